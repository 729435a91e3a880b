//! Files that no provider has, of cases that may never end.

use chrono::TimeDelta;
use dossier_domain::{CaseId, DocumentId, SubmissionState};
use dossier_store::WriteTx;

use crate::{Error, desk::case_in, outbox, take};

/// A person is warned for so long before such a file goes.
pub(super) const WARNED: TimeDelta = TimeDelta::days(7);

/// The reason of a submission whose file went before it was sent.
const TOO_LONG: &str = "unsent_too_long";

/// Takes back what would send the document, so that its slot is open again. False where it may
/// have left: that is found out first.
pub(super) fn take_back(tx: &WriteTx<'_>, id: CaseId, document: DocumentId) -> Result<bool, Error> {
    let mut own = tx.submissions_of(id)?;
    own.retain(|it| it.document_id == Some(document) && !it.state.is_final());
    if own.iter().any(|it| !it.state.may_become(SubmissionState::Withdrawn)) {
        return Ok(false);
    }
    for submission in &mut own {
        submission.state = SubmissionState::Withdrawn;
        submission.reason = Some(TOO_LONG.to_owned());
        submission.next_at = None;
        submission.held_until = None;
        outbox::moved(tx, submission)?;
    }
    if !own.is_empty() {
        take::save(tx, &case_in(tx, id)?)?;
    }
    Ok(true)
}
