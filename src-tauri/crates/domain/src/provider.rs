use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ParseIdError;

/// An onboarding provider and the contract spoken with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Provider {
    /// Jiko Partner API.
    Jiko,
    /// Atelio Embedded API, KYC through hosted upload links.
    Atelio,
    /// connectFi legacy contract (`/customer/kyc/*`).
    Connectfi,
    /// connectFi successor contract (`/akepa/*`).
    ConnectfiAkepa,
    /// Fin.com, customers created with V1.
    FincomV1,
    /// Fin.com, customers created with V2.
    FincomV2,
}

impl Provider {
    /// All of them, in the order of listings.
    pub const ALL: [Self; 6] = [
        Self::Jiko,
        Self::Atelio,
        Self::Connectfi,
        Self::ConnectfiAkepa,
        Self::FincomV1,
        Self::FincomV2,
    ];

    /// The word used in commands, files and the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jiko => "jiko",
            Self::Atelio => "atelio",
            Self::Connectfi => "connectfi",
            Self::ConnectfiAkepa => "connectfi-akepa",
            Self::FincomV1 => "fincom-v1",
            Self::FincomV2 => "fincom-v2",
        }
    }

    /// The provider's own name, as people write it.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Jiko => "Jiko",
            Self::Atelio => "Atelio",
            Self::Connectfi => "connectFi",
            Self::ConnectfiAkepa => "connectFi (akepa)",
            Self::FincomV1 => "Fin.com V1",
            Self::FincomV2 => "Fin.com V2",
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Provider {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        Self::ALL.into_iter().find(|provider| provider.as_str() == text).ok_or(ParseIdError)
    }
}
