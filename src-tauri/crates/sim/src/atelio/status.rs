//! The status words.

use super::settings::Spelling;

/// `kyc_status` ("Status vocabulary and state machine").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Submitted,
    DocumentRequired,
    UnderReview,
    Passed,
    Failed,
    Error,
    Expired,
    /// In no document of Atelio's: what a client must survive.
    AwaitingPartner,
}

impl Status {
    /// The word on the wire.
    pub(super) fn word(self, spelling: Spelling) -> String {
        let word = match self {
            Self::Submitted => "submitted",
            Self::DocumentRequired => "document_required",
            Self::UnderReview => "under_review",
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Error => "error",
            Self::Expired => "expired",
            Self::AwaitingPartner => "awaiting_partner",
        };
        match spelling {
            Spelling::Underscores => word.to_owned(),
            Spelling::Spaces => word.replace('_', " "),
        }
    }

    /// The attempt is over without a pass: the next move is the partner's StartKYC.
    pub(super) fn is_lost(self) -> bool {
        matches!(self, Self::Failed | Self::Error | Self::Expired)
    }
}
