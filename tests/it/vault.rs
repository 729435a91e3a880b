//! The vault's door.

use serde_json::{Value, json};

use crate::desk::{Answer, PASSPHRASE, TestWindow};

#[test]
fn a_vault_is_made_locked_and_opened_again() {
    let window = TestWindow::new();
    let state = window.ok("vault_state", json!({}));
    assert_eq!((&state["state"], &state["reviewer"]), (&json!("absent"), &Value::Null));

    window.create("reviewer");
    let state = window.ok("vault_state", json!({}));
    assert_eq!(state["state"], "open");
    assert_eq!(state["reviewer"], json!({"name": "Test Person", "role": "reviewer"}));

    window.ok("lock_vault", json!({}));
    let state = window.ok("vault_state", json!({}));
    assert_eq!((&state["state"], &state["reviewer"]), (&json!("locked"), &Value::Null));
    assert_eq!(window.heard("locked").len(), 1);
    window.fails("vault_info", json!({}), "vault_locked");

    let info = window.ok("unlock_vault", json!({"passphrase": PASSPHRASE}));
    assert_eq!(info["cases"], 0);
    assert_eq!(window.ok("vault_info", json!({}))["vault_id"], info["vault_id"]);
}

#[test]
fn a_wrong_passphrase_a_second_vault_and_no_vault_are_told_apart() {
    let window = TestWindow::new();
    window.fails("unlock_vault", json!({"passphrase": PASSPHRASE}), "not_found");
    window.create("supervisor");
    window.fails("unlock_vault", json!({"passphrase": PASSPHRASE}), "conflict");
    window.ok("lock_vault", json!({}));

    window.fails("unlock_vault", json!({"passphrase": "not the passphrase"}), "wrong_passphrase");
    let again = json!({"passphrase": PASSPHRASE, "mode": "passphrase", "reviewer": "Another",
        "role": "support"});
    window.fails("create_vault", again, "conflict");
    window.ok("unlock_vault", json!({"passphrase": PASSPHRASE}));
}

#[test]
fn a_short_passphrase_or_no_name_makes_no_vault() {
    let window = TestWindow::new();
    for (passphrase, reviewer) in [("", "Test Person"), ("short", "Test Person"), (PASSPHRASE, " ")]
    {
        let request = json!({"passphrase": passphrase, "mode": "passphrase", "reviewer": reviewer,
            "role": "supervisor"});
        window.fails("create_vault", request, "invalid_input");
    }
    assert_eq!(window.ok("vault_state", json!({}))["state"], "absent");
}

#[test]
fn the_passphrase_is_changed_only_by_who_knows_it() {
    let window = TestWindow::open();
    let change = |old: &str, new: &str| json!({"old": old, "fresh": new, "newCode": false});
    window.fails("change_passphrase", change("wrong", "another passphrase"), "wrong_passphrase");
    window.fails("change_passphrase", change(PASSPHRASE, "short"), "invalid_input");
    window.ok("change_passphrase", change(PASSPHRASE, "another passphrase"));
    window.ok("lock_vault", json!({}));
    window.fails("unlock_vault", json!({"passphrase": PASSPHRASE}), "wrong_passphrase");
    window.ok("unlock_vault", json!({"passphrase": "another passphrase"}));
}

#[test]
fn settings_outlive_the_window_and_bad_ones_are_refused() {
    let window = TestWindow::new();
    let mut settings = window.ok("get_settings", json!({}));
    settings["theme"] = json!("dark");
    settings["hold_seconds"] = Value::Null;
    window.ok("set_settings", json!({"settings": settings}));
    assert_eq!(window.ok("get_settings", json!({})), settings);
    settings["idle_lock_minutes"] = json!(16);
    window.fails("set_settings", json!({"settings": settings}), "invalid_input");
}

#[test]
fn the_diagnostic_report_holds_counts_and_no_name() {
    let window = TestWindow::open();
    assert_eq!(window.ok("save_diagnostics", json!({})), Value::Null, "nobody chose a file");
    let path = window.folder.path().join("report.json");
    window.answer(Answer::Paths(vec![path.clone()]));
    window.ok("save_diagnostics", json!({}));
    let text = std::fs::read_to_string(path).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["vault"]["views"]["all"], 0);
    assert!(!text.contains("Test Person"), "the report names nobody");
}
