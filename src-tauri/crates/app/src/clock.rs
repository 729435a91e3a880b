use std::time::Duration;

use chrono::{DateTime, Utc};

/// Where the desk gets its time. The only other clock of the crate is tokio's, for waiting.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;

    /// How long the computer has been running, sleep included; nobody can set it.
    fn since_boot(&self) -> Duration {
        since_boot()
    }
}

/// How long the computer has been running, sleep included. Where the system does not tell, how long
/// this program has.
pub fn since_boot() -> Duration {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        // Linux stops its monotonic clock while the computer sleeps, macOS does not.
        #[cfg(target_os = "linux")]
        const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
        #[cfg(target_os = "macos")]
        const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
        let time = rustix::time::clock_gettime(CLOCK);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        Duration::from_secs(seconds) + Duration::from_nanos(time.tv_nsec.unsigned_abs())
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    {
        static STARTED: std::sync::LazyLock<std::time::Instant> =
            std::sync::LazyLock::new(std::time::Instant::now);
        STARTED.elapsed()
    }
}

/// This computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
