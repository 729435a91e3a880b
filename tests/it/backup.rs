//! Backups from the window: written, and put back where there is no vault that opens.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::desk::{Answer, PASSPHRASE, TestWindow, simulator};

fn with(passphrase: &str) -> Value {
    json!({"request": {"kind": "passphrase", "passphrase": passphrase}})
}

fn backed_up(window: &TestWindow) -> PathBuf {
    let path = window.folder.path().join("of today.backup");
    window.answer(Answer::Paths(vec![path.clone()]));
    assert_eq!(window.ok("back_up", json!({})), json!(path));
    path
}

/// Another computer, on which the backup was chosen.
fn elsewhere(path: &std::path::Path) -> (TestWindow, Value) {
    let window = TestWindow::new();
    window.answer(Answer::Paths(vec![path.to_owned()]));
    let chosen = window.ok("choose_backup", json!({}));
    (window, chosen)
}

#[test]
fn a_backup_is_written_and_put_back_on_another_computer() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    assert_eq!(window.ok("backup_state", json!({})), json!({"last_at": null, "refused": null}));
    assert_eq!(window.ok("back_up", json!({})), Value::Null, "nobody chose a file");
    let path = backed_up(&window);
    assert!(window.ok("backup_state", json!({}))["last_at"].is_string());
    window.answer(Answer::Paths(vec![path.clone()]));
    window.fails("back_up", json!({}), "conflict");
    window.fails("choose_backup", json!({}), "conflict");

    let (other, chosen) = elsewhere(&path);
    assert_eq!(chosen["name"], "of today.backup");
    assert_eq!(
        (&chosen["mode"], &chosen["has_recovery_code"]),
        (&json!("passphrase"), &json!(true))
    );
    other.fails("restore_vault", with("not the passphrase"), "wrong_passphrase");
    assert_eq!(other.ok("vault_state", json!({}))["state"], "absent");
    let restored = other.ok("restore_vault", with(PASSPHRASE));
    assert_eq!(restored["made_at"], chosen["made_at"]);
    assert_eq!((&restored["aside"], &restored["recovery_code"]), (&Value::Null, &Value::Null));
    assert_eq!(restored["uncertain"], restored["vault"]["outbox"]);
    assert_eq!(other.ok("show_case", json!({"id": case}))["case_id"], json!(case));
    let told = other.heard("restoring");
    assert_eq!(told.last().unwrap()["percent"], 100, "{told:?}");
}

#[test]
fn a_recovery_code_opens_a_backup_and_is_used_up() {
    let window = TestWindow::new();
    let code = window.create_with("passphrase_and_device", "supervisor");
    let path = backed_up(&window);
    let (other, _) = elsewhere(&path);
    let error = other.fails("restore_vault", with(PASSPHRASE), "not_available");
    assert!(error["message"]["message_id"].as_str().unwrap().starts_with("keychain"), "{error}");
    let by_code = |code: &str| {
        json!({"request": {"kind": "recovery_code", "code": code, "mode": "passphrase",
            "passphrase": "a passphrase of the new computer"}})
    };
    other.fails("restore_vault", by_code("not a code"), "invalid_input");
    let restored = other.ok("restore_vault", by_code(&code));
    let fresh = restored["recovery_code"].as_str().unwrap();
    assert_ne!(fresh, code);
    other.ok("lock_vault", json!({}));
    other.fails("unlock_vault", json!({"passphrase": PASSPHRASE}), "wrong_passphrase");
    other.ok("unlock_vault", json!({"passphrase": "a passphrase of the new computer"}));
}

#[test]
fn a_whole_vault_stays_and_a_damaged_one_is_kept_beside() {
    let window = TestWindow::open();
    let path = backed_up(&window);
    window.ok("lock_vault", json!({}));
    window.answer(Answer::Paths(vec![path.clone()]));
    window.ok("choose_backup", json!({}));
    window.fails("restore_vault", with(PASSPHRASE), "conflict");

    let database = window.folder.path().join("vault/vault.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[..middle].fill(7);
    std::fs::write(&database, bytes).unwrap();
    assert_eq!(window.ok("vault_state", json!({}))["is_damaged"], false, "nobody looked");
    window.fails("unlock_vault", json!({"passphrase": PASSPHRASE}), "vault_damaged");
    assert_eq!(window.ok("vault_state", json!({}))["is_damaged"], true);
    let restored = window.ok("restore_vault", with(PASSPHRASE));
    let aside = PathBuf::from(restored["aside"].as_str().unwrap());
    assert!(aside.join("vault.db").exists());
    let state = window.ok("vault_state", json!({}));
    assert_eq!((&state["state"], &state["is_damaged"]), (&json!("open"), &json!(false)));
}

#[test]
fn what_is_no_backup_is_refused_when_it_is_chosen() {
    let window = TestWindow::new();
    assert_eq!(window.ok("choose_backup", json!({})), Value::Null);
    window.fails("restore_vault", with(PASSPHRASE), "not_found");
    let path = window.folder.path().join("photo");
    std::fs::write(&path, b"something else").unwrap();
    window.answer(Answer::Paths(vec![path]));
    window.fails("choose_backup", json!({}), "vault_damaged");
    window.answer(Answer::Paths(vec![window.folder.path().to_owned()]));
    window.fails("choose_backup", json!({}), "invalid_input");
    assert_eq!(window.ok("vault_state", json!({}))["state"], "absent");
}
