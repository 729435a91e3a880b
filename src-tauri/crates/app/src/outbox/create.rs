//! The body of a create.

use dossier_domain::{Actor, AttestationKind, Fact};
use dossier_providers::{Client, CreateFill};
use serde_json::Value;

use super::write::Work;
use crate::{Desk, Error, facts};

impl Desk {
    /// The create body, completed once and then the same for every try under one key.
    pub(super) async fn create_body(
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
        let fill = CreateFill { case_id, consented_at };
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
}
