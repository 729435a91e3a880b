//! StartKYC and GetKYCStatus.

use std::time::Duration;

use dossier_sim::Options;
use serde_json::{Value, json};

use super::brand::{Brand, PLAIN, code, stranger, wrong_fields};
use crate::partner::{DELAY, until};

#[tokio::test]
async fn start_answers_submitted_and_the_rest_follows() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let expected = json!({ "customer_id": id, "kyc_status": "submitted" });
    assert_eq!(brand.start(&id).await.expect(201), expected);
    brand.sim.advance(DELAY - Duration::from_secs(5));
    assert_eq!(brand.status(&id).await, "submitted", "before the delay is over");
    assert!(brand.events().is_empty(), "no event for it");
    brand.sim.advance(Duration::from_secs(5));
    let answer = brand.kyc(&id, brand.program()).await.expect(200);
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["brand_id", "customer_id", "kyc_status"]);
    assert_eq!(answer["kyc_status"], "passed");
    assert_eq!(answer["brand_id"], brand.read(&id).await["bond_brand_id"]);
    assert_eq!(brand.told(&id), ["success"]);
    assert_eq!(brand.count(&id, "submit"), 1);
}

#[tokio::test]
async fn the_move_comes_without_being_looked_for() {
    let options = Options { delay: Duration::from_millis(30), ..Options::default() };
    let brand = Brand::with(options).await;
    let id = brand.create(PLAIN).await;
    brand.start(&id).await.expect(201);
    let (brand, id) = (&brand, id.as_str());
    until("the success", || async move { (brand.told(id) == ["success"]).then_some(()) }).await;
}

#[tokio::test]
async fn there_is_no_kyc_before_the_first_start() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    assert_eq!(code(&brand.kyc(&id, brand.program()).await, 404), "kyc_dne");
    brand.outcome(&id, "approved");
    assert_eq!(code(&brand.kyc(&id, brand.program()).await, 404), "kyc_dne");
}

#[tokio::test]
async fn start_checks_its_fields() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    for (field, value) in [
        ("program_id", json!("7")),
        ("ssn", json!("90-0000-001")),
        ("ssn", json!(900_000_001)),
        ("phone", json!("+1 415")),
        ("phone_country_code", json!("1234")),
        ("email", json!("sample")),
        ("ip", json!("::1")),
        ("ip", json!("300.1.1.1")),
    ] {
        let answer = brand.start_with(&id, json!({ field: value })).await;
        assert_eq!(wrong_fields(&answer, "create_kyc_schema"), [field], "{value}");
    }
    assert_eq!(brand.count(&id, "submit"), 0);
    let body = json!({
        "ssn": "900000001",
        "phone": "4155550142",
        "phone_country_code": "1",
        "email": "sample@example.com",
        "ip": "192.0.2.7",
    });
    brand.start_with(&id, body).await.expect(201);
}

#[tokio::test]
async fn a_program_can_need_the_address_of_the_customers_device() {
    let brand = Brand::under(json!({ "ip_required": true })).await;
    let id = brand.create(PLAIN).await;
    assert_eq!(wrong_fields(&brand.start(&id).await, "create_kyc_schema"), ["ip"]);
    brand.start_with(&id, json!({ "ip": "192.0.2.7" })).await.expect(201);
}

#[tokio::test]
async fn status_needs_a_program() {
    let brand = Brand::new().await;
    let id = brand.started(PLAIN).await;
    for target in ["", "?program_id=", "?program_id=7"] {
        let answer = brand.get(&format!("/customers/{id}/verification-kyc{target}")).await;
        assert_eq!(wrong_fields(&answer, "get_kyc_schema"), ["program_id"], "{target}");
    }
}

#[tokio::test]
async fn programs_of_others_are_refused() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let other = json!({ "program_id": stranger() });
    assert_eq!(code(&brand.start_with(&id, other).await, 400), "invalid_program");
    assert_eq!(code(&brand.kyc(&id, &stranger()).await, 400), "invalid_program");
    assert_eq!(brand.count(&id, "submit"), 0);
}

#[tokio::test]
async fn customer_and_program_make_one_kyc() {
    let other = stranger();
    let brand = Brand::under(json!({ "programs": [other] })).await;
    let id = brand.started("333-33-3333").await;
    assert_eq!(code(&brand.kyc(&id, &other).await, 404), "kyc_dne");
    let body = json!({ "program_id": other, "ssn": PLAIN });
    brand.start_with(&id, body).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.kyc(&id, &other).await.expect(200)["kyc_status"], "passed");
    assert_eq!(brand.status(&id).await, "document_required", "the other one is untouched");
    assert_eq!(brand.told(&id), ["document_required", "success"]);
    assert!(brand.events().iter().all(|event| event.get("program_id").is_none()));
}

#[tokio::test]
async fn start_while_under_way_is_409() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "manual_review");
    brand.start(&id).await.expect(201);
    assert_eq!(code(&brand.start(&id).await, 409), "resource_conflict", "submitted");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
    assert_eq!(code(&brand.start(&id).await, 409), "resource_conflict", "under review");
    assert_eq!(brand.count(&id, "submit"), 1);
}

#[tokio::test]
async fn start_after_a_pass_is_409_with_its_time() {
    let brand = Brand::new().await;
    let id = brand.started(PLAIN).await;
    let answer = brand.start(&id).await;
    assert_eq!(code(&answer, 409), "kyc_error");
    let message = answer.json()["Message"].as_str().unwrap().to_owned();
    let time = message
        .split_whitespace()
        .find_map(|word| chrono::DateTime::parse_from_rfc3339(word.trim_end_matches('.')).ok());
    let ahead = (time.expect(&message).to_utc() - chrono::Utc::now()).num_seconds();
    assert!((ahead - DELAY.as_secs() as i64).abs() < 30, "the time of the success: {message}");
}

#[tokio::test]
async fn lost_attempts_can_be_started_again() {
    let brand = Brand::new().await;
    for (outcome, status, event) in [
        ("error", "error", "error"),
        ("expired", "expired", "timeout"),
        ("rejected", "failed", "failure"),
    ] {
        let id = brand.create(PLAIN).await;
        brand.outcome(&id, outcome);
        brand.start(&id).await.expect(201);
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, status);
        assert_eq!(brand.start(&id).await.expect(201)["kyc_status"], "submitted");
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, "passed", "after {outcome}");
        assert_eq!(brand.told(&id), [event, "success"]);
        assert_eq!(brand.count(&id, "submit"), 2);
    }
}

#[tokio::test]
async fn starts_can_be_bounded() {
    let brand = Brand::under(json!({ "kyc_requests": 2 })).await;
    let id = brand.create(PLAIN).await;
    let left = async || brand.read(&id).await["kyc_requests_available"].clone();
    assert_eq!(left().await, 2);
    for expected in [1, 0] {
        brand.outcome(&id, "rejected");
        brand.start(&id).await.expect(201);
        brand.sim.advance(DELAY);
        assert_eq!(left().await, expected);
    }
    assert_eq!(code(&brand.start(&id).await, 400), "kyc_retries");
    brand.set(json!({}));
    assert_eq!(brand.read(&id).await.get("kyc_requests_available"), None::<&Value>);
    brand.start(&id).await.expect(201);
}
