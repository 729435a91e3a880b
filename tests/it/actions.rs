//! What moves a case on besides a submit, and what a provider has besides cases.

use dossier_documents::synthetic::plain_jpeg;
use serde_json::{Value, json};

use crate::desk::{TestWindow, simulator};

/// A case that was created and not submitted.
fn fresh_case(window: &TestWindow) -> (dossier_sim::Sim, String, String) {
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    window.wait("the application", || {
        let case = window.ok("show_case", json!({"id": case}));
        case["external_id"].as_str().map(str::to_owned)
    });
    (sim, connection, case)
}

#[test]
fn an_action_that_the_provider_does_not_have_is_told_with_its_reason() {
    let window = TestWindow::open();
    let (_sim, _, case) = fresh_case(&window);
    let answer = json!({"fields": {"x": "y"}, "documents": {}, "hold_seconds": 0});
    let calls = [
        ("start_again", json!({"id": case, "holdSeconds": 0}), "not_available"),
        (
            "correct_case",
            json!({"id": case, "correction": {"a": 1}, "holdSeconds": 0}),
            "not_available",
        ),
        ("answer_case", json!({"id": case, "request": answer}), "not_available"),
    ];
    for (command, arguments, code) in calls {
        window.fails(command, arguments, code);
    }
    let shown = window.ok("show_case", json!({"id": case}));
    let kinds: Vec<&Value> =
        shown["submissions"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["create"], "nothing was queued");
}

#[test]
fn the_files_of_an_answer_are_named_by_handle_and_stay_when_it_is_refused() {
    let window = TestWindow::open();
    let (_sim, _, case) = fresh_case(&window);
    let answer = |handle: &str| {
        json!({"id": case, "request": {"fields": {}, "documents": {"files.FRONT": handle},
            "hold_seconds": 0}})
    };
    for handle in ["", "/etc/passwd", "../vault.db"] {
        window.fails("answer_case", answer(handle), "not_found");
    }
    let handle = window.choose("front.jpg", &plain_jpeg(1, 640, 480));
    window.fails("answer_case", answer(&handle), "not_available");
    // The file can still be used.
    window.ok(
        "try_file",
        json!({"handle": handle, "provider": "jiko", "slot": "SELFIE", "edit": {}}),
    );
}

#[test]
fn an_answer_given_elsewhere_and_an_attestation_go_on_record() {
    let window = TestWindow::open();
    let (_sim, _, case) = fresh_case(&window);
    window.fails("answer_outside", json!({"id": case, "text": "  "}), "invalid_input");
    window.ok("answer_outside", json!({"id": case, "text": "Sent by e-mail."}));
    let attested = json!([{"kind": "terms", "at": "2026-11-20T09:30:00Z", "how": "signed form"}]);
    window.ok("attest_case", json!({"id": case, "attested": attested}));
    let shown = window.ok("show_case", json!({"id": case}));
    assert_eq!(shown["notes"][0]["text"], "Sent by e-mail.");
    let terms = shown["attestations"].as_array().unwrap().iter().find(|it| it["kind"] == "terms");
    assert_eq!(terms.unwrap()["how"], "signed form");
    let entries = shown["timeline"].as_array().unwrap();
    assert!(entries.iter().any(|it| it["kind"] == "case.attested"));
}

#[test]
fn what_a_provider_has_besides_cases_is_listed_or_its_absence_is_told() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let of = json!({"connectionId": connection});
    assert_eq!(window.ok("catalogues", of.clone()), Value::Null);
    let error = window.fails("follow_all", of.clone(), "not_available");
    assert_eq!(error["message"]["message_id"], "reason-no-list");
    assert_eq!(window.ok("list_webhooks", of.clone()), json!([]));

    let register = |url: &str| json!({"connectionId": connection, "url": url});
    let made = window.ok("register_webhook", register("https://hooks.example.com/jiko"));
    let id = made["webhook_id"].as_str().unwrap();
    let listed = window.ok("list_webhooks", of.clone());
    assert_eq!(listed[0]["url"], "https://hooks.example.com/jiko");
    assert!(listed[0].get("secret").is_none(), "secrets stay in the vault: {listed}");
    window.ok("remove_webhook", json!({"connectionId": connection, "webhookId": id}));
    assert_eq!(window.ok("list_webhooks", of), json!([]));
}

#[test]
fn webhooks_are_set_up_by_a_supervisor_only() {
    let window = TestWindow::new();
    window.create("reviewer");
    let nowhere = json!({"connectionId": "0190f1d2-0000-7000-8000-000000000000", "url": "x"});
    let error = window.fails("register_webhook", nowhere, "not_available");
    assert_eq!(error["message"]["message_id"], "reason-role");
}
