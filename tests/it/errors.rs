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
fn ids_that_name_nothing_are_not_found() {
    let window = TestWindow::open();
    for id in [NOWHERE, "", "not an id", "../vault", "'; drop table cases"] {
        window.fails("show_case", json!({"id": id}), "not_found");
        window.fails("submit_case", json!({"id": id, "holdSeconds": 0}), "not_found");
        window.fails("add_note", json!({"id": id, "text": "x"}), "not_found");
        window.fails("check_item", json!({"id": id, "item": "x"}), "not_found");
        window.fails("export_case", json!({"id": id, "redacted": true}), "not_found");
        let reveal = json!({"id": id, "path": "x", "reason": "x"});
        window.fails("reveal_field", reveal, "not_found");
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
        let preview = json!({"documentId": id, "part": "prepared", "size": "whole"});
        window.fails("document_preview", preview, "not_found");
        let handle = json!({"handle": id, "provider": "jiko", "slot": "SELFIE", "edit": {}});
        window.fails("try_file", handle, "not_found");
        let picture = json!({"handle": id, "edit": {}, "size": "small"});
        window.fails("file_picture", picture, "not_found");
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
