use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Limits, transport};
use crate::{Error, Garbled, Reason, Sent};

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The provider's clock.
    pub(crate) date: Option<DateTime<Utc>>,
    pub(super) html: bool,
    pub(crate) body: Vec<u8>,
    pub(super) sent: Sent,
}

impl Answer {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A web page instead of an API's answer.
    pub(crate) fn is_html(&self) -> bool {
        let start = self.body.iter().find(|byte| !byte.is_ascii_whitespace());
        self.html || start == Some(&b'<')
    }

    /// The error for an answer that is not what the contract describes.
    pub(crate) fn garbled(&self, what: Garbled) -> Error {
        Error::Unintelligible { what, sent: self.sent }
    }

    /// The body as JSON. The content type is not asked: JSON under a wrong one is still JSON.
    pub(crate) fn json(&self) -> Result<Value, Error> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Err(self.garbled(Garbled::Empty));
        }
        if self.is_html() {
            return Err(self.garbled(Garbled::Html));
        }
        serde_json::from_slice(&self.body).map_err(|_| self.garbled(Garbled::Malformed))
    }
}

/// Reads the body, counting; stops at the cap and at a stall.
pub(super) async fn read_body(
    response: &mut reqwest::Response,
    limits: &Limits,
    sent: Sent,
) -> Result<Vec<u8>, Error> {
    let too_large = Error::Unintelligible { what: Garbled::TooLarge, sent };
    let promised = response.content_length().unwrap_or(0);
    if promised > limits.body_bytes as u64 {
        return Err(too_large);
    }
    let mut body = Vec::new();
    loop {
        let next = tokio::time::timeout(limits.idle, response.chunk()).await;
        let piece = next
            .map_err(|_| Error::Unavailable { reason: Reason::Timeout, answered: true, sent })?
            .map_err(|error| transport::broken_answer(error, sent))?;
        let Some(piece) = piece else { return Ok(body) };
        if body.len() + piece.len() > limits.body_bytes {
            return Err(too_large);
        }
        body.extend_from_slice(&piece);
    }
}
