use dossier_domain::{Act, Fact, Kind, Message, Submission, SubmissionId, SubmissionState};
use dossier_store::WriteTx;

use super::{RESTORED_IN_DOUBT, in_doubt, moved};
use crate::{
    Desk, Error, NotFound, SubmissionView, actions, desk::case_in, desk::provider_error, facts,
    take,
};

impl Desk {
    /// The outbox, oldest first; finished submissions only with `all`.
    pub async fn outbox(&self, all: bool) -> Result<Vec<SubmissionView>, Error> {
        let sight = self.sight();
        self.inner
            .vault
            .read(move |tx| {
                let found = if all { tx.all_submissions()? } else { tx.open_submissions()? };
                let mut views = Vec::with_capacity(found.len());
                for submission in &found {
                    let case = case_in(tx, submission.case_id)?;
                    views.push(SubmissionView {
                        provider: Some(case.provider.as_str()),
                        name: sight.name(case.name.as_ref()),
                        ..sight.submission(submission.into())
                    });
                }
                Ok(views)
            })
            .await
    }

    /// Lets a held or parked submission go, and a waiting one go now. What may have arrived is
    /// read back first.
    pub async fn retry(&self, id: SubmissionId) -> Result<SubmissionView, Error> {
        self.require(Act::Work)?;
        let submission = self
            .change(id, |_, submission| {
                let state = submission.state;
                if in_doubt(submission) {
                    return Err(Error::NotAvailable(Message::new("reason-person-in-doubt")));
                }
                submission.state = match state {
                    SubmissionState::Held => SubmissionState::Queued,
                    SubmissionState::Parked if submission.key_sent_at.is_some() => {
                        SubmissionState::Uncertain
                    }
                    SubmissionState::Parked => SubmissionState::Queued,
                    SubmissionState::Queued | SubmissionState::Uncertain => state,
                    SubmissionState::Sending
                    | SubmissionState::Accepted
                    | SubmissionState::Refused
                    | SubmissionState::Withdrawn => {
                        let message = Message::new("reason-not-retryable");
                        return Err(Error::NotAvailable(message.with("state", state.as_str())));
                    }
                };
                submission.attempts = 0;
                submission.next_at = None;
                submission.held_until = None;
                // What a backup held is still read back first, and held again.
                let is_doubtful = submission.state == SubmissionState::Uncertain;
                if !(is_doubtful && submission.reason.as_deref() == Some(RESTORED_IN_DOUBT)) {
                    submission.reason = Some("released".to_owned());
                }
                Ok(())
            })
            .await?;
        self.inner.pauses.clear(submission.connection_id);
        Ok((&submission).into())
    }

    /// Lets a file go that is held because it may be of another person. The reason goes on record.
    pub async fn confirm_person(
        &self,
        id: SubmissionId,
        reason: &str,
    ) -> Result<SubmissionView, Error> {
        self.require(Act::Work)?;
        let reason = Error::written(reason, "error-confirm-reason")?;
        let reviewer = self.reviewer().id;
        let submission = self
            .change(id, move |tx, submission| {
                if !in_doubt(submission) {
                    return Err(Error::NotAvailable(Message::new("reason-not-in-doubt")));
                }
                let digest = tx.add_note(submission.case_id, reviewer, &reason)?;
                let mut fact = Fact::of_case(facts::PERSON_CONFIRMED, submission.case_id)
                    .with("submission_id", submission.id)
                    .with("reason", digest);
                if let Some(document_id) = submission.document_id {
                    fact = fact.with("document_id", document_id);
                }
                tx.record(fact);
                submission.state = SubmissionState::Queued;
                submission.reason = Some("person_confirmed".to_owned());
                Ok(())
            })
            .await?;
        self.inner.pauses.clear(submission.connection_id);
        Ok((&submission).into())
    }

    /// Takes a submission back that has not left.
    pub async fn withdraw(&self, id: SubmissionId) -> Result<SubmissionView, Error> {
        self.require(Act::Work)?;
        let submission = self
            .change(id, |_, submission| {
                actions::withdraw(submission).map_err(Error::NotAvailable)?;
                submission.state = SubmissionState::Withdrawn;
                submission.reason = Some("by_person".to_owned());
                Ok(())
            })
            .await?;
        Ok((&submission).into())
    }

    async fn change(
        &self,
        id: SubmissionId,
        change: impl FnOnce(&WriteTx<'_>, &mut Submission) -> Result<(), Error> + Send + 'static,
    ) -> Result<Submission, Error> {
        // Not while it is on its way.
        let found = self.inner.vault.read(move |tx| tx.submission(id)).await?;
        let case_id = found.ok_or(Error::NotFound(NotFound::Submission))?.case_id;
        let _claim = self.inner.claims.wait_for(case_id).await;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let mut submission =
                    tx.submission(id)?.ok_or(Error::NotFound(NotFound::Submission))?;
                change(tx, &mut submission)?;
                moved(tx, &submission)?;
                let case = case_in(tx, submission.case_id)?;
                take::save(tx, &case)?;
                Ok(submission)
            })
            .await
    }

    /// How a submission that was to be delivered now went, as an error where it did not go well.
    pub(crate) async fn outcome(&self, submission: &Submission) -> Result<(), Error> {
        let connection = self.connection(submission.connection_id).await?;
        let failed = |source| Err(provider_error(&connection, Some(submission.case_id), source));
        let trouble = self.inner.pauses.trouble(submission.id);
        match (submission.state, trouble) {
            (SubmissionState::Accepted | SubmissionState::Held, _) => Ok(()),
            (_, Some(error)) => failed(error),
            (SubmissionState::Parked, None) => {
                let what = if submission.kind == Kind::Create { "create" } else { "submission" };
                Err(Error::Conflict(Message::new("error-parked").with("submission", what)))
            }
            (_, None) => Ok(()),
        }
    }
}
