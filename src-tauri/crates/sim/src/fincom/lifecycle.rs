//! How customers move.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Fincom;
use super::asked::Asked;
use super::customer::Customer;
use super::events::EventType;
use super::rejection::Rejection;
use super::state::{Due, State};
use super::status::Stage;
use crate::outcome::{Outcome, OutcomeError};

impl Fincom {
    /// Does what is due, each at the time it was due.
    pub(super) fn settle_until(&self, state: &mut State, now: DateTime<Utc>) {
        while let Some((at, due)) = state.agenda.take(now) {
            let found = state.customers.get(&due.customer);
            if found.is_some_and(|customer| customer.turn == due.turn) {
                self.move_on(state, due.customer, at);
            }
        }
    }

    /// Sets what happens next: at once due where Fin.com has the move, else after the next attach.
    pub(super) fn set_outcome(
        &self,
        state: &mut State,
        id: Uuid,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<(), OutcomeError> {
        let refused = |why: &str| Err(OutcomeError::NotAvailable(why.to_owned()));
        match outcome {
            Outcome::DataNeeded | Outcome::Error | Outcome::Expired => {
                return refused("Fin.com has no status for this outcome");
            }
            Outcome::Approved
            | Outcome::Rejected
            | Outcome::ManualReview
            | Outcome::DocumentsNeeded
            | Outcome::InformationRequested
            | Outcome::UnknownWord => {}
        }
        let Some(customer) = state.customers.get_mut(&id) else {
            return refused("the customer is gone");
        };
        match customer.stage {
            Stage::Rejected => return refused("the customer has its final status"),
            Stage::Approved if outcome != Outcome::InformationRequested => {
                return refused("an approved customer can only be asked for information");
            }
            _ => {}
        }
        customer.outcome = Some(outcome);
        if customer.stage != Stage::Incomplete || customer.queued {
            self.promise(state, id, now);
        }
        Ok(())
    }

    /// Promises a move after the delay, in place of any that was promised before.
    pub(super) fn promise(&self, state: &mut State, id: Uuid, now: DateTime<Utc>) {
        if let Some(customer) = state.customers.get_mut(&id) {
            customer.turn += 1;
            let due = Due { customer: id, turn: customer.turn };
            state.agenda.enter(self.world.clock.after_delay(now), due);
        }
    }

    /// Changes a customer, and tells of it if another status is shown afterwards.
    pub(super) fn change(
        &self,
        state: &mut State,
        id: Uuid,
        at: DateTime<Utc>,
        change: impl FnOnce(&mut Customer),
    ) {
        let names = state.settings.status_names;
        let Some(customer) = state.customers.get_mut(&id) else { return };
        let before = customer.status(names);
        change(customer);
        customer.updated = at;
        if customer.status(names) != before {
            customer.status_updated = at;
            self.emit(state, EventType::Status, id, at);
        }
    }

    /// Documents that were queued come under review, where nobody wants them refused; what is
    /// under review is approved, unless a tester wants something else.
    fn move_on(&self, state: &mut State, id: Uuid, at: DateTime<Utc>) {
        let Some(customer) = state.customers.get_mut(&id) else { return };
        let outcome = if customer.queued {
            match customer.outcome {
                Some(Outcome::DocumentsNeeded | Outcome::ManualReview) => customer.outcome.take(),
                _ => {
                    self.change(state, id, at, |customer| customer.enter(Stage::Reviewing));
                    self.promise(state, id, at);
                    return;
                }
            }
        } else {
            customer.outcome.take()
        };
        match outcome {
            None if customer.stage == Stage::Reviewing => {
                self.decide(state, id, Outcome::Approved, at)
            }
            None => {}
            Some(outcome) => self.decide(state, id, outcome, at),
        }
    }

    fn decide(&self, state: &mut State, id: Uuid, outcome: Outcome, at: DateTime<Utc>) {
        let Some(customer) = state.customers.get(&id) else { return };
        let settings = &state.settings;
        let (mut stage, mut rejection, mut asked) = (Stage::Unknown, None, Vec::new());
        match outcome {
            Outcome::Approved => stage = Stage::Approved,
            Outcome::ManualReview => stage = Stage::Reviewing,
            Outcome::Rejected => {
                stage = Stage::Rejected;
                rejection = Some(Rejection::of_applicant(settings));
            }
            Outcome::DocumentsNeeded => {
                stage = Stage::ActionRequired;
                rejection = Some(Rejection::of_documents(customer, settings));
                asked.push(Asked::of_unfit_identity(customer));
            }
            Outcome::InformationRequested => {
                let approved = customer.stage == Stage::Approved;
                stage = if approved { Stage::Approved } else { Stage::OnHold };
                let sections = settings.information.iter();
                asked = sections.map(|section| Asked::of(*section, customer)).collect();
            }
            Outcome::UnknownWord | Outcome::DataNeeded | Outcome::Error | Outcome::Expired => {}
        }
        let asks = !asked.is_empty();
        self.change(state, id, at, |customer| {
            customer.enter(stage);
            customer.rejection = rejection;
            customer.asked = asked;
        });
        if asks {
            self.emit(state, EventType::Rfi, id, at);
        }
    }
}

impl Customer {
    /// Comes into a stage with nothing left over from the one before.
    fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.queued = false;
        self.rejection = None;
        self.asked.clear();
    }
}
