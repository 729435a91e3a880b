//! Customers that are made, and lists of them.

use dossier_domain::{Kind, Reconciled};
use dossier_providers::{CreateFill, Doubtful, Error, Garbled};
use serde_json::{Value, json};

use crate::fake::*;

/// A page of a list of `count` customers, the last of whom is ours.
fn page(seen: &Seen, count: usize) -> Reply {
    let query = seen.path.split_once('?').unwrap().1;
    let page: usize =
        query.split('&').find_map(|it| it.strip_prefix("page=")).unwrap().parse().unwrap();
    assert!(query.contains("per_page=50"), "{query}");
    let customers = ((page - 1) * 50..(page * 50).min(count)).map(|at| {
        let ours = at + 1 == count;
        let person = if ours { json!(case_id().to_string().to_uppercase()) } else { Value::Null };
        let id = if ours { CUSTOMER.to_owned() } else { format!("other-{at}") };
        json!({"customer_id": id, "brand_person_id": person})
    });
    json_reply(200, customers.collect())
}

#[tokio::test]
async fn a_create_body_is_the_customer_tied_to_its_case() {
    let fake = Fake::start(|_, _| json_reply(201, customer())).await;
    let client = fake.client();
    let fill = CreateFill { case_id: case_id(), consented_at: now() };
    let typed = json!({"customer": {"first_name": "Testa", "ssn": "400000001"},
        "kyc": {"ip": "203.0.113.7"}});
    let body = client.prepare_create(typed, &fill).await.unwrap();
    assert_eq!(
        body,
        json!({"first_name": "Testa", "ssn": "400-00-0001",
            "brand_person_id": case_id().to_string()})
    );
    assert!(fake.all().is_empty());
    for wrong in [json!({}), json!([]), json!({"customer": "x"})] {
        let error = client.prepare_create(wrong, &fill).await.unwrap_err();
        let Error::Input(problems) = error else { panic!("{error}") };
        assert_eq!(problems[0].path, "customer");
    }
    let delivered = client.deliver(&create(&body)).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    assert!(!delivered.receipt.reconciled);
    assert_eq!(delivered.receipt.at, now());
    let calls = fake.calls();
    assert_eq!(calls.len(), 1);
    assert!(calls[0].is("POST", "/api/v0.1/customers/"));
    assert_eq!(calls[0].json(), body);
    assert_eq!(calls[0].header("idempotency-key"), Some(KEY));
    assert_eq!(calls[0].header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_lost_create_is_found_by_the_cases_id_to_the_end_of_the_list() {
    for count in [1, 50, 51, 120] {
        let fake = Fake::start(move |seen, _| page(seen, count)).await;
        let found = fake.client().reconcile(&doubtful(Kind::Create)).await;
        let Ok(Reconciled::Accepted(receipt)) = found else { panic!("{found:?}") };
        assert_eq!(receipt.reference.as_deref(), Some(CUSTOMER));
        assert!(receipt.reconciled);
        assert!(fake.calls().iter().all(|call| call.method == "GET"), "reconciling only reads");
    }
    for end in [json_reply as fn(u16, Value) -> Reply, |_, _| no(404, "", "no such page")] {
        let fake = Fake::start(move |seen, _| {
            if seen.path.contains("?page=1&") {
                json_reply(200, json!([{"customer_id": "other", "brand_person_id": "x"}]))
            } else {
                end(200, json!([]))
            }
        })
        .await;
        let found = fake.client().reconcile(&doubtful(Kind::Create)).await;
        assert_eq!(found, Ok(Reconciled::NotArrived));
    }
}

#[tokio::test]
async fn a_list_that_does_not_end_is_a_persons_to_look_at() {
    let same = Fake::start(|_, _| json_reply(200, json!([{"customer_id": "other"}]))).await;
    let found = same.client().reconcile(&doubtful(Kind::Create)).await;
    assert_eq!(found, Ok(Reconciled::Unknown("create_list_too_long")));
    let broken = Fake::start(|_, _| json_reply(200, json!({"customers": []}))).await;
    let error = broken.client().reconcile(&doubtful(Kind::Create)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::Shape), "no list is no proof of absence");
    let elsewhere = Fake::start(|_, _| reply(404, "{}")).await;
    let error = elsewhere.client().reconcile(&doubtful(Kind::Create)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi));
    let unsent = Doubtful { key_sent_at: None, ..doubtful(Kind::Create) };
    assert_eq!(broken.client().reconcile(&unsent).await, Ok(Reconciled::NotArrived));
}

#[tokio::test]
async fn a_create_that_was_seen_before_is_looked_for() {
    let seen_before = |seen: &Seen, count: usize| match seen.method.as_str() {
        "POST" => no(400, "idempotency_key_exists", "Key exists"),
        _ if seen.path.contains("webhooks") => state(seen, "none"),
        _ => page(seen, count),
    };
    let body = json!({"first_name": "Testa"});
    let there = Fake::start(move |seen, _| seen_before(seen, 1)).await;
    let delivered = there.client().deliver(&create(&body)).await.unwrap();
    assert!(delivered.receipt.reconciled);
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    let absent = Fake::start(move |seen, _| seen_before(seen, 0)).await;
    let error = absent.client().deliver(&create(&body)).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "Key exists (idempotency_key_exists)");
    let unread = Fake::start(|seen, _| match seen.method.as_str() {
        "POST" => no(409, "resource_conflict", "conflict"),
        _ if seen.path.contains("webhooks") => state(seen, "none"),
        _ => reply(503, ""),
    })
    .await;
    assert!(unread.client().deliver(&create(&body)).await.unwrap_err().doubtful());
}

#[tokio::test]
async fn the_list_goes_page_by_page_without_statuses() {
    let fake = Fake::start(|seen, _| page(seen, 60)).await;
    let client = fake.client();
    let first = client.list(None).await.unwrap().unwrap();
    assert_eq!((first.applications.len(), first.next.as_deref()), (50, Some("2")));
    let second = client.list(first.next.as_deref()).await.unwrap().unwrap();
    assert_eq!((second.applications.len(), second.next), (10, None));
    assert_eq!(second.applications[9].external_id, CUSTOMER);
    assert_eq!(second.applications[9].provider_status, None);
}
