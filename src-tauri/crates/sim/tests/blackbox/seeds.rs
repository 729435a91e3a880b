//! Seeded applications.

use std::collections::BTreeMap;

use dossier_sim::Options;
use serde_json::{Value, json};

use crate::partner::{DELAY, Partner};

/// A simulator with so many cases for every provider.
async fn seeded(seed: u64, cases: usize) -> Partner {
    let providers = Partner::new().await.sim.announcement().connections.len();
    let cases = cases * providers;
    Partner::with(Options { seed, cases, delay: DELAY, ..Options::default() }).await
}

/// All of Jiko's cases without the times, which depend on the start.
async fn cases(partner: &Partner) -> Vec<Value> {
    let mut all = Vec::new();
    let announced = &partner.sim.announcement().cases;
    for case in announced.iter().filter(|case| case.provider == "jiko") {
        let mut application = partner.application(&case.external_id).await;
        for key in ["time_created", "updated_at", "agreement_consent"] {
            application[key] = json!(null);
        }
        all.push(application);
    }
    all
}

#[tokio::test]
async fn the_same_seed_makes_the_same_cases() {
    let (one, two, other) = (seeded(7, 25).await, seeded(7, 25).await, seeded(8, 25).await);
    assert_eq!(one.credentials, two.credentials);
    assert_eq!(cases(&one).await, cases(&two).await);
    assert_ne!(one.credentials, other.credentials);
    assert_ne!(cases(&one).await, cases(&other).await);
    let fewer = seeded(7, 10).await;
    assert_eq!(cases(&one).await[..10], cases(&fewer).await, "more cases change no others");
}

#[tokio::test]
async fn every_stage_is_there_and_the_queues_two_most() {
    let partner = seeded(3, 40).await;
    let all = cases(&partner).await;
    assert_eq!(all.len(), 40);
    let mut stages: BTreeMap<String, usize> = BTreeMap::new();
    for application in &all {
        *stages.entry(application["status"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let names: Vec<_> = stages.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "APPROVED",
            "CREATED",
            "DOCUMENTS_NEEDED",
            "MANUAL_REVIEW",
            "PENDING",
            "REJECTED",
            "SUBMITTED"
        ]
    );
    assert!(stages["DOCUMENTS_NEEDED"] + stages["MANUAL_REVIEW"] > 20, "{stages:?}");
    for flag in [
        "id_verification_documents_needed",
        "identification_number_verification_document_needed",
        "address_verification_document_needed",
    ] {
        assert!(all.iter().any(|application| application[flag] == true), "{flag}");
    }
    for application in &all {
        let last = application["name"]["last_name"].as_str().unwrap();
        assert!(last.starts_with("Testcase-"), "plainly synthetic: {last}");
        let approved = application["status"] == "APPROVED";
        assert_eq!(application["customer_id"].is_string(), approved);
    }
    let log = partner.get("/api/v1/events/?limit=100").await.expect(200);
    let logged = log["items"].as_array().unwrap().len();
    let silent = stages["CREATED"] + stages["SUBMITTED"];
    assert_eq!(logged, 40 - silent, "one event for everything that was decided");
    assert!(partner.sim.webhooks(None).is_empty(), "the past is not delivered");
    assert!(partner.sim.effects().is_empty(), "and nobody's doing");
}

#[tokio::test]
async fn seeded_cases_stay_until_acted_on() {
    let partner = seeded(1, 20).await;
    let before = cases(&partner).await;
    partner.sim.advance(10 * DELAY);
    assert_eq!(cases(&partner).await, before);

    let at = |status: &str| {
        let found = before.iter().find(|application| application["status"] == status);
        found.expect("a case")["id"].as_str().expect("an id").to_owned()
    };
    let (submitted, created) = (at("SUBMITTED"), at("CREATED"));
    partner.outcome(&submitted, "approved").await.expect(200);
    partner.apply(&created).await.expect(200);
    let needing = before.iter().find(|application| {
        application["identification_number_verification_document_needed"] == true
            && application["id_verification_documents_needed"] == false
    });
    let needing = needing.unwrap()["id"].as_str().unwrap();
    partner.upload(needing, "IDENTIFICATION_NUMBER_VERIFICATION").await.expect(200);
    assert_eq!(partner.status(needing).await, "PENDING");
    partner.apply(&at("PENDING")).await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&submitted).await, "APPROVED");
    assert_ne!(partner.status(&created).await, "SUBMITTED");
    let again = partner.status(&at("PENDING")).await;
    assert!(["APPROVED", "MANUAL_REVIEW"].contains(&again.as_str()), "{again}");
}
