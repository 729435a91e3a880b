//! Keys that were used: each is good for one call to an endpoint within 24 hours.

use std::collections::{HashSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::error;
use crate::http::{Call, Reply};

const HEADER: &str = "idempotency-key";
const WINDOW: TimeDelta = TimeDelta::hours(24);

/// The calls that take a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Endpoint {
    CreateCustomer,
    StartKyc,
}

/// Keys of the past 24 hours.
#[derive(Debug, Default)]
pub(super) struct Keys {
    used: HashSet<(Endpoint, String)>,
    /// By age, to forget the oldest first.
    order: VecDeque<(DateTime<Utc>, (Endpoint, String))>,
}

impl Keys {
    /// Uses up the call's key, if it has one. A call that is refused later has used it all the
    /// same.
    ///
    /// # Errors
    /// 400 where it was used up before.
    pub(super) fn spend(
        &mut self,
        endpoint: Endpoint,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<(), Reply> {
        while self.order.front().is_some_and(|(at, _)| now - *at >= WINDOW) {
            if let Some((_, old)) = self.order.pop_front() {
                self.used.remove(&old);
            }
        }
        let Some(key) = call.header(HEADER) else { return Ok(()) };
        let key = (endpoint, key.to_owned());
        if !self.used.insert(key.clone()) {
            let message = "The idempotency key was used within the past 24 hours.";
            return Err(error::refused("idempotency_key_exists", message));
        }
        self.order.push_back((now, key));
        Ok(())
    }
}
