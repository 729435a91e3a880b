//! What is kept with a case between calls: akepa has no list of a customer's applications, and its
//! status is asked for by the application's id.

use dossier_domain::Memory;
use serde::{Deserialize, Serialize};

use super::calls::is_id;

/// The greatest number of hints that are kept.
const MOST_HINTS: usize = 4;

/// `{"applications": [...], "made_here", "hints"?: [...], "linked"?: [...]}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// Ids of applications that were read or made here, newest first.
    pub(super) applications: Vec<String>,
    /// The customer was made by this desk, so that an application which it did not start is not
    /// expected.
    #[serde(default)]
    pub(super) made_here: bool,
    /// Ids that an unsigned event named; believed only after a read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) hints: Vec<String>,
    /// Ids of the documents that updates linked to the newest application. An application that
    /// asks for more in the same words as before is thereby seen to have answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) linked: Vec<String>,
}

impl Remembered {
    /// Of a customer just made.
    pub(super) fn made_here() -> Self {
        Self { made_here: true, ..Self::default() }
    }

    /// From what was handed back; none for a customer that was only followed.
    pub(super) fn of(memory: Option<&Memory>) -> Option<Self> {
        Self::deserialize(memory?.expose()).ok()
    }

    pub(super) fn newest(&self) -> Option<&str> {
        self.applications.first().map(String::as_str)
    }

    /// With an application that was read.
    pub(super) fn with(mut self, application: &str) -> Self {
        if self.newest() != Some(application) {
            self.linked.clear();
            self.applications.retain(|id| id != application);
            self.applications.insert(0, application.to_owned());
        }
        self.hints.clear();
        self
    }

    /// With an id that nobody vouches for. Once an application is known, none is needed.
    pub(super) fn with_hint(mut self, application: &str) -> Self {
        if self.applications.is_empty() && is_id(application) {
            self.hints.retain(|id| id != application);
            self.hints.insert(0, application.to_owned());
            self.hints.truncate(MOST_HINTS);
        }
        self
    }

    /// With documents that an update linked.
    pub(super) fn with_linked<'a>(mut self, documents: impl Iterator<Item = &'a str>) -> Self {
        for document in documents.filter(|id| !id.is_empty()) {
            if !self.linked.iter().any(|linked| linked == document) {
                self.linked.push(document.to_owned());
            }
        }
        self
    }

    pub(super) fn keep(&self) -> Memory {
        Memory::new(serde_json::json!(self))
    }
}
