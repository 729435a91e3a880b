//! Requests for information ("List and details", "RFI answer").

use serde::{Deserialize, Serialize};

use super::customer::Customer;
use super::document::{self, Purpose};

/// A part of what is known of an individual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Section {
    ProofOfIdentity,
    ProofOfAddress,
    TosPoliciesValue,
}

/// One entry of `request_for_information`.
#[derive(Debug, Serialize)]
pub(super) struct Asked {
    scope: &'static str,
    pub(super) section: Section,
    categories: [Category; 1],
}

#[derive(Debug, Serialize)]
struct Category {
    document_type: String,
    fields: Vec<Field>,
}

/// One field that is asked for.
#[derive(Debug, Serialize)]
pub(super) struct Field {
    pub(super) field_name: &'static str,
    data_type: &'static str,
    status: &'static str,
    pub(super) side: Option<&'static str>,
    reason: Option<&'static str>,
    options: Vec<&'static str>,
}

impl Section {
    const ALL: [Self; 3] = [Self::ProofOfIdentity, Self::ProofOfAddress, Self::TosPoliciesValue];

    /// The word in paths and JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::ProofOfIdentity => "proof_of_identity",
            Self::ProofOfAddress => "proof_of_address",
            Self::TosPoliciesValue => "tos_policies_value",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }
}

impl Asked {
    fn new(section: Section, document_type: &str, fields: Vec<Field>) -> Self {
        let category = Category { document_type: document_type.to_owned(), fields };
        Self { scope: "CUSTOMER", section, categories: [category] }
    }

    /// What compliance asks of this customer in a section.
    pub(super) fn of(section: Section, customer: &Customer) -> Self {
        match section {
            Section::ProofOfIdentity => {
                let mut asked = Self::of_unfit_identity(customer);
                let reason = "Number does not match the document";
                asked.categories[0].fields.push(Field::new("number", "TEXT", "INVALID", reason));
                asked
            }
            Section::ProofOfAddress => {
                let kind = customer.attached_type(Purpose::Address).unwrap_or("UTILITY_BILL");
                let mut which = Field::new("type", "ENUM", "INVALID", "Another document is needed");
                which.options = document::address_types(customer.version).to_vec();
                Self::new(section, kind, vec![which, Field::missing("files", "URI")])
            }
            Section::TosPoliciesValue => {
                Self::new(section, "TOS", vec![Field::missing("tos_policies_value", "TEXT")])
            }
        }
    }

    /// The identity document has to be sent again.
    pub(super) fn of_unfit_identity(customer: &Customer) -> Self {
        let kind = customer.attached_type(Purpose::Identity).unwrap_or("PASSPORT");
        let sides: &[_] =
            if document::has_sides(kind) { &[Some("FRONT"), Some("BACK")] } else { &[None] };
        let mut fields = vec![Field::new("expiry_date", "DATE", "EXPIRED", "Document has expired")];
        for side in sides {
            let file = Field::new("files", "URI", "INVALID", "A new document has been requested");
            fields.push(Field { side: *side, ..file });
        }
        Self::new(Section::ProofOfIdentity, kind, fields)
    }

    pub(super) fn document_type(&self) -> &str {
        &self.categories[0].document_type
    }

    pub(super) fn fields(&self) -> &[Field] {
        &self.categories[0].fields
    }
}

impl Field {
    fn new(
        field_name: &'static str,
        data_type: &'static str,
        status: &'static str,
        reason: &'static str,
    ) -> Self {
        let (side, options) = (None, Vec::new());
        Self { field_name, data_type, status, side, reason: Some(reason), options }
    }

    /// What was never given needs no reason.
    fn missing(field_name: &'static str, data_type: &'static str) -> Self {
        Self { reason: None, ..Self::new(field_name, data_type, "MISSING", "") }
    }
}
