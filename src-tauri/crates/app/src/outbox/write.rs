//! Writing what a step found out.

use dossier_domain::{
    Actor, Applicant, Case, Connection, Fact, Kind, Memory, Receipt, SlotReport, SlotStatus,
    Snapshot, Submission, SubmissionState,
};
use dossier_providers::Rules;
use dossier_store::{Poll, WriteTx};
use serde_json::Value;

use super::{
    Step, moved,
    pause::{MOST_TRIES, jitter},
};
use crate::{
    Desk, Error, desk::case_in, desk::provider_error, facts, schedule::next_read,
    search_words::search_words, take,
};

/// The reason of a submission whose last try was answered with a failure.
pub(super) const PROVIDER_FAILED: &str = "provider_failed";

/// What a step works on.
pub(super) struct Work {
    pub(super) submission: Submission,
    pub(super) case: Case,
    pub(super) connection: Connection,
    pub(super) rules: &'static dyn Rules,
}

impl Desk {
    /// Writes the submission in its new state, and the case's place in the queue.
    pub(super) async fn put(&self, work: &Work) -> Result<(), Error> {
        let submission = work.submission.clone();
        self.inner
            .vault
            .write(Actor::Dossier, self.now(), move |tx| {
                let case = case_in(tx, submission.case_id)?;
                moved(tx, &submission)?;
                take::save(tx, &case).map(|_| ())
            })
            .await
    }

    pub(super) async fn move_to(
        &self,
        work: &mut Work,
        state: SubmissionState,
        reason: Option<&str>,
    ) -> Result<Step, Error> {
        debug_assert!(work.submission.state.may_become(state), "no such move");
        work.submission.state = state;
        work.submission.reason = reason.map(str::to_owned);
        self.put(work).await?;
        Ok(Step::Moved(work.submission.id, state))
    }

    /// The provider took it.
    pub(super) async fn accepted(
        &self,
        work: &mut Work,
        receipt: Receipt,
        snapshot: Option<Snapshot>,
        memory: Option<Memory>,
    ) -> Result<Step, Error> {
        let now = self.now();
        work.submission.state = SubmissionState::Accepted;
        work.submission.reason = None;
        work.submission.next_at = None;
        let mut submission = work.submission.clone();
        let rules = work.rules;
        let id = submission.id;
        let case_id = submission.case_id;
        let told = snapshot.is_some();
        let case = self
            .inner
            .vault
            .write(Actor::Provider, now, move |tx| {
                let document = submission.document_id.map(|id| tx.document(id)).transpose()?;
                let sha256 = document.flatten().map(|document| document.prepared.sha256);
                submission.receipt = Some(Receipt { sha256, ..receipt.clone() });
                moved(tx, &submission)?;
                let mut case = case_in(tx, case_id)?;
                case.memory = memory.or(case.memory);
                if submission.kind == Kind::Create {
                    case.external_id = receipt.reference.clone();
                }
                if submission.kind == Kind::Correct {
                    let correction = corrected(tx, &submission)?;
                    let memory =
                        correction.and_then(|it| rules.corrected(case.memory.as_ref(), &it));
                    case.memory = memory.or(case.memory);
                }
                if let Some(slot) = submission.slot {
                    // Ours until the next read tells the provider's word.
                    case.slots.retain(|report| report.slot != slot);
                    case.slots.push(SlotReport {
                        slot,
                        status: SlotStatus::Received,
                        word: receipt.provider_status.clone().unwrap_or_default(),
                        reference: receipt.reference,
                        link: None,
                        reason: None,
                    });
                }
                take::save(tx, &case)?;
                match snapshot {
                    Some(snapshot) => Ok(take::take(tx, rules, &case, &snapshot)?.case),
                    None => Ok::<_, Error>(case),
                }
            })
            .await?;
        self.inner.pauses.clear(work.connection.id);
        self.inner.pauses.set_fresh(case_id, told);
        let next_read_at = if told { next_read(&case, work.rules, 0, now) } else { Some(now) };
        self.schedule(Poll {
            case_id,
            next_read_at,
            read_at: told.then_some(now),
            unchanged: 0,
            error: None,
        })
        .await?;
        work.case = case;
        Ok(Step::Moved(id, SubmissionState::Accepted))
    }

