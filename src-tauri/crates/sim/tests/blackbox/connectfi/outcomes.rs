//! What testers can demand.

use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, data, jpg, labels, slot};

#[tokio::test]
async fn legacy_moves_on_demand_from_every_open_status() {
    for (outcome, status) in [
        ("approved", "APPROVED"),
        ("rejected", "DECLINED"),
        ("manual_review", "REVIEW"),
        ("documents_needed", "WAITING_DATA"),
        ("data_needed", "WAITING_DATA"),
        ("unknown_word", "ON_HOLD"),
    ] {
        for last_name in ["Person", "InstantPending", "InstantReview"] {
            let partner = Partner::new(LEGACY).await;
            let (id, begun) = partner.begun(last_name).await;
            partner.outcome(&id, outcome);
            assert_eq!(partner.kyc(&id).await["kyc"], begun["kyc"], "not before the delay");
            partner.settle();
            let kyc = partner.kyc(&id).await;
            assert_eq!(kyc["kyc"]["status"], status, "{outcome} from {last_name}");
            let codes =
                if outcome == "data_needed" { json!(["cardAttributes"]) } else { json!([]) };
            assert_eq!(kyc["kyc"]["attributeCodes"], codes);
            match outcome {
                "documents_needed" => assert_eq!(labels(&kyc).len(), 2),
                "data_needed" => assert_eq!(labels(&kyc).len(), 0, "data alone"),
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn akepa_moves_on_demand_from_every_open_status() {
    for (outcome, status, decision) in [
        ("approved", "completed", json!("Approved")),
        ("rejected", "completed", json!("Denied")),
        ("manual_review", "waiting_review", Value::Null),
        ("documents_needed", "pending_step_up", Value::Null),
        ("data_needed", "data_request", Value::Null),
        ("unknown_word", "escalated", Value::Null),
    ] {
        for last_name in ["Person", "InstantPending", "AskData"] {
            let partner = Partner::new(AKEPA).await;
            let (id, application) = partner.identified(last_name).await;
            let before = partner.journey(&id, &application).await;
            partner.outcome(&id, outcome);
            assert_eq!(partner.journey(&id, &application).await, before, "not before the delay");
            partner.settle();
            let answer = partner.application(&id, &application).await;
            assert_eq!(answer["status"], status, "{outcome} from {last_name}");
            assert_eq!(answer["outcome"], decision);
        }
    }
}

#[tokio::test]
async fn before_kyc_an_outcome_waits_for_its_start() {
    let partner = Partner::new(LEGACY).await;
    let id = partner.create("Person").await;
    partner.outcome(&id, "manual_review");
    partner.settle();
    assert_eq!(data(&partner.init(&id).await)["kyc"]["status"], "PENDING");
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "REVIEW");

    let partner = Partner::new(AKEPA).await;
    let id = partner.create("Person").await;
    partner.outcome(&id, "rejected");
    partner.settle();
    let answer = data(&partner.identify(&id).await);
    assert_eq!(answer["status"], "running");
    partner.settle();
    let application = answer["applicationId"].as_str().unwrap();
    assert_eq!(partner.application(&id, application).await["outcome"], "Denied");
}

#[tokio::test]
async fn an_outcome_counts_in_place_of_what_was_coming_and_once() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    partner.outcome(&id, "manual_review");
    partner.upload_license(&id).await;
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "REVIEW");
    partner.outcome(&id, "documents_needed");
    partner.settle();
    let kyc = partner.kyc(&id).await;
    assert_eq!(slot(&kyc, "LICENSE FRONT")["uploadStatus"], false, "asked for again");
    assert!(slot(&kyc, "LICENSE FRONT").get("extension").is_none());
    partner.upload_license(&id).await;
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "APPROVED", "by its name");

    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    partner.outcome(&id, "manual_review");
    partner.attach_license(&id, &application).await;
    partner.settle();
    assert_eq!(partner.journey(&id, &application).await, "waiting_review");
    partner.outcome(&id, "documents_needed");
    partner.settle();
    assert_eq!(partner.journey(&id, &application).await, "pending_step_up");
    assert_eq!(partner.attach_license(&id, &application).await["status"], "running");
    partner.settle();
    assert_eq!(partner.application(&id, &application).await["outcome"], "Approved");
}

#[tokio::test]
async fn documents_that_are_still_missing_are_not_all_asked_for_again() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let path = partner.slot(&id, "LICENSE FRONT").await;
    data(&partner.upload(&path, "file", &jpg("")).await);
    partner.outcome(&id, "documents_needed");
    partner.settle();
    let kyc = partner.kyc(&id).await;
    assert_eq!(slot(&kyc, "LICENSE FRONT")["uploadStatus"], true);
    assert_eq!(slot(&kyc, "LICENSE BACK")["uploadStatus"], false);
}

#[tokio::test]
async fn what_connectfi_cannot_do_is_refused() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let id = partner.create("InstantApproved").await;
        let set = |outcome: &str| partner.sim.set_outcome(provider, &id, outcome);
        for outcome in ["information_requested", "error", "expired", "sideways"] {
            assert!(set(outcome).is_err(), "{outcome}");
        }
        assert!(partner.sim.set_outcome(provider, "csta_0", "approved").is_err());
        if provider == LEGACY {
            partner.init(&id).await.expect(200);
        } else {
            partner.identify(&id).await.expect(200);
        }
        assert!(set("rejected").is_err(), "it is final");
    }
}
