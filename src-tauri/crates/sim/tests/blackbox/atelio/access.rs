//! Keys, paths and the error envelope.

use reqwest::Method;
use serde_json::{Value, json};

use super::brand::{Brand, PLAIN, code, person, stranger, wrong_fields};
use crate::partner::Answer;

#[tokio::test]
async fn announcement_names_keys_and_program() {
    let brand = Brand::new().await;
    let keys: Vec<_> = brand.credentials.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["authorization", "identity", "program_id", "webhook_secret"]);
    assert!(brand.credential("webhook_secret").starts_with("whsec_"));
    assert!(uuid::Uuid::parse_str(brand.program()).is_ok());
}

#[tokio::test]
async fn both_parts_of_the_key_are_needed_bare() {
    let brand = Brand::new().await;
    let (identity, secret) = (brand.credential("identity"), brand.credential("authorization"));
    let bearer = format!("Bearer {secret}");
    for (why, headers) in [
        ("no keys", vec![]),
        ("identity alone", vec![("Identity", identity)]),
        ("authorization alone", vec![("Authorization", secret)]),
        ("another identity", vec![("Identity", "other"), ("Authorization", secret)]),
        ("another secret", vec![("Identity", identity), ("Authorization", "other")]),
        ("a scheme word", vec![("Identity", identity), ("Authorization", bearer.as_str())]),
    ] {
        let mut request = brand.http.get(format!("{}/customers", brand.base));
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let answer = Answer::of(request.send().await.unwrap()).await;
        assert_eq!(code(&answer, 403), "auth_err", "{why}");
    }
    let answer = brand.http.get(format!("{}/customers", brand.base));
    let answer = answer.header("IDENTITY", identity).header("AUTHORIZATION", secret);
    assert_eq!(answer.send().await.unwrap().status(), 200, "names in any case");
}

#[tokio::test]
async fn keys_can_be_refused_in_either_way() {
    let brand = Brand::under(json!({ "refuse_credentials": true })).await;
    assert_eq!(code(&brand.get("/customers").await, 403), "auth_err");
    brand.set(json!({ "refuse_credentials": true, "auth_status": 401 }));
    assert_eq!(code(&brand.get("/customers").await, 401), "auth_err");
    brand.set(json!({}));
    brand.get("/customers").await.expect(200);
}

#[tokio::test]
async fn paths_are_known_with_and_without_prefix_and_slash() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    for target in [
        format!("/customers/{id}"),
        format!("/customers/{id}/"),
        format!("/api/v0.1/customers/{id}"),
        format!("/api/v0.1/customers/{id}/"),
    ] {
        assert_eq!(brand.get(&target).await.expect(200)["customer_id"], id.as_str(), "{target}");
    }
}

#[tokio::test]
async fn other_paths_and_methods_are_not_there() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    for (method, target) in [
        (Method::GET, "/".to_owned()),
        (Method::GET, "/api/v0.2/customers".to_owned()),
        (Method::GET, "/api/v0.1".to_owned()),
        (Method::PUT, format!("/customers/{id}")),
        (Method::POST, format!("/customer/{id}/verification-kyc")),
        (Method::PATCH, format!("/customers/{id}/verification-kyc")),
        (Method::GET, "/verification-kyc".to_owned()),
        (Method::GET, "/simulate/kyc-pass".to_owned()),
        (Method::POST, "/simulate/kyc-maybe".to_owned()),
        (Method::PUT, "/webhooks".to_owned()),
    ] {
        let answer = brand.send(method.clone(), &target, None).await;
        assert_eq!(code(&answer, 404), "resource_dne", "{method} {target}");
        assert!(answer.json()["Message"].is_string());
    }
}

#[tokio::test]
async fn envelope_messages_are_texts_or_lists_by_field() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let unknown = brand.get(&format!("/customers/{}", stranger())).await;
    assert_eq!(code(&unknown, 404), "customer_dne");
    assert!(unknown.json()["Message"].is_string());
    assert_eq!(unknown.json()["Type"], "Request Error");

    let nothing = brand.post(&format!("/customers/{id}/verification-kyc"), &json!({})).await;
    assert_eq!(wrong_fields(&nothing, "create_kyc_schema"), ["program_id"]);
    let texts = &nothing.json()["Message"]["program_id"];
    assert_eq!(texts, &json!(["Missing data for required field."]));

    brand.start(&id).await.expect(201);
    let twice = brand.start(&id).await;
    assert_eq!(code(&twice, 409), "resource_conflict");
    assert_eq!(twice.json()["Type"], "Process Error");
}

#[tokio::test]
async fn ids_that_are_no_uuid_are_400() {
    let brand = Brand::new().await;
    for (method, target) in [
        (Method::GET, "/customers/7"),
        (Method::PATCH, "/customers/7"),
        (Method::DELETE, "/customers/7"),
        (Method::POST, "/customers/7/verification-kyc"),
        (Method::GET, "/customers/7/verification-kyc"),
    ] {
        let answer = brand.send(method.clone(), target, Some(&json!({}))).await;
        assert_eq!(code(&answer, 400), "customer_invalid_uuid4", "{method} {target}");
    }
}

#[tokio::test]
async fn bodies_must_be_json_objects() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let started = format!("/customers/{id}/verification-kyc");
    for (target, wanted) in [
        ("/customers/", "create_customer_schema"),
        (started.as_str(), "create_kyc_schema"),
        ("/simulate/kyc-pass", "create_kyc_schema"),
        ("/webhooks", "webhooks_err"),
    ] {
        for body in ["", "[]", "{\"a\": ", "7"] {
            let request = brand.request(Method::POST, target).body(body);
            let answer = Answer::of(request.send().await.unwrap()).await;
            assert_eq!(code(&answer, 400), wanted, "{target} with {body:?}");
            assert!(answer.json()["Message"].is_string());
        }
    }
}

#[tokio::test]
async fn faults_meet_atelio_as_they_meet_others() {
    let brand = Brand::new().await;
    let body = json!({
        "Message": "Try again.", "Status": 424, "Code": "kyc_init_fail", "Type": "Server Error",
    });
    let fault = json!({ "kind": "status", "status": 424, "body": body });
    let rule = json!({ "provider": "atelio", "path": "/customers*", "first": 1, "fault": fault });
    brand.sim.set_faults(json!({ "rules": [rule] })).unwrap();
    let answer = brand.post("/customers/", &person(PLAIN)).await;
    assert_eq!(code(&answer, 424), "kyc_init_fail");
    assert!(brand.sim.effects().is_empty());
    brand.post("/customers/", &person(PLAIN)).await.expect(201);
    let requests = brand.sim.requests();
    assert!(requests.iter().all(|row| row.provider == "atelio" && row.path == "/customers/"));
}

#[tokio::test]
async fn wrong_settings_change_nothing() {
    let brand = Brand::under(json!({ "ip_required": true })).await;
    for wrong in [
        json!({ "spelling": "camels" }),
        json!({ "auth_status": 404 }),
        json!({ "programs": ["7"] }),
        json!({ "unknown": 1 }),
        json!({ "upload_window_days": -1 }),
    ] {
        assert!(brand.sim.set_faults(json!({ "atelio": wrong })).is_err(), "{wrong}");
    }
    let id = brand.create(PLAIN).await;
    let answer: Value = brand.start(&id).await.expect(400);
    assert!(answer["Message"]["ip"].is_array(), "the settings in force stay");
}
