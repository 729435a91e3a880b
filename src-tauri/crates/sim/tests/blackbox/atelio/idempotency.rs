//! Keys that are good for one call.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use super::brand::{Brand, PLAIN, code, person, stranger};
use crate::partner::{Answer, DELAY};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn start(brand: &Brand, customer: &str, key: &str) -> Answer {
    let body = json!({ "program_id": brand.program() }).to_string();
    let target = format!("/customers/{customer}/verification-kyc");
    let request = brand.request(Method::POST, &target).header("Idempotency-Key", key).body(body);
    Answer::of(request.send().await.expect("an answer")).await
}

#[tokio::test]
async fn a_key_starts_once_and_never_replays() {
    let brand = Brand::new().await;
    let (id, other) = (brand.create(PLAIN).await, brand.create(PLAIN).await);
    start(&brand, &id, "any text").await.expect(201);
    assert_eq!(code(&start(&brand, &id, "any text").await, 400), "idempotency_key_exists");
    assert_eq!(code(&start(&brand, &other, "any text").await, 400), "idempotency_key_exists");
    assert_eq!(brand.count(&id, "submit"), 1);
    assert_eq!(brand.count(&other, "submit"), 0);
    start(&brand, &other, "another").await.expect(201);
}

#[tokio::test]
async fn keys_live_24_hours() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "rejected");
    start(&brand, &id, "key").await.expect(201);
    brand.sim.advance(DAY - DELAY);
    assert_eq!(code(&start(&brand, &id, "key").await, 400), "idempotency_key_exists");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "failed");
    start(&brand, &id, "key").await.expect(201);
}

#[tokio::test]
async fn refused_calls_use_their_key_up() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    assert_eq!(code(&start(&brand, &stranger(), "key").await, 404), "customer_dne");
    assert_eq!(code(&start(&brand, &id, "key").await, 400), "idempotency_key_exists");
}

#[tokio::test]
async fn unauthorized_calls_use_nothing_up() {
    let brand = Brand::under(json!({ "refuse_credentials": true })).await;
    start(&brand, &stranger(), "key").await.expect(403);
    brand.set(json!({}));
    let id = brand.create(PLAIN).await;
    start(&brand, &id, "key").await.expect(201);
}

#[tokio::test]
async fn endpoints_have_keys_of_their_own() {
    let brand = Brand::new().await;
    let create = async || {
        let request = brand.request(Method::POST, "/customers/").header("Idempotency-Key", "key");
        Answer::of(request.body(person(PLAIN).to_string()).send().await.unwrap()).await
    };
    let id = create().await.expect(201)["customer_id"].as_str().unwrap().to_owned();
    assert_eq!(code(&create().await, 400), "idempotency_key_exists");
    start(&brand, &id, "key").await.expect(201);
    assert_eq!(brand.get("/customers").await.expect(200).as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_key_is_optional() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "rejected");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    brand.start(&id).await.expect(201);
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_the_key_used() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let fault = json!({ "kind": "status_after", "status": 504 });
    let rule =
        json!({ "path": "*/verification-kyc", "method": "POST", "first": 1, "fault": fault });
    brand.sim.set_faults(json!({ "rules": [rule] })).unwrap();
    assert_eq!(start(&brand, &id, "key").await.status, 504);
    assert_eq!(code(&start(&brand, &id, "key").await, 400), "idempotency_key_exists");
    assert_eq!(brand.status(&id).await, "submitted", "what the status tells");
    assert_eq!(brand.count(&id, "submit"), 1);
}
