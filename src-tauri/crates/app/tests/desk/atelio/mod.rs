//! Atelio: what its sheet states, and what a person does with a customer there.

use std::time::Duration;

use dossier_app::{Hold, Ingested};
use dossier_domain::{CaseId, Provider};
use serde_json::Value;

use crate::test_desk::TestDesk;

mod attempts;
mod conformance;
mod data;
mod documents;
mod followed;
mod lost;

async fn atelio() -> TestDesk {
    TestDesk::of(Provider::Atelio).await
}

/// An applicant for whom the sandbox does what the number says.
fn applicant(desk: &TestDesk, ssn: &str) -> Value {
    let mut applicant = desk.template();
    applicant["kyc"]["ssn"] = ssn.into();
    applicant
}

/// A customer after the first start has been decided on.
pub(crate) async fn started(desk: &TestDesk, ssn: &str) -> CaseId {
    let case = desk.made(applicant(desk, ssn)).await;
    desk.desk().submit(case, Hold::None).await.expect("submit is available");
    desk.settle(case).await;
    case
}

/// A customer whose documents are asked for, with the pages to upload them.
async fn asked(desk: &TestDesk, ssn: &str) -> CaseId {
    let case = started(desk, ssn).await;
    hear(desk, case).await;
    case
}

/// Takes every event there was so far and reads the case.
async fn hear(desk: &TestDesk, case: CaseId) -> Ingested {
    let ingested = desk.desk().ingest_events(desk.connection, &lines(desk)).await.expect("lines");
    desk.settle(case).await;
    ingested
}

/// The events so far, as they were delivered.
fn lines(desk: &TestDesk) -> String {
    let lines = desk.sim.webhooks(Some("atelio"));
    lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect()
}

/// Has Atelio do this next, and reads the case afterwards.
async fn decided(desk: &TestDesk, case: CaseId, outcome: &str) {
    desk.sim.set_outcome("atelio", &desk.external_id(case).await, outcome).expect("a move");
    moved(desk, case).await;
}

/// Lets what was put off come about, and reads the case.
async fn moved(desk: &TestDesk, case: CaseId) {
    desk.advance(Duration::from_secs(1));
    desk.settle(case).await;
}

/// The customer sends everything on Atelio's page; the page's status.
async fn upload(link: &str) -> u16 {
    reqwest::Client::new().post(link).send().await.expect("an answer").status().as_u16()
}

/// The message id of why an action is not possible now; nothing where it is.
async fn reason(desk: &TestDesk, case: CaseId, action: &str) -> Option<String> {
    let view = desk.show(case).await;
    let found = view.actions.into_iter().find(|it| it.action == action).expect("an action");
    found.reason.map(|message| message.id)
}
