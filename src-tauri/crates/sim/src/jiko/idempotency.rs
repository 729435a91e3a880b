//! Repeated requests: a key is remembered for an hour.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::error;
use super::settings::Repeats;
use crate::http::{Call, Reply};

const WINDOW: TimeDelta = TimeDelta::hours(1);

/// Keys of the past hour and what they were answered.
#[derive(Debug, Default)]
pub(super) struct Keys {
    seen: HashMap<Uuid, Seen>,
    /// By age, to forget the oldest first.
    order: VecDeque<(DateTime<Utc>, Uuid)>,
}

#[derive(Debug)]
struct Seen {
    request: Request,
    reply: Reply,
}

/// What makes two requests the same.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    method: String,
    target: String,
    digest: [u8; 32],
}

impl Request {
    fn of(call: &Call) -> Self {
        Self {
            method: call.method.to_string(),
            target: format!("{}?{}", call.path, call.query),
            digest: call.digest,
        }
    }
}

impl Keys {
    /// The answer if the key was used in the past hour; `None` if it is fresh.
    pub(super) fn earlier(
        &mut self,
        key: Uuid,
        call: &Call,
        mode: Repeats,
        now: DateTime<Utc>,
    ) -> Option<Result<Reply, Reply>> {
        while self.order.front().is_some_and(|(at, _)| now - *at >= WINDOW) {
            if let Some((_, old)) = self.order.pop_front() {
                self.seen.remove(&old);
            }
        }
        let seen = self.seen.get(&key)?;
        Some(if mode == Repeats::Refuse {
            Err(error::repeated("this idempotency key was used within the past hour"))
        } else if seen.request == Request::of(call) {
            Ok(seen.reply.clone())
        } else {
            Err(error::repeated("this idempotency key was used for another request"))
        })
    }

    /// Remembers the answer to a key's first use.
    pub(super) fn remember(&mut self, key: Uuid, call: &Call, reply: Reply, now: DateTime<Utc>) {
        self.seen.insert(key, Seen { request: Request::of(call), reply });
        self.order.push_back((now, key));
    }
}
