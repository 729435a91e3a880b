use chrono::{DateTime, Utc};
use dossier_domain::{Actor, AttestationKind, Fact, Kind, SubmissionState};
use dossier_providers::{Body, Client, CreateFill, Delivery};
use dossier_store::DocumentPart;
use serde_json::Value;

use super::{
    Scope, Step,
    doubt::Cleared,
    pick::{Pick, pick},
    write::Work,
};
use crate::{Desk, Error, desk::known_rules, facts, take};

/// What a run of deliveries did.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) accepted: u32,
    pub(crate) failed: u32,
    /// Steps that got an answer, good or not.
    pub(crate) settled: u32,
    pub(crate) first_error: Option<Error>,
}

impl Desk {
    /// Delivers until nothing is due.
    pub async fn deliver_all(&self, scope: Scope) -> Result<u32, Error> {
        Ok(self.deliver_due(scope, |_| ()).await?.accepted)
    }

    pub(crate) async fn deliver_due(
        &self,
        scope: Scope,
        mut each: impl FnMut(&Step),
    ) -> Result<Run, Error> {
        let mut run = Run::default();
        loop {
            let step = self.deliver_next(scope).await?;
            each(&step);
            run.settled += u32::from(matches!(step, Step::Moved(..)));
            match step {
                Step::Moved(_, SubmissionState::Accepted) => run.accepted += 1,
                Step::Moved(_, SubmissionState::Refused | SubmissionState::Parked) => {
                    run.failed += 1;
                }
                Step::Moved(..) => {}
                Step::Deferred(_, error) => {
                    run.failed += 1;
                    run.first_error.get_or_insert(error);
                }
                Step::Idle(_) => return Ok(run),
            }
        }
    }

    /// Delivers the oldest submission that is due, or tells when the next one is.
    pub async fn deliver_next(&self, scope: Scope) -> Result<Step, Error> {
        let _one_at_a_time = self.inner.delivering.lock().await;
        let open = self
            .inner
            .vault
            .read(move |tx| match scope {
                Scope::All => tx.open_submissions(),
                Scope::Case(id) => tx.submissions_of(id),
            })
            .await?;
        let now = self.now();
        match pick(&open, scope, now, |id| self.inner.pauses.until(id, now)) {
            Pick::Later(next) => Ok(Step::Idle(next)),
            Pick::Now(submission) => {
                let case = self.case(submission.case_id).await?;
                let connection = self.connection(case.connection_id).await?;
                let rules = known_rules(case.provider)?;
                self.deliver(Work { submission: *submission, case, connection, rules }).await
            }
        }
    }

    /// When the next submission is due; none while nothing is owed.
    pub(crate) async fn next_delivery(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let open = self.inner.vault.read(|tx| tx.open_submissions()).await?;
        let now = self.now();
        match pick(&open, Scope::All, now, |id| self.inner.pauses.until(id, now)) {
            Pick::Later(next) => Ok(next),
            Pick::Now(_) => Ok(Some(now)),
        }
    }

