//! Webhooks of both contracts.

use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::partner::{AKEPA, LEGACY, Partner, data, jpg};
use crate::events::receive;

/// The status in each, of either contract.
fn statuses(hooks: &[Value]) -> Vec<&str> {
    let status = |body| Value::pointer(body, "/data/kyc/status").or(body.pointer("/data/status"));
    hooks.iter().map(|body| status(body).and_then(Value::as_str).expect("a status")).collect()
}

#[tokio::test]
async fn legacy_announces_every_change_with_the_status_envelope() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("WaitReview").await;
    assert_eq!(statuses(&partner.hooks()), Vec::<&str>::new(), "nothing has changed yet");
    partner.upload_license(&id).await;
    partner.settle();
    partner.outcome(&id, "approved");
    partner.settle();
    let hooks = partner.hooks();
    assert_eq!(statuses(&hooks), ["PENDING", "REVIEW", "APPROVED"]);
    let last = hooks.last().unwrap();
    assert_eq!(last["code"], "0");
    assert_eq!(last["data"], partner.kyc(&id).await);
    assert_eq!(last["requestId"].as_str().unwrap().len(), 32);
}

#[tokio::test]
async fn legacy_calls_the_address_of_init_unsigned_with_its_query() {
    let partner = Partner::new(LEGACY).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook?x=1", listener.local_addr().unwrap());
    let id = partner.create("AskPassport").await;
    let body = json!({ "customerId": id, "webhookURL": url });
    data(&partner.post("/customer/kyc/init", &body).await);
    let path = partner.slot(&id, "PASSPORT").await;
    data(&partner.upload(&path, "file", &jpg("")).await);
    let (headers, body) = receive(&listener).await;
    assert_eq!(body, partner.sim.webhooks(Some(LEGACY))[0].body);
    assert_eq!(headers["content-type"], "application/json");
    assert!(headers.keys().all(|name| !name.contains("sign")), "unsigned: {headers:?}");
}

#[tokio::test]
async fn akepa_announces_only_what_no_answer_told() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("WaitReview").await;
    partner.attach_license(&id, &application).await;
    assert_eq!(statuses(&partner.hooks()), Vec::<&str>::new(), "both were direct answers");
    partner.outcome(&id, "approved");
    partner.settle();
    let hooks = partner.hooks();
    let expected = json!({
        "applicationId": application,
        "aggregatorId": "evolve",
        "customerId": id,
        "reference": "run1",
        "status": "completed",
        "outcome": "Approved",
        "entityApplications": [{
            "entityId": id, "isCustomer": true, "status": "completed", "outcome": "approved",
        }],
    });
    assert_eq!(hooks.len(), 1);
    assert_eq!((&hooks[0]["code"], &hooks[0]["data"]), (&json!("0"), &expected));
    assert_eq!(hooks[0]["requestId"].as_str().unwrap().len(), 32);
}

#[tokio::test]
async fn akepa_calls_either_spelling_of_the_address_once() {
    let partner = Partner::new(AKEPA).await;
    for spelling in ["webhookUrl", "webhookURL"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook?x=1", listener.local_addr().unwrap());
        let id = partner.create("InstantPending").await;
        let body = json!({ "customerId": id, "reference": "run1", spelling: url });
        data(&partner.post("/akepa/identification", &body).await);
        partner.settle();
        let (headers, body) = receive(&listener).await;
        assert!(body.contains(&id) && body.contains("Approved"), "{body}");
        assert!(headers.keys().all(|name| !name.contains("sign")), "unsigned: {headers:?}");
    }
    assert_eq!(partner.hooks().len(), 2);
}

#[tokio::test]
async fn a_demand_that_changes_nothing_is_not_announced() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    partner.outcome(&id, "documents_needed");
    partner.settle();
    assert!(partner.hooks().is_empty());
    let partner = Partner::new(AKEPA).await;
    let (id, _) = partner.identified("Person").await;
    partner.outcome(&id, "documents_needed");
    partner.settle();
    assert!(partner.hooks().is_empty());
}
