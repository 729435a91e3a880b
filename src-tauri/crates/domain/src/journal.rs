use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{CaseId, ReviewerId};

/// Who caused a change. Nothing is written without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// The person at this vault.
    Reviewer(ReviewerId),
    /// The provider, as seen by a read.
    Provider,
    /// This program by itself (delivery, retention).
    Dossier,
}

/// A SHA-256 or HMAC-SHA256 value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Before the first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// A digest made elsewhere.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// From 64 hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What happened: ids, codes and digests only. Content lives elsewhere and is named by a salted
/// digest, so that erasing it leaves the chain valid and silent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Noun and verb: `case.created`, `submission.accepted`.
    pub kind: String,
    /// The case it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// Ids, codes, digests.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub data: Map<String, Value>,
}

impl Fact {
    /// A fact about a case.
    pub fn of_case(kind: &str, case_id: CaseId) -> Self {
        Self { kind: kind.to_owned(), case_id: Some(case_id), data: Map::new() }
    }

    /// A fact about the vault as a whole.
    pub fn of_vault(kind: &str) -> Self {
        Self { kind: kind.to_owned(), case_id: None, data: Map::new() }
    }

    /// Adds an id, a code or a digest.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.data.insert(name.to_owned(), Value::String(value.to_string()));
        self
    }

    /// Adds a count.
    #[must_use]
    pub fn count(mut self, name: &str, value: u64) -> Self {
        self.data.insert(name.to_owned(), Value::from(value));
        self
    }
}

/// A fact in its place: what is hashed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1 without a gap.
    pub seq: u64,
    /// When it was written, by this computer's clock.
    pub at: DateTime<Utc>,
    /// Who caused it.
    pub actor: Actor,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// The chain's value after an entry: `hash = H(previous ‖ H(entry))`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The entry's number.
    pub seq: u64,
    /// The chain's value.
    pub hash: Digest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back_what_it_prints() {
        let digest = Digest::from_bytes(std::array::from_fn(|at| at as u8 * 7));
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(Digest::parse("zz"), None);
        assert_eq!(Digest::parse(&"é".repeat(32)), None);
    }
}
