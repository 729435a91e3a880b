//! What the control endpoint demands.

use dossier_sim::OutcomeError;
use reqwest::Method;
use serde_json::json;

use super::brand::{Brand, NAME, PLAIN, code, stranger};
use crate::partner::{Answer, DELAY};

/// Outcome, status and the events that come with it.
const ALL: [(&str, &str, &[&str]); 8] = [
    ("approved", "passed", &["success"]),
    ("rejected", "failed", &["failure"]),
    ("manual_review", "under_review", &["under_review"]),
    ("documents_needed", "document_required", &["document_required"]),
    ("data_needed", "document_required", &["document_required", "reenter_information"]),
    ("error", "error", &["error"]),
    ("expired", "expired", &["timeout"]),
    ("unknown_word", "awaiting_partner", &[]),
];

#[tokio::test]
async fn outcomes_wait_for_the_start() {
    let brand = Brand::new().await;
    for (outcome, status, events) in ALL {
        let id = brand.create("000-00-0000").await;
        brand.outcome(&id, outcome);
        brand.sim.advance(2 * DELAY);
        assert_eq!(code(&brand.kyc(&id, brand.program()).await, 404), "kyc_dne");
        brand.start(&id).await.expect(201);
        assert_eq!(brand.status(&id).await, "submitted");
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, status, "{outcome}");
        assert_eq!(brand.told(&id), events, "{outcome}");
    }
}

#[tokio::test]
async fn outcomes_move_what_is_under_way_after_the_delay() {
    let brand = Brand::new().await;
    for (outcome, status, events) in ALL {
        for (ssn, before) in [("000-00-0000", "under_review"), ("333-33-3333", "document_required")]
        {
            let id = brand.started(ssn).await;
            brand.outcome(&id, outcome);
            assert_eq!(brand.status(&id).await, before, "not before the delay");
            brand.sim.advance(DELAY);
            assert_eq!(brand.status(&id).await, status, "{outcome} from {before}");
            assert_eq!(brand.told(&id)[1..], *events, "{outcome} from {before}");
        }
    }
}

#[tokio::test]
async fn outcomes_take_the_place_of_what_was_coming_and_count_once() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.start(&id).await.expect(201);
    brand.outcome(&id, "rejected");
    brand.sim.advance(2 * DELAY);
    assert_eq!(brand.status(&id).await, "failed");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "passed", "left to itself");
}

#[tokio::test]
async fn lost_attempts_keep_the_outcome_for_the_next() {
    let brand = Brand::new().await;
    let id = brand.started("888-88-8888").await;
    assert_eq!(brand.status(&id).await, "expired");
    brand.outcome(&id, "error");
    brand.sim.advance(2 * DELAY);
    assert_eq!(brand.status(&id).await, "expired");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "error");
}

#[tokio::test]
async fn uploads_and_outcomes_go_together() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    brand.outcome(&id, "approved");
    brand.upload(&brand.link(&id), None).await.expect(200);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "passed");
    assert_eq!(brand.told(&id), ["document_required", "success"]);
}

#[tokio::test]
async fn documents_can_be_asked_for_again() {
    let brand = Brand::new().await;
    let id = brand.started("222-22-2222").await;
    brand.upload(&brand.link(&id), None).await.expect(200);
    brand.outcome(&id, "documents_needed");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "document_required");
    assert_eq!(brand.documents(&id)[1]["status"], "required");
    brand.upload(&brand.link(&id), None).await.expect(200);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
    assert_eq!(brand.count(&id, "upload:proof_of_address"), 2);
}

#[tokio::test]
async fn an_unknown_word_takes_no_start() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "unknown_word");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(code(&brand.start(&id).await, 409), "resource_conflict");
    brand.outcome(&id, "approved");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "passed");
}

#[tokio::test]
async fn wrong_outcomes_are_refused() {
    let brand = Brand::new().await;
    let (id, passed) = (brand.create(PLAIN).await, brand.started(PLAIN).await);
    let unknown = stranger();
    for (id, outcome, code) in [
        (&id, "information_requested", "not_available"),
        (&id, "sideways", "unknown_outcome"),
        (&passed, "rejected", "not_available"),
        (&unknown, "approved", "unknown_application"),
        (&"7".to_owned(), "approved", "unknown_application"),
    ] {
        let body = json!({ "provider": NAME, "external_id": id, "outcome": outcome });
        let url = format!("{}/outcome", brand.sim.control_url());
        let request = brand.http.request(Method::POST, url).body(body.to_string());
        let error = Answer::of(request.send().await.unwrap()).await.expect(400);
        assert_eq!(error["error"]["code"], code, "{outcome}");
    }
    let refused = brand.sim.set_outcome(NAME, &passed, "approved");
    assert!(matches!(refused, Err(OutcomeError::NotAvailable(_))), "{refused:?}");
}
