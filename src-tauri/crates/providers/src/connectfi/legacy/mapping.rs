use dossier_domain::{
    Field, FieldKind, Memory, Requirement, RequirementKind, SlotName, SlotReport, SlotStatus,
    Snapshot, Stage,
};
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value, json};

use super::slots;
use crate::connectfi::{NOT_STARTED, customer::CustomerWire};

/// The attributes that the contract describes, all under one code.
const CARD: &str = "cardAttributes";
const CARD_FIELDS: [(&str, &[&str]); 6] = [
    ("productID", &[]),
    ("nameOnCard", &[]),
    ("designId", &[]),
    ("addressType", ADDRESS_TYPES),
    ("issueType", ISSUE_TYPES),
    ("additionalData", &[]),
];
const ADDRESS_TYPES: &[&str] = &["PRIMARY", "SECONDARY"];
const ISSUE_TYPES: &[&str] = &["NEW", "REGISTRATION", "RE-ISSUE", "EXPIRED", "DAMAGED"];

/// What init, upload and status return beside the customer, as far as it is read.
/// docs/providers/connectfi.md, Legacy, Envelope.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeWire {
    #[serde(default, deserialize_with = "named")]
    kyc: Option<KycWire>,
    #[serde(default)]
    kyc_document_list: Option<Vec<DocumentWire>>,
}

/// Only what names its parts: a list would be taken for them in their order.
fn named<'de, D: Deserializer<'de>>(from: D) -> Result<Option<KycWire>, D::Error> {
    let Some(parts) = Option::<Map<String, Value>>::deserialize(from)? else { return Ok(None) };
    KycWire::deserialize(Value::Object(parts)).map(Some).map_err(D::Error::custom)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct KycWire {
    #[serde(default)]
    attribute_codes: Option<Vec<String>>,
    #[serde(default)]
    status: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DocumentWire {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    document_side: Option<String>,
    #[serde(default)]
    upload_status: Option<bool>,
}

/// docs/providers/connectfi.md, Statuses.
pub(super) fn stage(word: &str) -> Stage {
    match word {
        NOT_STARTED => Stage::NotSubmitted,
        "WAITING_DATA" => Stage::DocumentsNeeded,
        "PENDING" => Stage::InProgress,
        "REVIEW" => Stage::ManualReview,
        "APPROVED" => Stage::Approved,
        "DECLINED" => Stage::Rejected,
        _ => Stage::Unmapped,
    }
}

/// What a KYC says, in our terms; none if it names no customer, or if a part that is read has
/// another type than the contract's.
pub(super) fn snapshot(data: &Value) -> Option<Snapshot> {
    let customer = CustomerWire::find(data)?;
    let wire = EnvelopeWire::deserialize(data).ok()?;
    let kyc = wire.kyc.as_ref();
    let word = kyc
        .and_then(|kyc| kyc.status.as_deref())
        .filter(|word| !word.is_empty())
        .or(customer.kyc_status.as_deref().filter(|word| !word.is_empty()))
        .unwrap_or(NOT_STARTED)
        .to_owned();
    let codes = kyc.and_then(|kyc| kyc.attribute_codes.as_deref()).unwrap_or_default();
    let slots = reports(wire.kyc_document_list.as_deref().unwrap_or_default());
    let requirements = requirements(stage(&word), &slots, codes);
    Some(Snapshot {
        stage: waits_for(stage(&word), &requirements),
        requirements,
        slots,
        deadline: None,
        customer_id: Some(customer.customer_id.clone()),
        applicant: customer.echo(),
        reasons: Vec::new(),
        pages: Vec::new(),
        memory: (word != NOT_STARTED).then(started),
        external_id: customer.customer_id,
        provider_status: word,
    })
}

/// What is remembered once a KYC was seen: afterwards a refused read is no sign that there is none.
fn started() -> Memory {
    Memory::new(json!({"started": true}))
}

/// Whether a KYC of this customer was ever seen.
pub(super) fn was_started(memory: Option<&Memory>) -> bool {
    memory.is_some_and(|memory| memory.expose()["started"] == true)
}

/// `WAITING_DATA` waits for documents, for data, or for both; documents come first.
fn waits_for(stage: Stage, requirements: &[Requirement]) -> Stage {
    let only_data = !requirements.is_empty()
        && requirements.iter().all(|requirement| requirement.kind == RequirementKind::Data);
    if stage == Stage::DocumentsNeeded && only_data { Stage::DataNeeded } else { stage }
}

/// What is open counts while something is waited for, and in a status that this version does not
/// know, for the person who looks.
fn requirements(stage: Stage, slots: &[SlotReport], codes: &[String]) -> Vec<Requirement> {
    if !matches!(stage, Stage::DocumentsNeeded | Stage::Unmapped) {
        return Vec::new();
    }
    let mut requirements: Vec<Requirement> =
        [RequirementKind::Identity, RequirementKind::Address, RequirementKind::Other]
            .into_iter()
            .filter_map(|kind| documents(kind, slots))
            .collect();
    if !codes.is_empty() {
        requirements.push(Requirement {
            kind: RequirementKind::Data,
            optional: false,
            alternatives: Vec::new(),
            fields: codes.iter().flat_map(|code| fields(code)).collect(),
        });
    }
    if requirements.is_empty() && stage == Stage::DocumentsNeeded {
        // Something is wanted, and connectFi does not say what: a person has to look.
        requirements.push(Requirement::documents(RequirementKind::Other, &[]));
    }
    requirements
}

/// The listed slots of one kind, all of which are needed, while one of them is open.
fn documents(kind: RequirementKind, slots: &[SlotReport]) -> Option<Requirement> {
    let of_kind = || slots.iter().filter(|report| slots::about(&report.slot) == kind);
    if !of_kind().any(|report| report.status == SlotStatus::Open) {
        return None;
    }
    let set: Vec<SlotName> = of_kind().map(|report| report.slot.clone()).collect();
    Some(Requirement { kind, optional: false, alternatives: vec![set], fields: Vec::new() })
}

fn fields(code: &str) -> Vec<Field> {
    let field = |name: String, options: &[&str]| Field {
        name,
        kind: if options.is_empty() { FieldKind::Text } else { FieldKind::Choice },
        reason: None,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    if code == CARD {
        CARD_FIELDS.iter().map(|(name, list)| field(format!("{CARD}.{name}"), list)).collect()
    } else {
        vec![field(code.to_owned(), &[])]
    }
}

/// One report a slot; of several for one slot the last is taken for the newest.
fn reports(documents: &[DocumentWire]) -> Vec<SlotReport> {
    let mut reports: Vec<SlotReport> = Vec::new();
    for document in documents {
        let slot = slots::name(&document.kind, document.document_side.as_deref());
        let uploaded = document.upload_status == Some(true);
        reports.retain(|report| report.slot != slot);
        reports.push(SlotReport {
            slot,
            status: if uploaded { SlotStatus::Received } else { SlotStatus::Open },
            word: uploaded.to_string(),
            reference: Some(document.id.clone()),
            link: None,
            reason: None,
        });
    }
    reports
}

#[cfg(test)]
mod tests;