    /// Something went wrong before the first byte of the request left.
    pub(super) async fn not_sent(
        &self,
        work: &mut Work,
        error: dossier_providers::Error,
    ) -> Result<Step, Error> {
        use dossier_providers::Error as Provider;
        match &error {
            Provider::NotFound
            | Provider::Refused(_)
            | Provider::Input(_)
            | Provider::Unsupported
            | Provider::ArrivedUnseen { .. } => {
                let reason = parking_reason(&error);
                self.move_to(work, SubmissionState::Parked, Some(reason)).await
            }
            Provider::Credentials(_)
            | Provider::RateLimited { .. }
            | Provider::Unavailable { .. }
            | Provider::Unintelligible { .. }
            | Provider::ClockWrong { .. }
            | Provider::Setup(_) => {
                let until = self.pause(work, &error).await?;
                let (id, next_at) = (work.submission.id, Some(until));
                self.inner.vault.cache(move |tx| tx.defer_submission(id, next_at)).await?;
                self.inner.pauses.set_trouble(id, error.clone());
                Ok(Step::Deferred(id, self.error_of(work, error)))
            }
        }
    }

    /// The request was on its way when something went wrong.
    pub(super) async fn sent_in_vain(
        &self,
        work: &mut Work,
        error: dossier_providers::Error,
    ) -> Result<Step, Error> {
        use dossier_providers::Error as Provider;
        let now = self.now();
        let id = work.submission.id;
        if error.answered() {
            work.submission.attempts += 1;
        }
        self.inner.pauses.set_trouble(id, error.clone());
        if let Some(refusal) = error.refusal(now) {
            work.submission.refusal = Some(refusal);
            self.inner.pauses.clear(work.connection.id);
            return self.move_to(work, SubmissionState::Refused, None).await;
        }
        match &error {
            Provider::NotFound
            | Provider::Input(_)
            | Provider::Unsupported
            | Provider::Refused(_)
            | Provider::ArrivedUnseen { .. } => {
                let reason = parking_reason(&error);
                return self.move_to(work, SubmissionState::Parked, Some(reason)).await;
            }
            Provider::Credentials(_)
            | Provider::RateLimited { .. }
            | Provider::Unavailable { .. }
            | Provider::Unintelligible { .. }
            | Provider::ClockWrong { .. }
            | Provider::Setup(_) => {}
        }
        if work.submission.attempts >= MOST_TRIES {
            return self.move_to(work, SubmissionState::Parked, Some("tries_used_up")).await;
        }
        let until = self.pause(work, &error).await?;
        work.submission.next_at = Some(until.max(now + jitter(work.submission.attempts)));
        let state =
            if error.doubtful() { SubmissionState::Uncertain } else { SubmissionState::Queued };
        // An answer of failure may be kept by the provider under the key; no answer is not.
        let reason = if error.answered() { PROVIDER_FAILED } else { error.code().as_str() };
        self.move_to(work, state, Some(reason)).await?;
        Ok(Step::Deferred(id, self.error_of(work, error)))
    }

    async fn pause(
        &self,
        work: &Work,
        error: &dossier_providers::Error,
    ) -> Result<chrono::DateTime<chrono::Utc>, Error> {
        let at_least = match error {
            dossier_providers::Error::RateLimited { retry_after: Some(wait) } => {
                chrono::TimeDelta::from_std(*wait).ok()
            }
            _ => None,
        };
        self.note_health(work.connection.id, Some(error.code().as_str())).await?;
        Ok(self.inner.pauses.failed(work.connection.id, self.now(), at_least))
    }

    pub(super) fn error_of(&self, work: &Work, error: dossier_providers::Error) -> Error {
        provider_error(&work.connection, Some(work.case.id), error)
    }
}

/// What was corrected at the provider is corrected here.
fn corrected(tx: &WriteTx<'_>, submission: &Submission) -> Result<Option<Value>, Error> {
    let Some(correction) = tx.submission_body(submission.id)? else { return Ok(None) };
    if let Some(known) = tx.applicant(submission.case_id)? {
        let mut applicant = known.expose().clone();
        merge(&mut applicant, correction.clone());
        let rules = dossier_providers::rules(case_in(tx, submission.case_id)?.provider);
        let applicant = Applicant::new(applicant);
        let words = search_words(rules, &applicant);
        let digest = tx.put_applicant(submission.case_id, &applicant, &words)?;
        tx.record(
            Fact::of_case(facts::APPLICANT_CORRECTED, submission.case_id)
                .with("submission_id", submission.id)
                .with("applicant", digest),
        );
    }
    Ok(Some(correction))
}

/// Objects are merged key by key; everything else is replaced.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// Why a person has to look, as a code of the message file.
fn parking_reason(error: &dossier_providers::Error) -> &'static str {
    match error {
        dossier_providers::Error::NotFound => "not_found_at_provider",
        dossier_providers::Error::Refused(_) => "refused_before_sending",
        dossier_providers::Error::Input(_) => "rule_broken",
        dossier_providers::Error::ArrivedUnseen { reason } => reason,
        _ => "not_supported",
    }
}
