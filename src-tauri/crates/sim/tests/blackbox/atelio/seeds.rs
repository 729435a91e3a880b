//! Seeded customers.

use std::collections::BTreeMap;
use std::time::Duration;

use dossier_sim::{Options, Sim};
use serde_json::{Value, json};

use super::brand::{Brand, NAME};
use crate::partner::DELAY;

/// With so many cases of every provider.
async fn seeded(seed: u64, each: usize) -> Brand {
    let providers = Sim::start(Options::default()).await.expect("the simulator starts");
    let cases = each * providers.announcement().connections.len();
    Brand::with(Options { seed, cases, delay: DELAY, ..Options::default() }).await
}

fn ids(brand: &Brand) -> Vec<String> {
    let cases = brand.sim.announcement().cases.iter();
    cases.filter(|case| case.provider == NAME).map(|case| case.external_id.clone()).collect()
}

/// Customers and their statuses, without the times, which depend on the start.
async fn cases(brand: &Brand) -> Vec<(Value, String)> {
    let mut all = Vec::new();
    for id in ids(brand) {
        let mut customer = brand.read(&id).await;
        customer["date_created"] = json!(null);
        customer["addresses"][0]["date_created"] = json!(null);
        let answer = brand.kyc(&id, brand.program()).await.json();
        let status = answer["kyc_status"].as_str().unwrap_or("none").to_owned();
        all.push((customer, status));
    }
    all
}

#[tokio::test]
async fn the_same_seed_makes_the_same_cases() {
    let (one, two, other) = (seeded(7, 15).await, seeded(7, 15).await, seeded(8, 15).await);
    assert_eq!(one.credentials, two.credentials);
    assert_eq!(cases(&one).await, cases(&two).await);
    assert_ne!(one.credentials, other.credentials);
    assert_ne!(cases(&one).await, cases(&other).await);
    let fewer = seeded(7, 6).await;
    assert_eq!(cases(&one).await[..6], cases(&fewer).await, "more cases change no others");
}

#[tokio::test]
async fn every_stage_is_there() {
    let brand = seeded(3, 32).await;
    let all = cases(&brand).await;
    assert_eq!(all.len(), 32);
    let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, status) in &all {
        *stages.entry(status).or_default() += 1;
    }
    let names: Vec<_> = stages.keys().copied().collect();
    assert_eq!(
        names,
        [
            "document_required",
            "error",
            "expired",
            "failed",
            "none",
            "passed",
            "submitted",
            "under_review"
        ]
    );
    assert!(stages["document_required"] + stages["under_review"] > 16, "{stages:?}");
    for (customer, status) in &all {
        let last = customer["last_name"].as_str().unwrap();
        assert!(last.starts_with("Testcase "), "plainly synthetic: {last}");
        assert_eq!(customer["id_type"].is_string(), status == "passed");
    }
    assert!(brand.sim.effects().is_empty(), "nobody's doing");
}

#[tokio::test]
async fn seeded_customers_are_valid() {
    let brand = seeded(4, 12).await;
    for (customer, status) in cases(&brand).await {
        if status == "passed" {
            continue;
        }
        let mut body = customer.clone();
        body["ssn"] = json!("900-00-0001");
        brand.post("/customers/", &body).await.expect(201);
    }
}

#[tokio::test]
async fn events_of_the_past_are_in_the_log_with_links_that_work() {
    let brand = seeded(5, 20).await;
    assert!(brand.events().is_empty(), "no link can be named before the first call");
    for (customer, status) in cases(&brand).await {
        let id = customer["customer_id"].as_str().unwrap();
        let told = brand.told(id);
        let last = told.first().map(String::as_str);
        let expected = match status.as_str() {
            "none" | "submitted" => None,
            "passed" => Some("success"),
            "failed" => Some("failure"),
            "expired" => Some("timeout"),
            other => Some(other),
        };
        assert_eq!(last, expected, "{status}");
        if status == "document_required" {
            let page = brand.http.get(brand.link(id)).send().await.unwrap();
            assert_eq!(page.status(), 200);
        }
    }
    assert!(brand.events().iter().any(|one| one["fields"].is_array()), "one to enter data again");
    let count = brand.events().len();
    brand.get("/customers").await.expect(200);
    assert_eq!(brand.events().len(), count, "once");
}

#[tokio::test]
async fn seeded_cases_stay_until_acted_on() {
    let brand = seeded(1, 12).await;
    let before = cases(&brand).await;
    brand.sim.advance(10 * DELAY);
    assert_eq!(cases(&brand).await, before);
    let at = |status: &str| {
        let found = before.iter().find(|(_, found)| found == status);
        found.expect("a case").0["customer_id"].as_str().expect("an id").to_owned()
    };
    let (submitted, documents, review) =
        (at("submitted"), at("document_required"), at("under_review"));
    brand.outcome(&submitted, "rejected");
    brand.upload(&brand.link(&documents), None).await.expect(200);
    brand.simulate(&review, "pass").await.expect(200);
    for status in ["none", "error", "expired", "failed"] {
        brand.start(&at(status)).await.expect(201);
    }
    brand.start(&at("passed")).await.expect(409);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&submitted).await, "failed");
    assert_eq!(brand.status(&documents).await, "under_review");
    assert_eq!(brand.status(&review).await, "passed");
}

#[tokio::test]
async fn the_upload_window_counts_for_seeded_cases_too() {
    let brand = seeded(2, 12).await;
    brand.sim.advance(Duration::from_secs(28 * 24 * 3600));
    let all = cases(&brand).await;
    assert!(all.iter().all(|(_, status)| status != "document_required"));
}
