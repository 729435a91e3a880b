//! Every command against every kind of caller: only what is meant to be answered is.

use serde_json::{Map, Value, json};

use crate::desk::{TestWindow, simulator};

/// An id of the right shape that names nothing.
const NOWHERE: &str = "0190f1d2-0000-7000-8000-000000000000";
/// Longer than anything that a person types.
const LONG: usize = 10_000_000;

/// A command with arguments of the right shape, and whether a support person may call it. Every
/// call is refused or does nothing that lasts.
pub struct Row {
    pub command: &'static str,
    pub arguments: Value,
    pub support: bool,
}

fn row(command: &'static str, arguments: Value) -> Row {
    Row { command, arguments, support: true }
}

fn gated(command: &'static str, arguments: Value) -> Row {
    Row { command, arguments, support: false }
}

pub fn table() -> Vec<Row> {
    let edit = json!({"pages": [], "turn": 0, "crop": null});
    let queue = json!({"view": "all", "search": null, "provider": null, "limit": 1, "after": null});
    let add = json!({"provider": "jiko", "name": "x", "environment": "simulated",
        "base_url": "http://127.0.0.1:9", "credentials": {}, "proxy": null, "ca_pem": null,
        "owner": null});
    let create = json!({"connection_id": NOWHERE, "applicant": {}, "attested": [],
        "hold_seconds": 0});
    let attach = json!({"case_id": NOWHERE, "slot": "SELFIE", "handle": "x", "details": {},
        "edit": edit, "confirm_person": null, "hold_seconds": 0});
    let recommend = json!({"recommendation": "approve", "reasons": ["x"], "text": null,
        "private": null, "evidence": null});
    let answer = json!({"fields": {}, "documents": {}, "hold_seconds": 0});
    let settings = json!({"hold_seconds": 10, "idle_lock_minutes": 5, "theme": "system",
        "one_key_shortcuts": true});
    let retention = json!({"keep_days": 7, "applicant_days": null, "unsent_days": null,
        "record_keeper": null});
    let id = || json!({"id": NOWHERE});
    let connection = || json!({"connectionId": NOWHERE});
    vec![
        row("vault_state", json!({})),
        row(
            "create_vault",
            json!({"passphrase": "x", "mode": "passphrase", "reviewer": "x", "role": "support"}),
        ),
        row("unlock_vault", json!({"passphrase": "x"})),
        row("recover_vault", json!({"code": "x", "passphrase": "x", "mode": "passphrase"})),
        row("vault_info", json!({})),
        gated(
            "change_passphrase",
            json!({"old": "12345678", "fresh": "12345678", "newCode": false}),
        ),
        row("print_page", json!({})),
        row("backup_state", json!({})),
        gated("back_up", json!({})),
        row("choose_backup", json!({})),
        row("restore_vault", json!({"request": {"kind": "passphrase", "passphrase": "x"}})),
        row("retention_state", json!({})),
        gated("set_retention", json!({"id": NOWHERE, "change": retention})),
        row("upcoming_erasures", json!({})),
        gated("erase_due", json!({"confirmClock": true})),
        gated("hold_case", json!({"id": NOWHERE, "reason": "x"})),
        gated("release_hold", json!({"id": NOWHERE, "reason": "x"})),
        gated("date_record", json!({"id": NOWHERE, "from": "2026-11-20"})),
        row("list_connections", json!({})),
        gated("add_connection", json!({"request": add})),
        row("test_connection", id()),
        gated("remove_connection", id()),
        gated("rotate_credentials", json!({"id": NOWHERE, "credentials": {}})),
        gated("try_simulated", json!({})),
        row("catalogues", connection()),
        row("follow_all", connection()),
        row("list_webhooks", connection()),
        gated("register_webhook", json!({"connectionId": NOWHERE, "url": "https://example.com/"})),
        gated("remove_webhook", json!({"connectionId": NOWHERE, "webhookId": "x"})),
        row("show_inbox", id()),
        gated("set_inbox", json!({"id": NOWHERE, "address": "https://inbox.example.com"})),
        row("pull_inbox", id()),
        gated("remove_inbox", id()),
        row("simulated_state", json!({})),
        row("list_queue", json!({"request": queue})),
        row("view_counts", json!({})),
        row("snooze_case", json!({"id": NOWHERE, "until": "2100-01-01T00:00:00Z", "reason": null})),
        row("wake_case", id()),
        row("escalate_case", json!({"id": NOWHERE, "reason": "x"})),
        row("calm_case", id()),
        row("saved_views", json!({})),
        row("save_view", json!({"name": "x", "filter": {"view": "no such view"}})),
        row("rename_view", json!({"id": NOWHERE, "name": "x"})),
        row("remove_view", json!({"id": NOWHERE})),
        row("show_case", id()),
        row("follow_case", json!({"connectionId": NOWHERE, "externalId": "x"})),
        row("applicant_template", json!({"provider": "jiko"})),
        row("check_applicant", json!({"provider": "jiko", "applicant": {}})),
        row("agreements", connection()),
        row("create_case", json!({"request": create})),
        row("submit_case", json!({"id": NOWHERE, "holdSeconds": 0})),
        row("add_note", json!({"id": NOWHERE, "text": "x"})),
        gated("check_item", json!({"id": NOWHERE, "item": "x"})),
        gated("recommend", json!({"id": NOWHERE, "request": recommend})),
        gated("reveal_field", json!({"id": NOWHERE, "path": "x", "reason": "x"})),
        row("share_screen", json!({"on": false})),
        row("same_person", id()),
        gated("choose_export_folder", json!({})),
        gated("export_case", json!({"id": NOWHERE, "redacted": false, "folder": null})),
        row("start_again", json!({"id": NOWHERE, "holdSeconds": 0})),
        row("correct_case", json!({"id": NOWHERE, "correction": {}, "holdSeconds": 0})),
        row("answer_case", json!({"id": NOWHERE, "request": answer})),
        row("answer_outside", json!({"id": NOWHERE, "text": "x"})),
        row("attest_case", json!({"id": NOWHERE, "attested": []})),
        row("choose_files", json!({})),
        row("compared_documents", json!({"caseId": NOWHERE})),
        row("try_file", json!({"handle": "x", "provider": "jiko", "slot": "SELFIE", "edit": edit})),
        row(
            "recognise_file",
            json!({"caseId": NOWHERE, "slot": null, "handle": "x", "edit": edit}),
        ),
        row("file_picture", json!({"handle": "x", "edit": edit, "size": "small"})),
        row("attach_file", json!({"request": attach})),
        row("forget_file", json!({"handle": "x"})),
        row("document_preview", json!({"documentId": NOWHERE, "part": "source", "size": "screen"})),
        row("dashboard", json!({"days": 7})),
        row("save_table", json!({"name": "x", "csv": "x"})),
        row("list_drafts", json!({})),
        row("keep_draft", json!({"key": "note:x", "body": null})),
        row("list_outbox", json!({"all": true})),
        row("retry_submission", id()),
        row("withdraw_submission", id()),
        row("confirm_person", json!({"id": NOWHERE, "reason": "x"})),
        row("show_policy", json!({})),
        gated("set_policy", json!({"text": "{}"})),
        row("read_policy", json!({})),
        row("save_policy", json!({})),
        row("sync_now", json!({"caseId": NOWHERE})),
        row("sync_state", json!({})),
        row("verify_journal", json!({})),
        row("get_settings", json!({})),
        row("set_settings", json!({"settings": settings})),
        row("save_diagnostics", json!({})),
        row("open_link", json!({"url": "https://example.com/"})),
        row("note_activity", json!({})),
        // Last: it ends what the others need.
        row("lock_vault", json!({})),
    ]
}

