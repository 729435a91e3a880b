//! What a read makes of the answers.

use dossier_domain::{RequirementKind, SlotName, SlotStatus, Stage};
use dossier_providers::{Error, Garbled, Target};
use serde_json::json;

use crate::fake::*;

#[tokio::test]
async fn a_read_asks_for_the_program_and_echoes_the_customer() {
    let fake = Fake::with("document required", |_| reply(500, "")).await;
    let snapshot = fake.client().read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(snapshot.provider_status, "document required", "the word as it was written");
    assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
    assert_eq!(snapshot.external_id, CUSTOMER);
    assert_eq!(snapshot.requirements[0].kind, RequirementKind::Other);
    let echo = snapshot.applicant.unwrap();
    assert_eq!(echo.expose()["customer"]["ssn"], "XXX-XX-0001");
    assert_eq!(atelio().applicant_name(echo.expose()).as_deref(), Some("Testa Sample"));
    let calls = fake.calls();
    assert_eq!(calls.len(), 2);
    assert!(calls[0].is("GET", &status_path()));
    assert!(calls[1].is("GET", &customer_path()));
    for call in &calls {
        assert_eq!(call.header("identity"), Some(IDENTITY));
        assert_eq!(call.header("authorization"), Some(AUTHORIZATION), "no scheme word");
        assert_eq!(call.header("accept"), Some("application/json"));
        assert_eq!(call.header("idempotency-key"), None);
    }
}

#[tokio::test]
async fn a_customer_without_kyc_is_not_submitted_and_an_unknown_one_not_found() {
    let fake = Fake::with("none", |_| reply(500, "")).await;
    let snapshot = fake.client().read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("none", Stage::NotSubmitted));
    for (kyc_code, customer_code) in [
        ("customer_dne", "customer_dne"),
        ("kyc_dne", "customer_dne"),
        ("", "customer_invalid_uuid4"),
    ] {
        let unknown = Fake::start(move |seen, _| {
            if seen.path == status_path() {
                no(404, kyc_code, "no")
            } else {
                no(400, customer_code, "no")
            }
        })
        .await;
        let error = unknown.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(error, Error::NotFound, "{kyc_code} {customer_code}");
    }
    let error = fake.client().read(Target::new("../webhooks")).await.unwrap_err();
    assert_eq!(error, Error::NotFound, "what is no id is never put into a path");
    let elsewhere = Fake::start(|_, _| no(404, "invalid_program", "Unknown program")).await;
    let error = elsewhere.client().read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "Unknown program (invalid_program)");
}

#[tokio::test]
async fn answers_about_someone_else_are_not_used() {
    let other_kyc = Fake::start(|_, _| {
        json_reply(200, json!({"customer_id": "another", "kyc_status": "passed"}))
    })
    .await;
    let other_customer = Fake::start(|seen, _| {
        let mut other = customer();
        other["customer_id"] = json!("another");
        if seen.path == status_path() { state(seen, "passed") } else { json_reply(200, other) }
    })
    .await;
    for fake in [&other_kyc, &other_customer] {
        let error = fake.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(garbled(&error), Some(Garbled::OtherId));
    }
    let error = other_kyc.client().deliver(&submit(Some(&applicant()), "none")).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::OtherId));
    assert!(error.doubtful());
}

#[tokio::test]
async fn events_bring_links_that_reads_keep() {
    let memory = remembered(&[document_required(), reenter(&["last_name", "ssn"])]);
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    let snapshot = fake.client().read(target(&memory)).await.unwrap();
    assert_eq!(snapshot.slots[0].slot, SlotName::new("government_id"));
    assert_eq!(snapshot.slots[0].status, SlotStatus::Open);
    assert_eq!(
        snapshot.slots[0].link.as_deref(),
        Some("https://inquiry.example.com/verify?inquiry-id=inq_1")
    );
    assert_eq!(snapshot.deadline, "2026-12-18T11:00:00Z".parse().ok());
    assert_eq!(snapshot.requirements[0].kind, RequirementKind::Identity);
    assert_eq!(snapshot.requirements[1].kind, RequirementKind::Data);
    assert_eq!(snapshot.memory, None, "nothing new to remember");
    let moved = Fake::with("submitted", |_| reply(500, "")).await;
    let snapshot = moved.client().read(target(&memory)).await.unwrap();
    assert!(snapshot.memory.is_some_and(|memory| memory.expose()["documents"] == json!([])));
}
