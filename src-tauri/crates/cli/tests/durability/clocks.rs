//! The system's clock is wrong by years while the program works, and right again afterwards.

use std::process::Command;

use crate::{
    desk::{Outcome, PASSPHRASE, finish},
    settled,
    subject::Subject,
    world::World,
};

/// Days that the clock is wrong by, in the order in which commands meet them.
const WRONG_BY: [i32; 4] = [3_650, -3_650, 1, -1];

/// Runs a command under a clock that is wrong by so many days; what sleeps and waits does not
/// notice.
fn at(world: &World, days: i32, arguments: &[&str]) -> Outcome {
    let plain = world.command(arguments);
    let mut command = Command::new("faketime");
    command.arg("-f").arg(format!("{days:+}d")).arg(plain.get_program()).args(plain.get_args());
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").current_dir(world.desk.folder.path());
    finish(command)
}

#[test]
fn a_clock_that_jumps_by_years_loses_nothing_doubles_nothing_and_freezes_nothing() {
    let mut world = World::of("jiko");
    let applicant = world.applicant(Subject::named("jiko"), "210400001");
    let connection = crate::desk::CONNECTION;
    let create = ["case", "create", "--connection", connection, "--applicant", applicant];
    let created = world.json(&create);
    let text = |name: &str| created[name].as_str().unwrap().to_owned();
    let (case, external_id) = (text("case_id"), text("external_id"));
    world.json(&["case", "submit", &case]);
    world.json(&["sync", "--case", &case, "--until-idle"]);

    for (days, slot) in WRONG_BY.into_iter().zip(["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK"]) {
        let picture = world.picture();
        let attached = at(&world, days, &["document", "attach", &case, slot, &picture]);
        assert_eq!(attached.status, Some(0), "{days} days: {attached:?}");
        // The provider may refuse a clock like that; then the delivery waits, and is not lost.
        let delivered = at(&world, days, &["outbox", "deliver", "--all"]);
        assert!(matches!(delivered.status, Some(0 | 1)), "{days} days: {delivered:?}");
        let noted = at(&world, days, &["case", "note", &case, &format!("at {days}")]);
        assert_eq!(noted.status, Some(0), "{days} days: {noted:?}");
    }

    // Right again: nothing waits for a time that lies years ahead.
    let synced = world.json(&["sync", "--until-idle", "--timeout", "60"]);
    assert_eq!(synced["pending"], 0, "{synced}: {:?}", world.outbox());
    for slot in ["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK"] {
        let effect = format!("upload:{slot}");
        assert_eq!(world.desk.sim.effect_count("jiko", &external_id, &effect), 1, "{slot}");
    }
    let states: Vec<_> = world.outbox().iter().map(|it| it["state"].clone()).collect();
    assert_eq!(states.iter().filter(|state| **state != "accepted").count(), 0, "{states:?}");

    let found = settled::read(&world.vault(), PASSPHRASE).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
    // In the order of the acts, whatever times they bear.
    let noted: Vec<_> = found.notes.iter().filter(|note| note.starts_with("at ")).collect();
    assert_eq!(noted, ["at 3650", "at -3650", "at 1", "at -1"]);
}
