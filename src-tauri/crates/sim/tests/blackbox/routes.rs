//! Paths, methods and error shapes.

use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::partner::Partner;

#[tokio::test]
async fn health_needs_nothing() {
    let partner = Partner::new().await;
    let answer = partner.bare(Method::GET, "/health", &json!(null)).await;
    assert_eq!(answer.expect(200), "OK");
}

#[tokio::test]
async fn applications_cannot_be_listed() {
    let partner = Partner::new().await;
    let answer = partner.get("/api/v1/applications/").await;
    assert_eq!(answer.status, 405);
    assert_eq!(answer.headers["allow"], "POST");
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    let one = format!("/api/v1/applications/{id}/");
    for (method, path) in [
        (Method::GET, "/api/v1/login/".to_owned()),
        (Method::POST, "/api/v1/agreements/".to_owned()),
        (Method::PUT, "/api/v1/applications/".to_owned()),
        (Method::PATCH, one.clone()),
        (Method::DELETE, one.clone()),
        (Method::GET, format!("{one}apply/")),
        (Method::GET, format!("{one}documents/SELFIE/file/")),
        (Method::GET, format!("/api/v1/documents/{id}/")),
        (Method::DELETE, "/api/v1/subscriptions/".to_owned()),
        (Method::GET, "/api/v1/sandbox/webhook/".to_owned()),
    ] {
        let answer = partner.send(method.clone(), &path, None).await;
        assert_eq!(answer.status, 405, "{method} {path}");
        assert!(answer.headers.contains_key("allow"), "{method} {path}");
    }
}

#[tokio::test]
async fn only_the_form_with_a_slash_is_known() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    for path in [
        "/api/v1/login".to_owned(),
        "/api/v1/agreements".to_owned(),
        "/api/v1/applications".to_owned(),
        format!("/api/v1/applications/{id}"),
        format!("/api/v1/applications/{id}/apply"),
        format!("/api/v1/applications/{id}/documents/SELFIE/file"),
        "/api/v1/agreements//".to_owned(),
        "/health/".to_owned(),
        "/".to_owned(),
    ] {
        for method in [Method::GET, Method::POST] {
            let answer = partner.send(method.clone(), &path, None).await;
            assert_eq!(answer.status, 404, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn unknown_ids_are_404_and_malformed_ones_422() {
    let partner = Partner::new().await;
    let unknown = Uuid::new_v4();
    partner.get(&format!("/api/v1/applications/{unknown}/")).await.expect(404);
    partner.apply(&unknown.to_string()).await.expect(404);
    partner.get(&format!("/api/v1/customers/{unknown}/")).await.expect(404);
    partner.get(&format!("/api/v1/subscriptions/{unknown}/")).await.expect(404);
    partner.upload(&unknown.to_string(), "SELFIE").await.expect(404);
    let answer = partner.get("/api/v1/applications/7/").await;
    assert_eq!(answer.wrong_places(), ["path.application_id"]);
}

#[tokio::test]
async fn agreements_have_their_shape() {
    let partner = Partner::new().await;
    let bundle = partner.get("/api/v1/agreements/").await.expect(200);
    assert_eq!(bundle["version"], "2026-01");
    assert!(bundle["release_date"].is_string());
    for document in bundle["documents"].as_array().unwrap() {
        for key in ["title", "pdf_download_url", "type", "category"] {
            assert!(document[key].is_string(), "{key} in {document}");
        }
    }
    let plan = json!({ "jiko": { "agreement_version": "2027-03" } });
    partner.sim.set_faults(plan).unwrap();
    assert_eq!(partner.get("/api/v1/agreements/").await.expect(200)["version"], "2027-03");
}
