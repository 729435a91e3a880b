//! What is asked wrongly is refused with a code, and nothing hangs.

use serde_json::{Value, json};

use crate::desk::{Answer, TestWindow, simulator};

/// An id of the right shape that names nothing.
const NOWHERE: &str = "0190f1d2-0000-7000-8000-000000000000";

#[test]
fn a_command_that_panics_is_an_internal_error_and_the_next_one_works() {
    let window = TestWindow::open();
    window.answer(Answer::Panic);
    let error = window.fails("choose_files", json!({}), "internal");
    let params = error["message"]["params"].as_array().unwrap();
    assert_eq!(params[0][0], "id", "a person can quote it: {error}");
    assert_eq!(window.ok("choose_files", json!({})), json!([]));
}

#[test]
fn every_command_of_the_vault_is_refused_while_it_is_locked() {
    let window = TestWindow::new();
    let queue = json!({"view": "all", "search": null, "provider": null, "limit": 1, "after": null});
    let add = json!({"provider": "jiko", "name": "x", "environment": "simulated",
        "base_url": "http://127.0.0.1:9", "credentials": {}, "proxy": null, "ca_pem": null,
        "owner": null});
    let create = json!({"connection_id": NOWHERE, "applicant": {}, "attested": [],
        "hold_seconds": 0});
    let attach = json!({"case_id": NOWHERE, "slot": "SELFIE", "handle": "x", "details": {},
        "edit": {}, "confirm_person": null, "hold_seconds": 0});
    let recommend = json!({"recommendation": "approve", "reasons": ["x"], "text": null,
        "private": null});
    let answer = json!({"fields": {}, "documents": {}, "hold_seconds": 0});
    let id = json!({"id": NOWHERE});
    let calls = [
        ("vault_info", json!({})),
        ("change_passphrase", json!({"old": "12345678", "fresh": "12345678", "newCode": false})),
        ("list_connections", json!({})),
        ("add_connection", json!({"request": add})),
        ("test_connection", id.clone()),
        ("remove_connection", id.clone()),
        ("rotate_credentials", json!({"id": NOWHERE, "credentials": {}})),
        ("try_simulated", json!({})),
        ("simulated_state", json!({})),
        ("list_queue", json!({"request": queue})),
        ("view_counts", json!({})),
        ("show_case", id.clone()),
        ("follow_case", json!({"connectionId": NOWHERE, "externalId": "x"})),
        ("agreements", json!({"connectionId": NOWHERE})),
        ("create_case", json!({"request": create})),
        ("submit_case", json!({"id": NOWHERE, "holdSeconds": 0})),
        ("add_note", json!({"id": NOWHERE, "text": "x"})),
        ("check_item", json!({"id": NOWHERE, "item": "x"})),
        ("recommend", json!({"id": NOWHERE, "request": recommend})),
        ("reveal_case", json!({"id": NOWHERE, "reason": "x"})),
        ("same_person", json!({"id": NOWHERE})),
        ("catalogues", json!({"connectionId": NOWHERE})),
        ("follow_all", json!({"connectionId": NOWHERE})),
        ("list_webhooks", json!({"connectionId": NOWHERE})),
        ("register_webhook", json!({"connectionId": NOWHERE, "url": "https://example.com/"})),
        ("remove_webhook", json!({"connectionId": NOWHERE, "webhookId": "x"})),
        ("show_inbox", json!({"id": NOWHERE})),
        ("set_inbox", json!({"id": NOWHERE, "address": "https://inbox.example.com"})),
        ("pull_inbox", json!({"id": NOWHERE})),
        ("remove_inbox", json!({"id": NOWHERE})),
        ("start_again", json!({"id": NOWHERE, "holdSeconds": 0})),
        ("correct_case", json!({"id": NOWHERE, "correction": {}, "holdSeconds": 0})),
        ("answer_case", json!({"id": NOWHERE, "request": answer})),
        ("answer_outside", json!({"id": NOWHERE, "text": "x"})),
        ("attest_case", json!({"id": NOWHERE, "attested": []})),
        ("choose_files", json!({})),
        ("try_file", json!({"handle": "x", "provider": "jiko", "slot": "SELFIE", "edit": {}})),
        ("recognise_file", json!({"caseId": NOWHERE, "slot": null, "handle": "x", "edit": {}})),
        ("file_picture", json!({"handle": "x", "edit": {}})),
        ("attach_file", json!({"request": attach})),
        ("document_preview", json!({"documentId": NOWHERE, "part": "source"})),
        ("list_outbox", json!({"all": true})),
        ("retry_submission", id.clone()),
        ("withdraw_submission", id),
        ("confirm_person", json!({"id": NOWHERE, "reason": "x"})),
        ("sync_now", json!({"caseId": null})),
        ("verify_journal", json!({})),
        ("open_link", json!({"url": "https://example.com/"})),
    ];
    for (command, arguments) in &calls {
        window.fails(command, arguments.clone(), "vault_locked");
    }
    // The others say nothing about the vault's content.
    let open = [
        "vault_state",
        "create_vault",
        "unlock_vault",
        "recover_vault",
        "print_page",
        "lock_vault",
        "applicant_template",
        "check_applicant",
        "forget_file",
        "sync_state",
        "get_settings",
        "set_settings",
        "save_diagnostics",
        "note_activity",
    ];
    let mut listed: Vec<&str> = calls.iter().map(|(command, _)| *command).chain(open).collect();
    let mut all = dossier::commands::names::NAMES.to_vec();
    listed.sort_unstable();
    all.sort_unstable();
    assert_eq!(listed, all, "a new command belongs to one of the two groups");
}

