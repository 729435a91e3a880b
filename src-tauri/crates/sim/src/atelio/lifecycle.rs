//! How a KYC moves ("Status vocabulary and state machine").

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::Atelio;
use super::events::EventType;
use super::kyc::Kyc;
use super::sandbox::{self, Verdict};
use super::settings::{AfterUpload, Payloads, Review, Settings};
use super::state::{Due, Pair, State};
use super::status::Status;
use crate::outcome::{Outcome, OutcomeError};

impl Atelio {
    /// Does what is due, each at the time it was due.
    pub(super) fn settle_until(&self, state: &mut State, now: DateTime<Utc>) {
        while let Some((at, due)) = state.agenda.take(now) {
            match due {
                Due::Decision { pair, turn } => self.decide(state, pair, turn, at),
                Due::Deadline { pair, turn } => {
                    if state.kycs.get(&pair).is_some_and(|kyc| kyc.turn == turn) {
                        self.enter(state, pair, Verdict::Expired, at);
                    }
                }
                Due::Redelivery(webhook) => self.redeliver(state, webhook, at),
            }
        }
    }

    /// Sets what happens next: at once due where Atelio or the customer has the move, else after
    /// the next StartKYC.
    pub(super) fn set_outcome(
        &self,
        state: &mut State,
        pair: Pair,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<(), OutcomeError> {
        if outcome == Outcome::InformationRequested {
            let why = "Atelio has no status for this outcome";
            return Err(OutcomeError::NotAvailable(why.to_owned()));
        }
        let kyc = state.kycs.entry(pair).or_default();
        if kyc.status == Some(Status::Passed) {
            let why = "the KYC has its final status";
            return Err(OutcomeError::NotAvailable(why.to_owned()));
        }
        kyc.outcome = Some(outcome);
        if kyc.is_open() {
            self.promise(state, pair, now);
        }
        Ok(())
    }

    /// Promises a decision after the delay, in place of anything that was promised before.
    pub(super) fn promise(&self, state: &mut State, pair: Pair, now: DateTime<Utc>) {
        if let Some(kyc) = state.kycs.get_mut(&pair) {
            kyc.turn += 1;
            let due = Due::Decision { pair, turn: kyc.turn };
            state.agenda.enter(self.world.clock.after_delay(now), due);
        }
    }

    /// Promises the end of the upload window that opened at `opened`.
    pub(super) fn promise_deadline(state: &mut State, pair: Pair, opened: DateTime<Utc>) {
        if let Some(kyc) = state.kycs.get(&pair) {
            let window = TimeDelta::days(i64::from(state.settings.upload_window_days));
            state.agenda.enter(opened + window, Due::Deadline { pair, turn: kyc.turn });
        }
    }

    /// Brings a KYC to a new status and tells of it.
    pub(super) fn enter(&self, state: &mut State, pair: Pair, verdict: Verdict, at: DateTime<Utc>) {
        let Some(kyc) = state.kycs.get_mut(&pair) else { return };
        kyc.turn += 1;
        kyc.outcome = None;
        let (status, event) = match verdict {
            Verdict::Passed => (Status::Passed, Some(EventType::Success)),
            Verdict::Failed => (Status::Failed, Some(EventType::Failure)),
            Verdict::UnderReview => (Status::UnderReview, Some(EventType::UnderReview)),
            Verdict::DocumentRequired(_) | Verdict::ReenterInformation(_) => {
                (Status::DocumentRequired, Some(EventType::DocumentRequired))
            }
            Verdict::Error => (Status::Error, Some(EventType::Error)),
            Verdict::Expired => (Status::Expired, Some(EventType::Timeout)),
            Verdict::Unknown => (Status::AwaitingPartner, None),
        };
        kyc.status = Some(status);
        match verdict {
            Verdict::Passed => {
                kyc.passed = Some(at);
                if let Some(customer) = state.customers.get_mut(&pair.customer) {
                    customer.identified = true;
                }
            }
            Verdict::DocumentRequired(kinds) | Verdict::ReenterInformation(kinds) => {
                let inquiry = format!("inq_{}", Uuid::new_v4().simple());
                kyc.ask(inquiry.clone(), asked(kinds, &state.settings));
                state.inquiries.insert(inquiry, pair);
                Self::promise_deadline(state, pair, at);
            }
            Verdict::UnderReview if state.settings.review != Review::Waits => {
                self.promise(state, pair, at);
            }
            _ => {}
        }
        if let Some(event) = event {
            self.emit(state, pair, event, at);
        }
        if matches!(verdict, Verdict::ReenterInformation(_)) {
            self.emit(state, pair, EventType::ReenterInformation, at);
        }
    }

    fn decide(&self, state: &mut State, pair: Pair, turn: u64, at: DateTime<Utc>) {
        let Some(kyc) = state.kycs.get(&pair).filter(|kyc| kyc.turn == turn) else { return };
        let verdict = match kyc.outcome {
            Some(outcome) => demanded(kyc, outcome),
            None => own_verdict(kyc, &state.settings),
        };
        if let Some(verdict) = verdict {
            self.enter(state, pair, verdict, at);
        }
    }
}

/// The documents as the events of the chosen generation name them.
pub(super) fn asked(
    kinds: &'static [&'static str],
    settings: &Settings,
) -> &'static [&'static str] {
    match settings.payloads {
        Payloads::Guide => kinds,
        Payloads::Newer => &["persona"],
    }
}

/// What Atelio does when nobody interferes.
fn own_verdict(kyc: &Kyc, settings: &Settings) -> Option<Verdict> {
    match kyc.status? {
        Status::Submitted => Some(sandbox::verdict(&kyc.ssn)),
        Status::DocumentRequired if kyc.is_complete() => Some(match settings.after_upload {
            AfterUpload::UnderReview => Verdict::UnderReview,
            AfterUpload::Passed => Verdict::Passed,
            AfterUpload::Failed => Verdict::Failed,
        }),
        Status::UnderReview => match settings.review {
            Review::Waits => None,
            Review::Passed => Some(Verdict::Passed),
            Review::Failed => Some(Verdict::Failed),
        },
        _ => None,
    }
}

/// What a tester demanded; nothing for what was refused when it was set.
fn demanded(kyc: &Kyc, outcome: Outcome) -> Option<Verdict> {
    let kinds = sandbox::documents(&kyc.ssn);
    Some(match outcome {
        Outcome::Approved => Verdict::Passed,
        Outcome::Rejected => Verdict::Failed,
        Outcome::ManualReview => Verdict::UnderReview,
        Outcome::DocumentsNeeded => Verdict::DocumentRequired(kinds),
        Outcome::DataNeeded => Verdict::ReenterInformation(kinds),
        Outcome::Error => Verdict::Error,
        Outcome::Expired => Verdict::Expired,
        Outcome::UnknownWord => Verdict::Unknown,
        Outcome::InformationRequested => return None,
    })
}
