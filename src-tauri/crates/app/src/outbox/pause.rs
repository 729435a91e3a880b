use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{CaseId, ConnectionId, SubmissionId};
use rand::Rng;

/// Tries after which a submission waits for a person.
pub(crate) const MOST_TRIES: u32 = 8;
const CAP: TimeDelta = TimeDelta::seconds(300);
const LEAST: TimeDelta = TimeDelta::milliseconds(500);

/// Full jitter: `rand(0, min(300 s, 1 s · 2^n))`.
pub(crate) fn jitter(n: u32) -> TimeDelta {
    let most = TimeDelta::seconds(1i64 << n.min(9)).min(CAP);
    TimeDelta::milliseconds(rand::rng().random_range(0..=most.num_milliseconds()))
}

/// What this process knows about how delivering goes. Nothing of it has to survive a restart.
#[derive(Default)]
pub(crate) struct Pauses(Mutex<State>);

#[derive(Default)]
struct State {
    connections: HashMap<ConnectionId, Pause>,
    /// Cases whose stored state was read from the provider after the last thing sent for them.
    fresh: HashSet<CaseId>,
    troubles: HashMap<SubmissionId, dossier_providers::Error>,
}

struct Pause {
    failures: u32,
    until: DateTime<Utc>,
}

impl Pauses {
    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is one insert or remove, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when nothing goes through the connection.
    pub(crate) fn until(&self, id: ConnectionId, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.state().connections.get(&id).map(|pause| pause.until).filter(|until| *until > now)
    }

    /// The connection could not be used: everything that goes through it waits, for `at_least` if
    /// the provider said so, longer with each failure in a row.
    pub(crate) fn failed(
        &self,
        id: ConnectionId,
        now: DateTime<Utc>,
        at_least: Option<TimeDelta>,
    ) -> DateTime<Utc> {
        let mut state = self.state();
        let pause = state.connections.entry(id).or_insert(Pause { failures: 0, until: now });
        let wait = jitter(pause.failures).max(LEAST).max(at_least.unwrap_or_default());
        pause.failures += 1;
        pause.until = now + wait;
        pause.until
    }

    /// The connection works, or was changed by a person.
    pub(crate) fn clear(&self, id: ConnectionId) {
        self.state().connections.remove(&id);
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
    use super::*;

    #[test]
    fn jitter_stays_under_its_cap_and_spreads() {
        for n in 0..40 {
            let wait = jitter(n);
            assert!(wait >= TimeDelta::zero() && wait <= CAP, "{wait} after {n}");
        }
        let waits: HashSet<_> = (0..50).map(|_| jitter(9).num_milliseconds()).collect();
        assert!(waits.len() > 10, "waits differ from one another");
    }
}
