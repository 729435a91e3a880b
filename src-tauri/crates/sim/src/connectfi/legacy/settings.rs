//! The contract's own part of a fault plan, beside what both contracts share.

use serde::{Deserialize, Deserializer, de};

use super::document::{Kind, SlotName};
use crate::connectfi::side::Side;

/// What may be told under `"connectfi"` in a fault plan; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    /// What an ordinary applicant is asked for.
    pub(super) documents: Vec<SlotName>,
}

impl Default for Settings {
    fn default() -> Self {
        let side = |side| SlotName { kind: Kind::License, side: Some(side) };
        Self { documents: vec![side(Side::Front), side(Side::Back)] }
    }
}

impl<'de> Deserialize<'de> for SlotName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::from_word(&word)
            .ok_or_else(|| de::Error::custom(format!("{word} is no slot of this contract")))
    }
}
