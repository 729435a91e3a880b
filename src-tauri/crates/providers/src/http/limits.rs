use std::time::Duration;

/// Time and size limits of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub idle: Duration,
    /// For the whole call, besides what the upload takes.
    pub total: Duration,
    /// The slowest line that uploads are expected to pass, in bytes a second.
    pub upload_bytes_per_second: u64,
    /// The longest answer that is read, in bytes.
    pub body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(10),
            total: Duration::from_secs(30),
            upload_bytes_per_second: 32 * 1024,
            body_bytes: 5_000_000,
        }
    }
}

impl Limits {
    pub(super) fn total_for(&self, upload: usize) -> Duration {
        self.total + Duration::from_secs(upload as u64 / self.upload_bytes_per_second.max(1))
    }
}
