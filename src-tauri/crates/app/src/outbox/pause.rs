//! How delivering goes, per connection: waits that a provider asked for, and a breaker.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{CaseId, ConnectionId, SubmissionId};
use rand::Rng;

/// Answered tries after which a submission waits for a person.
pub(crate) const MOST_TRIES: u32 = 8;
/// The longest wait that a provider can ask for, and the longest that is believed after a restart.
pub(crate) const LONGEST: TimeDelta = TimeDelta::hours(1);
const CAP: TimeDelta = TimeDelta::seconds(300);
/// Failures in a row after which a connection rests.
const BREAKS_AT: u32 = 5;
/// While it rests, one try in this time finds out whether it works again.
const PROBE_EVERY: TimeDelta = TimeDelta::seconds(30);
/// How often a provider's event log is asked while the program runs.
const CATCH_UP_EVERY: TimeDelta = TimeDelta::minutes(5);
/// A connection that failed is left alone for a moment.
const LEAST: TimeDelta = TimeDelta::milliseconds(500);

/// Full jitter: `rand(0, min(300 s, 1 s · 2^n))`.
pub(crate) fn jitter(n: u32) -> TimeDelta {
    let most = TimeDelta::seconds(1i64 << n.min(9)).min(CAP);
    TimeDelta::milliseconds(rand::rng().random_range(0..=most.num_milliseconds()))
}

/// What this process knows about how delivering goes. Nothing of it has to survive a restart: when
/// a submission is tried next is kept with the submission.
#[derive(Default)]
pub(crate) struct Pauses(Mutex<State>);

#[derive(Default)]
struct State {
    connections: HashMap<ConnectionId, Pause>,
    /// Cases whose stored state was read from the provider after the last thing sent for them.
    fresh: HashSet<CaseId>,
    /// When a connection's event log was last asked.
    caught_up: HashMap<ConnectionId, DateTime<Utc>>,
    troubles: HashMap<SubmissionId, dossier_providers::Error>,
}

struct Pause {
    failures: u32,
    /// Set when the breaker opened or the provider asked to wait.
    since: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Pause {
    /// A clock that was set back must not freeze a connection.
    fn ends(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (now >= self.since && self.until > now).then_some(self.until)
    }
}

impl Pauses {
    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is one insert or remove, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when nothing goes through the connection.
    pub(crate) fn until(&self, id: ConnectionId, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.state().connections.get(&id).and_then(|pause| pause.ends(now))
    }

    /// Whether a try may go through the connection now. On one that has failed too often this is
    /// the only try until the next probe.
    pub(crate) fn enter(&self, id: ConnectionId, now: DateTime<Utc>) -> bool {
        let mut state = self.state();
        let Some(pause) = state.connections.get_mut(&id) else { return true };
        if pause.ends(now).is_some() {
            return false;
        }
        if pause.failures >= BREAKS_AT {
            pause.since = now;
            pause.until = now + PROBE_EVERY;
        }
        true
    }

    /// The connection could not be used: everything that goes through it waits, for `at_least` if
    /// the provider said so; from the fifth failure in a row on for half a minute.
    pub(crate) fn failed(
        &self,
        id: ConnectionId,
        now: DateTime<Utc>,
        at_least: Option<TimeDelta>,
    ) -> DateTime<Utc> {
        let mut state = self.state();
        let pause =
            state.connections.entry(id).or_insert(Pause { failures: 0, since: now, until: now });
        pause.failures = pause.failures.saturating_add(1);
        let own = if pause.failures >= BREAKS_AT { PROBE_EVERY } else { LEAST };
        let wait = own.max(at_least.unwrap_or_default()).min(LONGEST);
        pause.since = now;
        pause.until = pause.until.max(now + wait).min(now + LONGEST);
        pause.until
    }

    /// The connection works, or was changed by a person.
    pub(crate) fn clear(&self, id: ConnectionId) {
        self.state().connections.remove(&id);
    }

