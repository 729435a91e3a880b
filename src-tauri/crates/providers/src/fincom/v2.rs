//! What only V2 does: lists of documents, the customer's id in the path, the live photo and the
//! residence permit, and an attach that is queued.

use serde_json::{Map, Value, json};

use super::{
    papers::{Paper, Papers},
    slot::{Extra, Purpose, Slot},
};
use crate::DetailsRule;

pub(super) const CREATE: &str = "/v2/customers/individual";
pub(super) const DETAILS: &str = "/v2/customers/";

pub(super) const SLOTS: &[Slot] = &[
    Slot::identity("PASSPORT"),
    Slot::side("NATIONAL_ID/FRONT", "NATIONAL_ID", "FRONT"),
    Slot::side("NATIONAL_ID/BACK", "NATIONAL_ID", "BACK"),
    Slot::side("DRIVERS_LICENSE/FRONT", "DRIVERS_LICENSE", "FRONT"),
    Slot::side("DRIVERS_LICENSE/BACK", "DRIVERS_LICENSE", "BACK"),
    Slot::side("RESIDENCE_PERMIT/FRONT", "RESIDENCE_PERMIT", "FRONT"),
    Slot::side("RESIDENCE_PERMIT/BACK", "RESIDENCE_PERMIT", "BACK"),
    Slot::selfie(),
    Slot::address("UTILITY_BILL", "UTILITY_BILL"),
    Slot::address("BANK_STATEMENT", "BANK_STATEMENT"),
    Slot::address("GOVERNMENT_LETTER", "GOVERNMENT_LETTER"),
];

/// The state belongs to a driver's licence alone; a licence of the USA needs it, which depends on
/// the country given and is looked at before the submit.
pub(super) fn details(slot: &Slot) -> DetailsRule {
    const IDENTITY: &[&str] = &["number", "country", "expires"];
    match slot.purpose {
        Purpose::Identity if slot.kind == "DRIVERS_LICENSE" => {
            slot.details(IDENTITY, Extra { optional: &["issued", "state"], forbidden: &[] })
        }
        Purpose::Identity => {
            slot.details(IDENTITY, Extra { optional: &["issued"], forbidden: &["state"] })
        }
        Purpose::Selfie => slot.details(&[], Extra { optional: &[], forbidden: &[] }),
        Purpose::Address => {
            slot.details(&[], Extra { optional: &["country", "issued"], forbidden: &[] })
        }
    }
}

pub(super) fn attach_path(customer_id: &str) -> String {
    format!("/v2/customers/{customer_id}/individual/attach")
}

pub(super) fn attach_body(papers: &Papers<'_>, terms: &str) -> Value {
    let mut identifying = vec![entry(&papers.identity)];
    if let Some(uri) = papers.selfie {
        identifying.push(json!({"type": "SELFIE", "files": [{"uri": uri}]}));
    }
    json!({
        "identifying_documents": identifying,
        "address_documents": [entry(&papers.address)],
        "tos_policies_value": terms,
    })
}

/// One document; what was not said is left out.
fn entry(paper: &Paper<'_>) -> Value {
    let mut entry = Map::new();
    entry.insert("type".to_owned(), Value::from(paper.kind));
    for (key, text) in [
        ("number", paper.number),
        ("country", paper.country),
        ("state", paper.state),
        ("issue_date", paper.issued),
        ("expiry_date", paper.expires),
    ] {
        if let Some(text) = text {
            entry.insert(key.to_owned(), Value::from(text));
        }
    }
    let files: Vec<Value> = paper.files.iter().map(|file| file.with_side()).collect();
    entry.insert("files".to_owned(), Value::from(files));
    Value::Object(entry)
}
