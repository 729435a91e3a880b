//! A disk that cannot be written any more, has no place for another file, or has a fault.

use std::process::Command;

use crate::{
    desk::{Outcome, PASSPHRASE, finish},
    settled,
    subject::Subject,
    world::World,
};

/// A vault on a small disk of its own. `$BREAK` spoils the disk and `$MEND` mends it.
const SCRIPT: &str = r#"
    mkdir small && mount -t tmpfs -o size=8m,nr_inodes=200 small small || exit 77
    cp -a vault small/
    eval "$BREAK"
    for act in "case note $CASE text" "document attach $CASE SELFIE $PICTURE" "case show $CASE"; do
        "$CTL" --vault small/vault --json $act; echo "status $?"
    done
    eval "$MEND"
    "$CTL" --vault small/vault --json case note $CASE after || exit 3
    "$CTL" --vault small/vault --json journal verify || exit 4
    rm -r vault && cp -a small/vault vault && umount small && rmdir small"#;

/// How the commands ended while the disk was spoilt; none where no small disk can be made.
fn spoilt(spoil: &str, mend: &str) -> Option<Outcome> {
    match Command::new("unshare").args(["--mount", "true"]).status() {
        Ok(status) if status.success() => {}
        _ => {
            eprintln!("not run: a small disk can be made by root only");
            return None;
        }
    }
    let mut world = World::of("jiko");
    let applicant = world.applicant(Subject::named("jiko"), "400400001");
    let connection = crate::desk::CONNECTION;
    let create = ["case", "create", "--connection", connection, "--applicant", applicant];
    let case = world.json(&create)["case_id"].as_str().unwrap().to_owned();
    let picture = world.picture();
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", SCRIPT]).current_dir(world.desk.folder.path());
    command.env("DOSSIER_CONTROL", &world.controls).env("DOSSIER_PASSPHRASE", PASSPHRASE);
    command.env("XDG_STATE_HOME", world.desk.state.path());
    command.env("CTL", env!("CARGO_BIN_EXE_dossierctl")).env("CASE", &case);
    command.env("PICTURE", &picture).env("BREAK", spoil).env("MEND", mend);
    let outcome = finish(command);
    if outcome.status == Some(77) {
        eprintln!("not run: no small disk could be made here");
        return None;
    }
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let found = settled::read(&world.vault(), PASSPHRASE).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
    let said = |word: &str| outcome.stdout.lines().filter(|line| *line == word).count();
    assert!(said("status 1") >= 2, "nothing was refused: {outcome:?}");
    let kept = |note: &str| found.notes.iter().any(|it| it == note);
    assert!(kept("after"), "work goes on: {:?}", found.notes);
    assert!(!kept("text"), "what was refused is not there: {:?}", found.notes);
    assert!(found.submissions.iter().all(|it| it.document_id.is_none()));
    Some(outcome)
}

/// Every refusal says that it is the disk, in words.
fn tells_of_the_disk(outcome: &Outcome) {
    for line in outcome.stderr.lines().filter(|line| line.contains("\"error\"")) {
        assert!(line.contains("\"storage_full\""), "{line}");
        assert!(line.contains("disk"), "in words: {line}");
    }
}

#[test]
fn a_disk_that_turns_read_only_is_told_and_work_goes_on_afterwards() {
    let spoil = "mount -o remount,ro small";
    if let Some(outcome) = spoilt(spoil, "mount -o remount,rw small") {
        tells_of_the_disk(&outcome);
    }
}

#[test]
fn a_disk_without_room_for_another_file_is_told_and_work_goes_on_afterwards() {
    let spoil = "rm -f small/vault/*-wal small/vault/*-shm; i=0; \
                 while : > small/filler-$i; do i=$((i + 1)); done 2>/dev/null";
    if let Some(outcome) = spoilt(spoil, "rm small/filler-*") {
        tells_of_the_disk(&outcome);
    }
}

/// From which write or sync on the disk fails.
const FAILING_FROM: [u32; 12] = [1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 40];

#[test]
fn a_disk_whose_writes_fail_is_told_and_keeps_what_said_yes() {
    let world = World::of("jiko");
    let applicant = world.applicant(Subject::named("jiko"), "400400001");
    let connection = crate::desk::CONNECTION;
    let create = ["case", "create", "--connection", connection, "--applicant", applicant];
    let case = world.json(&create)["case_id"].as_str().unwrap().to_owned();
    let mut expected = Vec::new();
    let mut failed = 0;
    for from in FAILING_FROM {
        let text = format!("from {from}");
        let plain = world.command(&["case", "note", &case, &text]);
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64,fsync,fdatasync"]);
        let inject = format!("inject=pwrite64,fsync,fdatasync:error=EIO:when={from}+");
        command.args(["-e", &inject]).arg(plain.get_program()).args(plain.get_args());
        command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let outcome = finish({
            command.current_dir(world.desk.folder.path());
            command
        });
        match outcome.status {
            Some(0) => expected.push(text),
            Some(1) => {
                failed += 1;
                tells_of_the_disk(&outcome);
            }
            _ => panic!("from {from}: {outcome:?}"),
        }
        let after = format!("after {from}");
        world.json(&["case", "note", &case, &after]);
        expected.push(after);
    }
    assert!(failed >= 3, "the disk hardly failed: {expected:?}");
    let found = settled::read(&world.vault(), PASSPHRASE).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
    assert_eq!(found.notes, expected);
}
