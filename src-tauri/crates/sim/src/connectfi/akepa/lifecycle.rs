//! How applications move ("Statuses").

use chrono::{DateTime, Utc};

use super::Akepa;
use super::application::Application;
use super::outcome;
use super::state::{Due, State};
use super::status::Status;
use crate::connectfi::hook;
use crate::connectfi::trigger::Trigger;

impl Akepa {
    /// Does what is due, each at the time it was due.
    pub(super) fn settle_until(&self, state: &mut State, now: DateTime<Utc>) {
        while let Some((at, due)) = state.agenda.take(now) {
            self.decide(state, &due, at);
        }
    }

    /// With the last document the checks begin, unless a person is to look: that is known at once.
    pub(super) fn go_on_if_satisfied(&self, state: &mut State, id: &str, now: DateTime<Utc>) {
        let Some(application) = state.applications.get(id) else { return };
        if !application.status.awaits_documents() || !application.is_satisfied() {
            return;
        }
        let is_demanded = state.outcomes.contains_key(&application.customer);
        if trigger(state, application) == Trigger::WaitReview && !is_demanded {
            answered(state, id, Status::WaitingReview);
        } else {
            self.run(state, id, now);
        }
    }

    /// Corrected data are looked at anew.
    pub(super) fn go_on_after_correction(
        &self,
        state: &mut State,
        customer: &str,
        now: DateTime<Utc>,
    ) {
        let waiting = state.newest(customer).filter(|found| found.status == Status::DataRequest);
        if let Some(id) = waiting.map(|found| found.id.clone()) {
            self.run(state, &id, now);
        }
    }

    /// Promises a decision after the delay, in place of any that was promised before.
    pub(super) fn promise(&self, state: &mut State, id: &str, now: DateTime<Utc>) {
        if let Some(application) = state.applications.get_mut(id) {
            application.turn += 1;
            let due = Due { application: id.to_owned(), turn: application.turn };
            state.agenda.enter(self.world.clock.after_delay(now), due);
        }
    }

    fn run(&self, state: &mut State, id: &str, now: DateTime<Utc>) {
        answered(state, id, Status::Running);
        self.promise(state, id, now);
    }

    fn decide(&self, state: &mut State, due: &Due, at: DateTime<Utc>) {
        let Some(application) = state.applications.get(&due.application) else { return };
        if application.turn != due.turn {
            return;
        }
        let own = own_verdict(state, application);
        let outcome = state.outcomes.remove(&application.customer);
        let Some(application) = state.applications.get_mut(&due.application) else { return };
        let status = match outcome {
            Some(outcome) => outcome::demanded(application, outcome, &state.settings.step_up),
            None => own,
        };
        if application.status != status {
            application.status = status;
            let url = application.webhook_url.as_deref();
            hook::announce(&self.world, super::NAME, url, &application.shown(), at);
        }
    }
}

/// Changes the status in direct answer to a request: that is not announced.
fn answered(state: &mut State, id: &str, status: Status) {
    if let Some(application) = state.applications.get_mut(id) {
        application.status = status;
    }
}

/// What connectFi decides when nobody interferes.
fn own_verdict(state: &State, application: &Application) -> Status {
    if !application.is_satisfied() {
        return Status::PendingStepUp;
    }
    match trigger(state, application) {
        Trigger::WaitReview => Status::WaitingReview,
        Trigger::Declined => Status::Denied,
        _ => Status::Approved,
    }
}

fn trigger(state: &State, application: &Application) -> Trigger {
    let customer = state.account.customers.get(&application.customer);
    customer.map_or(Trigger::Ordinary, |customer| customer.trigger())
}
