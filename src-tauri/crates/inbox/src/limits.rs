use std::time::Duration;

/// What a caller may take of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest webhook body, in bytes. Providers' are of a few thousand.
    pub body_bytes: usize,
    /// Until the head of a request is there, also for the next one on an open connection.
    pub head: Duration,
    /// Until a body is there.
    pub body: Duration,
    /// Until the store has answered.
    pub store: Duration,
    /// How long one connection lives, whatever it is used for.
    pub connection: Duration,
    /// Connections at a time; more wait to be accepted.
    pub connections: usize,
    /// Letters on one page.
    pub page_letters: usize,
    /// Bytes of letters on one page, beside the first one.
    pub page_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 256 * 1024,
            head: Duration::from_secs(5),
            body: Duration::from_secs(10),
            store: Duration::from_secs(5),
            connection: Duration::from_secs(120),
            connections: 512,
            page_letters: 200,
            // In base64 and with what stands around it, well under the 5 MB that a desk reads.
            page_bytes: 2 * 1024 * 1024,
        }
    }
}
