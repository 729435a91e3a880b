//! How a doubtful submission is cleared. docs/providers/jiko.md, Lost answers.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{Kind, Receipt, SlotName, SlotReport, Snapshot};

/// The idempotency window is an hour; a minute of it is left for the way.
const KEY_LIFE: Duration = Duration::minutes(59);
/// No document of the slot was listed.
const NOTHING: &str = "none";

/// Whether a key that was first sent at `sent_at` still marks a repetition as one. A clock that
/// was set back makes the time unknown, hence no.
pub(super) fn key_lives(sent_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let age = now - sent_at;
    age < KEY_LIFE && age > -Duration::minutes(5)
}

/// The status before a submit; `id:STATUS` of the slot's newest document before an upload.
pub(super) fn before(kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String> {
    match kind {
        Kind::Submit => Some(snapshot.provider_status.clone()),
        Kind::Upload => Some(match report(snapshot, slot?) {
            Some(report) => format!("{}:{}", id(report), report.word),
            None => NOTHING.to_owned(),
        }),
        Kind::Create | Kind::Correct | Kind::Answer => None,
    }
}

/// The receipt of a submission that is seen to have arrived: the status moved on, or the slot
/// holds another document than before.
pub(super) fn compare(
    kind: Kind,
    slot: Option<&SlotName>,
    before: Option<&str>,
    snapshot: &Snapshot,
    at: DateTime<Utc>,
) -> Option<Receipt> {
    let before = before?;
    let reference = match kind {
        Kind::Submit if snapshot.provider_status != before => Some(snapshot.external_id.clone()),
        Kind::Upload => {
            let report = report(snapshot, slot?).filter(|report| is_news(before, report))?;
            report.reference.clone()
        }
        _ => return None,
    };
    Some(Receipt {
        at,
        provider_status: Some(snapshot.provider_status.clone()),
        reference,
        sha256: None,
        reconciled: true,
    })
}

/// A document under review is later approved or called invalid without any upload of ours, and an
/// invalid one is asked for anew; neither shows that a file arrived.
fn is_news(before: &str, report: &SlotReport) -> bool {
    if report.word == "PENDING_UPLOAD" {
        return false;
    }
    match before.rsplit_once(':') {
        Some((old, "PENDING_UPLOAD")) if old == id(report) => true,
        Some((old, "INVALID")) if old == id(report) => report.word != "INVALID",
        Some((old, _)) => old != id(report),
        None => true,
    }
}

fn id(report: &SlotReport) -> &str {
    report.reference.as_deref().unwrap_or_default()
}

fn report<'a>(snapshot: &'a Snapshot, slot: &SlotName) -> Option<&'a SlotReport> {
    snapshot.slots.iter().find(|report| report.slot == *slot)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::jiko::mapping;

    fn snapshot(documents: Value) -> Snapshot {
        let value = json!({"id": "a", "status": "DOCUMENTS_NEEDED", "documents": documents});
        mapping::snapshot(&value).expect("an application")
    }

    #[test]
    fn an_upload_arrived_when_the_slot_holds_another_document() {
        let slot = SlotName::new("SELFIE");
        let document =
            |id: &str, status: &str| json!([{"id": id, "type": "SELFIE", "status": status}]);
        for (old, new, arrived) in [
            (json!([]), json!([]), false),
            (json!([]), document("d1", "PENDING_UPLOAD"), false),
            (json!([]), document("d1", "PENDING_REVIEW"), true),
            (document("d1", "PENDING_UPLOAD"), document("d1", "PENDING_UPLOAD"), false),
            (document("d1", "PENDING_UPLOAD"), document("d1", "PENDING_REVIEW"), true),
            (document("d1", "PENDING_UPLOAD"), document("d1", "INVALID"), true),
            (document("d1", "PENDING_UPLOAD"), document("d2", "PENDING_REVIEW"), true),
            (document("d1", "PENDING_REVIEW"), document("d1", "PENDING_REVIEW"), false),
            (document("d1", "PENDING_REVIEW"), document("d1", "APPROVED"), false),
            (document("d1", "PENDING_REVIEW"), document("d1", "INVALID"), false),
            (document("d1", "PENDING_REVIEW"), document("d2", "PENDING_REVIEW"), true),
            (document("d1", "INVALID"), document("d1", "PENDING_UPLOAD"), false),
            (document("d1", "INVALID"), document("d2", "PENDING_UPLOAD"), false),
            (document("d1", "INVALID"), document("d1", "PENDING_REVIEW"), true),
        ] {
            let word = before(Kind::Upload, &snapshot(old.clone()), Some(&slot));
            let found = compare(
                Kind::Upload,
                Some(&slot),
                word.as_deref(),
                &snapshot(new.clone()),
                Utc::now(),
            );
            assert_eq!(found.is_some(), arrived, "{old} -> {new}");
        }
    }

    #[test]
    fn a_key_lives_a_little_less_than_its_hour() {
        let sent: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().expect("a time of the test");
        assert!(key_lives(sent, sent));
        assert!(key_lives(sent, sent + Duration::minutes(58)));
        assert!(!key_lives(sent, sent + Duration::minutes(60)));
        assert!(!key_lives(sent, sent - Duration::hours(1)), "the clock was set back");
    }
}
