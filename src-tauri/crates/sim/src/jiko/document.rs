//! Document types, their limits, and the documents of an application.

use serde::Serialize;
use uuid::Uuid;

const MIB: u64 = 1024 * 1024;

/// The seven document types of individuals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Kind {
    IdFront,
    IdBack,
    Selfie,
    Passport,
    IdentificationNumberVerification,
    AddressVerification,
    Other,
}

impl Kind {
    pub(super) const ALL: [Self; 7] = [
        Self::IdFront,
        Self::IdBack,
        Self::Selfie,
        Self::Passport,
        Self::IdentificationNumberVerification,
        Self::AddressVerification,
        Self::Other,
    ];

    /// The word in paths and JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::IdFront => "ID_FRONT",
            Self::IdBack => "ID_BACK",
            Self::Selfie => "SELFIE",
            Self::Passport => "PASSPORT",
            Self::IdentificationNumberVerification => "IDENTIFICATION_NUMBER_VERIFICATION",
            Self::AddressVerification => "ADDRESS_VERIFICATION",
            Self::Other => "OTHER",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// A file has fewer bytes than this.
    pub(super) fn limit(self) -> u64 {
        match self {
            Self::IdFront | Self::IdBack | Self::Selfie | Self::Passport => 5 * MIB,
            _ => 50 * MIB,
        }
    }
}

/// Status of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Progress {
    PendingUpload,
    PendingReview,
    Approved,
    Invalid,
}

/// An open slot or a received file.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Document {
    pub(super) id: Uuid,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    pub(super) status: Progress,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exception_reason: Option<&'static str>,
}

impl Document {
    /// A file is there and was not found wanting.
    pub(super) fn is_usable(&self) -> bool {
        matches!(self.status, Progress::PendingReview | Progress::Approved)
    }
}
