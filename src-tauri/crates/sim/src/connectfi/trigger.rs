//! Last names that steer the simulator. Of the vendor's contract only `WaitReview` is, and that
//! under akepa alone.

/// What a last name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// Nothing out of the ordinary.
    Ordinary,
    /// A person reviews when everything is there.
    WaitReview,
    /// The decision is negative.
    Declined,
    AskPassport,
    AskEverything,
    AskData,
    InstantApproved,
    InstantDeclined,
    InstantReview,
    InstantPending,
}

impl Trigger {
    pub(super) fn of(last_name: &str) -> Self {
        match last_name {
            "WaitReview" => Self::WaitReview,
            "Declined" => Self::Declined,
            "AskPassport" => Self::AskPassport,
            "AskEverything" => Self::AskEverything,
            "AskData" => Self::AskData,
            "InstantApproved" => Self::InstantApproved,
            "InstantDeclined" => Self::InstantDeclined,
            "InstantReview" => Self::InstantReview,
            "InstantPending" => Self::InstantPending,
            _ => Self::Ordinary,
        }
    }
}
