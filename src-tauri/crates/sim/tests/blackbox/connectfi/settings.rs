//! What a fault plan can set.

use std::time::Duration;

use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, data, individual, labels, refusal, text};

#[tokio::test]
async fn tokens_may_come_in_a_pair_of_which_base_counts() {
    for provider in BOTH {
        let mut partner = Partner::set(provider, json!({ "token_form": "pair" })).await;
        let token = data(&partner.log_in().await)["token"].clone();
        let keys: Vec<_> = token.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["base", "confined"]);
        partner.token = text(&token["confined"]);
        let answer = partner.post("/customer/init", &individual(1)).await;
        refusal(&answer, 401, "unauthorized");
        partner.token = text(&token["base"]);
        data(&partner.post("/customer/init", &individual(1)).await);
    }
}

#[tokio::test]
async fn tokens_can_be_shortened_revoked_and_refused() {
    for provider in BOTH {
        let mut partner = Partner::set(provider, json!({ "revoke_tokens": true })).await;
        refusal(&partner.get("/customer/status/x").await, 401, "unauthorized");

        partner.sim.set_faults(json!({ provider: { "token_ttl_s": 5 } })).unwrap();
        partner.token = text(&data(&partner.log_in().await)["token"]);
        data(&partner.post("/customer/init", &individual(1)).await);
        partner.sim.advance(Duration::from_secs(5));
        refusal(&partner.get("/customer/status/x").await, 401, "unauthorized");

        partner.sim.set_faults(json!({ provider: { "refuse_credentials": true } })).unwrap();
        refusal(&partner.log_in().await, 401, "unauthorized");
    }
}

#[tokio::test]
async fn an_ordinary_applicant_can_be_asked_for_something_else() {
    let partner =
        Partner::set(LEGACY, json!({ "documents": ["ID_CARD", "CONTRACT", "LICENSE/BACK"] })).await;
    let (_, begun) = partner.begun("Person").await;
    assert_eq!(labels(&begun), ["ID_CARD", "CONTRACT", "LICENSE BACK"]);

    let partner = Partner::set(LEGACY, json!({ "documents": [] })).await;
    let (id, begun) = partner.begun("Person").await;
    assert_eq!(begun["kyc"]["status"], "PENDING", "nothing to wait for");
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "APPROVED");

    let partner =
        Partner::set(AKEPA, json!({ "step_up": [["RESIDENCE_PERMIT/BACK"], ["W2"]] })).await;
    let (id, application) = partner.identified("Person").await;
    let permit = partner.uploaded("residence_permit", "p").await;
    let front = json!([{ "documentId": permit, "type": "residence_permit", "side": "FRONT" }]);
    let answer = data(&partner.update(&id, &application, front).await);
    assert_eq!(answer["status"], "pending_step_up");
    let back = json!([{ "documentId": permit, "type": "residence_permit", "side": "BACK" }]);
    let answer = data(&partner.update(&id, &application, back).await);
    assert_eq!(answer["status"], "running");
}

#[tokio::test]
async fn the_back_office_can_fail() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    let other = partner.create("Person").await;
    let document = partner.uploaded("passport", "p").await;
    let documents = json!([{ "documentId": document, "type": "passport" }]);
    partner.sim.set_faults(json!({ AKEPA: { "back_office_down": true } })).unwrap();
    let answer = partner.identify(&other).await;
    assert_eq!(refusal(&answer, 400, "extAkepa"), Value::Null);
    let answer = partner.update(&id, &application, documents.clone()).await;
    assert_eq!(refusal(&answer, 400, "extAkepa"), Value::Null);
    assert_eq!((partner.effect(&other, "submit"), partner.effect(&id, "submit")), (0, 1));
    partner.sim.set_faults(json!({})).unwrap();
    data(&partner.update(&id, &application, documents).await);
}

#[tokio::test]
async fn wrong_settings_are_refused() {
    let partner = Partner::new(LEGACY).await;
    for plan in [
        json!({ LEGACY: { "unknown": 1 } }),
        json!({ LEGACY: { "token_form": "triple" } }),
        json!({ LEGACY: { "token_ttl_s": "1" } }),
        json!({ LEGACY: { "documents": ["PASSPORT/FRONT"] } }),
        json!({ LEGACY: { "documents": "PASSPORT" } }),
        json!({ LEGACY: { "back_office_down": true } }),
        json!({ AKEPA: { "documents": ["PASSPORT"] } }),
        json!({ AKEPA: { "step_up": [["LICENCE/FRONT"]] } }),
        json!({ AKEPA: { "step_up": [["LICENSE/LEFT"]] } }),
    ] {
        assert!(partner.sim.set_faults(plan.clone()).is_err(), "{plan}");
    }
}
