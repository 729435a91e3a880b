//! An older copy of a vault's folder, put back behind the program's back.

use std::fs;

use crate::desk::Desk;
#[cfg(feature = "controls")]
use crate::desk::finish;

fn copy(desk: &Desk, from: &str, to: &str) {
    let _ = fs::remove_dir_all(desk.path(to));
    fs::create_dir(desk.path(to)).unwrap();
    for entry in fs::read_dir(desk.path(from)).unwrap() {
        let name = entry.unwrap().file_name();
        fs::copy(desk.path(from).join(&name), desk.path(to).join(&name)).unwrap();
    }
}

#[test]
fn it_is_told_in_every_command_and_nothing_leaves() {
    let desk = Desk::new();
    let case = desk.create_case("410400070");
    copy(&desk, "vault", "kept");
    desk.json(&["case", "note", &case, "after the copy"]);
    let whole = desk.json(&["vault", "info"]);
    assert_eq!((&whole["rolled_back"], &whole["anchor"]), (&false.into(), &"held".into()));
    assert!(whole["checkpoint"].as_str().unwrap().starts_with("dossier checkpoint 1\n"));
    copy(&desk, "kept", "vault");

    let info = desk.json(&["vault", "info"]);
    assert_eq!((&info["rolled_back"], &info["anchor"]), (&true.into(), &"differs".into()));
    assert_eq!(info["anchored_seq"], whole["seq"]);
    assert!(info["seq"].as_u64() < whole["seq"].as_u64(), "{info}");
    let told = desk.run(&["vault", "info"]).stdout;
    assert!(told.contains("an older copy was put back"), "{told}");
    let before = desk.sim.requests();
    for refused in [
        &["case", "submit", &case][..],
        &["case", "note", &case, "more"],
        &["sync"],
        &["sync", "--case", &case],
        &["outbox", "deliver", "--all"],
    ] {
        assert_eq!(desk.refused(refused).code, "rolled_back", "{refused:?}");
    }
    assert_eq!(desk.sim.requests(), before, "nothing was sent");
    let verified = desk.refused(&["journal", "verify"]);
    assert_eq!(verified.code, "tampered");
    assert_eq!(verified.detail["first_bad"].as_u64(), info["seq"].as_u64().map(|seq| seq + 1));
    desk.json(&["journal", "export", "journal.jsonl"]);
    let exported = desk.json(&["journal", "verify", "journal.jsonl"]);
    assert_eq!((&exported["ok"], &exported["entries"]), (&true.into(), &info["seq"]));
    assert_eq!(exported["signer"], "unknown");
    desk.write("key", info["fingerprint"].as_str().unwrap().as_bytes());
    let held = desk.json(&["journal", "verify", "journal.jsonl", "--key", "key"]);
    assert_eq!(held["signer"], "known");
}

/// The control of the test above: without the anchor, the older copy is worked with as if nothing
/// had happened.
#[cfg(feature = "controls")]
#[test]
fn without_the_anchor_nobody_notices() {
    let desk = Desk::new();
    let case = desk.create_case("410400071");
    copy(&desk, "vault", "kept");
    desk.json(&["case", "note", &case, "after the copy"]);
    copy(&desk, "kept", "vault");
    let mut command = desk.command(&["--json", "case", "note", &case, "more"]);
    command.env("DOSSIER_CONTROL", "no-anchor");
    assert_eq!(finish(command).status, Some(0));
}
