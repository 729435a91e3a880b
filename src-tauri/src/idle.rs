//! Locking the vault when nobody works with it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    lock_rule::{LockRule, Moment, Reason, Seen},
    state::Shell,
};

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

/// The rule of locking, and when the vault was last locked.
#[derive(Default)]
pub struct Idle {
    rule: Mutex<LockRule>,
    locked: Mutex<Option<Instant>>,
}

impl Idle {
    /// Tells the rule what was seen, and hears whether the vault is to be locked.
    pub(crate) fn see(&self, seen: Seen, limit: Duration) -> Option<Reason> {
        guard(&self.rule).see(seen, Moment::now(), limit)
    }

    pub(crate) fn note_lock(&self) {
        *guard(&self.locked) = Some(Instant::now());
    }

    pub(crate) fn locked_within(&self, time: Duration) -> bool {
        guard(&self.locked).is_some_and(|at| at.elapsed() < time)
    }
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Every change is one assignment or a step of the rule, so a panic leaves it whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has the rule look once a second. Never ends.
pub async fn watch(shell: Shell) {
    loop {
        tokio::time::sleep(LOOK).await;
        shell.see(Seen::Time).await;
    }
}
