//! Repeated requests.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::partner::{Answer, Partner, applicant, png};

const CREATE: &str = "/api/v1/applications/";

fn key() -> String {
    Uuid::new_v4().to_string()
}

#[tokio::test]
async fn the_same_request_is_answered_again_and_done_once() {
    let partner = Partner::new().await;
    let key = key();
    let body = applicant("400000001");
    let first = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await;
    let second = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await;
    assert_eq!(first.bytes, second.bytes, "the stored answer");
    assert_eq!(second.status, 201);
    let effects = partner.sim.effects();
    assert_eq!(effects.len(), 1, "one application: {effects:?}");
    assert_eq!((effects[0].effect.as_str(), effects[0].count), ("create", 1));

    let id = first.json()["id"].as_str().unwrap().to_owned();
    let apply = format!("/api/v1/applications/{id}/apply/");
    let again = Uuid::new_v4().to_string();
    partner.send_as(&again, Method::POST, &apply, None).await.expect(200);
    let replayed = partner.send_as(&again, Method::POST, &apply, None).await.expect(200);
    assert_eq!(replayed["status"], "SUBMITTED", "not the 412 of a second apply");
    assert_eq!(partner.sim.effect_count("jiko", &id, "submit"), 1);
}

#[tokio::test]
async fn another_request_under_the_same_key_is_409() {
    let partner = Partner::new().await;
    let key = key();
    let body = applicant("400000001");
    partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    let other = applicant("500000001");
    partner.send_as(&key, Method::POST, CREATE, Some(&other)).await.expect(409);
    partner.send_as(&key, Method::GET, "/api/v1/agreements/", None).await.expect(409);
    assert_eq!(partner.sim.effects().len(), 1);
    partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
}

#[tokio::test]
async fn refusals_are_remembered_as_well() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    let apply = format!("/api/v1/applications/{id}/apply/");
    partner.send(Method::POST, &apply, None).await.expect(200);
    let key = key();
    partner.send_as(&key, Method::POST, &apply, None).await.expect(412);
    partner.send_as(&key, Method::POST, &apply, None).await.expect(412);
}

#[tokio::test]
async fn refusing_mode_takes_a_key_once() {
    let partner = Partner::new().await;
    let plan = json!({ "jiko": { "idempotency": "refuse" } });
    partner.control(Method::POST, "/faults", &plan).await.expect(200);
    let key = key();
    let body = applicant("400000001");
    partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(409);
    assert_eq!(partner.sim.effects().len(), 1);
    partner.control(Method::POST, "/faults", &json!({})).await.expect(200);
    partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    assert_eq!(partner.sim.effects().len(), 1, "replayed once the mode is back");
}

#[tokio::test]
async fn keys_are_forgotten_after_an_hour() {
    let mut partner = Partner::new().await;
    let key = key();
    let body = applicant("400000001");
    let first = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    partner.sim.advance(Duration::from_secs(3590));
    partner.token = partner.log_in().await.expect(200)["token"].as_str().unwrap().to_owned();
    let within = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    assert_eq!(first["id"], within["id"], "within the hour");
    partner.sim.advance(Duration::from_secs(15));
    let after = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
    assert_ne!(first["id"], after["id"], "after the hour the key is fresh");
}

#[tokio::test]
async fn uploads_are_done_once() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    let path = format!("/api/v1/applications/{id}/documents/SELFIE/file/");
    let key = key();
    let upload = async |salt: &str| {
        let request = partner.request(Method::POST, &path, &png(salt), &key);
        Answer::of(request.header("content-type", "image/png").send().await.unwrap()).await
    };
    let first = upload("a").await.expect(200);
    assert_eq!(upload("a").await.expect(200), first);
    assert_eq!(partner.sim.effect_count("jiko", &id, "upload:SELFIE"), 1);
    upload("b").await.expect(409);
    assert_eq!(partner.sim.effect_count("jiko", &id, "upload:SELFIE"), 1);
}
