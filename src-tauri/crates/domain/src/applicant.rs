use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Sensitive;

/// An applicant's data in the provider's own field names.
#[derive(Debug, Clone, PartialEq)]
pub struct Applicant(Sensitive<Value>);

impl Applicant {
    /// Wraps the provider's JSON.
    pub fn new(value: Value) -> Self {
        Self(Sensitive::new(value))
    }

    /// The JSON itself.
    pub fn expose(&self) -> &Value {
        self.0.expose()
    }
}

/// What a provider's client keeps with a case between calls (ids of attempts, links that were told
/// only once). Its shape is the client's own; it may hold links that identify the applicant.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory(Sensitive<Value>);

impl Memory {
    /// Wraps the client's JSON.
    pub fn new(value: Value) -> Self {
        Self(Sensitive::new(value))
    }

    /// The JSON itself.
    pub fn expose(&self) -> &Value {
        self.0.expose()
    }
}

/// One thing wrong with an applicant's data, found before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Problem {
    /// Dotted path in the provider's own terms: `address.postal_code`.
    pub path: String,
    /// What is wrong, as a code: `required`, `too_long`, `not_one_of`, `format`, `too_young`.
    pub code: String,
    /// A sentence that says how to mend it; names no value.
    pub message: String,
    /// The mended value, where mending is mechanical.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}