/// What says nothing of the vault's content, and so answers while it is locked.
pub const ANSWERS_LOCKED: [&str; 16] = [
    "vault_state",
    "create_vault",
    "unlock_vault",
    "recover_vault",
    "choose_backup",
    "restore_vault",
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

/// Arguments with one of them changed, each with what was done to it.
fn spoilt(arguments: &Value) -> Vec<(String, Value)> {
    let Value::Object(map) = arguments else { return Vec::new() };
    let mut all = Vec::new();
    for (name, value) in map {
        let with = |value: Value| {
            let mut map: Map<String, Value> = map.clone();
            map.insert(name.clone(), value);
            Value::Object(map)
        };
        let mut without = map.clone();
        without.remove(name);
        all.push((format!("without {name}"), Value::Object(without)));
        let other = if value.is_number() || value.is_boolean() { json!("x") } else { json!(7) };
        all.push((format!("{name} of another type"), with(other)));
        if value.is_string() {
            all.push((format!("{name} of 10 MB"), with("a".repeat(LONG).into())));
            all.push((format!("{name} hostile"), with("\u{0}\u{202e}<script>'\";--".into())));
        }
    }
    let mut more = map.clone();
    more.insert("role".to_owned(), "supervisor".into());
    more.insert("__proto__".to_owned(), json!({"admin": true}));
    all.push(("with more".to_owned(), Value::Object(more)));
    all
}

#[test]
fn every_command_has_a_row() {
    let mut listed: Vec<&str> = table().iter().map(|row| row.command).collect();
    let mut all = dossier::commands::names::NAMES.to_vec();
    listed.sort_unstable();
    all.sort_unstable();
    assert_eq!(listed, all);
}

#[test]
fn a_locked_vault_answers_nothing_of_its_content() {
    let window = TestWindow::new();
    for Row { command, arguments, .. } in table() {
        if !ANSWERS_LOCKED.contains(&command) {
            window.fails(command, arguments, "vault_locked");
        }
    }
}

#[test]
fn a_support_person_is_refused_with_the_reason_exactly_what_the_role_lacks() {
    let window = TestWindow::new();
    window.create("support");
    for Row { command, arguments, support } in table() {
        // Asks first whether the simulated providers are installed.
        if command == "try_simulated" {
            continue;
        }
        let refused = match window.call(command, arguments) {
            Err(error) if error["message"]["message_id"] == "reason-role" => {
                assert_eq!(error["code"], "not_available", "{command}");
                true
            }
            _ => false,
        };
        assert_eq!(refused, !support, "{command}");
    }
}

#[test]
fn another_window_is_refused_every_command() {
    let window = TestWindow::open();
    for Row { command, arguments, .. } in table() {
        let answer = window.call_from_other(command, arguments);
        assert!(answer.is_err(), "{command} answers another window: {answer:?}");
    }
}

#[test]
fn spoilt_arguments_are_refused_or_change_nothing_and_nothing_hangs() {
    let window = TestWindow::open();
    let before = window.ok("verify_journal", json!({}));
    for Row { command, arguments, .. } in table() {
        // These would do as they are asked, whatever stands beside.
        let does = ["lock_vault", "set_policy", "share_screen", "set_settings", "try_simulated"];
        if does.contains(&command) {
            continue;
        }
        for (how, arguments) in spoilt(&arguments) {
            let answer = window.call(command, arguments);
            let is_answer = match &answer {
                Ok(_) => true,
                // The shell's own refusal is a text; ours has a code.
                Err(error) => error.is_string() || error["code"] != "internal",
            };
            assert!(is_answer, "{command} {how}: {answer:?}");
            // An applicant may be any JSON; what is wrong with it is the answer.
            if how.ends_with("another type") && !how.starts_with("applicant") {
                assert!(answer.is_err(), "{command} {how}: {answer:?}");
            }
        }
    }
    assert_eq!(window.ok("verify_journal", json!({})), before, "nothing was recorded");
    assert_eq!(window.ok("vault_state", json!({}))["state"], "open");
    assert_eq!(window.ok("vault_state", json!({}))["reviewer"]["role"], "supervisor");
}

#[test]
fn a_handle_is_good_once() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    let photo = dossier_documents::synthetic::photo_jpeg(3, 800, 600, 1);
    let handle = window.choose("photo.jpg", &photo);
    let attach = json!({"request": {"case_id": case, "slot": "SELFIE", "handle": handle,
        "details": {}, "edit": {"pages": [], "turn": 0, "crop": null}, "confirm_person": null,
        "hold_seconds": null}});
    window.ok("attach_file", attach.clone());
    window.fails("attach_file", attach, "not_found");
}

