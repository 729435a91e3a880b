//! The simulators' time: the wall clock plus whatever a test has let pass.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, SubsecRound, TimeDelta, Utc};

/// The one clock that all providers read.
#[derive(Debug)]
pub(crate) struct Clock {
    advanced_ms: AtomicI64,
    delay: TimeDelta,
}

impl Clock {
    /// A clock at the wall time; `delay` is what asynchronous work takes.
    pub(crate) fn new(delay: Duration) -> Self {
        let delay = TimeDelta::from_std(delay).unwrap_or(TimeDelta::MAX / 4);
        Self { advanced_ms: AtomicI64::new(0), delay }
    }

    /// The simulators' present time, UTC, no finer than it is written: a time that was read must
    /// compare equal to the one that was meant.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
            + TimeDelta::milliseconds(self.advanced_ms.load(Ordering::Relaxed))
    }

    /// When asynchronous work that starts at `at` is done.
    pub(crate) fn after_delay(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        at + self.delay
    }

    /// Lets time pass at once.
    pub(crate) fn advance(&self, by: Duration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX / 1000);
        self.advanced_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

/// RFC 3339 UTC with microseconds, as the simulators write every time.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
