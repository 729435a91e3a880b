//! One hostile file through the real worker, and what came of it.

use std::time::{Duration, Instant};

use dossier_documents::synthetic::Hostile;
use dossier_documents::{DocumentError, Worker};
use dossier_domain::{Edits, MediaType, SlotRule};

/// What came of a file.
#[derive(Debug)]
pub struct Trial {
    /// `prepared`, or the code of the finding that refused it.
    pub outcome: String,
    pub took: Duration,
}

/// A slot that takes one picture, as PNG.
pub fn rule() -> SlotRule {
    SlotRule {
        media_types: vec![MediaType::Png],
        max_bytes: 4_999_999,
        min_bytes: None,
        pages: None,
        edits: Edits::Full,
    }
}

/// Has the file prepared.
///
/// # Panics
/// When the worker could not be used, which no file may bring about, or refuses without a word.
pub async fn try_one(worker: &Worker, file: &Hostile) -> Trial {
    let start = Instant::now();
    let outcome = match worker.prepare(&file.bytes, &rule()).await {
        Ok(_) => "prepared".to_owned(),
        Err(DocumentError::Worker(error)) => panic!("{}: {error}", file.kind),
        Err(error) => error.findings().first().expect("a refusal says why").code.clone(),
    };
    Trial { outcome, took: start.elapsed() }
}

/// The most memory that any child of this process had, in bytes, of those that were reaped.
pub fn worst_child() -> u64 {
    // SAFETY: the call fills what it is given; all zeros is a value of it.
    #[allow(unsafe_code, reason = "the standard library does not tell what children used")]
    let used = unsafe {
        let mut used = std::mem::zeroed::<libc::rusage>();
        libc::getrusage(libc::RUSAGE_CHILDREN, &raw mut used);
        used
    };
    // Linux counts in KiB.
    used.ru_maxrss as u64 * 1_024
}
