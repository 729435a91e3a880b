//! One try of one submission.

use dossier_domain::{Applicant, Kind, SubmissionState};
use dossier_providers::{Body, Client, Delivered, Delivery, Target, UploadedFile};
use dossier_store::DocumentPart;
use serde_json::Value;

use super::{Step, doubt::Cleared, write::Work};
use crate::{
    Desk, Error,
    fail::{doing, skips},
    linked, take,
};

/// What a try sends, gathered before anything is marked as sent.
struct Load {
    body: Option<Value>,
    file: Option<(dossier_domain::DocumentFacts, Vec<u8>)>,
    applicant: Option<Applicant>,
    files: Vec<UploadedFile>,
}

impl Desk {
    pub(super) async fn deliver(&self, mut work: Work) -> Result<Step, Error> {
        let client = match self.client(&work.connection).await {
            Ok(client) => client,
            Err(Error::Provider { source, .. }) => return self.not_sent(&mut work, source).await,
            Err(error) => return Err(error),
        };
        let client = &*client;
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
            match self.clear_doubt(&mut work, client).await? {
                Cleared::Done(step) => {
                    self.read_after(&mut work, client).await?;
                    return Ok(step);
                }
                Cleared::Send { repeat: same_key } => repeat = same_key,
            }
        }
        let completed = match work.submission.kind {
            Kind::Create => match self.create_body(&work, client).await? {
                Ok(body) => Some(body),
                Err(error) => return self.not_sent(&mut work, error).await,
            },
            _ => None,
        };
        if !repeat && let Some(step) = self.look_before(&mut work, client).await? {
            return Ok(step);
        }
        let Some(mut load) = self.load(&work).await? else {
            let reason = Some("document_erased");
            return self.move_to(&mut work, SubmissionState::Parked, reason).await;
        };
        load.body = completed.or(load.body);
        self.send(work, client, &load, repeat).await
    }

    /// Reads the application where a first try has to know how it stands. A step where the
    /// submission may not leave now.
    async fn look_before(
        &self,
        work: &mut Work,
        client: &dyn Client,
    ) -> Result<Option<Step>, Error> {
        let kind = work.submission.kind;
        if kind == Kind::Create {
            return Ok(None);
        }
        let must_read = kind != Kind::Upload || !self.inner.pauses.is_fresh(work.case.id);
        if must_read && let Err(error) = self.read_into(work, client).await? {
            return self.not_sent(work, error).await.map(Some);
        }
        if kind != Kind::Upload
            && let Some(step) = self.before_action(work).await?
        {
            return Ok(Some(step));
        }
        let snapshot = take::as_snapshot(&work.case);
        work.submission.before = work.rules.before(kind, &snapshot, work.submission.slot.as_ref());
        Ok(None)
    }

    /// None where the file of an upload is gone.
    async fn load(&self, work: &Work) -> Result<Option<Load>, Error> {
        let (submission_id, kind) = (work.submission.id, work.submission.kind);
        let (document_id, case, rules) =
            (work.submission.document_id, work.case.clone(), work.rules);
        self.inner
            .vault
            .read(move |tx| {
                let file = match document_id {
                    Some(id) => {
                        let bytes = tx.document_bytes(id, DocumentPart::Prepared)?;
                        match tx.document(id)?.zip(bytes) {
                            Some((document, bytes)) => Some((document.prepared, bytes)),
                            None => return Ok(None),
                        }
                    }
                    None => None,
                };
                let links = kind == Kind::Answer || kind == Kind::Submit && rules.links_on_submit();
                Ok(Some(Load {
                    body: tx.submission_body(submission_id)?,
                    file,
                    applicant: tx.applicant(case.id)?,
                    files: if links {
                        let mut files = linked::files(tx, &case, rules, kind)?;
                        files.retain(|file| !file.reference.is_empty());
                        files
                    } else {
                        Vec::new()
                    },
                }))
            })
            .await
    }

    async fn send(
        &self,
        mut work: Work,
        client: &dyn Client,
        load: &Load,
        repeat: bool,
    ) -> Result<Step, Error> {
        let now = self.now();
        let key_sent_before = work.submission.key_sent_at;
        work.submission.key_sent_at.get_or_insert(now);
        work.submission.next_at = None;
        if skips("mark") {
            work.submission.state = SubmissionState::Sending;
        } else {
            self.move_to(&mut work, SubmissionState::Sending, None).await?;
        }
        self.inner.pauses.set_fresh(work.case.id, false);
        let kind = work.submission.kind.as_str();
        let delivery = Delivery {
            kind: work.submission.kind,
            key: &work.submission.key,
            repeat,
            case_id: work.case.id,
            target: target(&work),
            slot: work.submission.slot.as_ref(),
            before: work.submission.before.as_deref(),
            body: match (&load.body, &load.file) {
                (Some(json), _) => Body::Json(json),
                (None, Some((facts, bytes))) => Body::File { bytes, media_type: facts.media_type },
                (None, None) => Body::Nothing,
            },
            applicant: load.applicant.as_ref(),
            files: &load.files,
            now,
        };
        let delivered = doing(kind, client.deliver(&delivery)).await;
        match delivered {
            Ok(delivered) => {
                let Delivered { receipt, snapshot, memory } = delivered;
                let step = self.accepted(&mut work, receipt, snapshot, memory).await?;
                self.read_after(&mut work, client).await?;
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

    /// Reads the case's status into the case.
    pub(super) async fn read_into(
        &self,
        work: &mut Work,
        client: &dyn Client,
    ) -> Result<Result<(), dossier_providers::Error>, Error> {
        let Some(target) = target(work) else {
            return Ok(Err(dossier_providers::Error::NotFound));
        };
        match client.read(target).await {
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

/// The application that a submission is about; none before it exists.
pub(super) fn target(work: &Work) -> Option<Target<'_>> {
    let external_id = work.case.external_id.as_deref()?;
    Some(Target { external_id, memory: work.case.memory.as_ref() })
}
