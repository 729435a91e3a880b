use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Digest, Sensitive};

/// A part of what a recommendation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum EvidencePart {
    /// What is known of the applicant.
    Applicant,
    /// The files, what was noticed about them and what was said about them.
    Documents,
    /// What is missing or asked for.
    Requirements,
    /// The provider's reasons and its words for single slots.
    Provider,
    /// The ticked items.
    Checklist,
}

impl EvidencePart {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Applicant, Self::Documents, Self::Requirements, Self::Provider, Self::Checklist];

    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Documents => "documents",
            Self::Requirements => "requirements",
            Self::Provider => "provider",
            Self::Checklist => "checklist",
        }
    }
}

/// What a recommendation rests on, each part spelt in one way only.
#[derive(Debug, Clone, Default)]
pub struct Evidence(BTreeMap<EvidencePart, Sensitive<String>>);

/// What was seen: a digest of each part, under a salt.
pub type Seen = BTreeMap<EvidencePart, String>;

impl Evidence {
    /// Adds a part.
    #[must_use]
    pub fn with(mut self, part: EvidencePart, value: &Value) -> Self {
        self.0.insert(part, Sensitive::new(sorted(value).to_string()));
        self
    }

    /// The digest of each part, made by `digest`.
    pub fn seen(&self, digest: impl Fn(&[u8]) -> Digest) -> Seen {
        let named = |(part, text): (&EvidencePart, &Sensitive<String>)| {
            (*part, digest(text.expose().as_bytes()).to_string())
        };
        self.0.iter().map(named).collect()
    }
}

/// The parts in which two looks differ.
pub fn changed(before: &Seen, now: &Seen) -> Vec<EvidencePart> {
    EvidencePart::ALL.into_iter().filter(|part| before.get(part) != now.get(part)).collect()
}

/// The same with the keys of every object in order: a provider may tell them in any.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            let sorted: Map<String, Value> =
                keys.into_iter().map(|(key, value)| (key.clone(), self::sorted(value))).collect();
            Value::Object(sorted)
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Seen {
        let value = serde_json::from_str(text).unwrap();
        let sum = |bytes: &[u8]| {
            let mut sum = [0; 32];
            bytes.iter().enumerate().for_each(|(at, byte)| sum[at % 32] ^= byte);
            Digest::from_bytes(sum)
        };
        Evidence::default().with(EvidencePart::Applicant, &value).seen(sum)
    }

    #[test]
    fn the_order_of_keys_is_no_change_and_any_value_is() {
        let first = seen(r#"{"a": 1, "b": {"c": [1, 2], "d": null}}"#);
        let again = seen(r#"{"b": {"d": null, "c": [1, 2]}, "a": 1}"#);
        assert_eq!(changed(&first, &again), []);
        for other in [r#"{"a": 2, "b": {"c": [1, 2], "d": null}}"#, "{}", "null"] {
            assert_eq!(changed(&first, &seen(other)), [EvidencePart::Applicant], "{other}");
        }
    }
}
