//! A disk that fills up at any write.

use std::process::Command;

use crate::{
    desk::{PASSPHRASE, finish},
    settled,
    subject::Subject,
    world::World,
};

/// Kilobytes that are left for a command.
const LEFT_KB: [u32; 9] = [0, 4, 8, 16, 24, 32, 48, 64, 128];

#[test]
fn a_disk_that_fills_up_is_told_and_work_goes_on_when_there_is_room_again() {
    let mut world = World::of("jiko");
    let id = {
        let applicant = world.applicant(Subject::named("jiko"), "400400001");
        let name = crate::desk::CONNECTION;
        let create = ["case", "create", "--connection", name, "--applicant", applicant];
        world.json(&create)["case_id"].as_str().unwrap().to_owned()
    };
    let picture = world.picture();
    // On a small disk of its own; filled until so much is left, then emptied again.
    let script = r#"
        mkdir small && mount -t tmpfs -o size=4m small small || exit 77
        cp -a vault small/
        for left in $LEFT; do
            free=$(df --output=avail -k small | tail -1)
            head -c $(( (free - left) * 1024 )) /dev/zero > small/filler
            for act in "case note $CASE text-$left" "document attach $CASE SELFIE $PICTURE"; do
                "$CTL" --vault small/vault --json $act; echo "status $? at $left"
            done
            rm small/filler
            "$CTL" --vault small/vault --json case note $CASE after-$left || exit 3
            "$CTL" --vault small/vault --json journal verify || exit 4
        done
        rm -r vault && cp -a small/vault vault && umount small && rmdir small"#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", script]).current_dir(world.desk.folder.path());
    command.env("DOSSIER_CONTROL", &world.controls);
    command.env("CTL", env!("CARGO_BIN_EXE_dossierctl")).env("CASE", &id);
    command.env("PICTURE", &picture).env("DOSSIER_PASSPHRASE", PASSPHRASE);
    command.env("LEFT", LEFT_KB.map(|left| left.to_string()).join(" "));
    match Command::new("unshare").args(["--mount", "true"]).status() {
        Ok(status) if status.success() => {}
        _ => return eprintln!("not run: a small disk can be made by root only"),
    }
    let outcome = finish(command);
    if outcome.status == Some(77) {
        return eprintln!("not run: no small disk could be made here");
    }
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let said = |word: &str| outcome.stdout.lines().filter(|line| line.starts_with(word)).count();
    assert!(said("status 1") > 0, "the disk was never full: {outcome:?}");
    for line in outcome.stderr.lines().filter(|line| line.contains("\"error\"")) {
        assert!(line.contains("\"storage_full\""), "{line}");
        assert!(line.contains("room") || line.contains("full"), "in words: {line}");
    }
    let found = settled::read(&world.vault(), PASSPHRASE).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
    for left in LEFT_KB {
        assert!(found.notes.contains(&format!("after-{left}")), "went on after {left} KB");
    }
    let saved = found.notes.iter().filter(|note| note.starts_with("text-")).count();
    let attached = found.submissions.iter().filter(|it| it.document_id.is_some()).count();
    assert_eq!(saved + attached, said("status 0"), "what said yes is there, and nothing else");
}