    async fn deliver(&self, mut work: Work) -> Result<Step, Error> {
        let client = match self.client(&work.connection).await {
            Ok(client) => client,
            Err(Error::Provider { source, .. }) => return self.not_sent(&mut work, source).await,
            Err(error) => return Err(error),
        };
        let mut repeat = false;
        match work.submission.state {
            SubmissionState::Held => {
                self.move_to(&mut work, SubmissionState::Queued, None).await?;
            }
            SubmissionState::Sending => {
                // The process ended between the mark and the answer.
                let reason = Some("answer_lost");
                self.move_to(&mut work, SubmissionState::Uncertain, reason).await?;
            }
            _ => {}
        }
        if work.submission.state == SubmissionState::Uncertain {
            match self.clear_doubt(&mut work, &*client).await? {
                Cleared::Done(step) => {
                    self.read_after(&mut work, &*client).await?;
                    return Ok(step);
                }
                Cleared::Send { repeat: same_key } => repeat = same_key,
            }
        }
        let kind = work.submission.kind;
        let body = match kind {
            Kind::Create => match self.create_body(&work, &*client).await? {
                Ok(body) => Some(body),
                Err(error) => return self.not_sent(&mut work, error).await,
            },
            _ => None,
        };
        if !repeat && kind != Kind::Create {
            let must_read = kind == Kind::Submit || !self.inner.pauses.is_fresh(work.case.id);
            if must_read && let Err(error) = self.read_into(&mut work, &*client).await? {
                return self.not_sent(&mut work, error).await;
            }
            if kind == Kind::Submit
                && let Some(step) = self.before_submit(&mut work).await?
            {
                return Ok(step);
            }
            let snapshot = take::as_snapshot(&work.case);
            work.submission.before =
                work.rules.before(kind, &snapshot, work.submission.slot.as_ref());
        }
        let file = match work.submission.document_id {
            Some(id) => {
                let (document, bytes) = self
                    .inner
                    .vault
                    .read(move |tx| {
                        let bytes = tx.document_bytes(id, DocumentPart::Prepared)?;
                        Ok::<_, Error>((tx.document(id)?, bytes))
                    })
                    .await?;
                let Some((document, bytes)) = document.zip(bytes) else {
                    let reason = Some("document_erased");
                    return self.move_to(&mut work, SubmissionState::Parked, reason).await;
                };
                Some((document.prepared, bytes))
            }
            None => None,
        };
        let now = self.now();
        let key_sent_before = work.submission.key_sent_at;
        work.submission.key_sent_at.get_or_insert(now);
        work.submission.next_at = None;
        self.move_to(&mut work, SubmissionState::Sending, None).await?;
        self.inner.pauses.set_fresh(work.case.id, false);
        let delivered = client
            .deliver(&Delivery {
                kind,
                key: &work.submission.key,
                repeat,
                external_id: work.case.external_id.as_deref(),
                slot: work.submission.slot.as_ref(),
                before: work.submission.before.as_deref(),
                body: match (&body, &file) {
                    (Some(json), _) => Body::Json(json),
                    (None, Some((facts, bytes))) => {
                        Body::File { bytes, media_type: facts.media_type }
                    }
                    (None, None) => Body::Nothing,
                },
                now,
            })
            .await;
        match delivered {
            Ok(delivered) => {
                let step = self.accepted(&mut work, delivered.receipt, delivered.snapshot).await?;
                self.read_after(&mut work, &*client).await?;
                Ok(step)
            }
            Err(error) => {
                if !error.doubtful() && !error.answered() {
                    // Nothing left this computer: the key's life has not begun.
                    work.submission.key_sent_at = key_sent_before;
                }
                self.sent_in_vain(&mut work, error).await
            }
        }
    }

    /// The create body, completed once and then the same for every try under one key.
    async fn create_body(
        &self,
        work: &Work,
        client: &dyn Client,
    ) -> Result<Result<Value, dossier_providers::Error>, Error> {
        let (id, case_id) = (work.submission.id, work.case.id);
        let (body, applicant, attested) = self
            .inner
            .vault
            .read(move |tx| {
                let attested = tx.attestations(case_id)?;
                Ok::<_, Error>((tx.submission_body(id)?, tx.applicant(case_id)?, attested))
            })
            .await?;
        if let Some(body) = body {
            return Ok(Ok(body));
        }
        let applicant = applicant.ok_or(Error::Internal("a create without an applicant"))?;
        let consented_at = attested
            .iter()
            .rfind(|it| it.kind == AttestationKind::Agreements)
            .map_or(work.submission.created_at, |it| it.at);
        let fill = CreateFill { consented_at };
        let body = match client.prepare_create(applicant.expose().clone(), &fill).await {
            Ok(body) => body,
            Err(error) => return Ok(Err(error)),
        };
        let stored = body.clone();
        self.inner
            .vault
            .write(Actor::Dossier, self.now(), move |tx| {
                let digest = tx.put_submission_body(id, &stored)?;
                tx.record(
                    Fact::of_case(facts::SUBMISSION_BODY, case_id)
                        .with("submission_id", id)
                        .with("body", digest),
                );
                Ok::<_, Error>(())
            })
            .await?;
        Ok(Ok(body))
    }

    /// Reads the case's status into the case.
    async fn read_into(
        &self,
        work: &mut Work,
        client: &dyn Client,
    ) -> Result<Result<(), dossier_providers::Error>, Error> {
        let Some(external_id) = work.case.external_id.clone() else {
            return Ok(Err(dossier_providers::Error::NotFound));
        };
        match client.read(&external_id).await {
            Ok(snapshot) => {
                let connection = &work.connection;
                work.case = self.take(connection, work.rules, work.case.id, snapshot).await?.case;
                Ok(Ok(()))
            }
            Err(error) => Ok(Err(error)),
        }
    }

    /// After something was taken the status is read at once; a failure is left to the schedule.
    async fn read_after(&self, work: &mut Work, client: &dyn Client) -> Result<(), Error> {
        let settled = work.submission.state == SubmissionState::Accepted;
        if settled && !self.inner.pauses.is_fresh(work.case.id) {
            let _left_to_the_schedule = self.read_into(work, client).await?;
        }
        Ok(())
    }
}
