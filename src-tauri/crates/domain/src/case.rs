use std::fmt;

use chrono::{DateTime, Utc};

use crate::{
    CaseId, ConnectionId, Memory, Page, Provider, Requirement, Sensitive, SlotName, SlotReport,
    Stage, SubmissionId,
};

/// One application of one applicant at one connection.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Our id of it.
    pub id: CaseId,
    /// The connection it runs through.
    pub connection_id: ConnectionId,
    /// Whose API that speaks.
    pub provider: Provider,
    /// The applicant's name, for the queue and the search.
    pub name: Option<Sensitive<String>>,
    /// The provider's id; none until a `create` was accepted.
    pub external_id: Option<String>,
    /// The provider's status, word for word; none until it was read.
    pub provider_status: Option<String>,
    /// The provider's half and our receipts together.
    pub stage: Stage,
    /// The provider's half.
    pub provider_stage: Stage,
    /// The stage in which an open requirement puts it besides its own.
    pub open_stage: Option<Stage>,
    /// The last submission that was accepted when the provider last said something new: what came
    /// before it is answered.
    pub answered: Option<SubmissionId>,
    /// When it came into this stage.
    pub stage_since: DateTime<Utc>,
    /// The customer made from the application.
    pub customer_id: Option<String>,
    /// When the provider stops waiting.
    pub deadline: Option<DateTime<Utc>>,
    /// The deadline follows from when the stage was first seen, not from the provider's word.
    pub deadline_estimated: bool,
    /// When it is late.
    pub due_at: Option<DateTime<Utc>>,
    /// What is open now.
    pub requirements: Vec<Requirement>,
    /// What was open before and no longer is.
    pub met: Vec<Requirement>,
    /// What the provider says about single slots.
    pub slots: Vec<SlotReport>,
    /// The provider's reasons, word for word.
    pub reasons: Vec<String>,
    /// Pages of the provider that belong in the customer's hands.
    pub pages: Vec<Page>,
    /// What the provider's client keeps with the case.
    pub memory: Option<Memory>,
    /// Our recommendation is on record.
    pub recommended: bool,
    /// When it came to this vault.
    pub opened_at: DateTime<Utc>,
}

impl Case {
    /// A case of which nothing is known yet but where it runs.
    pub fn opened(
        id: CaseId,
        connection_id: ConnectionId,
        provider: Provider,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            connection_id,
            provider,
            name: None,
            external_id: None,
            provider_status: None,
            stage: Stage::NotSubmitted,
            provider_stage: Stage::NotSubmitted,
            open_stage: None,
            answered: None,
            stage_since: at,
            customer_id: None,
            deadline: None,
            deadline_estimated: false,
            due_at: None,
            requirements: Vec::new(),
            met: Vec::new(),
            slots: Vec::new(),
            reasons: Vec::new(),
            pages: Vec::new(),
            memory: None,
            recommended: false,
            opened_at: at,
        }
    }
}

/// One thing that a case waits for from us.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A file for a slot.
    Document(SlotName),
    /// The call that moves it on.
    Submit,
    /// A new attempt after a lost one.
    StartAgain,
    /// A field to correct.
    Correct(String),
    /// A question to answer.
    Answer(String),
    /// Our recommendation.
    Recommend,
    /// A person has to look.
    Look,
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(slot) => write!(f, "document:{slot}"),
            Self::Submit => f.write_str("submit"),
            Self::StartAgain => f.write_str("start_again"),
            Self::Correct(field) => write!(f, "correct:{field}"),
            Self::Answer(field) => write!(f, "answer:{field}"),
            Self::Recommend => f.write_str("recommend"),
            Self::Look => f.write_str("look"),
        }
    }
}
