use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

/// A place for one file, in the provider's own name: `SELFIE`, `LICENSE/FRONT`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlotName(String);

impl SlotName {
    /// A slot name as the provider writes it.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// A photo identity document, perhaps with a live photo.
    Identity,
    /// Evidence of an identification number.
    IdentificationNumber,
    /// Evidence of an address.
    Address,
    /// Documents of another kind, or of a kind not told.
    Other,
    /// Data to correct or add; has fields, no alternatives.
    Data,
    /// Questions to answer; has fields, no alternatives.
    Information,
}

/// What may be typed or chosen in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// One of the field's options.
    Choice,
    /// A file.
    File,
}

/// One piece of data that a provider asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Field {
    /// Path in the provider's own terms.
    pub name: String,
    /// What may be given.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// The provider's words for why it asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Allowed values of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// Something a provider wants before it goes on, with the alternatives that satisfy it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// What it is about.
    pub kind: RequirementKind,
    /// The case can go on without it.
    #[serde(default)]
    pub optional: bool,
    /// Complete sets of slots, any one of which satisfies. Empty for data and information.
    #[serde(default)]
    pub alternatives: Vec<Vec<SlotName>>,
    /// Fields of a data or information requirement.
    #[serde(default)]
    pub fields: Vec<Field>,
}

impl Requirement {
    /// A requirement that documents satisfy.
    pub fn documents(kind: RequirementKind, alternatives: &[&[&str]]) -> Self {
        let set = |slots: &&[&str]| slots.iter().map(|slot| SlotName::new(*slot)).collect();
        Self {
            kind,
            optional: false,
            alternatives: alternatives.iter().map(set).collect(),
            fields: Vec::new(),
        }
    }

    /// Whether one alternative is complete.
    pub fn satisfied_by(&self, filled: &BTreeSet<SlotName>) -> bool {
        self.alternatives.iter().any(|set| set.iter().all(|slot| filled.contains(slot)))
    }

    /// What the alternative nearest to complete still lacks; the first listed wins a tie.
    pub fn missing(&self, filled: &BTreeSet<SlotName>) -> Vec<SlotName> {
        let lacking = |set: &Vec<SlotName>| -> Vec<SlotName> {
            set.iter().filter(|slot| !filled.contains(*slot)).cloned().collect()
        };
        self.alternatives.iter().map(lacking).min_by_key(Vec::len).unwrap_or_default()
    }

    /// Every slot named by an alternative, each once, in order of first mention.
    pub fn slots(&self) -> Vec<SlotName> {
        let mut seen = Vec::new();
        for slot in self.alternatives.iter().flatten() {
            if !seen.contains(slot) {
                seen.push(slot.clone());
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn identity() -> Requirement {
        Requirement::documents(
            RequirementKind::Identity,
            &[&["SELFIE", "PASSPORT"], &["SELFIE", "ID_FRONT", "ID_BACK"]],
        )
    }

    fn filled(slots: &[&str]) -> BTreeSet<SlotName> {
        slots.iter().map(|slot| SlotName::new(*slot)).collect()
    }

    #[test]
    fn missing_belongs_to_the_set_nearest_to_complete() {
        let names = |slots: &[&str]| -> Vec<String> {
            identity().missing(&filled(slots)).iter().map(|slot| slot.to_string()).collect()
        };
        assert_eq!(names(&[]), ["SELFIE", "PASSPORT"]);
        assert_eq!(names(&["ID_FRONT"]), ["SELFIE", "PASSPORT"], "a tie keeps the first set");
        assert_eq!(names(&["ID_FRONT", "SELFIE"]), ["PASSPORT"]);
        assert_eq!(names(&["ID_FRONT", "ID_BACK"]), ["SELFIE"]);
        assert!(names(&["SELFIE", "PASSPORT"]).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_missing_exactly_when_satisfied(
            slots in proptest::sample::subsequence(
                vec!["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK", "OTHER"], 0..=5)
        ) {
            let filled = filled(&slots);
            prop_assert_eq!(
                identity().satisfied_by(&filled), identity().missing(&filled).is_empty());
        }
    }
}
