//! One way to take a lock.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Takes the lock also after a panic elsewhere: one broken call must not silence a whole simulator.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
