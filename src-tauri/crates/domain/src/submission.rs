use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{CaseId, ConnectionId, DocumentId, SlotName, SubmissionId};

/// What is owed to the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A new application.
    Create,
    /// A file into a slot.
    Upload,
    /// The call that moves the case on.
    Submit,
    /// Corrected applicant data.
    Correct,
    /// An answer to a request for information.
    Answer,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Create, Self::Upload, Self::Submit, Self::Correct, Self::Answer];

    /// The word used in JSON and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Upload => "upload",
            Self::Submit => "submit",
            Self::Correct => "correct",
            Self::Answer => "answer",
        }
    }

    /// The kind named by [`Kind::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// In its undo window, or waiting for a person.
    Held,
    /// Waits for its turn.
    Queued,
    /// On its way; written before the first byte leaves.
    Sending,
    /// The provider took it; there is a receipt.
    Accepted,
    /// The provider said no, in words that are kept.
    Refused,
    /// The answer was lost; the truth is read back before anything is sent again.
    Uncertain,
    /// Needs a person; the reason is shown.
    Parked,
    /// Taken back before it left.
    Withdrawn,
}

/// A word that names no submission state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownState;

impl fmt::Display for UnknownState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a submission state")
    }
}

impl std::error::Error for UnknownState {}

impl SubmissionState {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Held,
        Self::Queued,
        Self::Sending,
        Self::Accepted,
        Self::Refused,
        Self::Uncertain,
        Self::Parked,
        Self::Withdrawn,
    ];

    /// The word used in JSON and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Uncertain => "uncertain",
            Self::Parked => "parked",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state named by [`SubmissionState::as_str`].
    pub fn parse(text: &str) -> Result<Self, UnknownState> {
        Self::ALL.into_iter().find(|state| state.as_str() == text).ok_or(UnknownState)
    }

    /// Nothing more happens to it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::Withdrawn)
    }

    /// Delivery may still change it without a person.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Uncertain)
    }

    /// Whether one step may lead from here to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use SubmissionState::{
            Accepted, Held, Parked, Queued, Refused, Sending, Uncertain, Withdrawn,
        };
        match self {
            Held => matches!(next, Queued | Withdrawn),
            Queued => matches!(next, Held | Sending | Parked | Withdrawn),
            Sending => matches!(next, Accepted | Refused | Uncertain | Queued | Parked),
            Uncertain => matches!(next, Accepted | Refused | Queued | Held | Sending | Parked),
            Parked => matches!(next, Queued | Uncertain | Withdrawn | Accepted),
            Accepted | Refused | Withdrawn => false,
        }
    }
}

/// What the provider answered when it took a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Receipt {
    /// When the answer was read.
    pub at: DateTime<Utc>,
    /// The provider's status after it, word for word, where the answer told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_status: Option<String>,
    /// The provider's id of what was made (application, document).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// SHA-256 of the file that was sent, lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Established by reading back after the answer was lost.
    #[serde(default)]
    pub reconciled: bool,
}

/// The provider's no, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Refusal {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// HTTP status.
    pub status: u16,
    /// The provider's words, values of the request cut out where they identify a person.
    pub words: String,
}

/// What reading back told about a doubtful submission.
#[derive(Debug, Clone, PartialEq)]
pub enum Reconciled {
    /// It arrived and was taken.
    Accepted(Receipt),
    /// It did not arrive; sending again is safe.
    NotArrived,
    /// The provider cannot tell, but a resend under the same key is safe.
    SafeToRepeat,
    /// Only a person can find out; the text is a reason code of the message file.
    Unknown(&'static str),
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// Our id of it.
    pub id: SubmissionId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The connection it goes through.
    pub connection_id: ConnectionId,
    /// What it is.
    pub kind: Kind,
    /// The slot of an upload.
    pub slot: Option<SlotName>,
    /// The file of an upload.
    pub document_id: Option<DocumentId>,
    /// Where it stands.
    pub state: SubmissionState,
    /// Idempotency key of the current try (UUID text), renewed after a doubtful one is cleared.
    pub key: String,
    /// When the key was first sent.
    pub key_sent_at: Option<DateTime<Utc>>,
    /// Answered tries.
    pub attempts: u32,
    /// Not before this time.
    pub next_at: Option<DateTime<Utc>>,
    /// End of the undo window; none while it waits for a person.
    pub held_until: Option<DateTime<Utc>>,
    /// Why it is held, parked or refused, as a code of the message file.
    pub reason: Option<String>,
    /// The provider's word for the state of things before the first try (status, or document id
    /// and status), against which reading back compares.
    pub before: Option<String>,
    /// The provider's yes.
    pub receipt: Option<Receipt>,
    /// The provider's no.
    pub refusal: Option<Refusal>,
    /// When a person caused it.
    pub created_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_states_lead_nowhere_and_every_word_parses() {
        for from in SubmissionState::ALL {
            assert_eq!(SubmissionState::parse(from.as_str()), Ok(from));
            let moves = SubmissionState::ALL.iter().filter(|to| from.may_become(**to)).count();
            assert_eq!(moves == 0, from.is_final(), "{} has {moves} moves", from.as_str());
        }
    }

    #[test]
    fn nothing_is_sent_again_from_doubt_without_passing_reconciliation() {
        assert!(!SubmissionState::Held.may_become(SubmissionState::Sending));
        assert!(!SubmissionState::Parked.may_become(SubmissionState::Sending));
        assert!(!SubmissionState::Accepted.may_become(SubmissionState::Sending));
    }
}
