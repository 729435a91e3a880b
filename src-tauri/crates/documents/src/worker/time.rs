//! How long a task may take.

use std::time::Duration;

use super::message::Task;

/// How long a file may take by the clock, whatever the task. The limits of processor time are what
/// bounds a file; this one ends what merely waits, and a machine under full load is no reason to
/// call a file unreadable.
pub(super) const BY_THE_CLOCK: Duration = Duration::from_secs(30);

impl Task {
    /// The processor time that all threads may take together.
    pub(super) fn processor_time(&self) -> Duration {
        Duration::from_secs(match self {
            Self::Confinement => 1,
            // For all files of one process. A small one takes a fraction of a millisecond; of a
            // large one the digest takes a few hundred.
            Self::Check => 120,
            Self::Preview { .. } | Self::Look(_) | Self::Read(_) => 10,
            // An inspection tries the preparation where nothing else tells whether it would fit.
            Self::Inspect | Self::Prepare(_) => 20,
        })
    }
}