#[test]
fn no_answer_but_that_of_a_reveal_holds_a_whole_number() {
    const NUMBER: &str = "400111222";
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let mut applicant = window.ok("applicant_template", json!({"provider": "jiko"}));
    applicant["identification_number"] = NUMBER.into();
    let request = json!({"connection_id": connection, "applicant": applicant, "attested": [],
        "hold_seconds": 0});
    let created = window.ok("create_case", json!({"request": request}));
    let case = created["case_id"].as_str().unwrap().to_owned();
    window.wait("the create", || {
        window.ok("show_case", json!({"id": case}))["external_id"].is_string().then_some(())
    });
    // The same calls as in the table, about a case that there is.
    let ids = ["id", "caseId", "connectionId"];
    let about = |mut arguments: Value| {
        for name in ids.iter().filter(|name| arguments.get(**name).is_some()).collect::<Vec<_>>() {
            let known = if *name == "connectionId" { &connection } else { &case };
            arguments[*name] = known.as_str().into();
        }
        arguments
    };
    let mut answers = 0;
    for Row { command, arguments, .. } in table() {
        if ["lock_vault", "reveal_field", "set_policy", "try_simulated"].contains(&command) {
            continue;
        }
        let answer = window.call(command, about(arguments));
        answers += usize::from(answer.is_ok());
        let told = answer.unwrap_or_else(|error| error).to_string();
        assert!(!told.contains(NUMBER), "{command} tells the number");
    }
    assert!(answers > 20, "only {answers} commands answered");
    for event in ["changed", "sync"] {
        assert!(!json!(window.heard(event)).to_string().contains(NUMBER), "{event}");
    }
    let path = "identification_number";
    let reveal = |reason: Value| json!({"id": case, "path": path, "reason": reason});
    window.fails("reveal_field", reveal(json!(" ")), "invalid_input");
    window.fails("reveal_field", reveal(Value::Null), "invalid_input");
    let revealed = window.ok("reveal_field", reveal(json!("customer_call")));
    assert_eq!(revealed["value"], NUMBER, "the scan would find it");
    window.ok("share_screen", json!({"on": true}));
    window.fails("reveal_field", reveal(Value::Null), "not_available");
    assert_eq!(window.ok("show_case", json!({"id": case}))["name"], Value::Null);
}
