//! Control endpoints and fault plans.

use serde_json::json;
use uuid::Uuid;

use super::client::{Client, V1, V2, applicant};
use crate::partner::DELAY;

#[tokio::test]
async fn outcomes_that_do_not_exist_are_not_available() {
    let client = Client::new(V2).await;
    let customer = client.reviewing("v2").await;
    let set = |id: &str, outcome: &str| {
        let refused = client.sim.set_outcome(V2, id, outcome).expect_err(outcome);
        format!("{refused:?}")
    };
    for outcome in ["data_needed", "error", "expired"] {
        assert!(set(&customer.id, outcome).starts_with("NotAvailable"), "{outcome}");
    }
    assert!(set(&customer.id, "sideways").starts_with("UnknownOutcome"));
    assert!(set(&Uuid::new_v4().to_string(), "approved").starts_with("UnknownApplication"));
    assert!(set("7", "approved").starts_with("UnknownApplication"));
    let other = client.sim.set_outcome(V1, &customer.id, "approved").expect_err("another account");
    assert!(format!("{other:?}").starts_with("UnknownApplication"));

    let rejected = client.decided("v2", "rejected").await;
    assert!(set(&rejected.id, "approved").starts_with("NotAvailable"), "a final status");
    let approved = client.decided("v2", "approved").await;
    assert!(set(&approved.id, "rejected").starts_with("NotAvailable"), "a final status");
}

#[tokio::test]
async fn an_outcome_counts_in_place_of_what_was_coming() {
    let client = Client::new(V2).await;
    let customer = client.reviewing("v2").await;
    client.outcome(&customer.id, "manual_review");
    client.sim.advance(5 * DELAY);
    assert_eq!(client.status(&customer.id).await, "REVIEWING");
    for (outcome, status) in [
        ("unknown_word", "ESCALATED"),
        ("information_requested", "ON_HOLD"),
        ("documents_needed", "ACTION_REQUIRED"),
        ("approved", "APPROVED"),
    ] {
        client.outcome(&customer.id, outcome);
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, status);
    }
}

#[tokio::test]
async fn wrong_settings_refuse_the_plan() {
    let client = Client::new(V2).await;
    for settings in [
        json!({ "error_form": "other" }),
        json!({ "status_names": 1 }),
        json!({ "information": ["basic_info"] }),
        json!({ "unknown": true }),
    ] {
        let plan = json!({ V2: settings });
        assert!(client.sim.set_faults(plan.clone()).is_err(), "{plan}");
    }
    let plan = json!({ V1: { "date_skew_s": -600 }, V2: { "status_names": "guide" } });
    client.sim.set_faults(plan).unwrap();
}

#[tokio::test]
async fn faults_reach_one_account() {
    let client = Client::new(V2).await;
    let fault = json!({ "kind": "status_after", "status": 500, "body": { "status": 500 } });
    let rule = json!({ "provider": V2, "path": "/v2/customers/individual", "fault": fault });
    client.sim.set_faults(json!({ "rules": [rule] })).unwrap();
    let answer = client.post("/v2/customers/individual", &applicant("v2")).await;
    assert_eq!(answer.expect(500), json!({ "status": 500 }));
    assert_eq!(client.sim.effects().len(), 1, "done all the same");
}
