//! The review and what it leads to.

use serde_json::{Value, json};

use super::client::{Client, V1, V2};
use crate::partner::DELAY;

#[tokio::test]
async fn outcomes_have_the_words_of_the_creating_version() {
    for (outcome, v1, v2) in [
        ("approved", "APPROVED", "APPROVED"),
        ("rejected", "REJECTED", "REJECTED"),
        ("manual_review", "REVIEWING", "REVIEWING"),
        ("documents_needed", "REINITIATE", "ACTION_REQUIRED"),
        ("information_requested", "ON_HOLD", "ON_HOLD"),
        ("unknown_word", "ESCALATED", "ESCALATED"),
    ] {
        // Its own for each, since the token ends with the time that passes.
        let client = Client::new(V2).await;
        for (version, status) in [("v1", v1), ("v2", v2)] {
            let customer = client.decided(version, outcome).await;
            assert_eq!(client.status(&customer.id).await, status, "{version} {outcome}");
            client.sim.advance(10 * DELAY);
            assert_eq!(client.status(&customer.id).await, status, "{version} {outcome} stays");
        }
    }
}

#[tokio::test]
async fn the_reference_has_other_words_for_v2() {
    let client = Client::new(V2).await;
    client.set(json!({ "status_names": "reference" }));
    let customer = client.attached("v2").await;
    assert_eq!(client.status(&customer.id).await, "PROCESSING");
    client.sim.advance(DELAY);
    assert_eq!(client.status(&customer.id).await, "REVIEWING");
    client.outcome(&customer.id, "information_requested");
    client.sim.advance(DELAY);
    assert_eq!(client.status(&customer.id).await, "IN_COMPLIANCE");
    let listed = client.get("/v2/customers?type=INDIVIDUAL").await.expect(200);
    assert_eq!(listed["data"]["customers"][0]["customer_status"], "IN_COMPLIANCE");
    let older = client.decided("v1", "information_requested").await;
    assert_eq!(client.status(&older.id).await, "ON_HOLD", "the names of V1 stay");
}

#[tokio::test]
async fn outcomes_wait_for_the_attach() {
    for (provider, version) in [(V1, "v1"), (V2, "v2")] {
        let client = Client::new(provider).await;
        let customer = client.create(version).await;
        client.outcome(&customer.id, "rejected");
        client.sim.advance(5 * DELAY);
        assert_eq!(client.status(&customer.id).await, "INCOMPLETE");
        client.attach(version, &customer).await;
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "REVIEWING", "refused only by the review");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "REJECTED");
    }
}

#[tokio::test]
async fn queued_documents_may_be_refused_while_they_are_processed() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    client.outcome(&customer.id, "documents_needed");
    let body = client.body_v2(&customer).await;
    client.attach_v2(&customer.id, &body).await.expect(200);
    client.sim.advance(DELAY);
    let details = client.details(&customer.id).await;
    assert_eq!(details["customer_status"], "ACTION_REQUIRED");
    let documents = details["rejection_reason"]["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["uri"], body["identifying_documents"][0]["files"][0]["uri"]);
}

#[tokio::test]
async fn reasons_come_with_refusals() {
    let client = Client::new(V2).await;
    for (version, outcome, given) in [
        ("v1", "rejected", true),
        ("v2", "rejected", true),
        ("v1", "documents_needed", false),
        ("v2", "documents_needed", true),
        ("v1", "information_requested", false),
        ("v2", "approved", false),
    ] {
        let customer = client.decided(version, outcome).await;
        let reason = client.details(&customer.id).await["rejection_reason"].clone();
        assert_eq!(reason.is_object(), given, "{version} {outcome}: {reason}");
    }
}

#[tokio::test]
async fn reasons_have_their_shape_and_labels() {
    let client = Client::new(V2).await;
    let customer = client.decided("v2", "rejected").await;
    let reason = client.details(&customer.id).await["rejection_reason"].clone();
    assert_eq!(reason["documents"], json!([]));
    assert!(reason["applicant"]["moderation_comment"].is_string());
    assert_eq!(reason["applicant"]["reject_labels"], json!(["PROBLEMATIC_APPLICANT_DATA"]));

    client.set(json!({ "document_labels": ["EXPIRATION_DATE", "UNFILLED_ID"] }));
    let customer = client.decided("v2", "documents_needed").await;
    let reason = client.details(&customer.id).await["rejection_reason"].clone();
    assert_eq!(reason["applicant"], Value::Null);
    for document in reason["documents"].as_array().unwrap() {
        assert!(document["uri"].as_str().unwrap().starts_with('/'));
        assert_eq!(document["category"], "PROOF_OF_IDENTITY");
        assert!(document["moderation_comment"].is_string());
        assert_eq!(document["reject_labels"], json!(["EXPIRATION_DATE", "UNFILLED_ID"]));
    }
    client.set(json!({ "applicant_labels": ["DOCUMENT_MISSING"] }));
    let customer = client.decided("v1", "rejected").await;
    let reason = client.details(&customer.id).await["rejection_reason"].clone();
    assert_eq!(reason["applicant"]["reject_labels"], json!(["DOCUMENT_MISSING"]));
}

#[tokio::test]
async fn a_second_attach_leads_on_and_takes_the_reasons_away() {
    let client = Client::new(V2).await;
    let customer = client.decided("v2", "documents_needed").await;
    client.attach("v2", &customer).await;
    let details = client.details(&customer.id).await;
    assert_eq!(details["customer_status"], "ACTION_REQUIRED", "until it is processed");
    client.sim.advance(DELAY);
    let details = client.details(&customer.id).await;
    assert_eq!(details["customer_status"], "REVIEWING");
    assert_eq!(details["rejection_reason"], Value::Null);
    assert_eq!(details["request_for_information"], json!([]));
    client.sim.advance(DELAY);
    assert_eq!(client.status(&customer.id).await, "APPROVED");
}

#[tokio::test]
async fn capabilities_come_with_approval() {
    let client = Client::new(V1).await;
    let customer = client.reviewing("v1").await;
    let details = client.details(&customer.id).await;
    assert_eq!(details["capabilities"]["on_ramp"][0]["status"], false);
    client.sim.advance(DELAY);
    let details = client.details(&customer.id).await;
    assert_eq!(details["capabilities"]["on_ramp"][0]["status"], true);
    assert!(details["last_status_updated_at"].as_str() > details["created_at"].as_str());
}
