//! The stand-in for the hosted page, and the upload window.

use std::time::Duration;

use serde_json::json;

use super::brand::{Brand, PLAIN};
use crate::partner::{Answer, DELAY};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn open(brand: &Brand, link: &str) -> (u16, String) {
    let answer = Answer::of(brand.http.get(link).send().await.expect("an answer")).await;
    assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
    (answer.status, String::from_utf8(answer.bytes).expect("text"))
}

#[tokio::test]
async fn the_page_says_what_is_asked_for_without_keys() {
    let brand = Brand::new().await;
    let id = brand.started("222-22-2222").await;
    let link = brand.link(&id);
    assert!(link.starts_with(&format!("{}/hosted/inq_", brand.base)), "{link}");
    let (status, page) = open(&brand, &link).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("value=\"government_id\"") && page.contains("value=\"proof_of_address\"")
    );
    assert_eq!(brand.status(&id).await, "document_required", "looking changes nothing");
    assert_eq!(open(&brand, &format!("{}/hosted/inq_other", brand.base)).await.0, 404);
    assert_eq!(brand.upload(&format!("{}/hosted/inq_other", brand.base), None).await.status, 404);
}

#[tokio::test]
async fn everything_can_be_submitted_at_once() {
    let brand = Brand::new().await;
    let id = brand.started("444-44-4444").await;
    let said = brand.upload(&brand.link(&id), None).await.expect(200);
    assert_eq!(said, json!({ "customer_id": id, "num_documents_submitted": 3 }));
    for kind in ["social_security_card", "government_id", "proof_of_address"] {
        assert_eq!(brand.count(&id, &format!("upload:{kind}")), 1, "{kind}");
    }
    assert_eq!(brand.status(&id).await, "document_required", "not before the delay");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
    assert_eq!(brand.told(&id), ["document_required", "under_review"]);
}

#[tokio::test]
async fn one_document_at_a_time_moves_with_the_last() {
    let brand = Brand::new().await;
    let id = brand.started("222-22-2222").await;
    let link = brand.link(&id);
    brand.upload(&link, Some("government_id")).await.expect(200);
    brand.sim.advance(2 * DELAY);
    assert_eq!(brand.status(&id).await, "document_required", "one is still required");
    let (_, page) = open(&brand, &link).await;
    assert!(page.contains("government_id: submitted"), "{page}");
    let said = brand.upload(&link, Some("government_id")).await.expect(200);
    assert_eq!(said["num_documents_submitted"], 0, "twice is once");
    assert_eq!(brand.upload(&link, Some("passport")).await.status, 400);
    brand.upload(&format!("{link}?document=proof_of_address"), None).await.expect(200);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
    assert_eq!(brand.count(&id, "upload:government_id"), 1);
    assert_eq!(brand.count(&id, "upload:proof_of_address"), 1);
}

#[tokio::test]
async fn a_browser_gets_the_page_again() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let link = brand.link(&id);
    let answer = brand.http.post(&link).header("accept", "text/html").send().await.unwrap();
    let text = answer.text().await.unwrap();
    assert!(text.contains("government_id: submitted") && !text.contains("<button"), "{text}");
}

#[tokio::test]
async fn uploads_lead_where_the_settings_say() {
    let brand = Brand::new().await;
    for (after, status, event) in [
        ("under_review", "under_review", "under_review"),
        ("passed", "passed", "success"),
        ("failed", "failed", "failure"),
    ] {
        brand.set(json!({ "after_upload": after }));
        let id = brand.started("333-33-3333").await;
        brand.upload(&brand.link(&id), None).await.expect(200);
        brand.sim.advance(DELAY);
        assert_eq!(brand.status(&id).await, status);
        assert_eq!(brand.told(&id), ["document_required", event]);
    }
}

#[tokio::test]
async fn pages_of_attempts_that_are_over_are_closed() {
    let brand = Brand::new().await;
    let passed = brand.started("333-33-3333").await;
    brand.simulate(&passed, "pass").await.expect(200);
    let restarted = brand.started("333-33-3333").await;
    brand.start(&restarted).await.expect(201);
    for id in [passed, restarted] {
        let link = brand.link(&id);
        assert_eq!(open(&brand, &link).await.0, 410);
        assert_eq!(brand.upload(&link, None).await.status, 410);
        assert_eq!(brand.count(&id, "upload:government_id"), 0);
    }
}

#[tokio::test]
async fn a_new_attempt_asks_on_a_new_page() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let first = brand.link(&id);
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    let second = brand.link(&id);
    assert_ne!(first, second);
    assert_eq!(brand.upload(&first, None).await.status, 410, "the old page is closed");
    assert_eq!(brand.count(&id, "upload:government_id"), 0);
    assert_eq!(open(&brand, &second).await.0, 200);
}

#[tokio::test]
async fn the_upload_window_is_28_days() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let link = brand.link(&id);
    brand.sim.advance(28 * DAY - DELAY);
    assert_eq!(brand.status(&id).await, "document_required");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "expired");
    assert_eq!(brand.told(&id), ["document_required", "timeout"]);
    assert_eq!(open(&brand, &link).await.0, 410);
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "document_required");
}

#[tokio::test]
async fn the_upload_window_can_be_shorter_and_ends_with_the_upload() {
    let brand = Brand::under(json!({ "upload_window_days": 14 })).await;
    let (late, early) = (brand.started("333-33-3333").await, brand.started("333-33-3333").await);
    brand.upload(&brand.link(&early), None).await.expect(200);
    brand.sim.advance(14 * DAY);
    assert_eq!(brand.status(&late).await, "expired");
    assert_eq!(brand.status(&early).await, "under_review");
}

#[tokio::test]
async fn a_part_of_the_documents_does_not_stop_the_window() {
    let brand = Brand::new().await;
    let id = brand.started("222-22-2222").await;
    brand.upload(&brand.link(&id), Some("government_id")).await.expect(200);
    brand.sim.advance(28 * DAY);
    assert_eq!(brand.status(&id).await, "expired");
}

#[tokio::test]
async fn a_new_start_has_a_new_window() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    brand.sim.advance(20 * DAY);
    brand.start(&id).await.expect(201);
    brand.sim.advance(20 * DAY);
    assert_eq!(brand.status(&id).await, "document_required", "the first window has lapsed");
    let other = brand.create(PLAIN).await;
    brand.start(&other).await.expect(201);
    brand.sim.advance(28 * DAY);
    assert_eq!(brand.status(&id).await, "expired");
    assert_eq!(
        brand.status(&other).await,
        "passed",
        "and there is none where nothing is asked for"
    );
}
