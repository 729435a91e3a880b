//! What has to hold before a submit, a correction or an answer leaves.

use chrono::TimeDelta;
use dossier_domain::{Kind, RequirementKind, Submission, SubmissionState};
use dossier_providers::{Action, Takes};

use super::{Step, in_doubt, write::Work};
use crate::{Desk, Error, filled};

/// How long the provider may take to notice that everything it asked for is there.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(1);

/// What becomes of an action once the case was read.
enum Verdict {
    Go,
    /// The provider has the files and has not noticed yet.
    LookAgain,
    Held(&'static str),
    Parked(&'static str),
}

impl Desk {
    /// Holds the action back, or lets it go. The case has just been read.
    pub(super) async fn before_action(&self, work: &mut Work) -> Result<Option<Step>, Error> {
        let case_id = work.case.id;
        let all = self.inner.vault.read(move |tx| tx.submissions_of(case_id)).await?;
        let verdict = match work.submission.kind {
            Kind::Submit => {
                let released = work.submission.reason.as_deref() == Some("released");
                match failed_before(&all, &work.submission).filter(|_| !released) {
                    Some(reason) => Verdict::Held(reason),
                    None => self.before_submit(work, &all),
                }
            }
            Kind::Correct => before_reply(work, Action::Correct, RequirementKind::Data),
            // A file of the answer that is held would be missing from it.
            Kind::Answer if all.iter().any(in_doubt) => Verdict::Held("upload_held"),
            Kind::Answer => before_reply(work, Action::Answer, RequirementKind::Information),
            Kind::Create | Kind::Upload => Verdict::Go,
        };
        match verdict {
            Verdict::Go => Ok(None),
            Verdict::Held(reason) => {
                work.submission.held_until = None;
                self.move_to(work, SubmissionState::Held, Some(reason)).await.map(Some)
            }
            Verdict::Parked(reason) => {
                self.move_to(work, SubmissionState::Parked, Some(reason)).await.map(Some)
            }
            Verdict::LookAgain => {
                let (id, next_at) = (work.submission.id, Some(self.now() + LOOK_AGAIN));
                self.inner.vault.cache(move |tx| tx.defer_submission(id, next_at)).await?;
                Ok(Some(Step::Moved(id, work.submission.state)))
            }
        }
    }

    fn before_submit(&self, work: &Work, all: &[Submission]) -> Verdict {
        let status = work.case.provider_status.as_deref();
        let takes = |action| work.rules.takes(action, status);
        match (takes(Action::Submit), takes(Action::StartAgain)) {
            (Takes::Yes | Takes::WhenCorrected, _) | (_, Takes::Yes) => Verdict::Go,
            (Takes::WhenFilled, _) if work.rules.links_on_submit() => Verdict::Go,
            (Takes::WhenFilled, _) => {
                let waited = self.now() - work.submission.created_at;
                if !filled::missing(&work.case, all, work.rules).is_empty() || waited > PATIENCE {
                    Verdict::Held("still_needs_documents")
                } else {
                    Verdict::LookAgain
                }
            }
            _ => Verdict::Parked("moved_meanwhile"),
        }
    }
}

/// A correction or answer leaves while the provider still takes it.
fn before_reply(work: &Work, action: Action, kind: RequirementKind) -> Verdict {
    let asked = work.case.requirements.iter().any(|it| it.kind == kind);
    match work.rules.takes(action, work.case.provider_status.as_deref()) {
        Takes::Yes => Verdict::Go,
        Takes::WhenAsked if asked => Verdict::Go,
        _ => Verdict::Parked("moved_meanwhile"),
    }
}

/// Why one of the uploads or corrections that this submit stands behind did not arrive. Those that
/// were caused after it have passed it.
fn failed_before(all: &[Submission], submit: &Submission) -> Option<&'static str> {
    let end = all.iter().position(|submission| submission.id == submit.id)?;
    let start = all[..end]
        .iter()
        .rposition(|submission| {
            submission.kind == Kind::Submit && submission.state == SubmissionState::Accepted
        })
        .map_or(0, |at| at + 1);
    let before =
        || all[start..].iter().filter(|it| matches!(it.kind, Kind::Upload | Kind::Correct));
    // A later one for the same slot makes good for an earlier one.
    let is_last = |it: &&Submission| {
        before()
            .rfind(|other| other.kind == it.kind && other.slot == it.slot)
            .is_some_and(|last| last.id == it.id)
    };
    before().filter(is_last).find_map(|it| {
        let correction = it.kind == Kind::Correct;
        match it.state {
            SubmissionState::Refused if correction => Some("correction_refused"),
            SubmissionState::Parked if correction => Some("correction_parked"),
            SubmissionState::Withdrawn if correction => None,
            SubmissionState::Held if correction => Some("correction_held"),
            SubmissionState::Refused => Some("upload_refused"),
            SubmissionState::Parked => Some("upload_parked"),
            SubmissionState::Withdrawn => Some("upload_withdrawn"),
            SubmissionState::Held => Some("upload_held"),
            SubmissionState::Queued
            | SubmissionState::Sending
            | SubmissionState::Uncertain
            | SubmissionState::Accepted => None,
        }
    })
}
