use std::{sync::Mutex, time::Instant};

use chrono::{DateTime, Duration, Utc};

use crate::Clock;

/// How far this computer's clock is from the provider's, by the last `Date` header.
pub(crate) struct Skew {
    clock: Clock,
    seen: Mutex<Option<(DateTime<Utc>, Instant)>>,
}

impl Skew {
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, seen: Mutex::new(None) }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    pub(super) fn note(&self, date: DateTime<Utc>) {
        if let Ok(mut seen) = self.seen.lock() {
            *seen = Some((date, Instant::now()));
        }
    }

    /// Seconds by which this computer is ahead. A clock that was set meanwhile is seen at once,
    /// because the provider's time is carried on by a monotonic one.
    pub(crate) fn offset_s(&self) -> Option<i64> {
        let (date, at) = (*self.seen.lock().ok()?)?;
        let theirs = date + Duration::from_std(at.elapsed()).ok()?;
        Some((self.now() - theirs).num_seconds())
    }
}

/// A date as HTTP writes it.
pub(super) fn parse_http_date(text: &str) -> Option<DateTime<Utc>> {
    httpdate::parse_http_date(text).ok().map(DateTime::from)
}
