//! Where a customer stands, and the words for it.

use super::settings::Source;
use super::version::Version;

/// Status of a customer ("Status vocabulary and state machine").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Incomplete,
    Reviewing,
    Approved,
    OnHold,
    ActionRequired,
    Rejected,
    /// In no document of Fin.com's: what a client must survive.
    Unknown,
}

impl Stage {
    /// Documents may be attached.
    pub(super) fn takes_documents(self) -> bool {
        matches!(self, Self::Incomplete | Self::ActionRequired)
    }

    /// The word that is shown, by the version that created the customer. While documents are
    /// `queued`, a V2 customer keeps the earlier word under the guide's names.
    pub(super) fn word(self, queued: bool, version: Version, names: Source) -> &'static str {
        match (self, version, names) {
            (_, Version::V1, _) if queued => "QUEUED",
            (_, Version::V2, Source::Reference) if queued => "PROCESSING",
            (Self::Incomplete, ..) => "INCOMPLETE",
            (Self::Reviewing, ..) => "REVIEWING",
            (Self::Approved, ..) => "APPROVED",
            (Self::OnHold, Version::V2, Source::Reference) => "IN_COMPLIANCE",
            (Self::OnHold, ..) => "ON_HOLD",
            (Self::ActionRequired, Version::V1, _) => "REINITIATE",
            (Self::ActionRequired, Version::V2, _) => "ACTION_REQUIRED",
            (Self::Rejected, ..) => "REJECTED",
            (Self::Unknown, ..) => "ESCALATED",
        }
    }
}
