//! When the vault is locked without anybody asking: a rule over what was seen, and no clock.

use std::time::{Duration, SystemTime};

/// Longest time that a vault stays open, whoever works.
const SESSION: Duration = Duration::from_secs(12 * 60 * 60);
/// How far the clock on the wall may be behind before it was set back. Clocks that are kept right
/// over the network jump less.
const SET_BACK: Duration = Duration::from_secs(60);

/// A time by two clocks: how long the computer has been running, sleep included, and the one on
/// the wall, which can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Since the computer was started.
    pub boot: Duration,
    /// By the clock on the wall.
    pub wall: SystemTime,
}

impl Moment {
    /// This computer's clocks.
    pub fn now() -> Self {
        Self { boot: dossier_app::since_boot(), wall: SystemTime::now() }
    }

    /// The longer of the two times since then: where one clock stood still, the other did not.
    fn since(self, then: Self) -> Duration {
        let wall = self.wall.duration_since(then.wall).unwrap_or_default();
        self.boot.saturating_sub(then.boot).max(wall)
    }

    /// Whether the clock on the wall was set back since then.
    fn is_behind(self, then: Self) -> bool {
        let passed = self.boot.saturating_sub(then.boot);
        then.wall
            .checked_add(passed)
            .is_some_and(|due| due.duration_since(self.wall).is_ok_and(|behind| behind > SET_BACK))
    }
}

/// What the rule is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// The vault was opened.
    Opened,
    /// A person did something.
    Activity,
    /// Nothing; time passes.
    Time,
    /// The computer is about to sleep.
    Sleep,
    /// The screen was locked.
    ScreenLocked,
    /// Another person sits at the computer.
    OtherPerson,
    /// The vault was locked.
    Locked,
}

/// Why the vault has to be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nobody did anything for as long as the settings say.
    Idle,
    /// It was open for twelve hours.
    Session,
    /// The clock on the wall was set back, so that nothing it says can be believed.
    Clock,
    /// The computer sleeps.
    Sleep,
    /// The screen is locked.
    ScreenLocked,
    /// Another person sits at the computer.
    OtherPerson,
}

/// The rule; while the vault is open it remembers since when.
#[derive(Debug, Default)]
pub struct LockRule(Option<Session>);

#[derive(Debug, Clone, Copy)]
struct Session {
    opened: Moment,
    active: Moment,
    seen: Moment,
}

impl LockRule {
    /// Takes in what was seen. Where the answer is a reason, the vault is to be locked at once.
    pub fn see(&mut self, seen: Seen, at: Moment, idle: Duration) -> Option<Reason> {
        if seen == Seen::Opened {
            self.0 = Some(Session { opened: at, active: at, seen: at });
            return None;
        }
        let session = self.0.as_mut()?;
        let reason = match seen {
            Seen::Sleep => Some(Reason::Sleep),
            Seen::ScreenLocked => Some(Reason::ScreenLocked),
            Seen::OtherPerson => Some(Reason::OtherPerson),
            // What was idle for too long stays so, also if somebody comes before the next look.
            _ if at.since(session.active) >= idle => Some(Reason::Idle),
            _ if at.since(session.opened) >= SESSION => Some(Reason::Session),
            _ if at.is_behind(session.seen) => Some(Reason::Clock),
            _ => None,
        };
        session.seen = at;
        if seen == Seen::Activity {
            session.active = at;
        }
        if reason.is_some() || seen == Seen::Locked {
            self.0 = None;
        }
        reason
    }
}

#[cfg(test)]
mod tests {
    use proptest::{
        prelude::*,
        strategy::ValueTree,
        test_runner::{Config, TestRunner},
    };

    use super::*;

    const YEARS: i64 = 10 * 366 * 24 * 60 * 60;
    /// The window looks once a second.
    const LOOK: Duration = Duration::from_secs(1);

    #[derive(Debug, Clone)]
    enum Event {
        /// Time passes, and the window looks once a second.
        Work(u64),
        /// A person does something.
        Touch,
        /// The computer sleeps for so many seconds; whether the window hears of it before.
        Sleep(u64, bool),
        /// The clock on the wall is set.
        Set(i64),
        /// Summer or winter: the hour that people read is another one, the time is not.
        Season,
        Signal(Seen),
    }

    fn event() -> impl Strategy<Value = Event> {
        let signal = prop_oneof![Just(Seen::ScreenLocked), Just(Seen::OtherPerson)];
        prop_oneof![
            6 => (1..400_u64).prop_map(Event::Work),
            6 => Just(Event::Touch),
            2 => (1..100_000_u64, any::<bool>()).prop_map(|(s, heard)| Event::Sleep(s, heard)),
            1 => (-YEARS..YEARS).prop_map(Event::Set),
            1 => Just(Event::Season),
            1 => signal.prop_map(Event::Signal),
        ]
    }

