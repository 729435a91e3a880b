use chrono::{DateTime, Utc};
use dossier_domain::{
    Applicant, Page, PageKind, Requirement, RequirementKind, SlotName, SlotReport, SlotStatus,
    Snapshot, Stage,
};
use serde_json::{Map, Value, json};

use super::{Version, memory::Remembered, reconcile, rfi, slot::Purpose, wire};

/// docs/providers/fincom.md, Statuses.
pub(super) fn stage(word: &str) -> Stage {
    match word {
        "INCOMPLETE" | "ACTION_REQUIRED" | "REINITIATE" => Stage::DocumentsNeeded,
        "QUEUED" | "PROCESSING" => Stage::InProgress,
        "REVIEWING" => Stage::ManualReview,
        "ON_HOLD" | "IN_COMPLIANCE" => Stage::InformationRequested,
        "APPROVED" => Stage::Approved,
        "REJECTED" => Stage::Rejected,
        _ => Stage::Unmapped,
    }
}

/// What a customer's details are read with.
pub(super) struct Reading {
    /// The version whose call answered.
    pub(super) answered: Version,
    /// What was remembered before.
    pub(super) memory: Remembered,
    /// The client's configuration demands a live photo.
    pub(super) selfie_required: bool,
    /// The provider's time of the answer.
    pub(super) now: Option<DateTime<Utc>>,
}

/// What a customer's details (the `data` of the answer) say, in our terms; none if they lack id or
/// status.
pub(super) fn snapshot(data: &Value, reading: Reading) -> Option<Snapshot> {
    let external_id = wire::text(data, "customer_id")?.to_owned();
    let word = data.get("customer_status")?.as_str().filter(|word| !word.is_empty())?;
    let Reading { answered, mut memory, selfie_required, now } = reading;
    memory.details = Some(answered);
    memory.version = Version::of_word(word).or(memory.version).or(Some(answered));
    memory.status_since = wire::text(data, "last_status_updated_at").map(str::to_owned);
    let url = wire::text(data, "tos_policies_url");
    memory.note_terms(url);
    if let Some(country) = wire::text(data, "country_of_residence") {
        memory.country = Some(country.to_owned());
    }
    let state = reconcile::state(word, memory.status_since.as_deref());
    let queued = memory.is_queued(&state, now);
    if !queued {
        memory.queued = None;
    }
    let individual = wire::text(data, "type").is_none_or(|kind| kind == "INDIVIDUAL");
    let stage = match stage(word) {
        _ if !individual => Stage::Unmapped,
        Stage::DocumentsNeeded if queued => Stage::InProgress,
        stage => stage,
    };
    let version = memory.version.unwrap_or(answered);
    let selfie = selfie_required && version == Version::V2;
    let mut requirements = Vec::new();
    if stage == Stage::DocumentsNeeded {
        requirements.extend(documents(version, selfie));
    }
    requirements.extend(information(stage, data, &memory).filter(|_| individual));
    let judged = matches!(
        stage,
        Stage::DocumentsNeeded | Stage::InformationRequested | Stage::Rejected | Stage::Unmapped
    );
    let judgement = data.get("rejection_reason").filter(|_| judged).unwrap_or(&Value::Null);
    let (slots, reasons) = judge(judgement, &memory);
    Some(Snapshot {
        stage,
        requirements,
        slots,
        deadline: None,
        customer_id: Some(external_id.clone()),
        applicant: echo(data),
        reasons,
        pages: url.and_then(page).into_iter().collect(),
        memory: memory.memory(),
        provider_status: word.to_owned(),
        external_id,
    })
}

