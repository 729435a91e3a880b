//! The kinds of journal entries, each spelt once.

pub(crate) const CONNECTION_ADDED: &str = "connection.added";
pub(crate) const CONNECTION_REMOVED: &str = "connection.removed";
pub(crate) const CREDENTIALS_ROTATED: &str = "connection.credentials_rotated";
pub(crate) const WEBHOOK_REGISTERED: &str = "webhook.registered";
pub(crate) const WEBHOOK_REMOVED: &str = "webhook.removed";
pub(crate) const WEBHOOK_SECRET_HANDED_OUT: &str = "webhook.secret_handed_out";
pub(crate) const INBOX_SET: &str = "inbox.set";
pub(crate) const INBOX_REMOVED: &str = "inbox.removed";
pub(crate) const CASE_CREATED: &str = "case.created";
pub(crate) const CASE_FOLLOWED: &str = "case.followed";
pub(crate) const CASE_ATTESTED: &str = "case.attested";
pub(crate) const SNAPSHOT_TAKEN: &str = "snapshot.taken";
pub(crate) const NOTICE_RAISED: &str = "notice.raised";
pub(crate) const DOCUMENT_ATTACHED: &str = "document.attached";
pub(crate) const DETAILS_GIVEN: &str = "document.details_given";
pub(crate) const SUBMISSION_QUEUED: &str = "submission.queued";
pub(crate) const SUBMISSION_BODY: &str = "submission.completed";
pub(crate) const SUBMISSION_MOVED: &str = "submission.moved";
pub(crate) const APPLICANT_CORRECTED: &str = "applicant.corrected";
pub(crate) const ANSWERED_OUTSIDE: &str = "answer.given_outside";
pub(crate) const NOTE_ADDED: &str = "note.added";
pub(crate) const ITEM_CHECKED: &str = "checklist.checked";
pub(crate) const RECOMMENDED: &str = "recommendation.recorded";
pub(crate) const REVEALED: &str = "number.revealed";
pub(crate) const EVENT_TAKEN: &str = "event.taken";
pub(crate) const JOURNAL_EXPORTED: &str = "journal.exported";
