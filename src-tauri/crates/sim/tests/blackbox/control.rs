//! The control endpoints.

use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::partner::{DELAY, Partner, png, until};

#[tokio::test]
async fn outcomes_move_what_the_provider_has() {
    let partner = Partner::new().await;
    for (outcome, status) in [
        ("approved", "APPROVED"),
        ("rejected", "REJECTED"),
        ("manual_review", "MANUAL_REVIEW"),
        ("documents_needed", "DOCUMENTS_NEEDED"),
        ("unknown_word", "AWAITING_PARTNER"),
    ] {
        for number in ["300000001", "210000001"] {
            let id = partner.applied(number).await;
            let before = partner.status(&id).await;
            assert_eq!(partner.outcome(&id, outcome).await.expect(200), json!({ "ok": true }));
            assert_eq!(partner.status(&id).await, before, "not before the delay");
            partner.sim.advance(DELAY);
            assert_eq!(partner.status(&id).await, status, "{outcome} from {before}");
        }
    }
}

#[tokio::test]
async fn outcomes_wait_for_the_partners_act() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    partner.outcome(&id, "rejected").await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "CREATED", "the partner has not applied");
    partner.apply(&id).await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "REJECTED");

    let id = partner.create("400000001").await;
    partner.apply(&id).await.expect(200);
    partner.outcome(&id, "manual_review").await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "MANUAL_REVIEW", "in place of what was coming");
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "MANUAL_REVIEW", "and nothing comes after it");
}

#[tokio::test]
async fn documents_can_be_asked_for_again() {
    let partner = Partner::new().await;
    let id = partner.applied("220000001").await;
    let slot = "IDENTIFICATION_NUMBER_VERIFICATION";
    partner.upload(&id, slot).await.expect(200);
    partner.outcome(&id, "documents_needed").await.expect(200);
    partner.apply(&id).await.expect(200);
    partner.sim.advance(DELAY);
    let application = partner.application(&id).await;
    assert_eq!(application["status"], "DOCUMENTS_NEEDED");
    assert_eq!(application["identification_number_verification_document_needed"], true);
    assert_eq!(application["documents"][0]["status"], "INVALID");
    assert_eq!(application["documents"][0]["exception_reason"], "IMAGE_QUALITY_ERROR_CUTOFF");
    partner.upload(&id, slot).await.expect(200);
    assert_eq!(partner.status(&id).await, "PENDING");
    partner.apply(&id).await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "APPROVED", "the outcome counted once");
}

#[tokio::test]
async fn wrong_outcomes_are_400() {
    let partner = Partner::new().await;
    let id = partner.applied("300000001").await;
    let done = partner.applied("400000001").await;
    let unknown = Uuid::new_v4().to_string();
    for (id, outcome, code) in [
        (&id, "sideways", "unknown_outcome"),
        (&unknown, "approved", "unknown_application"),
        (&"7".to_owned(), "approved", "unknown_application"),
        (&id, "data_needed", "not_available"),
        (&id, "information_requested", "not_available"),
        (&id, "error", "not_available"),
        (&id, "expired", "not_available"),
        (&done, "rejected", "not_available"),
    ] {
        let error = partner.outcome(id, outcome).await.expect(400);
        assert_eq!(error["error"]["code"], code, "{outcome}");
        assert!(error["error"]["message"].is_string());
    }
    let other = json!({ "provider": "other", "external_id": id, "outcome": "approved" });
    let error = partner.control(Method::POST, "/outcome", &other).await.expect(400);
    assert_eq!(error["error"]["code"], "unknown_provider");
    partner.control(Method::POST, "/outcome", &json!({ "outcome": 7 })).await.expect(400);
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "MANUAL_REVIEW", "none of them did anything");
    partner.control(Method::GET, "/outcome", &json!(null)).await.expect(405);
    partner.control(Method::GET, "/other", &json!(null)).await.expect(404);
}

#[tokio::test]
async fn requests_and_effects_are_counted() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    partner.apply(&id).await.expect(200);
    partner.apply(&id).await.expect(412);
    partner.upload(&id, "SELFIE").await.expect(200);
    let counted = partner.control(Method::GET, "/requests", &json!(null)).await.expect(200);
    let rows = counted["requests"].as_array().unwrap();
    let count = |method: &str, path: &str, status: u16| {
        let found = rows
            .iter()
            .find(|row| row["method"] == method && row["path"] == path && row["status"] == status);
        found.map_or(0, |row| row["count"].as_u64().unwrap())
    };
    assert_eq!(count("POST", "/api/v1/login/", 200), 1);
    assert_eq!(count("POST", "/api/v1/applications/", 201), 1);
    assert_eq!(count("POST", &format!("/api/v1/applications/{id}/apply/"), 200), 1);
    assert_eq!(count("POST", &format!("/api/v1/applications/{id}/apply/"), 412), 1);
    assert!(rows.iter().all(|row| row["provider"] == "jiko"));
    let effect =
        |name: &str| json!({ "provider": "jiko", "external_id": id, "effect": name, "count": 1 });
    let expected = json!([effect("create"), effect("submit"), effect("upload:SELFIE")]);
    assert_eq!(counted["effects"], expected);
}

#[tokio::test]
async fn files_are_known_by_digest_alone() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    partner.upload(&id, "PASSPORT").await.expect(200);
    let bytes = png("PASSPORT");
    let digest: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let find = async |digest: &str| {
        partner.control(Method::GET, &format!("/files/{digest}"), &Value::Null).await.expect(200)
    };
    let expected = json!({
        "found": true,
        "provider": "jiko",
        "external_id": id,
        "slot": "PASSPORT",
        "media_type": "image/png",
        "size": bytes.len(),
        "width": 600,
        "height": 400,
    });
    assert_eq!(find(&digest).await, expected);
    assert_eq!(find(&"0".repeat(64)).await, json!({ "found": false }));
}

#[tokio::test]
async fn the_clock_can_be_put_forward() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    partner.apply(&id).await.expect(200);
    let advance = json!({ "advance_s": DELAY.as_secs() });
    partner.control(Method::POST, "/clock", &advance).await.expect(200);
    assert_eq!(partner.status(&id).await, "APPROVED");
}

#[tokio::test]
async fn dropping_ends_everything() {
    let partner = Partner::new().await;
    let address = partner.base.strip_prefix("http://").unwrap().to_owned();
    drop(partner);
    until("the listener to close", || async {
        tokio::net::TcpStream::connect(&address).await.is_err().then_some(())
    })
    .await;
}
