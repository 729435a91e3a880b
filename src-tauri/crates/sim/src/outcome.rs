//! What a tester wants a provider to do next.

use std::str::FromStr;

use thiserror::Error;

/// The next move of a provider, in the words of the control endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Approved,
    Rejected,
    ManualReview,
    DocumentsNeeded,
    DataNeeded,
    InformationRequested,
    Error,
    Expired,
    UnknownWord,
}

/// Why an outcome was not set.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OutcomeError {
    /// No simulated provider has this name.
    #[error("there is no provider {0}")]
    UnknownProvider(String),
    /// The provider has no application with this id.
    #[error("{provider} has no application {external_id}")]
    UnknownApplication {
        /// Provider as asked for.
        provider: String,
        /// Id as asked for.
        external_id: String,
    },
    /// No outcome has this name.
    #[error("there is no outcome {0}")]
    UnknownOutcome(String),
    /// The provider knows no such state, or the application is past every move.
    #[error("{0}")]
    NotAvailable(String),
}

impl OutcomeError {
    /// The code under which the control endpoint answers.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::UnknownProvider(_) => "unknown_provider",
            Self::UnknownApplication { .. } => "unknown_application",
            Self::UnknownOutcome(_) => "unknown_outcome",
            Self::NotAvailable(_) => "not_available",
        }
    }
}

impl FromStr for Outcome {
    type Err = OutcomeError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(match word {
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            "manual_review" => Self::ManualReview,
            "documents_needed" => Self::DocumentsNeeded,
            "data_needed" => Self::DataNeeded,
            "information_requested" => Self::InformationRequested,
            "error" => Self::Error,
            "expired" => Self::Expired,
            "unknown_word" => Self::UnknownWord,
            _ => return Err(OutcomeError::UnknownOutcome(word.to_owned())),
        })
    }
}
