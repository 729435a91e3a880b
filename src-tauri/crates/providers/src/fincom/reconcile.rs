//! How a doubtful submit or answer is cleared. docs/providers/fincom.md, Lost answers.

use dossier_domain::{Kind, Receipt, RequirementKind, Snapshot};
use serde_json::Value;

use super::{date, memory::Remembered, rfi};
use crate::UploadedFile;

/// Statuses in which the provider waits for the partner.
const WAITING: [&str; 5] =
    ["INCOMPLETE", "ACTION_REQUIRED", "REINITIATE", "ON_HOLD", "IN_COMPLIANCE"];

/// The status and when it was set: `ACTION_REQUIRED|2026-05-04T12:44:42.707598Z`.
pub(super) fn state(word: &str, since: Option<&str>) -> String {
    format!("{word}|{}", since.unwrap_or_default())
}

/// What a submit or an answer is later held against.
pub(super) fn before(kind: Kind, snapshot: &Snapshot) -> Option<String> {
    match kind {
        Kind::Submit | Kind::Answer => Some(state_of(snapshot)),
        Kind::Create | Kind::Upload | Kind::Correct => None,
    }
}

fn state_of(snapshot: &Snapshot) -> String {
    let memory = Remembered::of(snapshot.memory.as_ref());
    state(&snapshot.provider_status, memory.status_since.as_deref())
}

/// What was sent.
pub(super) struct Sent<'a> {
    pub(super) kind: Kind,
    pub(super) values: Option<&'a Value>,
    pub(super) files: &'a [UploadedFile],
}

/// Whether the snapshot shows that it arrived.
pub(super) fn arrived(sent: &Sent<'_>, before: Option<&str>, snapshot: &Snapshot) -> bool {
    match sent.kind {
        Kind::Submit => attached(sent.files, before, snapshot),
        Kind::Answer => answered(sent, before, snapshot),
        Kind::Create | Kind::Upload | Kind::Correct => false,
    }
}

/// The status moved, or was set anew to the same word, or the provider judged one of these files:
/// they had not been attached before.
fn attached(files: &[UploadedFile], before: Option<&str>, snapshot: &Snapshot) -> bool {
    let judged = snapshot.slots.iter().any(|report| {
        let uri = report.reference.as_deref();
        files.iter().any(|file| uri == Some(file.reference.as_str()))
    });
    judged || before.is_some_and(|before| moved(before, &state_of(snapshot)))
}

fn moved(before: &str, now: &str) -> bool {
    let split = |state: &str| -> (String, String) {
        let (word, since) = state.split_once('|').unwrap_or((state, ""));
        (word.to_owned(), since.to_owned())
    };
    let ((old_word, old), (word, since)) = (split(before), split(now));
    let later = match (date::parse(&old), date::parse(&since)) {
        (Some(old), Some(since)) => since > old,
        _ => false,
    };
    old_word != word || later
}

/// None of the answered fields is asked for any more, or the provider no longer waits.
fn answered(sent: &Sent<'_>, before: Option<&str>, snapshot: &Snapshot) -> bool {
    let waited = before
        .and_then(|before| before.split('|').next())
        .is_some_and(|word| WAITING.contains(&word));
    if waited && !WAITING.contains(&snapshot.provider_status.as_str()) {
        return true;
    }
    let asked = |name: &str| {
        snapshot
            .requirements
            .iter()
            .filter(|requirement| requirement.kind == RequirementKind::Information)
            .flat_map(|requirement| &requirement.fields)
            .any(|field| field.name == name)
    };
    let mut names = rfi::answered(sent.values, sent.files).peekable();
    before.is_some() && names.peek().is_some() && !names.any(asked)
}

/// The receipt of what was seen to have arrived.
pub(super) fn receipt(snapshot: &Snapshot, at: chrono::DateTime<chrono::Utc>) -> Receipt {
    Receipt {
        at,
        provider_status: Some(snapshot.provider_status.clone()),
        reference: Some(snapshot.external_id.clone()),
        sha256: None,
        reconciled: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_moved_when_its_word_or_its_time_did() {
        let at = "2026-05-04T12:00:00Z";
        for (before, now, has) in [
            (state("INCOMPLETE", Some(at)), state("INCOMPLETE", Some(at)), false),
            (
                state("INCOMPLETE", Some(at)),
                state("INCOMPLETE", Some("2026-05-04 12:00:00+00")),
                false,
            ),
            (state("INCOMPLETE", None), state("INCOMPLETE", Some(at)), false),
            (state("INCOMPLETE", Some(at)), state("INCOMPLETE", None), false),
            (state("INCOMPLETE", Some(at)), state("REVIEWING", Some(at)), true),
            (
                state("ACTION_REQUIRED", Some(at)),
                state("ACTION_REQUIRED", Some("2026-05-04T12:00:01Z")),
                true,
            ),
            (
                state("ACTION_REQUIRED", Some(at)),
                state("ACTION_REQUIRED", Some("2026-05-04T11:00:00Z")),
                false,
            ),
            (String::new(), state("INCOMPLETE", None), true),
        ] {
            assert_eq!(moved(&before, &now), has, "{before} -> {now}");
        }
    }
}