    /// What really is, and what the computer's clocks say.
    struct World {
        truth: Duration,
        steady: Duration,
        set_by: i64,
        touched: Duration,
        opened: Duration,
    }

    /// Which clocks the rule is given.
    type Clocks = fn(&World) -> Moment;

    fn wall(since: Duration, set_by: i64) -> SystemTime {
        let middle = SystemTime::UNIX_EPOCH + Duration::from_secs(60 * 366 * 24 * 60 * 60);
        let by = Duration::from_secs(set_by.unsigned_abs());
        let set = if set_by < 0 { middle - by } else { middle + by };
        set + since
    }

    fn both(world: &World) -> Moment {
        Moment { boot: world.truth, wall: wall(world.truth, world.set_by) }
    }

    /// A timer as programs usually have it: it stands still while the computer sleeps.
    fn steady_only(world: &World) -> Moment {
        Moment { boot: world.steady, wall: wall(world.steady, 0) }
    }

    /// Plays the events; says what the rule did wrong first.
    fn play(events: &[Event], idle: Duration, clocks: Clocks) -> Result<(), String> {
        let start = Duration::from_secs(100);
        let mut world =
            World { truth: start, steady: start, set_by: 0, touched: start, opened: start };
        let mut rule = LockRule::default();
        rule.see(Seen::Opened, clocks(&world), idle);
        let mut was_set = false;
        for event in events {
            let told: Vec<Seen> = match event {
                Event::Work(seconds) => vec![Seen::Time; *seconds as usize],
                Event::Touch => vec![Seen::Activity],
                Event::Sleep(_, heard) => {
                    if *heard {
                        vec![Seen::Sleep]
                    } else {
                        vec![]
                    }
                }
                Event::Set(by) => {
                    (world.set_by, was_set) = ((world.set_by + by).clamp(-YEARS, YEARS), true);
                    vec![]
                }
                Event::Season => vec![],
                Event::Signal(signal) => vec![*signal],
            };
            for seen in told {
                if seen == Seen::Time {
                    world.truth += LOOK;
                    world.steady += LOOK;
                }
                let away = world.truth - world.touched;
                let reason = rule.see(seen, clocks(&world), idle);
                let is_due = away >= idle || world.truth - world.opened >= SESSION;
                match reason {
                    Some(_) => {
                        let is_told = !matches!(seen, Seen::Time | Seen::Activity);
                        if !is_due && !is_told && !was_set {
                            return Err(format!("locked for nothing: {reason:?} after {away:?}"));
                        }
                        return Ok(());
                    }
                    None if is_due => return Err(format!("still open after {away:?}")),
                    None if seen == Seen::Activity => world.touched = world.truth,
                    None if seen != Seen::Time => return Err(format!("open after {seen:?}")),
                    None => {}
                }
            }
            if let Event::Sleep(seconds, _) = event {
                world.truth += Duration::from_secs(*seconds);
            }
        }
        Ok(())
    }

    fn case() -> impl Strategy<Value = (Vec<Event>, u64)> {
        (prop::collection::vec(event(), 1..40), 1..=15_u64)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn the_vault_is_locked_at_the_next_look_however_the_clocks_jump((events, minutes) in case()) {
            let idle = Duration::from_secs(60 * minutes);
            prop_assert_eq!(play(&events, idle, both), Ok(()));
        }
    }

    /// The control: with the clock of an ordinary timer the same test has to fail.
    #[test]
    fn with_a_timer_that_sleeps_with_the_computer_the_vault_stays_open() {
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(
                proptest::test_runner::RngAlgorithm::ChaCha,
            ),
        );
        let failed = (0..1_000)
            .filter(|_| {
                let (events, minutes) = case().new_tree(&mut runner).unwrap().current();
                play(&events, Duration::from_secs(60 * minutes), steady_only).is_err()
            })
            .count();
        assert!(failed > 100, "{failed} of 1,000");
    }

    #[test]
    fn twelve_hours_are_the_end_also_of_busy_days() {
        let mut rule = LockRule::default();
        let at = |seconds| Moment {
            boot: Duration::from_secs(seconds),
            wall: wall(Duration::from_secs(seconds), 0),
        };
        let idle = Duration::from_secs(300);
        rule.see(Seen::Opened, at(0), idle);
        for minute in 1..12 * 60 {
            assert_eq!(rule.see(Seen::Activity, at(60 * minute), idle), None, "minute {minute}");
        }
        assert_eq!(rule.see(Seen::Activity, at(12 * 60 * 60), idle), Some(Reason::Session));
        assert_eq!(rule.see(Seen::Time, at(13 * 60 * 60), idle), None, "it is locked");
    }
}
