//! What testers demand.

use chrono::{DateTime, Utc};

use super::Legacy;
use super::document::SlotName;
use super::kyc::{Kyc, Status};
use super::state::State;
use crate::outcome::{Outcome, OutcomeError};

impl Legacy {
    /// Sets what happens next: after the delay, or after the start of KYC where that has not been.
    pub(super) fn set_outcome(
        &self,
        state: &mut State,
        id: &str,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<(), OutcomeError> {
        let refused = |why: &str| Err(OutcomeError::NotAvailable(why.to_owned()));
        match outcome {
            Outcome::InformationRequested | Outcome::Error | Outcome::Expired => {
                return refused("connectFi has no status for this outcome");
            }
            Outcome::Approved
            | Outcome::Rejected
            | Outcome::ManualReview
            | Outcome::DocumentsNeeded
            | Outcome::DataNeeded
            | Outcome::UnknownWord => {}
        }
        if state.processes.get(id).is_some_and(|kyc| kyc.status.is_final()) {
            return refused("KYC has its final status");
        }
        state.outcomes.insert(id.to_owned(), outcome);
        self.promise(state, id, now);
        Ok(())
    }
}

/// Makes the process ready for a demanded outcome; its status.
pub(super) fn demanded(kyc: &mut Kyc, outcome: Outcome, ordinary: &[SlotName]) -> Status {
    match outcome {
        Outcome::Approved => Status::Approved,
        Outcome::Rejected => Status::Declined,
        Outcome::ManualReview => Status::Review,
        Outcome::DocumentsNeeded => {
            kyc.ask_for_documents(ordinary);
            Status::WaitingData
        }
        Outcome::DataNeeded => {
            kyc.ask_for_data();
            Status::WaitingData
        }
        Outcome::UnknownWord
        | Outcome::InformationRequested
        | Outcome::Error
        | Outcome::Expired => Status::OnHold,
    }
}
