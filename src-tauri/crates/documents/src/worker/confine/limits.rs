//! Limits that every Unix keeps. Windows has none of them here.
//!
//! The number of processes is not among them: Linux counts every thread of the user for it, so
//! that it would be met or not by what else is running.

use std::io;
use std::time::Duration;

/// Memory, and what a process may leave behind: no file, no image of its memory.
#[cfg(unix)]
pub(super) fn memory() -> io::Result<()> {
    use rlimit::Resource;

    /// The whole address space: program, threads, file, picture.
    const MEMORY: u64 = 512 << 20;

    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)?;
    let memory = Resource::AS.set(MEMORY, MEMORY);
    // Other Unix systems take this limit without keeping it, or refuse it.
    if cfg!(target_os = "linux") { memory } else { Ok(()) }
}

/// Processor time of all threads together, rounded up to seconds. What was used up to now counts;
/// it is a few milliseconds.
#[cfg(unix)]
pub(super) fn processor(time: Duration) -> io::Result<()> {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    rlimit::Resource::CPU.set(seconds, seconds)
}

/// Open files.
#[cfg(unix)]
pub(super) fn files() -> io::Result<()> {
    rlimit::Resource::NOFILE.set(8, 8)
}

#[cfg(not(unix))]
pub(super) fn memory() -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn processor(_time: Duration) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn files() -> io::Result<()> {
    Ok(())
}
