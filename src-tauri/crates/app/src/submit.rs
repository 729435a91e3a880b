use dossier_domain::{Act, CaseId, Kind, SubmissionId, SubmissionState};

use crate::{Desk, Error, Hold, actions, desk::case_in, desk::known_rules, outbox, take};

impl Desk {
    /// Queues the call that moves the case on, behind its uploads.
    pub async fn submit(
        &self,
        case_id: CaseId,
        hold: Hold,
    ) -> Result<(SubmissionId, SubmissionState), Error> {
        self.require(Act::Work)?;
        let now = self.now();
        let ids = (SubmissionId::from_uuid(self.new_id()), self.new_key());
        self.inner
            .vault
            .write(self.me(), now, move |tx| {
                let case = case_in(tx, case_id)?;
                let rules = known_rules(case.provider)?;
                let submissions = tx.submissions_of(case_id)?;
                actions::submit(&case, &submissions, rules).map_err(Error::NotAvailable)?;
                let submission = outbox::new(&case, Kind::Submit, hold, now, ids);
                outbox::add(tx, &submission)?;
                take::save(tx, &case)?;
                Ok((submission.id, submission.state))
            })
            .await
    }

    /// An action that the case's provider does not have: tells so.
    pub async fn no_such_action(&self, case_id: CaseId, action: &str) -> Result<Error, Error> {
        let case = self.case(case_id).await?;
        Ok(Error::NotAvailable(actions::none(action, known_rules(case.provider)?)))
    }
}
