use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::process::Process;
use crate::WorkerError;

/// The program, and one process of it that was started ahead, so that a file does not wait for the
/// start of a program. Each process still serves one file.
#[derive(Debug)]
pub(super) struct Ahead {
    program: PathBuf,
    next: Mutex<Option<Process>>,
}

impl Ahead {
    pub(super) fn new(program: PathBuf) -> Self {
        Self { program, next: Mutex::new(None) }
    }

    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    /// The process that waits, or where there is none or it has died, a new one.
    ///
    /// # Errors
    /// As [`Process::start`].
    pub(super) fn take(&self) -> Result<Process, WorkerError> {
        let waiting = self.next.lock().unwrap_or_else(PoisonError::into_inner).take();
        let alive = waiting.and_then(|mut it| it.is_alive().then_some(it));
        alive.map_or_else(|| Process::start(&self.program), Ok)
    }

    /// Starts the next one where none waits. A failure shows when one is taken.
    pub(super) fn start_next(&self) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if !next.as_mut().is_some_and(Process::is_alive) {
            *next = Process::start(&self.program).ok();
        }
    }
}
