//! The status words.

use serde::Serialize;

/// Status of an application ("Status vocabulary and state machine").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Status {
    Created,
    Submitted,
    DocumentsNeeded,
    Pending,
    ManualReview,
    Approved,
    Rejected,
    /// In no document of Jiko's: what a client must survive.
    AwaitingPartner,
}

impl Status {
    /// No way leads out of it.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Rejected)
    }

    /// The next move is the partner's apply.
    pub(super) fn takes_apply(self) -> bool {
        matches!(self, Self::Created | Self::Pending)
    }
}
