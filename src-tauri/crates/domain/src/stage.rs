use serde::{Deserialize, Serialize};

/// Where a case stands, in words that are the same for every provider.
///
/// The provider's half comes from its status; `ReadyToResubmit` may also follow from receipts of
/// ours, where files are linked by a later call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Stage {
    /// Known to the provider, never submitted.
    NotSubmitted,
    /// The provider's automatic checks are running.
    InProgress,
    /// Documents have to be collected and uploaded.
    DocumentsNeeded,
    /// Data has to be corrected or added.
    DataNeeded,
    /// Everything asked for is there; it has to be submitted again.
    ReadyToResubmit,
    /// The provider asked for information.
    InformationRequested,
    /// A person at the provider decides.
    ManualReview,
    /// Final, positive.
    Approved,
    /// Final, negative.
    Rejected,
    /// A status that this version does not know; a person has to look.
    Unmapped,
}

impl Stage {
    /// All of them, in the order of a case's life.
    pub const ALL: [Self; 10] = [
        Self::NotSubmitted,
        Self::InProgress,
        Self::DocumentsNeeded,
        Self::DataNeeded,
        Self::ReadyToResubmit,
        Self::InformationRequested,
        Self::ManualReview,
        Self::Approved,
        Self::Rejected,
        Self::Unmapped,
    ];

    /// The word used in JSON and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotSubmitted => "NotSubmitted",
            Self::InProgress => "InProgress",
            Self::DocumentsNeeded => "DocumentsNeeded",
            Self::DataNeeded => "DataNeeded",
            Self::ReadyToResubmit => "ReadyToResubmit",
            Self::InformationRequested => "InformationRequested",
            Self::ManualReview => "ManualReview",
            Self::Approved => "Approved",
            Self::Rejected => "Rejected",
            Self::Unmapped => "Unmapped",
        }
    }

    /// The stage named by [`Stage::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// No further move is expected.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Rejected)
    }
}
