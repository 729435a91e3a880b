//! What is owed to providers, and the step that delivers it.
//!
//! A submission is written in the transaction of the act that caused it. [`Desk::deliver_next`]
//! makes one step and returns; the loops are a few lines. Before the first byte of a try leaves,
//! `sending` is on disk; what is found `sending` later, or got no clear answer, is `uncertain`
//! and is read back before anything is sent again.

mod attempt;
mod claim;
mod create;
mod deliver;
mod doubt;
mod list;
mod pause;
mod pick;
mod submit;
mod write;

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{
    Case, CaseId, Fact, Kind, SlotName, Stage, Submission, SubmissionId, SubmissionState,
};
use dossier_store::WriteTx;
use uuid::Uuid;

pub(crate) use claim::Claims;
pub(crate) use pause::Pauses;

use crate::{Desk, Error, desk::case_in, facts, filled};

/// The reason of a file that is held because it may be of another person.
pub(crate) const PERSON_IN_DOUBT: &str = "person_in_doubt";

/// The reasons of what was owed when a backup was made that was put back since: it leaves if it
/// has not arrived, it waits for a person again, or for one who confirms the person.
pub(crate) const RESTORED: &str = "restored";
pub(crate) const RESTORED_HELD: &str = "restored_held";
pub(crate) const RESTORED_IN_DOUBT: &str = "restored_in_doubt";

/// Whether it is held because its file may be of another person.
pub(crate) fn in_doubt(submission: &Submission) -> bool {
    submission.state == SubmissionState::Held
        && submission.reason.as_deref() == Some(PERSON_IN_DOUBT)
}

/// How long a submission may be taken back before it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hold {
    /// It may leave at once.
    #[default]
    None,
    /// It leaves after so many seconds.
    Seconds(u32),
    /// It leaves when a person says so.
    UntilReleased,
}

/// Which part of the outbox or the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    All,
    /// One case.
    Case(CaseId),
}

impl Scope {
    pub(crate) fn holds(self, case_id: CaseId) -> bool {
        match self {
            Self::All => true,
            Self::Case(id) => id == case_id,
        }
    }
}

/// What one step of delivery did.
#[derive(Debug)]
pub enum Step {
    /// A submission moved to this state.
    Moved(SubmissionId, SubmissionState),
    /// A submission could not be delivered now; it waits.
    Deferred(SubmissionId, Error),
    /// Nothing is due; the next thing is at this time, if there is one.
    Idle(Option<DateTime<Utc>>),
}

impl Desk {
    pub(crate) fn new_key(&self) -> String {
        Uuid::new_v4().to_string()
    }

    pub(crate) fn new_submission(&self, case: &Case, kind: Kind, hold: Hold) -> Submission {
        let ids = (SubmissionId::from_uuid(self.new_id()), self.new_key());
        new(case, kind, hold, self.now(), ids)
    }
}

/// A submission at the end of the outbox.
pub(crate) fn new(
    case: &Case,
    kind: Kind,
    hold: Hold,
    now: DateTime<Utc>,
    (id, key): (SubmissionId, String),
) -> Submission {
    let (state, held_until) = match hold {
        Hold::None | Hold::Seconds(0) => (SubmissionState::Queued, None),
        Hold::Seconds(seconds) => {
            (SubmissionState::Held, Some(now + TimeDelta::seconds(seconds.into())))
        }
        Hold::UntilReleased => (SubmissionState::Held, None),
    };
    Submission {
        id,
        case_id: case.id,
        connection_id: case.connection_id,
        kind,
        slot: None,
        document_id: None,
        state,
        key,
        key_sent_at: None,
        attempts: 0,
        next_at: None,
        held_until,
        reason: None,
        before: None,
        receipt: None,
        refusal: None,
        created_at: now,
    }
}

pub(crate) fn add(tx: &WriteTx<'_>, submission: &Submission) -> Result<(), Error> {
    tx.add_submission(submission)?;
    let mut fact = Fact::of_case(facts::SUBMISSION_QUEUED, submission.case_id)
        .with("submission_id", submission.id)
        .with("submission", submission.kind.as_str())
        .with("state", submission.state.as_str());
    if let Some(slot) = &submission.slot {
        fact = fact.with("slot", slot);
    }
    if let Some(document_id) = submission.document_id {
        fact = fact.with("document_id", document_id);
    }
    if let Some(reason) = &submission.reason {
        fact = fact.with("reason", reason);
    }
    tx.record(fact.with("stage", stage(tx, submission)?.as_str()));
    Ok(())
}

/// Where the case stands by our submissions as they are written now.
fn stage(tx: &WriteTx<'_>, submission: &Submission) -> Result<Stage, Error> {
    let case = case_in(tx, submission.case_id)?;
    let rules = dossier_providers::rules(case.provider);
    Ok(filled::stage(&case, &tx.submissions_of(case.id)?, rules))
}

/// Writes a submission that moved, and the journal entry that tells it.
pub(crate) fn moved(tx: &WriteTx<'_>, submission: &Submission) -> Result<(), Error> {
    tx.put_submission(submission)?;
    let mut fact = Fact::of_case(facts::SUBMISSION_MOVED, submission.case_id)
        .with("submission_id", submission.id)
        .with("submission", submission.kind.as_str())
        .with("state", submission.state.as_str())
        .count("attempts", submission.attempts.into());
    if let Some(slot) = &submission.slot {
        fact = fact.with("slot", slot);
    }
    if let Some(reason) = &submission.reason {
        fact = fact.with("reason", reason);
    }
    if let Some(receipt) = &submission.receipt {
        for (name, value) in
            [("provider_status", &receipt.provider_status), ("reference", &receipt.reference)]
        {
            if let Some(value) = value {
                fact = fact.with(name, value);
            }
        }
        fact = fact.with("reconciled", receipt.reconciled);
    }
    if let Some(refusal) = &submission.refusal {
        fact = fact.count("refused_with", refusal.status.into());
    }
    tx.record(fact.with("stage", stage(tx, submission)?.as_str()));
    Ok(())
}

/// Takes back uploads for the slot that have not left: a newer file takes their place.
pub(crate) fn supersede(tx: &WriteTx<'_>, case_id: CaseId, slot: &SlotName) -> Result<(), Error> {
    for mut submission in tx.submissions_of(case_id)? {
        let unsent = matches!(submission.state, SubmissionState::Held | SubmissionState::Queued)
            && submission.key_sent_at.is_none();
        if submission.slot.as_ref() == Some(slot) && unsent {
            submission.state = SubmissionState::Withdrawn;
            submission.reason = Some("superseded".to_owned());
            moved(tx, &submission)?;
        }
    }
    Ok(())
}
