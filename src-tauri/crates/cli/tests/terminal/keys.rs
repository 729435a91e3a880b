//! What opens a vault from the terminal, and what is seen of it.

use std::{process::Stdio, time::Instant};

use crate::desk::{Desk, PASSPHRASE, finish};

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_recovery_code() {
    let desk = Desk::without_vault();
    let made = desk.json(&["vault", "create", "--recovery-code"]);
    assert_eq!((&made["mode"], &made["has_recovery_code"]), (&"passphrase".into(), &true.into()));
    let first = made["recovery_code"].as_str().unwrap().to_owned();
    assert_eq!(first.len(), 44, "{first}");
    assert!(desk.json(&["vault", "info"]).get("recovery_code").is_none(), "it is shown once");

    let recover = |code: &str, passphrase: &str, extra: &[&str]| {
        let mut command = desk.command(&[&["--json", "vault", "recover"], extra].concat());
        command.env("DOSSIER_RECOVERY_CODE", code).env("DOSSIER_NEW_PASSPHRASE", passphrase);
        command.stdin(Stdio::null()).env_remove("DOSSIER_PASSPHRASE");
        finish(command)
    };
    assert_eq!(recover("not a code", "x", &[]).refusal().code, "invalid_input");
    let slip = format!("{}{}", &first[..43], if first.ends_with('0') { '1' } else { '0' });
    assert_eq!(recover(&slip, "x", &[]).refusal().code, "invalid_input");
    let device = recover(&first, "x", &["--mode", "passphrase-and-device"]);
    assert_eq!(device.refusal().code, "not_available");
    let recovered = recover(&first.to_lowercase(), "another synthetic one", &[]);
    assert_eq!(recovered.status, Some(0), "{recovered:?}");
    assert_ne!(recovered.value()["recovery_code"], first.as_str(), "there is a new one");
    assert_eq!(desk.refused(&["vault", "info"]).code, "wrong_passphrase");
    assert_eq!(recover(&first, "x", &[]).refusal().code, "wrong_passphrase", "it is used up");
    let mut info = desk.command(&["--json", "vault", "info"]);
    info.env("DOSSIER_PASSPHRASE", "another synthetic one");
    assert_eq!(finish(info).status, Some(0));
}

#[test]
fn a_vault_without_a_recovery_code_says_so_and_gets_one_with_a_change_of_passphrase() {
    let desk = Desk::without_connection();
    assert_eq!(desk.json(&["vault", "info"])["has_recovery_code"], false);
    let mut change = desk.command(&["--json", "vault", "change-passphrase", "--recovery-code"]);
    change.env("DOSSIER_NEW_PASSPHRASE", PASSPHRASE);
    let changed = finish(change).value();
    assert_eq!(changed["has_recovery_code"], true);
    assert!(changed["recovery_code"].is_string(), "{changed}");
    assert_eq!(
        desk.refused(&["vault", "create", "--mode", "passphrase-and-device"]).code,
        "not_available"
    );
}

#[test]
fn after_ten_wrong_passphrases_there_is_a_wait_that_a_new_process_keeps_and_the_code_does_not() {
    let desk = Desk::without_vault();
    let code = desk.json(&["vault", "create", "--recovery-code"])["recovery_code"].clone();
    // Not by trying: the count stands beside the vault, and the delay then is five minutes.
    let up: f64 = std::fs::read_to_string("/proc/uptime")
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let up_ms = (up * 1_000.0) as u64;
    desk.write("vault/tries.json", format!("{{\"wrong\":30,\"up_ms\":{up_ms}}}").as_bytes());
    let refused = desk.refused(&["vault", "info"]);
    assert_eq!(refused.code, "not_available");
    assert!(refused.message.contains("seconds"), "{}", refused.message);
    let mut recover = desk.command(&["--json", "vault", "recover"]);
    recover.env("DOSSIER_RECOVERY_CODE", code.as_str().unwrap());
    recover.env("DOSSIER_NEW_PASSPHRASE", PASSPHRASE);
    assert_eq!(finish(recover).status, Some(0), "the code is always tried");
    assert!(!desk.path("vault/tries.json").exists());
    desk.json(&["vault", "info"]);
    let journal = desk.run(&["journal", "export", "journal.ndjson"]);
    assert_eq!(journal.status, Some(0), "{journal:?}");
    let text = std::fs::read_to_string(desk.path("journal.ndjson")).unwrap();
    let failed: Vec<&str> = text.lines().filter(|it| it.contains("vault.unlock_failed")).collect();
    assert_eq!(failed.len(), 1, "{text}");
    assert!(failed[0].contains("30"), "{failed:?}");
}

