//! The vault itself: passphrases, other processes, full disks.

use std::{process::Command, time::Instant};

use serde_json::json;

use crate::desk::{CONNECTION, Desk, PASSPHRASE, finish, wait};

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let desk = Desk::without_connection();
    let with = |passphrase: &str, arguments: &[&str]| {
        let mut command = desk.command(&[&["--json"], arguments].concat());
        command.env("DOSSIER_PASSPHRASE", passphrase);
        finish(command)
    };
    let info = ["vault", "info"];
    assert_eq!(with("a wrong passphrase", &info).refusal().code, "wrong_passphrase");
    assert_eq!(with("", &info).refusal().code, "invalid_input");
    assert_eq!(with("", &["--vault", "other", "vault", "create"]).refusal().code, "invalid_input");
    assert!(!desk.path("other").exists(), "nothing is made for a refused passphrase");
    assert_eq!(with(PASSPHRASE, &info).status, Some(0));
    assert_eq!(desk.refused(&["vault", "create"]).code, "conflict");
    assert_eq!(desk.refused(&["--vault", "nowhere", "vault", "info"]).code, "not_found");
}

#[test]
fn a_passphrase_is_changed_and_comes_through_a_descriptor_too() {
    let desk = Desk::without_connection();
    let shell = |line: &str| {
        let mut command = Command::new("bash");
        command.args(["-c", line]).current_dir(desk.folder.path());
        command.env("CTL", env!("CARGO_BIN_EXE_dossierctl")).env_remove("DOSSIER_PASSPHRASE");
        finish(command)
    };
    desk.write("old", PASSPHRASE.as_bytes());
    desk.write("new", b"another synthetic one\nsecond line\n");
    let changed = shell(
        "$CTL --vault vault --passphrase-fd 3 vault change-passphrase --new-passphrase-fd 4 3<old 4<new",
    );
    assert_eq!(changed.status, Some(0), "{changed:?}");
    assert_eq!(desk.refused(&["vault", "info"]).code, "wrong_passphrase");
    let opened = shell("$CTL --vault vault --passphrase-fd 5 --json vault info 5<new");
    assert_eq!(opened.status, Some(0), "the first line counts: {opened:?}");
    let piped = shell("head -1 new | $CTL --vault vault --passphrase-fd 0 --json vault info");
    assert_eq!(piped.status, Some(0), "{piped:?}");
    let closed = shell("$CTL --vault vault --passphrase-fd 9 --json vault info");
    assert_eq!(closed.refusal().code, "invalid_input");
    let none = shell("$CTL --vault vault --json vault info </dev/null");
    assert_eq!(none.refusal().code, "invalid_input", "a script is not asked");
}

#[test]
fn a_second_process_is_told_at_once_and_a_killed_one_lets_go() {
    let desk = Desk::new();
    let case = desk.create_case("410400060");
    desk.faults(json!({"rules": [{"method": "GET", "fault": {"kind": "stall"}}]}));
    let mut first = desk.command(&["sync", "--case", &case]).spawn().unwrap();
    let started = Instant::now();
    // The log appears when the database is opened, which is after the lock was taken.
    while !desk.path("vault/vault.db-wal").exists() {
        assert!(started.elapsed().as_secs() < 60, "the first process never opened the vault");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let refused = desk.refused(&["vault", "info"]);
    assert_eq!(refused.code, "vault_in_use");
    assert_eq!(wait(&mut first, std::time::Duration::ZERO), None, "it is still at work");
    first.kill().unwrap();
    first.wait().unwrap();
    desk.json(&["vault", "info"]);
}

#[test]
fn a_full_disk_is_told_and_what_was_saved_stays() {
    let desk = Desk::new();
    let case = desk.create_case("210400061");
    desk.write("photo.png", &dossier_documents::synthetic::plain_png(1, 1200, 1600));
    let script = r#"
        mkdir small && mount -t tmpfs -o size=1500k tmpfs small || exit 77
        cp -a vault small/ && cd small || exit 77
        for slot in SELFIE PASSPORT ID_FRONT; do
            "$CTL" --vault vault --json document attach "$CASE" $slot ../photo.png && continue
            "$CTL" --vault vault --json journal verify && exit 1
            exit 3
        done
        exit 0"#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", script]).current_dir(desk.folder.path());
    command.env("CTL", env!("CARGO_BIN_EXE_dossierctl")).env("CASE", &case);
    command.env("DOSSIER_PASSPHRASE", PASSPHRASE);
    let Ok(probe) = Command::new("unshare").args(["--mount", "true"]).status() else {
        return eprintln!("not run: there is no unshare");
    };
    if !probe.success() {
        return eprintln!("not run: a small disk can be made by root only");
    }
    let outcome = finish(command);
    if outcome.status == Some(77) {
        return eprintln!("not run: no small disk could be made here");
    }
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    let line = outcome.stderr.lines().last().unwrap_or_default();
    assert!(line.contains("\"storage_full\""), "{outcome:?}");
    let verified = outcome.stdout.lines().last().unwrap_or_default();
    assert!(verified.contains("\"ok\":true"), "{outcome:?}");
}

#[test]
fn a_role_does_what_it_includes() {
    let desk = Desk::without_vault();
    desk.json(&["vault", "create", "--role", "support"]);
    desk.write("sim.json", &serde_json::to_vec(desk.sim.announcement()).unwrap());
    let refused = desk.refused(&["connection", "add", "--from-sim", "sim.json"]);
    assert_eq!(refused.code, "not_available");
    assert!(refused.message.contains("support"), "{}", refused.message);
    let listed = desk.run(&["connection", "list"]).stdout;
    assert!(!listed.contains(CONNECTION), "{listed}");
}
