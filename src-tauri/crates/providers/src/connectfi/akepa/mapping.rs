use dossier_domain::{Field, FieldKind, Requirement, RequirementKind, Snapshot, Stage};
use serde::Deserialize;
use serde_json::Value;

use super::{calls::is_id, slots};
use crate::connectfi::{NOT_STARTED, applicant::CORRECTABLE};

/// An application (a journey) as far as it is read. docs/providers/connectfi.md, akepa, Application.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ApplicationWire {
    application_id: String,
    customer_id: String,
    status: String,
    #[serde(default)]
    outcome: Option<String>,
}

/// An application, in our terms, and its id.
pub(super) struct Read {
    pub(super) application: String,
    pub(super) snapshot: Snapshot,
}

/// docs/providers/connectfi.md, Statuses. How a completed application ended is told by its outcome
/// alone; see [`stage`].
pub(super) fn word_stage(word: &str) -> Stage {
    match word {
        NOT_STARTED => Stage::NotSubmitted,
        "pending_step_up" | "pending_documents" => Stage::DocumentsNeeded,
        "waiting_review" | "pending_journey_application_review" => Stage::ManualReview,
        "running" => Stage::InProgress,
        "data_request" => Stage::DataNeeded,
        _ => Stage::Unmapped,
    }
}

/// Outcomes are written `Approved` and `approved`.
pub(super) fn stage(word: &str, outcome: Option<&str>) -> Stage {
    match (word, outcome.map(str::to_ascii_lowercase).as_deref()) {
        ("completed", Some("approved")) => Stage::Approved,
        ("completed", Some("denied")) => Stage::Rejected,
        _ => word_stage(word),
    }
}

/// What an application says; none if it lacks an id or the status, or if a part that is read has
/// another type than expected.
pub(super) fn read(data: &Value) -> Option<Read> {
    if !data.is_object() {
        return None;
    }
    let wire = ApplicationWire::deserialize(data).ok()?;
    if !is_id(&wire.application_id) || !is_id(&wire.customer_id) || wire.status.is_empty() {
        return None;
    }
    let outcome = wire.outcome.filter(|outcome| !outcome.is_empty());
    let snapshot = Snapshot {
        stage: stage(&wire.status, outcome.as_deref()),
        requirements: requirements(&wire.status),
        slots: Vec::new(),
        deadline: None,
        customer_id: Some(wire.customer_id.clone()),
        applicant: None,
        reasons: outcome.into_iter().collect(),
        pages: Vec::new(),
        memory: None,
        external_id: wire.customer_id,
        provider_status: wire.status,
    };
    Some(Read { application: wire.application_id, snapshot })
}

/// akepa says that it wants something, and not what.
fn requirements(word: &str) -> Vec<Requirement> {
    match word {
        "pending_step_up" => vec![slots::identity()],
        "pending_documents" => vec![slots::any()],
        "data_request" => vec![Requirement {
            kind: RequirementKind::Data,
            optional: false,
            alternatives: Vec::new(),
            fields: CORRECTABLE.iter().map(|name| field(name)).collect(),
        }],
        _ => Vec::new(),
    }
}

fn field(name: &str) -> Field {
    Field {
        name: format!("customer.{name}"),
        kind: if name == "dateOfBirth" { FieldKind::Date } else { FieldKind::Text },
        reason: None,
        options: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
