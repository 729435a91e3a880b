use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the reviewer recommends. It is sent to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Approve the applicant.
    Approve,
    /// Decline the applicant.
    Decline,
    /// Ask the customer for more.
    Request,
}

impl Recommendation {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Approve, Self::Decline, Self::Request];

    /// The word used in commands and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Decline => "decline",
            Self::Request => "request",
        }
    }

    /// The recommendation named by [`Recommendation::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|recommendation| recommendation.as_str() == text)
    }
}

/// A reasoned recommendation on record. A later one supersedes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What is recommended.
    pub recommendation: Recommendation,
    /// Reason codes.
    pub reasons: Vec<String>,
    /// Text meant for the customer, to copy.
    pub text: Option<String>,
    /// Text that stays here.
    pub private: Option<String>,
    /// The policy under which it was made; none where none was kept yet.
    pub policy: Option<u32>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}