/// An attach takes one identity document, one proof of address, and the live photo where the
/// client's configuration demands it.
fn documents(version: Version, selfie: bool) -> [Requirement; 2] {
    let slots = version.slots();
    let mut identity: Vec<Vec<SlotName>> = Vec::new();
    let mut document = "";
    for slot in slots.iter().filter(|slot| slot.purpose == Purpose::Identity) {
        match identity.last_mut() {
            Some(set) if document == slot.document => set.push(SlotName::new(slot.name)),
            _ => identity.push(vec![SlotName::new(slot.name)]),
        }
        document = slot.document;
    }
    if selfie {
        identity.iter_mut().for_each(|set| set.push(SlotName::new("SELFIE")));
    }
    let address = slots
        .iter()
        .filter(|slot| slot.purpose == Purpose::Address)
        .map(|slot| vec![SlotName::new(slot.name)])
        .collect();
    let requirement = |kind, alternatives| Requirement {
        kind,
        optional: false,
        alternatives,
        fields: Vec::new(),
    };
    [
        requirement(RequirementKind::Identity, identity),
        requirement(RequirementKind::Address, address),
    ]
}

/// A request for information in whatever status, and the wait for an answer that is given
/// elsewhere. While documents can be attached anew the answer is one of two ways.
fn information(stage: Stage, data: &Value, memory: &Remembered) -> Option<Requirement> {
    let requests = wire::list(data, "request_for_information");
    if requests.is_empty() && stage != Stage::InformationRequested {
        return None;
    }
    Some(Requirement {
        kind: RequirementKind::Information,
        optional: stage == Stage::DocumentsNeeded,
        alternatives: Vec::new(),
        fields: rfi::fields(requests, memory.tos_policies_value.as_deref()),
    })
}

/// Refused files by slot, and the reasons that belong to none.
fn judge(reason: &Value, memory: &Remembered) -> (Vec<SlotReport>, Vec<String>) {
    let (mut slots, mut reasons): (Vec<SlotReport>, Vec<String>) = Default::default();
    let mut note = |words: &str| {
        if !reasons.iter().any(|known| known == words) {
            reasons.push(words.to_owned());
        }
    };
    if let Some(applicant) = reason.get("applicant") {
        wire::text(applicant, "moderation_comment").into_iter().for_each(&mut note);
        labels(applicant).for_each(&mut note);
    }
    for document in wire::list(reason, "documents") {
        let comment = wire::text(document, "moderation_comment");
        let uri = wire::text(document, "uri");
        let Some((uri, slot)) = uri.and_then(|uri| Some((uri, memory.slot_of(uri)?))) else {
            comment.into_iter().chain(labels(document)).for_each(&mut note);
            continue;
        };
        let word = labels(document).collect::<Vec<_>>().join(", ");
        let slot = SlotName::new(slot);
        slots.retain(|report| report.slot != slot);
        slots.push(SlotReport {
            slot,
            status: SlotStatus::Refused,
            reason: comment.map(str::to_owned).or_else(|| Some(word.clone())),
            word,
            reference: Some(uri.to_owned()),
            link: None,
        });
    }
    (slots, reasons)
}

fn labels(value: &Value) -> impl Iterator<Item = &str> {
    wire::list(value, "reject_labels").iter().filter_map(Value::as_str)
}

fn page(url: &str) -> Option<Page> {
    let parsed = reqwest::Url::parse(url).ok()?;
    let is_page = matches!(parsed.scheme(), "https" | "http");
    is_page.then(|| Page { kind: PageKind::Terms, url: url.to_owned() })
}

/// The applicant in the field names of the create body.
fn echo(data: &Value) -> Option<Applicant> {
    let mut basic = Map::new();
    for key in ["first_name", "last_name", "email", "phone", "country_of_residence"] {
        if let Some(text) = wire::text(data, key) {
            basic.insert(key.to_owned(), Value::from(text));
        }
    }
    let mut echo = json!({});
    if let Some(kind) = wire::text(data, "verification_type") {
        echo["verification_type"] = Value::from(kind);
    }
    if !basic.is_empty() {
        echo["basic_info"] = Value::Object(basic);
    }
    echo.as_object().is_some_and(|echo| !echo.is_empty()).then(|| Applicant::new(echo))
}

#[cfg(test)]
mod tests;
