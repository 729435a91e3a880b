//! The contract's own part of a fault plan, beside what both contracts share.

use serde::{Deserialize, Deserializer, de};

use super::document::TYPES;
use crate::connectfi::side::{self, Side};

/// What may be told under `"connectfi-akepa"` in a fault plan; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    /// What an ordinary applicant is asked for: any one of these sets is enough.
    pub(super) step_up: Vec<Vec<Wanted>>,
    /// Identification and update fail with `extAkepa`.
    pub(super) back_office_down: bool,
}

/// A document that is asked for, written `TYPE` or `TYPE/SIDE` in upper case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The type as the contract writes it.
    pub(super) kind: &'static str,
    /// Without one, any side will do.
    pub(super) side: Option<Side>,
}

impl Wanted {
    pub(super) const LICENSE: [Self; 2] = [
        Self { kind: "license", side: Some(Side::Front) },
        Self { kind: "license", side: Some(Side::Back) },
    ];
    pub(super) const PASSPORT: Self = Self { kind: "passport", side: None };
    pub(super) const UTILITY: Self = Self { kind: "utility", side: None };
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            step_up: vec![Wanted::LICENSE.to_vec(), vec![Wanted::PASSPORT]],
            back_office_down: false,
        }
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        side::split(&word)
            .and_then(|(kind, side)| {
                let known = TYPES.into_iter().find(|known| known.to_uppercase() == kind);
                known.map(|kind| Self { kind, side })
            })
            .ok_or_else(|| de::Error::custom(format!("{word} is no slot of this contract")))
    }
}