    /// Whether the connection's event log is to be asked now: when this process starts, and then
    /// every few minutes, in case nothing else tells.
    pub(crate) fn catches_up(&self, id: ConnectionId, now: DateTime<Utc>) -> bool {
        let mut state = self.state();
        let due =
            state.caught_up.get(&id).is_none_or(|at| now < *at || now - *at >= CATCH_UP_EVERY);
        if due {
            state.caught_up.insert(id, now);
        }
        due
    }

    pub(crate) fn set_fresh(&self, id: CaseId, fresh: bool) {
        let mut state = self.state();
        if fresh {
            state.fresh.insert(id);
        } else {
            state.fresh.remove(&id);
        }
    }

    pub(crate) fn is_fresh(&self, id: CaseId) -> bool {
        self.state().fresh.contains(&id)
    }

    pub(crate) fn set_trouble(&self, id: SubmissionId, error: dossier_providers::Error) {
        self.state().troubles.insert(id, error);
    }

    pub(crate) fn trouble(&self, id: SubmissionId) -> Option<dossier_providers::Error> {
        self.state().troubles.get(&id).cloned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn connection() -> ConnectionId {
        ConnectionId::from_uuid(Uuid::from_u128(1))
    }

    fn start() -> DateTime<Utc> {
        "2026-11-20T12:00:00Z".parse().expect("a time of the test")
    }

    #[test]
    fn jitter_stays_under_its_cap_and_spreads() {
        for n in 0..40 {
            let wait = jitter(n);
            assert!(wait >= TimeDelta::zero() && wait <= CAP, "{wait} after {n}");
        }
        let waits: HashSet<_> = (0..50).map(|_| jitter(9).num_milliseconds()).collect();
        assert!(waits.len() > 10, "waits differ from one another");
    }

    #[test]
    fn five_failures_leave_one_try_in_half_a_minute() {
        let (pauses, id) = (Pauses::default(), connection());
        let mut now = start();
        for _ in 0..5 {
            assert!(pauses.enter(id, now));
            now = pauses.failed(id, now, None);
        }
        assert!(pauses.enter(id, now), "the probe");
        assert!(!pauses.enter(id, now), "and no other");
        assert!(!pauses.enter(id, now + TimeDelta::seconds(29)));
        let probed = pauses.failed(id, now + TimeDelta::seconds(1), None);
        assert!(probed >= now + TimeDelta::seconds(31));
        assert!(pauses.enter(id, probed));
        pauses.clear(id);
        assert!(pauses.enter(id, probed) && pauses.enter(id, probed), "it works again");
    }

    #[test]
    fn what_the_provider_asks_for_is_kept_up_to_an_hour() {
        let (pauses, id) = (Pauses::default(), connection());
        let until = pauses.failed(id, start(), Some(TimeDelta::seconds(90)));
        assert_eq!(until, start() + TimeDelta::seconds(90));
        assert!(!pauses.enter(id, until - TimeDelta::seconds(1)) && pauses.enter(id, until));
        let until = pauses.failed(id, until, Some(TimeDelta::days(3650)));
        assert!(pauses.enter(id, until) && until <= start() + TimeDelta::hours(2));
    }

    proptest! {
        /// Whatever a clock does, no connection is left alone for more than an hour of it.
        #[test]
        fn no_jump_of_the_clock_freezes_a_connection(
            jumps in proptest::collection::vec(-315_360_000i64..315_360_000, 1..40),
            asked in proptest::option::of(0i64..1_000_000),
        ) {
            let (pauses, id) = (Pauses::default(), connection());
            let mut now = start();
            for jump in jumps {
                let until = pauses.failed(id, now, asked.map(TimeDelta::seconds));
                prop_assert!(until <= now + LONGEST);
                now += TimeDelta::seconds(jump);
                if let Some(until) = pauses.until(id, now) {
                    prop_assert!(until <= now + LONGEST);
                }
                prop_assert!(pauses.enter(id, now + LONGEST));
            }
        }
    }
}
