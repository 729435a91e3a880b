use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the customer proved or accepted, on the operator's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum AttestationKind {
    /// The customer proved to own the phone number.
    Phone,
    /// The customer proved to own the e-mail address.
    Email,
    /// The customer accepted the provider's agreements.
    Agreements,
    /// The customer accepted the provider's terms.
    Terms,
}

impl AttestationKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Email, Self::Agreements, Self::Terms];

    /// The word used in commands and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Agreements => "agreements",
            Self::Terms => "terms",
        }
    }

    /// The kind named by [`AttestationKind::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One attested fact about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// What was proved or accepted.
    pub kind: AttestationKind,
    /// When the customer did it.
    pub at: DateTime<Utc>,
    /// How it was established, in the operator's words.
    pub how: Option<String>,
}
