use std::fmt;

use serde::{Deserialize, Serialize};

/// What there is to say, as the id of a message of the shared message files and its parameters.
/// Rust never makes the sentence; terminal and window do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Message {
    /// Id in the message files.
    #[serde(rename = "message_id")]
    pub id: String,
    /// Parameters by name; never a value that identifies a person.
    pub params: Vec<(String, String)>,
}

impl Message {
    /// A message without parameters.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), params: Vec::new() }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }
}