#[test]
fn wrong_passphrases_are_counted_and_the_count_goes_when_the_vault_is_opened() {
    let desk = Desk::without_connection();
    for wrong in 1..=3 {
        let mut command = desk.command(&["--json", "vault", "info"]);
        command.env("DOSSIER_PASSPHRASE", "a wrong passphrase");
        assert_eq!(finish(command).refusal().code, "wrong_passphrase");
        let kept = std::fs::read_to_string(desk.path("vault/tries.json")).unwrap();
        assert!(kept.contains(&format!("\"wrong\":{wrong}")), "{kept}");
    }
    desk.json(&["vault", "info"]);
    assert!(!desk.path("vault/tries.json").exists());
}

/// Where a process was handed a secret by its environment, `/proc` shows it as long as its memory
/// has it, also after it was taken out.
#[cfg(target_os = "linux")]
#[test]
fn no_secret_stays_in_what_is_told_of_a_process() {
    let desk = Desk::new();
    let case = desk.create_case("410400064");
    desk.faults(serde_json::json!({"rules": [{"method": "GET", "fault": {"kind": "stall"}}]}));
    let mut command = desk.command(&["sync", "--case", &case]);
    let others = ["a second secret", "a third secret"];
    command.env("DOSSIER_NEW_PASSPHRASE", others[0]).env("DOSSIER_RECOVERY_CODE", others[1]);
    command.env("DOSSIER_OTHER", "what is not taken");
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    while !desk.path("vault/vault.db-wal").exists() {
        assert!(started.elapsed().as_secs() < 60, "the vault was never opened");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let told = |what: &str| {
        let told = std::fs::read(format!("/proc/{}/{what}", child.id())).unwrap();
        String::from_utf8_lossy(&told).into_owned()
    };
    let (environment, arguments) = (told("environ"), told("cmdline"));
    let limits = told("limits");
    let image = limits.lines().find(|it| it.starts_with("Max core file size")).unwrap();
    let bounds: Vec<&str> = image.split_whitespace().skip(4).take(2).collect();
    assert_eq!(bounds, ["0", "0"], "no image of its memory is written");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(environment.contains("what is not taken"), "it can be seen: {environment}");
    for secret in [PASSPHRASE, others[0], others[1]] {
        assert!(!environment.contains(secret) && !arguments.contains(secret), "{environment}");
    }
}

/// A panic's message may hold what was being read: only its place is told.
#[cfg(feature = "controls")]
#[test]
fn a_panic_tells_its_place_and_none_of_its_words() {
    let desk = Desk::new();
    let case = desk.create_case("410400064");
    for (backtrace, is_told) in [(None, false), (Some("0"), true)] {
        let mut command = desk.command(&["sync", "--case", &case]);
        command.env("DOSSIER_FAIL_POINT", "send.read:panic").env_remove("RUST_BACKTRACE");
        if let Some(backtrace) = backtrace {
            command.env("RUST_BACKTRACE", backtrace);
        }
        let outcome = finish(command);
        assert_ne!(outcome.status, Some(0), "{outcome:?}");
        // The control: a developer who asks for it gets the words.
        assert_eq!(outcome.stderr.contains("a fail point"), is_told, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(".rs:"), "the place: {}", outcome.stderr);
    }
    desk.json(&["vault", "info"]);
}
