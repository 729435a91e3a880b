//! What testers demand.

use chrono::{DateTime, Utc};

use super::Akepa;
use super::application::Application;
use super::settings::Wanted;
use super::state::State;
use super::status::Status;
use crate::outcome::{Outcome, OutcomeError};

impl Akepa {
    /// Sets what happens next to a customer's newest application: after the delay, or after
    /// identification where that has not been.
    pub(super) fn set_outcome(
        &self,
        state: &mut State,
        customer: &str,
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
        let newest = state.newest(customer);
        if newest.is_some_and(|found| found.status.is_completed()) {
            return refused("the application is completed");
        }
        let id = newest.map(|found| found.id.clone());
        state.outcomes.insert(customer.to_owned(), outcome);
        if let Some(id) = id {
            self.promise(state, &id, now);
        }
        Ok(())
    }
}

/// Makes the application ready for a demanded outcome; its status.
pub(super) fn demanded(
    application: &mut Application,
    outcome: Outcome,
    ordinary: &[Vec<Wanted>],
) -> Status {
    match outcome {
        Outcome::Approved => Status::Approved,
        Outcome::Rejected => Status::Denied,
        Outcome::ManualReview => Status::WaitingReview,
        Outcome::DocumentsNeeded => {
            application.ask_for_documents(ordinary);
            Status::PendingStepUp
        }
        Outcome::DataNeeded => Status::DataRequest,
        Outcome::UnknownWord
        | Outcome::InformationRequested
        | Outcome::Error
        | Outcome::Expired => Status::Escalated,
    }
}
