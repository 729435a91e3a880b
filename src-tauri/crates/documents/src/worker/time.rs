//! How long a task may take.

use std::time::Duration;

use dossier_domain::MediaType;

use super::message::Task;
use crate::sniff::{Sniffed, sniff};

/// How long a file may take by the clock, whatever the task. The limits of processor time are what
/// bounds a file; this one ends what merely waits, and a machine under full load is no reason to
/// call a file unreadable.
pub(super) const BY_THE_CLOCK: Duration = Duration::from_secs(30);

/// The processor time that a PDF may take, whatever the task but a check. A page takes a tenth of a
/// second, and three are the most that are drawn; of all formats it is the one in which little can
/// ask for much.
const OF_PDF: Duration = Duration::from_secs(6);

impl Task {
    /// The processor time that all threads may take together for a file that begins so.
    pub(super) fn processor_time(&self, bytes: &[u8]) -> Duration {
        let time = Duration::from_secs(match self {
            Self::Confinement => 1,
            // For all files of one process. A small one takes a fraction of a millisecond; of a
            // large one the digest takes a few hundred.
            Self::Check => return Duration::from_secs(120),
            Self::Preview { .. } | Self::Look(_) | Self::Read(_) => 10,
            // An inspection tries the preparation where nothing else tells whether it would fit.
            Self::Inspect | Self::Prepare(_) => 20,
        });
        match sniff(bytes) == Sniffed::Image(MediaType::Pdf) {
            true => time.min(OF_PDF),
            false => time,
        }
    }
}
