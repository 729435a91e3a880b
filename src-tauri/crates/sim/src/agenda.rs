//! What is due later.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

/// Work that becomes due at a time, in the order of time and then of entry.
#[derive(Debug)]
pub(crate) struct Agenda<T> {
    due: BTreeMap<(DateTime<Utc>, u64), T>,
    entered: u64,
}

impl<T> Default for Agenda<T> {
    fn default() -> Self {
        Self { due: BTreeMap::new(), entered: 0 }
    }
}

impl<T> Agenda<T> {
    /// Enters `what` for `at`.
    pub(crate) fn enter(&mut self, at: DateTime<Utc>, what: T) {
        self.due.insert((at, self.entered), what);
        self.entered += 1;
    }

    /// Takes the earliest entry that is due, with the time it was due at.
    pub(crate) fn take(&mut self, now: DateTime<Utc>) -> Option<(DateTime<Utc>, T)> {
        let entry = self.due.first_entry()?;
        if entry.key().0 > now {
            return None;
        }
        let ((at, _), what) = entry.remove_entry();
        Some((at, what))
    }
}
