//! What only V1 does: objects for the two documents, the customer's id in the body, eight kinds of
//! address documents, and an attach that is processed when it is answered.

use serde_json::{Value, json};

use super::{
    papers::Papers,
    slot::{Extra, Purpose, Slot},
};
use crate::DetailsRule;

pub(super) const CREATE: &str = "/v1/customers/individual";
pub(super) const DETAILS: &str = "/v1/customers/";
pub(super) const ATTACH: &str = "/v1/customers/individual/attach";

pub(super) const SLOTS: &[Slot] = &[
    Slot::identity("PASSPORT"),
    Slot::side("NATIONAL_ID/FRONT", "NATIONAL_ID", "FRONT"),
    Slot::side("NATIONAL_ID/BACK", "NATIONAL_ID", "BACK"),
    Slot::side("DRIVERS_LICENSE/FRONT", "DRIVERS_LICENSE", "FRONT"),
    Slot::side("DRIVERS_LICENSE/BACK", "DRIVERS_LICENSE", "BACK"),
    Slot::address("UTILITY_BILL", "UTILITY_BILL"),
    Slot::address("BANK_STATEMENT", "BANK_STATEMENT"),
    Slot::address("GOVERNMENT_LETTER", "GOVERNMENT_LETTER"),
    Slot::address("COMPANY_DOC", "COMPANY_DOC"),
    Slot::address("ADDRESS/PASSPORT", "PASSPORT"),
    Slot::address("ADDRESS/NATIONAL_ID", "NATIONAL_ID"),
    Slot::address("ADDRESS/DRIVERS_LICENSE", "DRIVERS_LICENSE"),
    Slot::address("ADDRESS/RESIDENCE_PERMIT", "RESIDENCE_PERMIT"),
];

/// Every detail of an identity document is required; of an address document only the country is
/// sent, and the applicant's country of residence stands in for it.
pub(super) fn details(slot: &Slot) -> DetailsRule {
    match slot.purpose {
        Purpose::Identity | Purpose::Selfie => slot.details(
            &["number", "country", "issued", "expires"],
            Extra { optional: &[], forbidden: &[] },
        ),
        Purpose::Address => slot.details(&[], Extra { optional: &["country"], forbidden: &[] }),
    }
}

pub(super) fn attach_body(customer_id: &str, papers: &Papers<'_>, terms: &str) -> Value {
    let identity = &papers.identity;
    let files: Vec<Value> = identity.files.iter().map(|file| file.with_side()).collect();
    let address = &papers.address;
    json!({
        "customer_id": customer_id,
        "proof_of_identity": {
            "type": identity.kind,
            "number": identity.number,
            "country": identity.country,
            "issue_date": identity.issued,
            "expiry_date": identity.expires,
            "files": files,
        },
        "proof_of_address": {
            "type": address.kind,
            "country": address.country,
            "files": [{"uri": address.uri()}],
        },
        "tos_policies_value": terms,
    })
}
