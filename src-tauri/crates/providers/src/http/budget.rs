use std::{
    num::NonZeroU32,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use tokio::sync::Notify;

const MINUTE: Duration = Duration::from_secs(60);
/// The part of a minute's calls that may be made at once.
const AT_ONCE: u32 = 6;

/// A connection's calls a minute. What changes something at the provider goes before reads.
pub(super) struct Budget {
    limiter: DefaultDirectRateLimiter,
    clock: DefaultClock,
    changes_waiting: AtomicUsize,
    none_waits: Notify,
}

/// At most so many calls in any minute: a sixth of them at once after a rest, the others spread
/// over it.
fn quota(calls: NonZeroU32) -> Quota {
    let at_once = NonZeroU32::new(calls.get() / AT_ONCE).unwrap_or(NonZeroU32::MIN);
    let spread = calls.get().saturating_sub(at_once.get()).max(1);
    Quota::with_period(MINUTE / spread)
        .expect("no part of a minute is so small that it is none")
        .allow_burst(at_once)
}

impl Budget {
    pub(super) fn per_minute(calls: NonZeroU32) -> Self {
        Self {
            limiter: RateLimiter::direct(quota(calls)),
            clock: DefaultClock::default(),
            changes_waiting: AtomicUsize::new(0),
            none_waits: Notify::new(),
        }
    }

    /// Waits for a call's turn.
    pub(super) async fn turn(&self, changes: bool) {
        if changes {
            let _waiting = ChangeWaits::new(self);
            self.limiter.until_ready().await;
            return;
        }
        loop {
            self.no_change_waits().await;
            match self.limiter.check() {
                Ok(()) => return,
                // Asked again then: a change may have come meanwhile, and goes first.
                Err(not_until) => {
                    tokio::time::sleep(not_until.wait_time_from(self.clock.now())).await;
                }
            }
        }
    }

    async fn no_change_waits(&self) {
        loop {
            let none = self.none_waits.notified();
            tokio::pin!(none);
            // Listening from before the look, so that nothing is missed between.
            none.as_mut().enable();
            if self.changes_waiting.load(Ordering::Acquire) == 0 {
                return;
            }
            none.await;
        }
    }
}

/// Counts one waiting change, until it is dropped: also when waiting is given up.
struct ChangeWaits<'a>(&'a Budget);

impl<'a> ChangeWaits<'a> {
    fn new(budget: &'a Budget) -> Self {
        budget.changes_waiting.fetch_add(1, Ordering::AcqRel);
        Self(budget)
    }
}

impl Drop for ChangeWaits<'_> {
    fn drop(&mut self) {
        if self.0.changes_waiting.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.none_waits.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, PoisonError};

    use governor::clock::FakeRelativeClock;

    use super::*;

    #[test]
    fn no_minute_has_more_calls_than_it_may() {
        for calls in [1, 2, 6, 60, 250] {
            let clock = FakeRelativeClock::default();
            let quota = quota(NonZeroU32::new(calls).unwrap());
            let limiter = RateLimiter::direct_with_clock(quota, clock.clone());
            // Asked for all the time, after a rest as from the first moment on.
            for rest in [0, 600] {
                clock.advance(Duration::from_secs(rest));
                let mut let_through = 0;
                for _ in 0..59_999 {
                    while limiter.check().is_ok() {
                        let_through += 1;
                    }
                    clock.advance(Duration::from_millis(1));
                }
                assert!(let_through <= calls, "{let_through} of {calls}");
                assert!(let_through + 1 >= calls, "{let_through} of {calls}");
            }
        }
    }

    #[tokio::test]
    async fn a_change_goes_before_the_reads_that_waited_longer() {
        // One call every 72 ms, and the first 166 at once.
        let quota = NonZeroU32::new(1_000).expect("not zero");
        let budget = Arc::new(Budget::per_minute(quota));
        while budget.limiter.check().is_ok() {}
        let order = Arc::new(Mutex::new(Vec::new()));
        let ask = |changes: bool| {
            let (budget, order) = (budget.clone(), order.clone());
            tokio::spawn(async move {
                budget.turn(changes).await;
                order.lock().unwrap_or_else(PoisonError::into_inner).push(changes);
            })
        };
        let reads = [ask(false), ask(false)];
        tokio::task::yield_now().await;
        let change = ask(true);
        change.await.expect("its turn comes");
        let first = order.lock().unwrap_or_else(PoisonError::into_inner).first().copied();
        assert_eq!(first, Some(true), "the change was first although it came last");
        for read in reads {
            read.await.expect("its turn comes");
        }
    }
}
