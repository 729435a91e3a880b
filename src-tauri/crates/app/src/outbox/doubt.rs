//! What became of a submission whose answer was lost.

use dossier_domain::{Kind, Reconciled, SubmissionState};
use dossier_providers::{Client, Doubtful};

use super::{
    PERSON_IN_DOUBT, RESTORED_HELD, RESTORED_IN_DOUBT, Step,
    attempt::target,
    write::{PROVIDER_FAILED, Work},
};
use crate::{Desk, Error, fail::doing, linked};

/// What to do after reading back.
pub(super) enum Cleared {
    /// It is settled, or has to wait.
    Done(Step),
    /// It may be sent; `repeat` under the same key as before.
    Send { repeat: bool },
}

impl Desk {
    /// Reads back before anything is sent again. A key whose request is known not to have arrived
    /// is not used again: the provider may have stored a failure under it.
    pub(super) async fn clear_doubt(
        &self,
        work: &mut Work,
        client: &dyn Client,
    ) -> Result<Cleared, Error> {
        #[cfg(feature = "controls")]
        if !self.inner.options.reconcile {
            self.renew_key(work).await?;
            return Ok(Cleared::Send { repeat: false });
        }
        let submission = &work.submission;
        let (id, kind, case, rules) =
            (submission.id, submission.kind, work.case.clone(), work.rules);
        let (body, files) = self
            .inner
            .vault
            .read(move |tx| {
                let files = linked::files(tx, &case, rules, kind)?;
                Ok::<_, Error>((tx.submission_body(id)?, files))
            })
            .await?;
        // What is looked for there is what would be sent.
        let body = match body {
            None if kind == Kind::Create => match self.create_body(work, client).await? {
                Ok(body) => Some(body),
                Err(error) => return Ok(Cleared::Done(self.not_sent(work, error).await?)),
            },
            body => body,
        };
        let submission = &work.submission;
        let doubtful = Doubtful {
            kind: submission.kind,
            key: &submission.key,
            key_sent_at: submission.key_sent_at,
            case_id: work.case.id,
            target: target(work),
            slot: submission.slot.as_ref(),
            before: submission.before.as_deref(),
            body: body.as_ref(),
            files: &files,
            answered: submission.reason.as_deref() == Some(PROVIDER_FAILED),
            now: self.now(),
        };
        let told = doing("reconcile", client.reconcile(&doubtful)).await;
        if let Ok(Reconciled::NotArrived | Reconciled::SafeToRepeat) = &told
            && let Some(step) = self.wait_again(work, &told).await?
        {
            return Ok(Cleared::Done(step));
        }
        match told {
            Ok(Reconciled::Accepted(receipt)) => {
                let step = self.accepted(work, receipt, None, None).await?;
                Ok(Cleared::Done(step))
            }
            Ok(Reconciled::NotArrived) => {
                self.renew_key(work).await?;
                Ok(Cleared::Send { repeat: false })
            }
            Ok(Reconciled::SafeToRepeat) => Ok(Cleared::Send { repeat: true }),
            Ok(Reconciled::Unknown(reason)) => {
                let step = self.move_to(work, SubmissionState::Parked, Some(reason)).await?;
                Ok(Cleared::Done(step))
            }
            Err(error) => Ok(Cleared::Done(self.not_sent(work, error).await?)),
        }
    }

    /// What waited for a person when a backup was made, and has not arrived since, waits again.
    async fn wait_again(
        &self,
        work: &mut Work,
        told: &Result<Reconciled, dossier_providers::Error>,
    ) -> Result<Option<Step>, Error> {
        let (state, reason) = match work.submission.reason.as_deref() {
            Some(RESTORED_HELD) => (SubmissionState::Parked, RESTORED_HELD),
            Some(RESTORED_IN_DOUBT) => (SubmissionState::Held, PERSON_IN_DOUBT),
            _ => return Ok(None),
        };
        if matches!(told, Ok(Reconciled::NotArrived)) {
            work.submission.key = self.new_key();
            work.submission.key_sent_at = None;
        }
        self.move_to(work, state, Some(reason)).await.map(Some)
    }

    async fn renew_key(&self, work: &mut Work) -> Result<(), Error> {
        work.submission.key = self.new_key();
        work.submission.key_sent_at = None;
        self.move_to(work, SubmissionState::Queued, Some("did_not_arrive")).await?;
        Ok(())
    }
}
