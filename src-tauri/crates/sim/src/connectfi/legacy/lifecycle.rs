//! How KYC moves ("Statuses").

use chrono::{DateTime, Utc};

use super::Legacy;
use super::init;
use super::kyc::Status;
use super::outcome;
use super::state::{Due, State};
use crate::connectfi::hook;
use crate::connectfi::trigger::Trigger;

impl Legacy {
    /// Does what is due, each at the time it was due.
    pub(super) fn settle_until(&self, state: &mut State, now: DateTime<Utc>) {
        while let Some((at, due)) = state.agenda.take(now) {
            self.decide(state, &due, at);
        }
    }

    /// With the last item the checks begin: `PENDING`, and a decision after the delay.
    pub(super) fn go_on_if_complete(&self, state: &mut State, id: &str, now: DateTime<Utc>) {
        let kyc = state.processes.get(id);
        if kyc.is_some_and(|kyc| kyc.status == Status::WaitingData && kyc.is_complete()) {
            self.move_to(state, id, Status::Pending, now);
            self.promise(state, id, now);
        }
    }

    /// Promises a decision after the delay, in place of any that was promised before.
    pub(super) fn promise(&self, state: &mut State, id: &str, now: DateTime<Utc>) {
        if let Some(kyc) = state.processes.get_mut(id) {
            kyc.turn += 1;
            let due = Due { customer: id.to_owned(), turn: kyc.turn };
            state.agenda.enter(self.world.clock.after_delay(now), due);
        }
    }

    fn decide(&self, state: &mut State, due: &Due, at: DateTime<Utc>) {
        let Some(kyc) = state.processes.get_mut(&due.customer) else { return };
        if kyc.turn != due.turn {
            return;
        }
        let status = match state.outcomes.remove(&due.customer) {
            Some(outcome) => outcome::demanded(kyc, outcome, &state.settings.documents),
            None => own_verdict(state, &due.customer),
        };
        self.move_to(state, &due.customer, status, at);
    }

    /// Changes the status; every change is announced.
    fn move_to(&self, state: &mut State, id: &str, status: Status, at: DateTime<Utc>) {
        let Some(kyc) = state.processes.get_mut(id) else { return };
        if kyc.status == status {
            return;
        }
        kyc.status = status;
        let url = kyc.webhook_url.clone();
        if let Ok(data) = init::data(state, id) {
            hook::announce(&self.world, super::NAME, url.as_deref(), &data, at);
        }
    }
}

/// What connectFi decides when nobody interferes.
fn own_verdict(state: &State, id: &str) -> Status {
    let customer = state.account.customers.get(id);
    match customer.map_or(Trigger::Ordinary, |customer| customer.trigger()) {
        Trigger::WaitReview => Status::Review,
        Trigger::Declined => Status::Declined,
        _ => Status::Approved,
    }
}