#[test]
fn ids_that_name_nothing_are_not_found() {
    let window = TestWindow::open();
    for id in [NOWHERE, "", "not an id", "../vault", "'; drop table cases"] {
        window.fails("show_case", json!({"id": id}), "not_found");
        window.fails("submit_case", json!({"id": id, "holdSeconds": 0}), "not_found");
        window.fails("add_note", json!({"id": id, "text": "x"}), "not_found");
        window.fails("check_item", json!({"id": id, "item": "x"}), "not_found");
        window.fails("reveal_case", json!({"id": id, "reason": "x"}), "not_found");
        window.fails("sync_now", json!({"caseId": id}), "not_found");
        window.fails("test_connection", json!({"id": id}), "not_found");
        window.fails("remove_connection", json!({"id": id}), "not_found");
        window.fails("agreements", json!({"connectionId": id}), "not_found");
        window.fails("start_again", json!({"id": id, "holdSeconds": 0}), "not_found");
        let correction = json!({"id": id, "correction": {"a": 1}, "holdSeconds": 0});
        window.fails("correct_case", correction, "not_found");
        window.fails("answer_outside", json!({"id": id, "text": "x"}), "not_found");
        window.fails("attest_case", json!({"id": id, "attested": []}), "not_found");
        for command in ["catalogues", "follow_all", "list_webhooks"] {
            window.fails(command, json!({"connectionId": id}), "not_found");
        }
        window.fails("retry_submission", json!({"id": id}), "not_found");
        window.fails("withdraw_submission", json!({"id": id}), "not_found");
        window.fails("confirm_person", json!({"id": id, "reason": "x"}), "not_found");
        let preview = json!({"documentId": id, "part": "prepared"});
        window.fails("document_preview", preview, "not_found");
        let handle = json!({"handle": id, "provider": "jiko", "slot": "SELFIE", "edit": {}});
        window.fails("try_file", handle, "not_found");
        window.fails("file_picture", json!({"handle": id, "edit": {}}), "not_found");
        let read = json!({"caseId": id, "slot": null, "handle": id, "edit": {}});
        window.fails("recognise_file", read, "not_found");
        window.ok("forget_file", json!({"handle": id}));
    }
}

#[test]
fn bad_input_is_told_with_its_place() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let request = json!({"connection_id": connection, "applicant": {"name": 7}, "attested": [],
        "hold_seconds": 0});
    let error = window.fails("create_case", json!({"request": request}), "invalid_input");
    assert_eq!(error["detail"]["kind"], "problems");
    let problems = error["detail"]["problems"].as_array().unwrap();
    assert!(problems.iter().any(|it| it["path"] == "email"), "{error}");

    let queue = |view: &str, limit: u32, after: Value| {
        json!({"request": {"view": view, "search": null, "provider": null, "limit": limit,
            "after": after}})
    };
    for request in [
        queue("no such view", 10, Value::Null),
        queue("all", 0, Value::Null),
        queue("all", 1001, Value::Null),
        queue("all", 10, json!("nonsense")),
    ] {
        window.fails("list_queue", request, "invalid_input");
    }
    window.fails("try_file", try_slot(&window.choose("a.jpg", b"x"), "NO_SLOT"), "invalid_input");
    window.fails(
        "follow_case",
        json!({"connectionId": connection, "externalId": " "}),
        "invalid_input",
    );
    for url in ["https://example.com/", "file:///etc/passwd", "javascript:alert(1)"] {
        window.fails("open_link", json!({"url": url}), "invalid_input");
    }
    let taken = sim.connection("jiko").unwrap();
    let again = json!({"provider": "jiko", "name": "Jiko for tests", "environment": "simulated",
        "base_url": taken.base_url, "credentials": taken.credentials, "proxy": null,
        "ca_pem": null, "owner": null});
    window.fails("add_connection", json!({"request": again}), "conflict");
}

fn try_slot(handle: &str, slot: &str) -> Value {
    let edit = json!({"pages": [], "turn": 0, "crop": null});
    json!({"handle": handle, "provider": "jiko", "slot": slot, "edit": edit})
}

#[test]
fn arguments_of_another_shape_are_refused_and_nothing_is_done() {
    let window = TestWindow::new();
    for arguments in [
        json!({}),
        json!({"passphrase": 7, "mode": "passphrase", "reviewer": "x", "role": "supervisor"}),
        json!({"passphrase": "long enough", "mode": "passphrase", "reviewer": "x", "role": "king"}),
        json!({"passphrase": "long enough", "mode": "none", "reviewer": "x", "role": "support"}),
        json!({"passphrase": null, "mode": "passphrase", "reviewer": "x", "role": "supervisor"}),
    ] {
        let refused = window.call("create_vault", arguments).unwrap_err();
        assert!(refused.is_string(), "the shell itself says so: {refused}");
    }
    assert_eq!(window.ok("vault_state", json!({}))["state"], "absent");
}

#[test]
fn a_role_that_may_not_is_told_so() {
    let window = TestWindow::new();
    window.create("support");
    let add = json!({"provider": "jiko", "name": "x", "environment": "simulated",
        "base_url": "http://127.0.0.1:9", "credentials": {}, "proxy": null, "ca_pem": null,
        "owner": null});
    let error = window.fails("add_connection", json!({"request": add}), "not_available");
    assert_eq!(error["message"]["message_id"], "reason-role");
}
