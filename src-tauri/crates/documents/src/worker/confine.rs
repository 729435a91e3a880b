//! What a worker's process is kept within. It has two steps: [`confine`] at the start, while
//! nothing of the file is known, and [`Confined::close`] between the request, which is the
//! parent's, and the file, which is anybody's.

mod limits;

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[path = "confine/linux.rs"]
mod system;
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
#[path = "confine/elsewhere.rs"]
mod system;

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls;

use std::io;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Threads that share the work on one picture. More would gain little and each takes address space.
const MAX_THREADS: usize = 4;

/// How far a worker is shut in beyond its limits of memory and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// No file can be opened, as landlock sees to it.
    pub files: Reach,
    /// No program, socket, process or file can be reached by a call to the system, as seccomp
    /// sees to it.
    pub calls: Reach,
}

/// How much of a confinement the system took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// All of it.
    Full,
    /// What this version of the system knows of it.
    Partial,
    /// The system has no such thing.
    None,
}

/// A process under its first limits.
#[derive(Debug)]
pub(super) struct Confined {
    files: Reach,
}

/// Puts this process under its limits of memory, files and threads. What is decoded afterwards can
/// take no more than this, and write no file.
///
/// # Errors
/// When the operating system refuses; then nothing may be decoded.
pub(super) fn confine() -> io::Result<Confined> {
    limits::memory()?;
    // Before the files are closed, since counting the processors opens some.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    // Before the threads are started, since landlock holds for a thread and those it starts.
    let files = system::close_files()?;
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()
        .map_err(io::Error::other)?;
    limits::files()?;
    Ok(Confined { files })
}

impl Confined {
    /// Bounds the processor time that all threads may take together from here on, and leaves the
    /// process no calls to the system but those that reckoning takes. For good.
    ///
    /// # Errors
    /// When the operating system refuses; then nothing may be decoded.
    pub(super) fn close(self, processor_time: Duration) -> io::Result<Confinement> {
        limits::processor(processor_time)?;
        Ok(Confinement { files: self.files, calls: system::close_calls()? })
    }
}

/// Shuts the calling process in as a worker is while it decodes, so that a test can try what then
/// is possible still.
///
/// # Errors
/// When the operating system refuses.
#[cfg(feature = "synthetic")]
pub fn shut_in(processor_time: Duration) -> io::Result<Confinement> {
    confine()?.close(processor_time)
}
