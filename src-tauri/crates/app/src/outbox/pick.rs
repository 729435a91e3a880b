use std::collections::HashSet;

use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, ConnectionId, Kind, Submission, SubmissionState};

use super::{Scope, pause::LONGEST};

/// What delivery does next.
#[derive(Debug, PartialEq)]
pub(super) enum Pick {
    /// This one is due.
    Now(Box<Submission>),
    /// Nothing is due before this time.
    Later(Option<DateTime<Utc>>),
}

/// Nothing is ever put off for longer than [`LONGEST`]: a later time means that the clock was set
/// back since.
fn believed(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    at.filter(|at| *at <= now + LONGEST)
}

/// Whether a submit that has not left stands behind a file or a correction that was caused after
/// it: the provider is to have everything first, and may be waiting for just that.
fn yields(submission: &Submission, open: &[Submission]) -> bool {
    let has_left = submission.key_sent_at.is_some()
        || !matches!(submission.state, SubmissionState::Held | SubmissionState::Queued);
    if submission.kind != Kind::Submit || has_left {
        return false;
    }
    let after = open.iter().skip_while(|it| it.id != submission.id);
    let mut own = after.filter(|it| it.case_id == submission.case_id);
    own.any(|it| {
        let on_its_way = match it.state {
            SubmissionState::Queued | SubmissionState::Sending | SubmissionState::Uncertain => true,
            SubmissionState::Held => it.held_until.is_some(),
            SubmissionState::Parked
            | SubmissionState::Accepted
            | SubmissionState::Refused
            | SubmissionState::Withdrawn => false,
        };
        on_its_way && matches!(it.kind, Kind::Upload | Kind::Correct)
    })
}

/// The submission that is due for longest, the oldest of those that were not tried yet before all
/// others: a case that cannot be read time and again must not keep the connection's other cases
/// from being tried. Within a case the order is kept: whatever is still on its
/// way holds back what was caused after it; what waits for a person does not, except a create. A
/// submit lets files and corrections pass.
pub(super) fn pick(
    open: &[Submission],
    scope: Scope,
    now: DateTime<Utc>,
    paused_until: impl Fn(ConnectionId) -> Option<DateTime<Utc>>,
    is_under_way: impl Fn(CaseId) -> bool,
) -> Pick {
    let mut waiting = HashSet::new();
    let mut next: Option<DateTime<Utc>> = None;
    let mut best: Option<(DateTime<Utc>, &Submission)> = None;
    for submission in open {
        if !scope.holds(submission.case_id)
            || waiting.contains(&submission.case_id)
            || is_under_way(submission.case_id)
            || yields(submission, open)
        {
            continue;
        }
        let not_before = match submission.state {
            SubmissionState::Parked => None,
            SubmissionState::Held => submission.held_until,
            SubmissionState::Queued | SubmissionState::Sending | SubmissionState::Uncertain => {
                Some(believed(submission.next_at, now).unwrap_or(now))
            }
            SubmissionState::Accepted | SubmissionState::Refused | SubmissionState::Withdrawn => {
                continue;
            }
        };
        let Some(not_before) = not_before else {
            if submission.kind == Kind::Create {
                waiting.insert(submission.case_id);
            }
            continue;
        };
        let not_before = not_before.max(paused_until(submission.connection_id).unwrap_or(now));
        waiting.insert(submission.case_id);
        if not_before <= now {
            let due_since = believed(submission.next_at, now).unwrap_or(DateTime::<Utc>::MIN_UTC);
            if best.is_none_or(|(since, _)| due_since < since) {
                best = Some((due_since, submission));
            }
            continue;
        }
        next = Some(next.map_or(not_before, |next| next.min(not_before)));
    }
    best.map_or(Pick::Later(next), |(_, submission)| Pick::Now(Box::new(submission.clone())))
}
