//! Fin.com, V1 and V2: what its sheet says, and what a person does with its customers.

mod errors;
mod information;
mod lifecycle;
mod list;
mod lost;

use dossier_app::{Attach, Attached, DocumentDetails, Hold};
use dossier_documents::synthetic;
use dossier_domain::{CaseId, Provider, SlotName};
use serde_json::{Value, json};

use crate::{test_desk::TestDesk, words_of_the_provider::until_status_leaves};

const BOTH: [Provider; 2] = [Provider::FincomV1, Provider::FincomV2];

#[tokio::test(flavor = "multi_thread")]
async fn client_and_simulator_agree_on_the_sheet() {
    crate::bench::holds(include_str!("conformance.txt"), 80).await;
}

/// A file with what has to be said about an ordinary document of that slot.
pub(crate) async fn give(
    desk: &TestDesk,
    case_id: CaseId,
    slot: &str,
) -> Result<Attached, dossier_app::Error> {
    let day = |days| (chrono::Utc::now() + chrono::TimeDelta::days(days)).date_naive();
    let rules = dossier_providers::rules(desk.provider);
    let needed = rules.details(&SlotName::new(slot)).needed;
    let said = |name: &str| needed.contains(&name);
    let details = DocumentDetails {
        number: said("number").then(|| "D0000000".to_owned()),
        country: said("country").then(|| "USA".to_owned()),
        issued: said("issued").then(|| day(-400)),
        expires: said("expires").then(|| day(400)),
        state: None,
    };
    attach(desk, case_id, slot, details).await
}

async fn attach(
    desk: &TestDesk,
    case_id: CaseId,
    slot: &str,
    details: DocumentDetails,
) -> Result<Attached, dossier_app::Error> {
    let attach = Attach {
        case_id,
        slot: SlotName::new(slot),
        details,
        edit: Default::default(),
        confirm_person: None,
        hold: Hold::None,
    };
    desk.desk().attach_bytes(attach, synthetic::photo_jpeg(rand::random(), 640, 480, 6)).await
}

/// A customer who was made from a template.
pub(crate) async fn customer(desk: &TestDesk) -> CaseId {
    desk.made(desk.template()).await
}

/// A customer whose documents are attached; in review, or wherever `outcome` leads.
async fn handed_in(desk: &TestDesk, outcome: &str) -> CaseId {
    let case = customer(desk).await;
    outcome_next(desk, case, outcome).await;
    for slot in ["PASSPORT", "UTILITY_BILL"] {
        give(desk, case, slot).await.expect("attached");
    }
    desk.desk().submit(case, Hold::None).await.expect("everything is there");
    desk.settle(case).await;
    if outcome != "manual_review" && desk.status(case).await == "REVIEWING" {
        until_status_leaves(desk, case, "REVIEWING").await;
    }
    case
}

async fn outcome_next(desk: &TestDesk, case: CaseId, outcome: &str) {
    let id = desk.external_id(case).await;
    desk.sim.set_outcome(desk.provider.as_str(), &id, outcome).expect("the simulator has it");
}

/// The simulator's settings, no fault.
fn set(desk: &TestDesk, settings: Value) {
    desk.faults(json!({desk.provider.as_str(): settings}));
}
