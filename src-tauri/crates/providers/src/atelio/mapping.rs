use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{
    Applicant, Field, FieldKind, Memory, Page, PageKind, Requirement, RequirementKind, SlotName,
    SlotReport, SlotStatus, Snapshot, Stage,
};
use serde_json::{Map, Value, json};

use super::{
    memory::{Attempt, Document, HOSTED},
    status,
    wire::{self, CustomerWire, KycWire},
};

/// For how long Atelio waits for uploads. The sources disagree; this is the first one's.
/// docs/providers/atelio.md, Deadlines.
pub(super) const UPLOAD_WINDOW: TimeDelta = TimeDelta::days(28);

/// Our reasons for an attempt that ran out, which Atelio calls by one word for two causes.
const NOT_UPLOADED: &str = "documents_not_uploaded_in_time";
const NEVER_ASKED: &str = "timed_out_before_documents";

/// The data of a customer that is shown.
const ECHO: [&str; 15] = [
    "first_name",
    "middle_name",
    "last_name",
    "dob",
    "ssn",
    "phone",
    "phone_country_code",
    "email",
    "addresses",
    "brand_person_id",
    "id_type",
    "id_number",
    "id_expiration",
    "id_issuance",
    "kyc_requests_available",
];

/// What the status call says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kyc {
    pub(super) customer_id: String,
    /// As Atelio writes it.
    pub(super) word: String,
    reasons: Vec<String>,
}

/// None if the answer lacks the customer or the status.
pub(super) fn kyc(value: &Value) -> Option<Kyc> {
    let wire: KycWire = wire::read(value)?;
    let KycWire { customer_id, kyc_status: word } = wire;
    (!customer_id.is_empty() && !word.trim().is_empty()).then(|| Kyc {
        customer_id,
        word,
        reasons: reasons(value),
    })
}

/// Reasons of a failure are promised without a shape: whatever is named so is kept.
fn reasons(value: &Value) -> Vec<String> {
    let named = value.as_object().into_iter().flatten();
    named
        .filter(|(key, _)| key.to_ascii_lowercase().contains("reason"))
        .flat_map(|(_, value)| match value {
            Value::Null => Vec::new(),
            Value::Array(items) => items.iter().map(text).collect(),
            other => vec![text(other)],
        })
        .filter(|reason| !reason.is_empty())
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
}

/// The customer's id in a customer; none where there is none.
pub(super) fn customer_id(customer: &Value) -> Option<String> {
    let wire: CustomerWire = wire::read(customer)?;
    Some(wire.customer_id).filter(|id| !id.is_empty())
}

/// Status, customer and what is remembered, in our terms. Without a KYC it is not submitted.
pub(super) fn snapshot(
    customer_id: String,
    kyc: Option<Kyc>,
    customer: &Value,
    memory: Option<&Memory>,
) -> Snapshot {
    let (word, mut reasons) = match kyc {
        Some(kyc) => (kyc.word, kyc.reasons),
        None => (status::NONE.to_owned(), Vec::new()),
    };
    let stage = status::stage(&word);
    let known = Attempt::of(memory);
    let mut attempt = match stage {
        Stage::NotSubmitted | Stage::InProgress => known.over(),
        _ => known.clone(),
    };
    let open = stage == Stage::DocumentsNeeded;
    attempt.asked |= open;
    if status::plain(&word) == "expired" {
        let reason = if attempt.asked { NOT_UPLOADED } else { NEVER_ASKED };
        reasons.push(reason.to_owned());
    }
    let documents = if open { attempt.documents.as_slice() } else { &[] };
    Snapshot {
        provider_status: word,
        stage,
        requirements: if open { requirements(&attempt) } else { Vec::new() },
        slots: documents.iter().map(report).collect(),
        deadline: attempt.asked_at.filter(|_| open).and_then(deadline),
        customer_id: Some(customer_id.clone()),
        external_id: customer_id,
        applicant: echo(customer),
        reasons,
        pages: pages(documents),
        memory: (attempt != known).then(|| attempt.memory()),
    }
}

fn deadline(asked_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    asked_at.checked_add_signed(UPLOAD_WINDOW)
}

/// Documents by what they prove, and the fields to look at.
fn requirements(attempt: &Attempt) -> Vec<Requirement> {
    let mut requirements: Vec<Requirement> = Vec::new();
    for document in &attempt.documents {
        let (kind, slot) = (requirement_kind(&document.slot), SlotName::new(&document.slot));
        match requirements.iter_mut().find(|requirement| requirement.kind == kind) {
            Some(known) => known.alternatives.iter_mut().for_each(|set| set.push(slot.clone())),
            None => requirements.push(Requirement::documents(kind, &[&[slot.as_str()]])),
        }
    }
    if requirements.is_empty() {
        // Only an event names the documents.
        requirements.push(Requirement::documents(RequirementKind::Other, &[&[HOSTED]]));
    }
    requirements.extend(data(attempt));
    requirements
}

fn requirement_kind(document_type: &str) -> RequirementKind {
    match status::plain(document_type).as_str() {
        "government_id" => RequirementKind::Identity,
        "social_security_card" | "ssc" => RequirementKind::IdentificationNumber,
        "utility_bill" | "proof_of_address" => RequirementKind::Address,
        _ => RequirementKind::Other,
    }
}

/// Optional: the customer may upload documents instead.
fn data(attempt: &Attempt) -> Option<Requirement> {
    let mut fields: Vec<Field> = Vec::new();
    for name in &attempt.fields {
        let path = field_path(name);
        if !fields.iter().any(|field| field.name == path) {
            let kind = if path == "customer.dob" { FieldKind::Date } else { FieldKind::Text };
            let (reason, options) = (attempt.description.clone(), Vec::new());
            fields.push(Field { name: path, kind, reason, options });
        }
    }
    (!fields.is_empty()).then_some(Requirement {
        kind: RequirementKind::Data,
        optional: true,
        alternatives: Vec::new(),
        fields,
    })
}

/// Where the corrected value of a field stands in an applicant.
pub(super) fn field_path(name: &str) -> String {
    match status::plain(name).as_str() {
        "ssn" => "kyc.ssn".to_owned(),
        "address" | "addresses" | "street" | "street2" | "city" | "state" | "zip_code"
        | "country" => "customer.addresses".to_owned(),
        "date_of_birth" => "customer.dob".to_owned(),
        plain => format!("customer.{plain}"),
    }
}

fn report(document: &Document) -> SlotReport {
    SlotReport {
        slot: SlotName::new(&document.slot),
        status: if is_there(document) { SlotStatus::Received } else { SlotStatus::Open },
        word: document.word.clone(),
        reference: document.inquiry.clone(),
        link: document.link.clone(),
        reason: None,
    }
}

/// An unknown word counts as open: asking once too often does no harm.
fn is_there(document: &Document) -> bool {
    status::plain(&document.word) == "submitted"
}

fn pages(documents: &[Document]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for document in documents.iter().filter(|document| !is_there(document)) {
        // One inquiry may serve several documents.
        let news = document.link.as_ref().filter(|link| !pages.iter().any(|it| it.url == **link));
        pages.extend(news.map(|url| Page { kind: PageKind::Upload, url: url.clone() }));
    }
    pages
}

fn echo(customer: &Value) -> Option<Applicant> {
    let mut data = Map::new();
    for key in ECHO {
        if let Some(value) = customer.get(key).filter(|value| !value.is_null()) {
            data.insert(key.to_owned(), value.clone());
        }
    }
    (!data.is_empty()).then(|| Applicant::new(json!({"customer": data})))
}

#[cfg(test)]
mod tests;
