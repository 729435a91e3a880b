use dossier_domain::{Fact, Message, SubmissionId, SubmissionState};

use crate::{
    Desk, Error, NotFound, SubmissionView,
    desk::case_in,
    facts,
    outbox::{PERSON_IN_DOUBT, moved},
    take,
};

impl Desk {
    /// Lets a file go that is held because it may be of another person. The reason goes on record.
    pub async fn confirm_person(
        &self,
        id: SubmissionId,
        reason: &str,
    ) -> Result<SubmissionView, Error> {
        self.require(dossier_domain::Act::Work)?;
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Error::invalid("error-confirm-reason"));
        }
        let reviewer = self.reviewer().id;
        let due = self.inner.options.due.clone();
        let submission = self
            .inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let mut submission =
                    tx.submission(id)?.ok_or(Error::NotFound(NotFound::Submission))?;
                let in_doubt = submission.state == SubmissionState::Held
                    && submission.reason.as_deref() == Some(PERSON_IN_DOUBT);
                if !in_doubt {
                    let message = Message::new("reason-not-in-doubt");
                    return Err(Error::NotAvailable(message));
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
                moved(tx, &submission)?;
                let case = case_in(tx, submission.case_id)?;
                take::save(tx, &due, &case)?;
                Ok(submission)
            })
            .await?;
        self.inner.pauses.clear(submission.connection_id);
        Ok((&submission).into())
    }
}
