//! Case files from the terminal: written, verified, tampered with, no room for them.

use std::process::Command;

use serde_json::{Value, json};

use crate::desk::{Desk, PASSPHRASE, finish};

/// A desk with a case, and its id.
fn with_case() -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.create_case("410400070");
    desk.json(&["case", "note", &case, "a synthetic note"]);
    (desk, case)
}

#[test]
fn a_case_file_is_written_and_verifies_without_the_vault() {
    let (desk, case) = with_case();
    let entries = desk.json(&["case", "show", &case])["timeline"].as_array().unwrap().len();
    let written = desk.json(&["case", "export", &case, "--out", "case.zip"]);
    let info = desk.json(&["vault", "info"]);
    desk.write("key", info["public_key"].as_str().unwrap().as_bytes());
    desk.write("fingerprint", info["fingerprint"].as_str().unwrap().as_bytes());
    std::fs::remove_dir_all(desk.path("vault")).unwrap();

    let verified = desk.json(&["bundle", "verify", "case.zip"]);
    let told = json!({"ok": true, "signer": "unknown", "fingerprint": info["fingerprint"],
        "entries": entries, "documents": 0, "case_id": case});
    for (name, value) in told.as_object().unwrap() {
        assert_eq!(&verified[name], value, "{name}");
    }
    for key in ["key", "fingerprint"] {
        let verified = desk.json(&["bundle", "verify", "case.zip", "--key", key]);
        assert_eq!(verified["signer"], "known");
    }
    assert_eq!(written["fingerprint"], info["fingerprint"]);
    let told = desk.run(&["bundle", "verify", "case.zip"]).stdout;
    assert!(told.starts_with("Intact, signer not checked."), "{told}");
    assert_eq!(desk.refused(&["bundle", "verify", "absent.zip"]).code, "not_found");
}

#[test]
fn a_case_file_that_was_changed_or_that_another_signed_is_refused_with_the_result() {
    let (desk, case) = with_case();
    desk.json(&["case", "export", &case, "--out", "case.zip", "--redacted"]);
    let file = std::fs::read(desk.path("case.zip")).unwrap();
    for at in [100, file.len() / 2, file.len() - 1] {
        let mut changed = file.clone();
        changed[at] ^= 1;
        desk.write("changed.zip", &changed);
        let refused = desk.refused(&["bundle", "verify", "changed.zip"]);
        assert_eq!(refused.code, "tampered");
        assert_eq!(refused.detail["ok"], false);
        let member = refused.detail["member"].as_str().unwrap();
        assert!(refused.message.contains(member), "{}", refused.message);
    }
    desk.write("other", "ab".repeat(32).as_bytes());
    let refused = desk.refused(&["bundle", "verify", "case.zip", "--key", "other"]);
    assert_eq!((refused.code.as_str(), &refused.detail["signer"]), ("tampered", &json!("unknown")));
    let again = desk.refused(&["case", "export", &case, "--out", "case.zip"]);
    assert_eq!(again.code, "conflict");
    assert_eq!(std::fs::read(desk.path("case.zip")).unwrap(), file, "never overwrites");
}

#[test]
fn the_golden_case_file_is_read_by_both_programs() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/case-file");
    let desk = Desk::without_vault();
    let (file, key) = (format!("{folder}/case.zip"), format!("{folder}/key.txt"));
    let told = desk.json(&["bundle", "verify", &file, "--key", &key]);
    assert_eq!((&told["ok"], &told["signer"]), (&true.into(), &"known".into()));
    let verifier = desk.command(&[]).get_program().to_owned();
    let mut verifier =
        Command::new(std::path::Path::new(&verifier).with_file_name("dossier-verify"));
    let outcome = finish({
        verifier.args(["--json", "--key", &key, &file]);
        verifier
    });
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert_eq!(outcome.value(), told, "both say the same");
    let mut bytes = std::fs::read(&file).unwrap();
    let at = bytes.len() / 3;
    bytes[at] ^= 0x10;
    desk.write("changed.zip", &bytes);
    assert_eq!(desk.refused(&["bundle", "verify", "changed.zip"]).code, "tampered");
}

#[test]
fn a_full_disk_leaves_no_half_file_and_nothing_on_record() {
    let (desk, case) = with_case();
    let script = r#"
        mkdir small && mount -t tmpfs -o size=8k tmpfs small || exit 77
        "$CTL" --vault vault --json case export "$CASE" --out small/case.zip
        status=$?
        ls -A small
        exit $status"#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", script]).current_dir(desk.folder.path());
    command.env("CTL", env!("CARGO_BIN_EXE_dossierctl")).env("CASE", &case);
    command.env("DOSSIER_PASSPHRASE", PASSPHRASE);
    let probe = Command::new("unshare").args(["--mount", "true"]).status();
    if !probe.is_ok_and(|it| it.success()) {
        return eprintln!("not run: a small disk can be made by root only");
    }
    let outcome = finish(command);
    if outcome.status == Some(77) {
        return eprintln!("not run: no small disk could be made here");
    }
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("\"storage_full\""), "{outcome:?}");
    assert_eq!(outcome.stdout, "", "nothing is left on the small disk");
    let shown: Value = desk.json(&["case", "show", &case]);
    let timeline = shown["timeline"].as_array().unwrap();
    assert!(timeline.iter().all(|entry| entry["kind"] != "case.exported"), "{timeline:?}");
}

#[test]
fn an_export_that_is_killed_midway_leaves_nothing_under_the_name() {
    let (desk, case) = with_case();
    for point in ["file.case.written", "rename.case.before"] {
        let mut command = desk.command(&["--json", "case", "export", &case, "--out", "case.zip"]);
        command.env("DOSSIER_FAIL_POINT", format!("{point}:abort"));
        let outcome = finish(command);
        assert_eq!(outcome.status, None, "{point}: it was killed: {outcome:?}");
        assert!(!desk.path("case.zip").exists(), "{point}");
    }
    desk.json(&["case", "export", &case, "--out", "case.zip"]);
    desk.json(&["bundle", "verify", "case.zip"]);
}
