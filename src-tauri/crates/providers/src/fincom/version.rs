use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{papers::Papers, slot::Slot, v1, v2};

/// Which contract a customer was created with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Version {
    V1,
    V2,
}

impl Version {
    pub(super) fn other(self) -> Self {
        match self {
            Self::V1 => Self::V2,
            Self::V2 => Self::V1,
        }
    }

    /// The version that alone uses a status word; none for words of both.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word {
            "QUEUED" | "REINITIATE" => Some(Self::V1),
            "PROCESSING" | "ACTION_REQUIRED" | "IN_COMPLIANCE" => Some(Self::V2),
            _ => None,
        }
    }

    /// Every slot of an attach, in the order of menus.
    pub(super) fn slots(self) -> &'static [Slot] {
        match self {
            Self::V1 => v1::SLOTS,
            Self::V2 => v2::SLOTS,
        }
    }

    pub(super) fn slot(self, name: &str) -> Option<&'static Slot> {
        self.slots().iter().find(|slot| slot.name == name)
    }

    pub(super) fn create_path(self) -> &'static str {
        match self {
            Self::V1 => v1::CREATE,
            Self::V2 => v2::CREATE,
        }
    }

    /// The details of a customer, in front of its id.
    pub(super) fn details_path(self) -> &'static str {
        match self {
            Self::V1 => v1::DETAILS,
            Self::V2 => v2::DETAILS,
        }
    }

    pub(super) fn attach_path(self, customer_id: &str) -> String {
        match self {
            Self::V1 => v1::ATTACH.to_owned(),
            Self::V2 => v2::attach_path(customer_id),
        }
    }

    pub(super) fn attach_body(self, customer_id: &str, papers: &Papers<'_>, terms: &str) -> Value {
        match self {
            Self::V1 => v1::attach_body(customer_id, papers, terms),
            Self::V2 => v2::attach_body(papers, terms),
        }
    }

    /// The parts of an attach that hold the identity and the address document.
    pub(super) fn attach_parts(self) -> (&'static str, &'static str) {
        match self {
            Self::V1 => ("proof_of_identity", "proof_of_address"),
            Self::V2 => ("identifying_documents", "address_documents"),
        }
    }

    /// Whether the provider refuses a second attach while one is in its queue.
    pub(super) fn queues(self) -> bool {
        self == Self::V2
    }
}
