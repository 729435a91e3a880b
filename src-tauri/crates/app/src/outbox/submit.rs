//! What has to hold before a submit leaves.

use chrono::TimeDelta;
use dossier_domain::{Kind, Stage, Submission, SubmissionState};

use super::{Step, write::Work};
use crate::{Desk, Error, filled};

/// How long the provider may take to notice that everything it asked for is there.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(1);

impl Desk {
    /// Holds the submit back, or lets it go. The case has just been read.
    pub(super) async fn before_submit(&self, work: &mut Work) -> Result<Option<Step>, Error> {
        let case_id = work.case.id;
        let all = self.inner.vault.read(move |tx| tx.submissions_of(case_id)).await?;
        let released = work.submission.reason.as_deref() == Some("released");
        if let Some(reason) = failed_upload(&all, &work.submission).filter(|_| !released) {
            work.submission.held_until = None;
            return Ok(Some(self.move_to(work, SubmissionState::Held, Some(reason)).await?));
        }
        let status = work.case.provider_status.as_deref().unwrap_or_default();
        if work.rules.submit_statuses().contains(&status) {
            return Ok(None);
        }
        if work.case.stage != Stage::DocumentsNeeded {
            let step = self.move_to(work, SubmissionState::Parked, Some("moved_meanwhile"));
            return Ok(Some(step.await?));
        }
        let waited = self.now() - work.submission.created_at;
        if !filled::missing(&work.case, &all).is_empty() || waited > PATIENCE {
            work.submission.held_until = None;
            let step = self.move_to(work, SubmissionState::Held, Some("still_needs_documents"));
            return Ok(Some(step.await?));
        }
        let (id, next_at) = (work.submission.id, Some(self.now() + LOOK_AGAIN));
        self.inner.vault.cache(move |tx| tx.defer_submission(id, next_at)).await?;
        Ok(Some(Step::Moved(id, work.submission.state)))
    }
}

/// Why one of the uploads that this submit stands behind did not arrive.
fn failed_upload(all: &[Submission], submit: &Submission) -> Option<&'static str> {
    let end = all.iter().position(|submission| submission.id == submit.id)?;
    let start = all[..end]
        .iter()
        .rposition(|submission| {
            submission.kind == Kind::Submit && submission.state == SubmissionState::Accepted
        })
        .map_or(0, |at| at + 1);
    let uploads = || all[start..end].iter().filter(|submission| submission.kind == Kind::Upload);
    // A later upload for the same slot makes good for an earlier one.
    let last_for_slot = |upload: &&Submission| {
        uploads().rfind(|other| other.slot == upload.slot).is_some_and(|last| last.id == upload.id)
    };
    uploads().filter(last_for_slot).find_map(|upload| match upload.state {
        SubmissionState::Refused => Some("upload_refused"),
        SubmissionState::Parked => Some("upload_parked"),
        SubmissionState::Withdrawn => Some("upload_withdrawn"),
        SubmissionState::Held => Some("upload_held"),
        SubmissionState::Queued
        | SubmissionState::Sending
        | SubmissionState::Uncertain
        | SubmissionState::Accepted => None,
    })
}
