//! Wrong passphrases: how long the next one has to wait.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{fs, time::Duration};

use dossier_store::Tries;
use proptest::prelude::*;

const LONGEST: Duration = Duration::from_secs(300);

fn made(wrong: u32, up: Duration) -> Tries {
    (0..wrong).fold(Tries::default(), |tries, _| tries.and_one(up))
}

/// What the rule says: nothing up to nine, then a second that doubles up to five minutes.
fn delay(wrong: u32) -> Duration {
    if wrong < 10 {
        Duration::ZERO
    } else {
        Duration::from_secs(1 << (wrong - 10).min(20)).min(LONGEST)
    }
}

#[derive(Debug, Clone)]
enum Event {
    Try,
    /// So many milliseconds pass.
    Pass(u64),
    /// The computer is started anew and has been up for so many milliseconds.
    Restart(u64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Try),
        2 => (0..400_000_u64).prop_map(Event::Pass),
        1 => (0..600_000_u64).prop_map(Event::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn a_wait_survives_restarts_and_is_never_cut_short_nor_longer_than_five_minutes(
        events in prop::collection::vec(event(), 1..80),
    ) {
        let folder = tempfile::tempdir().unwrap();
        // What really passed since the last wrong try, which nobody but this test knows.
        let (mut up, mut passed) = (Duration::from_secs(3_600), Duration::ZERO);
        let mut wrong = 0;
        for event in events {
            let tries = Tries::read(folder.path());
            prop_assert_eq!(tries.wrong(), wrong);
            let wait = tries.wait(up);
            prop_assert!(wait <= LONGEST);
            prop_assert!(wait + passed >= delay(wrong), "{wait:?} after {passed:?}");
            match event {
                Event::Try if wait.is_zero() => {
                    tries.and_one(up).keep(folder.path()).unwrap();
                    (wrong, passed) = (wrong + 1, Duration::ZERO);
                }
                Event::Try => {}
                Event::Pass(ms) => {
                    (up, passed) = (up + Duration::from_millis(ms), passed + Duration::from_millis(ms));
                }
                Event::Restart(ms) => {
                    (up, passed) = (Duration::from_millis(ms), passed + Duration::from_millis(ms));
                }
            }
        }
    }
}

#[test]
fn the_delay_begins_after_ten_and_grows_to_five_minutes() {
    let up = Duration::from_secs(100);
    let seconds: Vec<u64> = (8..=21).map(|wrong| made(wrong, up).wait(up).as_secs()).collect();
    assert_eq!(seconds, [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
    assert_eq!(made(200, up).wait(up), LONGEST);
    assert_eq!(made(200, up).wait(up + LONGEST), Duration::ZERO);
}

#[test]
fn a_damaged_count_keeps_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tries.json"), b"{").unwrap();
    assert_eq!(Tries::read(folder.path()), Tries::default());
    Tries::forget(folder.path()).unwrap();
    Tries::forget(folder.path()).unwrap();
}
