//! How a doubtful submission is cleared. docs/providers/atelio.md, Lost answers.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{Kind, Receipt, Snapshot};
use serde_json::Value;

use super::status;

/// A key marks a repetition for a day; a minute of it is left for the way.
const KEY_LIFE: Duration = Duration::minutes(24 * 60 - 1);

/// Whether a key that was first sent at `sent_at` still makes a repetition fail. A clock that was
/// set back makes the time unknown, hence no.
pub(super) fn key_lives(sent_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let age = now - sent_at;
    age < KEY_LIFE && age > -Duration::minutes(5)
}

/// The status before a start; nothing else is compared with an earlier state.
pub(super) fn before(kind: Kind, snapshot: &Snapshot) -> Option<String> {
    (kind == Kind::Submit).then(|| snapshot.provider_status.clone())
}

/// What the status tells about a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// It moved as only a start moves it.
    Arrived,
    /// It would have moved.
    NotArrived,
    /// A start may have come and gone, or the status moved by itself.
    Untold,
}

/// Compares the statuses before and after.
pub(super) fn compare(before: &str, after: &str) -> Start {
    let (before, after) = (status::plain(before), status::plain(after));
    match (before.as_str(), after.as_str()) {
        // Nothing leads back to having no KYC.
        (_, status::NONE) => Start::NotArrived,
        // A short attempt may have ended where the one before did.
        (before, after) if before == after => Start::Untold,
        // The upload window may have run out meanwhile.
        ("document_required" | "documents_required", "expired") => Start::Untold,
        _ => Start::Arrived,
    }
}

/// The receipt of a submission that is seen to have arrived.
pub(super) fn receipt(
    at: DateTime<Utc>,
    reference: &str,
    provider_status: Option<&str>,
) -> Receipt {
    Receipt {
        at,
        provider_status: provider_status.map(str::to_owned),
        reference: Some(reference.to_owned()),
        sha256: None,
        reconciled: true,
    }
}

/// Whether what was written is there, apart from spelling: letter case, hyphens and blanks may be
/// the provider's own.
pub(super) fn holds(echo: Option<&Value>, wanted: &Value) -> bool {
    match (echo, wanted) {
        (None | Some(Value::Null), Value::Null) => true,
        (Some(Value::Object(echo)), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| holds(echo.get(key), wanted))
        }
        (Some(Value::Array(echo)), Value::Array(wanted)) => {
            wanted.iter().all(|wanted| echo.iter().any(|echo| holds(Some(echo), wanted)))
        }
        (Some(Value::String(echo)), Value::String(wanted)) => bare(echo) == bare(wanted),
        (Some(echo), wanted) => echo == wanted,
        (None, _) => false,
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_start_is_told_by_the_status_where_nothing_else_moves_it() {
        for (before, after, told) in [
            ("none", "none", Start::NotArrived),
            ("none", "submitted", Start::Arrived),
            ("none", "document required", Start::Arrived),
            ("failed", "submitted", Start::Arrived),
            ("failed", "passed", Start::Arrived),
            ("failed", "failed", Start::Untold),
            ("expired", "error", Start::Arrived),
            ("document required", "document_required", Start::Untold),
            ("document_required", "Document-Required", Start::Untold),
            ("document_required", "submitted", Start::Arrived),
            ("document_required", "under_review", Start::Arrived),
            ("document required", "expired", Start::Untold),
        ] {
            assert_eq!(compare(before, after), told, "{before} -> {after}");
        }
    }

    #[test]
    fn a_key_lives_a_little_less_than_its_day() {
        let sent: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().expect("a time of the test");
        assert!(key_lives(sent, sent));
        assert!(key_lives(sent, sent + Duration::hours(23)));
        assert!(!key_lives(sent, sent + Duration::hours(24)));
        assert!(!key_lives(sent, sent - Duration::hours(1)), "the clock was set back");
    }

    #[test]
    fn what_was_written_is_found_in_the_providers_spelling() {
        let echo = json!({"first_name": "TESTA", "phone": "4155550100", "middle_name": null,
            "addresses": [{"street": "1 Old Street", "address_id": "a"},
                          {"street": "2 New Street", "is_primary": true}]});
        for (wanted, found) in [
            (json!({"first_name": "Testa", "phone": "415-555-0100"}), true),
            (json!({"middle_name": null, "suffix": null}), true),
            (json!({"addresses": [{"street": "2 New Street", "is_primary": true}]}), true),
            (json!({"addresses": [{"street": "1 Old Street", "is_primary": true}]}), false),
            (json!({"first_name": "Testb"}), false),
            (json!({"email": "a@example.com"}), false),
            (json!({"first_name": 7}), false),
        ] {
            assert_eq!(holds(Some(&echo), &wanted), found, "{wanted}");
        }
    }
}
