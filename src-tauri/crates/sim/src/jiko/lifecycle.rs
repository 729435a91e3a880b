//! How applications move.

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use uuid::Uuid;

use super::Jiko;
use super::application::Application;
use super::document::{Document, Progress};
use super::error;
use super::events::EventType;
use super::sandbox::{self, Flags, Verdict};
use super::settings::StaleConsent;
use super::state::{Due, State};
use super::status::Status;
use crate::http::Reply;
use crate::outcome::{Outcome, OutcomeError};

impl Jiko {
    /// Does what is due, each at the time it was due.
    pub(super) fn settle_until(&self, state: &mut State, now: DateTime<Utc>) {
        while let Some((at, due)) = state.agenda.take(now) {
            match due {
                Due::Decision { application, turn } => self.decide(state, application, turn, at),
                Due::Pending { application } => {
                    let found = state.applications.get_mut(&application);
                    let cleared = found.filter(|found| {
                        found.status == Status::DocumentsNeeded && !found.flags.any()
                    });
                    if let Some(found) = cleared {
                        found.status = Status::Pending;
                        found.updated = at;
                    }
                }
            }
        }
    }

    /// Apply: from `CREATED` or `PENDING`, to `SUBMITTED`, and a decision after the delay.
    pub(super) fn apply(
        &self,
        state: &mut State,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let application = state.applications.get_mut(&id).ok_or_else(error::not_found)?;
        if !application.status.takes_apply() {
            return Err(error::conflict("the application cannot be applied in its present status"));
        }
        application.status = Status::Submitted;
        application.updated = now;
        application.applies += 1;
        self.world.ledger.effect(super::NAME, &id.to_string(), "submit");
        let reply = Reply::json(StatusCode::OK, &application.shown());
        self.promise(state, id, now);
        Ok(reply)
    }

    /// Sets what happens next: at once due where Jiko has the move, else after the next apply.
    pub(super) fn set_outcome(
        &self,
        state: &mut State,
        id: Uuid,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<(), OutcomeError> {
        let refused = |why: &str| Err(OutcomeError::NotAvailable(why.to_owned()));
        match outcome {
            Outcome::DataNeeded
            | Outcome::InformationRequested
            | Outcome::Error
            | Outcome::Expired => return refused("Jiko has no status for this outcome"),
            Outcome::Approved
            | Outcome::Rejected
            | Outcome::ManualReview
            | Outcome::DocumentsNeeded
            | Outcome::UnknownWord => {}
        }
        let Some(application) = state.applications.get_mut(&id) else {
            return refused("the application is gone");
        };
        if application.status.is_final() {
            return refused("the application has its final status");
        }
        application.outcome = Some(outcome);
        if !application.status.takes_apply() {
            self.promise(state, id, now);
        }
        Ok(())
    }

    /// After an upload: flags whose documents are there fall, and with the last one the status
    /// follows.
    pub(super) fn clear_flags(&self, state: &mut State, id: Uuid, now: DateTime<Utc>) {
        let Some(application) = state.applications.get_mut(&id) else { return };
        application.updated = now;
        if application.status != Status::DocumentsNeeded || !application.flags.any() {
            return;
        }
        application.flags = application.lacking(application.flags);
        if application.flags.any() {
            return;
        }
        if state.settings.late_pending {
            let at = self.world.clock.after_delay(now);
            state.agenda.enter(at, Due::Pending { application: id });
        } else {
            application.status = Status::Pending;
        }
    }

    /// Promises a decision after the delay, in place of any that was promised before.
    fn promise(&self, state: &mut State, id: Uuid, now: DateTime<Utc>) {
        if let Some(application) = state.applications.get_mut(&id) {
            application.turn += 1;
            let due = Due::Decision { application: id, turn: application.turn };
            state.agenda.enter(self.world.clock.after_delay(now), due);
        }
    }

    fn decide(&self, state: &mut State, id: Uuid, turn: u64, at: DateTime<Utc>) {
        let Some(application) = state.applications.get_mut(&id) else { return };
        // In a status that waits for an apply an outcome is kept for after it.
        if application.turn != turn || application.status.takes_apply() {
            return;
        }
        let verdict = match application.outcome.take() {
            None => own_verdict(application, &state.settings),
            Some(outcome) => demanded(application, outcome),
        };
        application.updated = at;
        application.flags = Flags::default();
        let event = match verdict {
            Verdict::Approved => {
                let customer = Uuid::new_v4();
                application.customer = Some(customer);
                state.customers.insert(customer, id);
                application.status = Status::Approved;
                for document in application.documents.iter_mut().filter(|one| one.is_usable()) {
                    document.status = Progress::Approved;
                }
                EventType::Approved
            }
            Verdict::Rejected => {
                application.status = Status::Rejected;
                EventType::Rejected
            }
            Verdict::ManualReview => {
                application.status = Status::ManualReview;
                EventType::ManualReview
            }
            Verdict::DocumentsNeeded(flags) => {
                application.status = Status::DocumentsNeeded;
                application.flags = flags;
                for document in open_slots(application) {
                    state.documents.insert(document, id);
                }
                EventType::DocumentsNeeded
            }
            Verdict::Unknown => {
                application.status = Status::AwaitingPartner;
                return;
            }
        };
        self.emit(state, event, id, at);
    }
}

/// Adds the missing slots of the raised flags; the new documents' ids.
pub(super) fn open_slots(application: &mut Application) -> Vec<Uuid> {
    let mut opened = Vec::new();
    for kind in application.flags.slots() {
        if application.document(kind).is_none() {
            let id = Uuid::new_v4();
            let status = Progress::PendingUpload;
            application.documents.push(Document { id, kind, status, exception_reason: None });
            opened.push(id);
        }
    }
    opened
}

/// What Jiko decides when nobody interferes. Documents that were uploaded early keep their flags
/// down; with none left to raise, the answer is that of a later apply.
fn own_verdict(application: &Application, settings: &super::settings::Settings) -> Verdict {
    let consent = application.request["agreement_consent"]["version"].as_str();
    if settings.stale_consent == StaleConsent::Review
        && consent != Some(settings.agreement_version.as_str())
    {
        return Verdict::ManualReview;
    }
    if application.applies > 1 {
        return sandbox::later(application.number());
    }
    match sandbox::first(application.number()) {
        Verdict::DocumentsNeeded(flags) => match application.lacking(flags) {
            lacking if lacking.any() => Verdict::DocumentsNeeded(lacking),
            _ => sandbox::later(application.number()),
        },
        verdict => verdict,
    }
}

/// What a tester demanded. Documents that are asked for again count as found wanting.
fn demanded(application: &mut Application, outcome: Outcome) -> Verdict {
    match outcome {
        Outcome::Approved => Verdict::Approved,
        Outcome::Rejected => Verdict::Rejected,
        Outcome::ManualReview => Verdict::ManualReview,
        Outcome::DocumentsNeeded => {
            let flags = sandbox::flags(application.number());
            if !application.lacking(flags).any() {
                for kind in flags.slots() {
                    let found = application.documents.iter_mut().find(|found| found.kind == kind);
                    if let Some(document) = found.filter(|document| document.is_usable()) {
                        document.status = Progress::Invalid;
                        document.exception_reason = Some("IMAGE_QUALITY_ERROR_CUTOFF");
                    }
                }
            }
            Verdict::DocumentsNeeded(application.lacking(flags))
        }
        Outcome::UnknownWord
        | Outcome::DataNeeded
        | Outcome::InformationRequested
        | Outcome::Error
        | Outcome::Expired => Verdict::Unknown,
    }
}
