//! What numbers lead to, and the overrides.

use serde_json::{Value, json};

use super::brand::{Brand, PLAIN, code, stranger, wrong_fields};
use crate::partner::DELAY;

fn kinds(documents: &[Value]) -> Vec<&str> {
    documents.iter().map(|one| one["document_type"].as_str().expect("a type")).collect()
}

#[tokio::test]
async fn numbers_decide() {
    let brand = Brand::new().await;
    for (ssn, status, event) in [
        ("000-00-0000", "under_review", "under_review"),
        ("111-11-1111", "document_required", "document_required"),
        ("222-22-2222", "document_required", "document_required"),
        ("333-33-3333", "document_required", "document_required"),
        ("444-44-4444", "document_required", "document_required"),
        ("777-77-7777", "document_required", "document_required"),
        ("888-88-8888", "expired", "timeout"),
        ("555-55-5555", "passed", "success"),
        ("900-00-0001", "passed", "success"),
    ] {
        let id = brand.create(ssn).await;
        brand.start(&id).await.expect(201);
        assert_eq!(brand.status(&id).await, "submitted", "{ssn} at first");
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, status, "{ssn}");
        assert_eq!(brand.told(&id), [event], "{ssn}");
    }
}

#[tokio::test]
async fn numbers_decide_which_documents() {
    let brand = Brand::new().await;
    let (ssn_card, id_card, address) =
        ("social_security_card", "government_id", "proof_of_address");
    for (ssn, expected) in [
        ("111-11-1111", vec![ssn_card, id_card]),
        ("222-22-2222", vec![id_card, address]),
        ("333-33-3333", vec![id_card]),
        ("444-44-4444", vec![ssn_card, id_card, address]),
        ("777-77-7777", vec![id_card, "utility_bill", ssn_card]),
    ] {
        let id = brand.started(ssn).await;
        let documents = brand.documents(&id);
        assert_eq!(kinds(&documents), expected, "{ssn}");
        assert!(documents.iter().all(|document| document["status"] == "required"), "{ssn}");
    }
}

#[tokio::test]
async fn numbers_without_dashes_and_of_the_start_decide_alike() {
    let brand = Brand::new().await;
    for ssn in ["333333333", "333-33-3333"] {
        let id = brand.create(PLAIN).await;
        brand.start_with(&id, json!({ "ssn": ssn })).await.expect(201);
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, "document_required", "{ssn}");
    }
}

#[tokio::test]
async fn a_customer_without_a_number_passes() {
    let brand = Brand::new().await;
    let mut person = super::brand::person(PLAIN);
    person["ssn"] = Value::Null;
    let customer = brand.post("/customers/", &person).await.expect(201);
    let id = customer["customer_id"].as_str().unwrap();
    brand.start(id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(id).await, "passed");
}

#[tokio::test]
async fn the_worked_example() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let started = brand.start_with(&id, json!({ "ssn": "333-33-3333" })).await.expect(201);
    assert_eq!(started["kyc_status"], "submitted");
    brand.sim.advance(DELAY);
    assert_eq!(kinds(&brand.documents(&id)), ["government_id"]);
    let expected = json!({ "customer_id": id, "kyc_status": "passed" });
    assert_eq!(brand.simulate(&id, "pass").await.expect(200), expected);
    assert_eq!(brand.status(&id).await, "passed");
    assert_eq!(brand.told(&id), ["document_required", "success"]);
}

#[tokio::test]
async fn overrides_act_at_once_and_in_place_of_what_was_coming() {
    let brand = Brand::new().await;
    for (result, status, event) in [("pass", "passed", "success"), ("fail", "failed", "failure")] {
        let id = brand.create("000-00-0000").await;
        brand.start(&id).await.expect(201);
        let answer = brand.simulate(&id, result).await.expect(200);
        assert_eq!(answer["kyc_status"], status);
        brand.sim.advance(2 * DELAY);
        assert_eq!(brand.status(&id).await, status);
        assert_eq!(brand.told(&id), [event]);
        assert_eq!(brand.count(&id, "submit"), 1, "an override is no submission");
    }
}

#[tokio::test]
async fn overrides_need_a_kyc() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    assert_eq!(code(&brand.simulate(&id, "pass").await, 404), "kyc_dne");
    let answer = brand.post("/simulate/kyc-fail", &json!({})).await;
    assert_eq!(wrong_fields(&answer, "create_kyc_schema"), ["customer_id", "program_id"]);
    let other = json!({ "customer_id": id, "program_id": stranger() });
    let answer = brand.post("/simulate/kyc-pass", &other).await;
    assert_eq!(code(&answer, 400), "invalid_program");
}

#[tokio::test]
async fn status_words_can_be_spelled_with_spaces() {
    let brand = Brand::under(json!({ "spelling": "spaces" })).await;
    let id = brand.started("333-33-3333").await;
    assert_eq!(brand.status(&id).await, "document required");
    assert_eq!(brand.told(&id), ["document_required"], "events keep theirs");
    let id = brand.started("000-00-0000").await;
    assert_eq!(brand.status(&id).await, "under review");
}

#[tokio::test]
async fn a_review_waits_unless_told_otherwise() {
    let brand = Brand::new().await;
    let id = brand.started("000-00-0000").await;
    brand.sim.advance(60 * 24 * 60 * DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
    for (review, event) in [("passed", "success"), ("failed", "failure")] {
        brand.set(json!({ "review": review }));
        let id = brand.started("000-00-0000").await;
        assert_eq!(brand.status(&id).await, "under_review");
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, review);
        assert_eq!(brand.told(&id), ["under_review", event]);
    }
}
