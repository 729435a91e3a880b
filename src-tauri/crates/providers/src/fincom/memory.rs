use chrono::{DateTime, Duration, Utc};
use dossier_domain::Memory;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Version, wire};
use crate::{UploadedFile, http::is_id};

/// An attach in the provider's queue moves the status within this time or is taken for lost.
const QUEUE_LIFE: Duration = Duration::hours(1);
/// Files of an attach; more are not remembered.
const MOST_LINKED: usize = 16;

/// What the client keeps with a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    /// The contract that the customer was created with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<Version>,
    /// The version whose call for details knows the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) details: Option<Version>,
    /// Sent with an attach, it says that the customer accepted the terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tos_policies_value: Option<String>,
    /// The customer's country of residence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    /// When the status last changed, as the provider writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status_since: Option<String>,
    /// The files of the last attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) linked: Vec<Linked>,
    /// An attach that was accepted and not yet seen to be processed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) queued: Option<Queued>,
}

/// A file of an attach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Linked {
    pub(super) uri: String,
    pub(super) slot: String,
}

/// An attach in the provider's queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Queued {
    /// [`super::reconcile::state`] before it.
    pub(super) before: String,
    /// When it was accepted, by the provider's clock.
    pub(super) at: DateTime<Utc>,
}

impl Remembered {
    /// What was remembered; nothing where there is nothing or something else.
    pub(super) fn of(memory: Option<&Memory>) -> Self {
        memory.and_then(|memory| wire::read(memory.expose())).unwrap_or_default()
    }

    pub(super) fn memory(&self) -> Option<Memory> {
        serde_json::to_value(self).ok().filter(Value::is_object).map(Memory::new)
    }

    /// Takes note of the page of terms.
    pub(super) fn note_terms(&mut self, url: Option<&str>) {
        if let Some(value) = url.and_then(terms_value) {
            self.tos_policies_value = Some(value);
        }
    }

    /// Takes note of an accepted attach.
    pub(super) fn note_attach(&mut self, files: &[UploadedFile], queued: Option<Queued>) {
        let newest = files.len().saturating_sub(MOST_LINKED);
        self.linked = files[newest..]
            .iter()
            .map(|file| Linked { uri: file.reference.clone(), slot: file.slot.to_string() })
            .collect();
        self.queued = queued;
    }

    /// The slot that a linked file was given for.
    pub(super) fn slot_of(&self, uri: &str) -> Option<&str> {
        self.linked.iter().find(|linked| linked.uri == uri).map(|linked| linked.slot.as_str())
    }

    /// An accepted attach is still in the queue: nothing has changed since, and not for too long.
    /// Without the provider's time nothing is known about that.
    pub(super) fn is_queued(&self, state: &str, now: Option<DateTime<Utc>>) -> bool {
        self.queued
            .as_ref()
            .zip(now)
            .is_some_and(|(queued, now)| queued.before == state && now - queued.at < QUEUE_LIFE)
    }
}

/// The value in a page of terms: of the query's `tos_policies_value`, or the whole text where an
/// event carries the bare value.
fn terms_value(url: &str) -> Option<String> {
    let is_value = |text: &str| (8..=64).contains(&text.len()) && is_id(text);
    let value = match reqwest::Url::parse(url) {
        Ok(url) => url
            .query_pairs()
            .find(|(key, _)| key == "tos_policies_value")
            .map(|(_, value)| value.into_owned()),
        Err(_) => Some(url.trim().to_owned()),
    };
    value.filter(|value| is_value(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_in_both_spellings() {
        let value = "e9414388-fbdf-4407-b5c2-bc39eae3645b";
        let url = format!("https://tos.example.com/t?customer_id=c1&tos_policies_value={value}");
        assert_eq!(terms_value(&url).as_deref(), Some(value));
        assert_eq!(terms_value(value).as_deref(), Some(value));
        for none in ["", "https://tos.example.com/", "https://tos.example.com/?tos_policies_value="]
        {
            assert_eq!(terms_value(none), None, "{none}");
        }
    }

    #[test]
    fn memory_survives_its_way_through_the_vault() {
        let mut memory = Remembered { version: Some(Version::V1), ..Remembered::default() };
        memory.note_terms(Some("https://tos.example.com/?tos_policies_value=12345678"));
        let kept = memory.memory();
        assert_eq!(Remembered::of(kept.as_ref()), memory);
        for odd in [Value::Null, Value::from(7), serde_json::json!({"version": "v9"})] {
            assert_eq!(Remembered::of(Some(&Memory::new(odd))), Remembered::default());
        }
    }
}
