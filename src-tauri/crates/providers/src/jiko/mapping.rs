use dossier_domain::{
    Applicant, Requirement, RequirementKind, SlotName, SlotReport, SlotStatus, Snapshot, Stage,
};
use serde_json::{Map, Value};

use super::wire::{self, ApplicationWire, DocumentWire};

/// The data that Jiko echoes.
const ECHO: [&str; 12] = [
    "identification_number",
    "identification_type",
    "identification_number_issuing_country",
    "name",
    "email",
    "phone_number",
    "date_of_birth",
    "investment_profile",
    "agreement_consent",
    "address",
    "citizenship_country",
    "originally_onboarded_at",
];

/// docs/providers/jiko.md, Statuses.
pub(super) fn stage(word: &str) -> Stage {
    match word {
        "CREATED" => Stage::NotSubmitted,
        "SUBMITTED" => Stage::InProgress,
        "DOCUMENTS_NEEDED" => Stage::DocumentsNeeded,
        "PENDING" => Stage::ReadyToResubmit,
        "MANUAL_REVIEW" => Stage::ManualReview,
        "APPROVED" => Stage::Approved,
        "REJECTED" => Stage::Rejected,
        _ => Stage::Unmapped,
    }
}

/// What an application says, in our terms; none if it lacks id or status, or if a part that is
/// read has another type than the contract's.
pub(super) fn snapshot(value: &Value) -> Option<Snapshot> {
    let wire: ApplicationWire = wire::read(value)?;
    if wire.id.is_empty() || wire.status.is_empty() {
        return None;
    }
    let stage = stage(&wire.status);
    let documents = wire.documents.as_deref().unwrap_or_default();
    Some(Snapshot {
        stage,
        requirements: requirements(stage, &wire, documents),
        slots: slots(documents),
        deadline: None,
        customer_id: wire.customer_id.clone().filter(|id| !id.is_empty()),
        applicant: echo(value),
        reasons: wire.exception_reasons.iter().flatten().map(word).collect(),
        pages: Vec::new(),
        memory: None,
        external_id: wire.id,
        provider_status: wire.status,
    })
}

fn word(reason: &Value) -> String {
    reason.as_str().map_or_else(|| reason.to_string(), str::to_owned)
}

/// Flags say what is needed; they count while documents can be waited for (and in a status that
/// this version does not know, for the person who looks). `documents` lists alternatives side by
/// side and is no answer to what is missing, except where no flag is set at all.
fn requirements(
    stage: Stage,
    wire: &ApplicationWire,
    documents: &[DocumentWire],
) -> Vec<Requirement> {
    if !matches!(stage, Stage::DocumentsNeeded | Stage::Unmapped) {
        return Vec::new();
    }
    let flagged = [wire.identity_needed(), wire.number_needed(), wire.address_needed()];
    if stage == Stage::Unmapped || flagged.contains(&true) {
        return known_requirements(flagged);
    }
    let waits = |slots: &[&str]| {
        documents.iter().any(|document| {
            document.status == "PENDING_UPLOAD" && slots.contains(&document.slot.as_str())
        })
    };
    let hinted = known_requirements([
        waits(&["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK"]),
        waits(&["IDENTIFICATION_NUMBER_VERIFICATION"]),
        waits(&["ADDRESS_VERIFICATION"]),
    ]);
    if hinted.is_empty() {
        // Something is wanted, and Jiko does not say what: a person has to look.
        vec![Requirement::documents(RequirementKind::Other, &[])]
    } else {
        hinted
    }
}

fn known_requirements([identity, number, address]: [bool; 3]) -> Vec<Requirement> {
    let mut requirements = Vec::new();
    if identity {
        requirements.push(Requirement::documents(
            RequirementKind::Identity,
            &[&["SELFIE", "PASSPORT"], &["SELFIE", "ID_FRONT", "ID_BACK"]],
        ));
    }
    if number {
        requirements.push(Requirement::documents(
            RequirementKind::IdentificationNumber,
            &[&["IDENTIFICATION_NUMBER_VERIFICATION"]],
        ));
    }
    if address {
        requirements
            .push(Requirement::documents(RequirementKind::Address, &[&["ADDRESS_VERIFICATION"]]));
    }
    requirements
}

/// One report a slot; the last one listed of a type is taken for the newest.
fn slots(documents: &[DocumentWire]) -> Vec<SlotReport> {
    let mut reports: Vec<SlotReport> = Vec::new();
    for document in documents {
        let slot = SlotName::new(&document.slot);
        reports.retain(|report| report.slot != slot);
        reports.push(SlotReport {
            slot,
            status: slot_status(&document.status),
            word: document.status.clone(),
            reference: document.id.clone(),
            link: None,
            reason: document.exception_reason.clone(),
        });
    }
    reports
}

/// An unknown word for a document counts as open: asking once too often does no harm.
fn slot_status(word: &str) -> SlotStatus {
    match word {
        "PENDING_REVIEW" | "APPROVED" => SlotStatus::Received,
        "INVALID" => SlotStatus::Refused,
        _ => SlotStatus::Open,
    }
}

/// The applicant in the field names of the create body: the date of birth comes back nested.
fn echo(value: &Value) -> Option<Applicant> {
    let mut data = Map::new();
    for key in ECHO {
        match value.get(key) {
            None | Some(Value::Null) => {}
            Some(part) => {
                let part = part.get(key).filter(|_| key == "date_of_birth").unwrap_or(part);
                data.insert(key.to_owned(), part.clone());
            }
        }
    }
    (!data.is_empty()).then(|| Applicant::new(Value::Object(data)))
}

#[cfg(test)]
mod tests;
