use std::io;

/// Threads that share the work on one picture. More would gain little and each takes address space.
const MAX_THREADS: usize = 4;

/// Puts this process under its limits. What is decoded afterwards can take no more memory and time
/// than this, and write no file.
///
/// # Errors
/// When the operating system refuses; then nothing may be decoded.
pub(super) fn confine() -> io::Result<()> {
    limit_memory_and_time()?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()
        .map_err(io::Error::other)?;
    // Last, since counting the processors opens files.
    limit_files()
}

#[cfg(unix)]
fn limit_memory_and_time() -> io::Result<()> {
    use rlimit::Resource;

    /// The whole address space: program, threads, file, picture.
    const MEMORY: u64 = 512 << 20;
    /// Over all threads. A photograph takes half a second; a busy or slow machine is no reason to
    /// call a file bad, and the parent's clock ends what merely waits.
    const CPU_SECONDS: u64 = 20;

    Resource::CORE.set(0, 0)?;
    Resource::CPU.set(CPU_SECONDS, CPU_SECONDS)?;
    Resource::FSIZE.set(0, 0)?;
    let memory = Resource::AS.set(MEMORY, MEMORY);
    // Other Unix systems take this limit without keeping it, or refuse it.
    if cfg!(target_os = "linux") { memory } else { Ok(()) }
}

#[cfg(unix)]
fn limit_files() -> io::Result<()> {
    rlimit::Resource::NOFILE.set(8, 8)
}

#[cfg(not(unix))]
fn limit_memory_and_time() -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn limit_files() -> io::Result<()> {
    Ok(())
}
