//! Two programs at one vault, and a vault that is being brought up to date when it is killed.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use rand::Rng;

use crate::{
    desk::{Desk, wait},
    settings::setting,
    settled,
    world::{World, copy_folder},
};

const RACES: u32 = 100;

#[test]
fn of_two_programs_one_is_told_to_wait_and_a_killed_one_leaves_no_lock() {
    let world = World::of("jiko");
    let mut refused = 0;
    for round in 0..RACES {
        let start = || {
            let mut command = world.command(&["vault", "info"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
        let yes = both.iter().filter(|output| output.status.success()).count();
        assert!(yes >= 1, "round {round}: one of them works");
        for output in both.iter().filter(|output| !output.status.success()) {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("vault_in_use"), "{said}");
            refused += 1;
        }
        let mut killed = start();
        wait(&mut killed, Duration::from_millis(rand::rng().random_range(5..80)));
        killed.kill().unwrap();
        killed.wait().unwrap();
        world.json(&["vault", "info"]);
    }
    assert!(refused > 0, "they never met");
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/vault-schema-1")
}

#[test]
fn a_vault_that_is_killed_while_it_is_brought_up_to_date_opens_afterwards() {
    const PASSPHRASE: &str = "the passphrase of the fixture";
    let mut cut = 0;
    let kills: u32 = setting("KILLS", 40);
    for round in 0..kills {
        let desk = Desk::beside(dossier_sim::Options {
            only: vec!["jiko".to_owned()],
            ..dossier_sim::Options::default()
        });
        copy_folder(&fixture(), &desk.path("vault"));
        let mut command = desk.command(&["vault", "info"]);
        command.env("DOSSIER_PASSPHRASE", PASSPHRASE).stdout(Stdio::null()).stderr(Stdio::null());
        // Every other time at one of the places of the step, else at any time.
        match round % 8 {
            0 => drop(command.env("DOSSIER_FAIL_POINT", "migration.before:abort")),
            2 => drop(command.env("DOSSIER_FAIL_POINT", "migration.after:abort")),
            4 => drop(command.env("DOSSIER_FAIL_POINT", "migration.step.before:abort")),
            6 => drop(command.env("DOSSIER_FAIL_POINT", "migration.step.after:abort")),
            _ => {}
        }
        let mut child = command.spawn().unwrap();
        let alive = Duration::from_millis(rand::rng().random_range(20..160));
        let ended = wait(&mut child, if round % 2 == 0 { Duration::from_secs(60) } else { alive });
        if ended.is_none() {
            child.kill().unwrap();
        }
        cut += u32::from(!child.wait().unwrap().success());
        let found = settled::read(&desk.path("vault"), PASSPHRASE);
        let found = found.unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        assert_eq!(found.wrong, Vec::<String>::new(), "round {round}");
        assert_eq!((found.cases.len(), found.submissions.len()), (1, 1), "nothing is lost");
    }
    assert!(cut >= kills / 2, "{cut} of {kills} were cut off");
}
