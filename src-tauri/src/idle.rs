//! Locking the vault when nobody works with it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use crate::state::Shell;

const LOOK: Duration = Duration::from_secs(1);

/// What the window runs to tell that a person is there: at most every ten seconds, and nothing of
/// what the person does.
pub const PING: &str = "(() => {
  let last = 0;
  const ping = () => {
    const now = Date.now();
    if (now - last < 10000 && now >= last) return;
    last = now;
    window.__TAURI_INTERNALS__?.invoke('note_activity').catch(() => {});
  };
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    window.addEventListener(name, ping, { capture: true, passive: true });
  }
})();";

/// Since when nobody did anything, and when the vault was last locked.
#[derive(Default)]
pub struct Idle(Mutex<State>);

#[derive(Default)]
struct State {
    active: Option<Moment>,
    locked: Option<Instant>,
}

/// A time by both clocks: the steady one stops while the computer sleeps, the other can be set.
#[derive(Debug, Clone, Copy)]
struct Moment {
    steady: Instant,
    wall: SystemTime,
}

impl Moment {
    fn now() -> Self {
        Self { steady: Instant::now(), wall: SystemTime::now() }
    }

    /// The longer of the two times since then.
    fn elapsed(self) -> Duration {
        self.steady.elapsed().max(self.wall.elapsed().unwrap_or_default())
    }
}

impl Idle {
    /// A person did something.
    pub fn touch(&self) {
        self.state().active = Some(Moment::now());
    }

    /// How long nobody did anything; nothing at all before the first time.
    pub fn elapsed(&self) -> Duration {
        self.state().active.map(Moment::elapsed).unwrap_or_default()
    }

    pub(crate) fn note_lock(&self) {
        self.state().locked = Some(Instant::now());
    }

    pub(crate) fn locked_within(&self, time: Duration) -> bool {
        self.state().locked.is_some_and(|at| at.elapsed() < time)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is one assignment, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks the vault whenever it has been idle for as long as the settings say. Never ends.
pub async fn watch(shell: Shell) {
    loop {
        tokio::time::sleep(LOOK).await;
        let limit = Duration::from_secs(60 * u64::from(shell.settings().get().idle_lock_minutes));
        if shell.desk().is_ok() && shell.idle().elapsed() >= limit {
            tracing::info!("locked: nobody worked");
            shell.lock().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_of_the_computer_counts_and_a_clock_set_back_does_not_undo_it() {
        let hour = Duration::from_secs(3600);
        let slept = Moment { steady: Instant::now(), wall: SystemTime::now() - hour };
        assert!(slept.elapsed() >= hour, "the steady clock stood still");
        let set_back = Moment { steady: Instant::now(), wall: SystemTime::now() + hour };
        assert!(set_back.elapsed() < hour, "a clock set back makes nobody idle");
    }
}
