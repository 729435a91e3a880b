//! Requests for information and their answers.

use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Client, V1, V2, changed, check, day};
use super::upload::sha256;
use crate::partner::{DELAY, png};

/// Every section.
fn all() -> Value {
    json!({ "information": ["proof_of_identity", "proof_of_address", "tos_policies_value"] })
}

/// The requests of a customer.
async fn asked(client: &Client, customer: &str) -> Vec<Value> {
    let details = client.details(customer).await;
    details["request_for_information"].as_array().expect("a list").clone()
}

/// Name, type and status of the fields of a section.
fn fields(section: &Value) -> Vec<(&str, &str, &str)> {
    let list = section["categories"][0]["fields"].as_array().expect("fields");
    list.iter()
        .map(|field| {
            assert!(field["options"].is_array(), "{field}");
            assert!(field["reason"].is_null() || field["reason"].is_string(), "{field}");
            let text = |key: &str| field[key].as_str().expect("a text");
            (text("field_name"), text("data_type"), text("status"))
        })
        .collect()
}

#[tokio::test]
async fn requests_have_their_shape() {
    for (provider, version, kind) in [(V1, "v1", "PASSPORT"), (V2, "v2", "DRIVERS_LICENSE")] {
        let client = Client::new(provider).await;
        client.set(all());
        let customer = client.decided(version, "information_requested").await;
        assert_eq!(client.status(&customer.id).await, "ON_HOLD");
        let asked = asked(&client, &customer.id).await;
        let [identity, address, terms] = asked.as_slice() else { panic!("{asked:?}") };
        for (section, word, document) in [
            (identity, "proof_of_identity", kind),
            (address, "proof_of_address", "UTILITY_BILL"),
            (terms, "tos_policies_value", "TOS"),
        ] {
            assert_eq!(section["scope"], "CUSTOMER");
            assert_eq!(section["section"], word);
            assert_eq!(section["categories"][0]["document_type"], document);
        }
        let found = fields(identity);
        assert!(found.contains(&("expiry_date", "DATE", "EXPIRED")));
        assert!(found.contains(&("files", "URI", "INVALID")));
        assert!(found.contains(&("number", "TEXT", "INVALID")));
        let sides: Vec<_> = identity["categories"][0]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|field| field["field_name"] == "files")
            .map(|field| field["side"].clone())
            .collect();
        let expected = if version == "v1" { json!([null]) } else { json!(["FRONT", "BACK"]) };
        assert_eq!(json!(sides), expected);
        assert_eq!(fields(address), [("type", "ENUM", "INVALID"), ("files", "URI", "MISSING")]);
        let options = address["categories"][0]["fields"][0]["options"].as_array().unwrap().len();
        assert_eq!(options, if version == "v1" { 8 } else { 3 });
        assert_eq!(fields(terms), [("tos_policies_value", "TEXT", "MISSING")]);
    }
}

#[tokio::test]
async fn a_hold_may_ask_for_nothing() {
    let client = Client::new(V2).await;
    client.set(json!({ "information": [] }));
    let customer = client.decided("v2", "information_requested").await;
    assert_eq!(client.status(&customer.id).await, "ON_HOLD");
    assert!(asked(&client, &customer.id).await.is_empty());
    let answer = client.patch(&customer.id, &json!({ "proof_of_address": {} })).await;
    assert_eq!(answer.status, 400, "nothing was requested here");
    client.outcome(&customer.id, "approved");
    client.sim.advance(DELAY);
    assert_eq!(client.status(&customer.id).await, "APPROVED", "answered elsewhere");
}

#[tokio::test]
async fn an_answer_leads_back_to_the_review() {
    for (provider, version) in [(V1, "v1"), (V2, "v2")] {
        let client = Client::new(provider).await;
        let customer = client.decided(version, "information_requested").await;
        let uri = client.picture(&customer.id, "answer").await;
        let body = json!({ "proof_of_address": {
            "type": "BANK_STATEMENT", "country": "USA", "files": [{ "uri": uri }],
        } });
        let answer = client.patch(&customer.id, &body).await.expect(200);
        assert_eq!(answer, json!({ "data": { "customer_id": customer.id } }));
        assert_eq!(client.effects(&customer.id, "answer"), 1);
        assert_eq!(client.status(&customer.id).await, "REVIEWING");
        assert!(asked(&client, &customer.id).await.is_empty());
        let file = client.sim.file(&sha256(&png("answer"))).unwrap();
        assert_eq!(file.slot, "BANK_STATEMENT");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED");
        client.patch(&customer.id, &body).await.expect(400);
        assert_eq!(client.effects(&customer.id, "answer"), 1);
    }
}

#[tokio::test]
async fn sections_may_be_answered_one_by_one() {
    let client = Client::new(V2).await;
    client.set(all());
    let customer = client.decided("v2", "information_requested").await;
    let terms = json!({ "tos_policies_value": customer.terms });
    client.patch(&customer.id, &terms).await.expect(200);
    assert_eq!(asked(&client, &customer.id).await.len(), 2);
    assert_eq!(client.status(&customer.id).await, "ON_HOLD", "two are left");
    let answer = client.patch(&customer.id, &terms).await.expect(400);
    assert!(answer["data"]["tos_policies_value"].is_string(), "no longer requested: {answer}");
    let front = client.picture(&customer.id, "new front").await;
    let back = client.picture(&customer.id, "new back").await;
    let bill = client.picture(&customer.id, "new bill").await;
    let rest = json!({
        "proof_of_identity": {
            "number": "D1111111",
            "expiry_date": day(700),
            "files": [{ "uri": front, "side": "FRONT" }, { "uri": back, "side": "BACK" }],
        },
        "proof_of_address": { "type": "UTILITY_BILL", "files": [{ "uri": bill }] },
    });
    client.patch(&customer.id, &rest).await.expect(200);
    assert_eq!(client.status(&customer.id).await, "REVIEWING");
    assert_eq!(client.effects(&customer.id, "answer"), 2);
    let file = client.sim.file(&sha256(&png("new back"))).unwrap();
    assert_eq!(file.slot, "DRIVERS_LICENSE/BACK", "of the type that was asked for");
}

#[tokio::test]
async fn unrequested_parts_are_refused() {
    let client = Client::new(V2).await;
    let customer = client.decided("v2", "information_requested").await;
    let uri = client.picture(&customer.id, "answer").await;
    let good = json!({ "type": "UTILITY_BILL", "files": [{ "uri": uri }] });
    for part in ["proof_of_identity", "tos_policies_value", "identifying_documents", "other"] {
        let body = json!({ "proof_of_address": good, part: {} });
        let answer = client.patch(&customer.id, &body).await.expect(400);
        assert_eq!(answer["status"], 400);
        assert!(answer["message"].is_string());
        let named: Vec<_> = answer["data"].as_object().unwrap().keys().collect();
        assert_eq!(named, [part]);
    }
    assert_eq!(client.effects(&customer.id, "answer"), 0, "nothing of them was taken");
    assert_eq!(asked(&client, &customer.id).await.len(), 1);
}

#[tokio::test]
async fn answers_are_checked() {
    let client = Client::new(V2).await;
    client.set(all());
    let customer = client.decided("v2", "information_requested").await;
    let other = client.create("v2").await;
    let foreign = client.picture(&other.id, "foreign").await;
    let front = client.picture(&customer.id, "new front").await;
    let back = client.picture(&customer.id, "new back").await;
    let body = json!({
        "proof_of_identity": {
            "number": "D1111111",
            "expiry_date": day(700),
            "files": [{ "uri": front, "side": "FRONT" }, { "uri": back, "side": "BACK" }],
        },
    });
    for (path, value) in [
        ("proof_of_identity", json!("text")),
        ("proof_of_identity.number", Value::Null),
        ("proof_of_identity.expiry_date", Value::Null),
        ("proof_of_identity.expiry_date", json!(day(0))),
        ("proof_of_identity.issue_date", json!("soon")),
        ("proof_of_identity.type", json!("SELFIE")),
        ("proof_of_identity.country", json!("US")),
        ("proof_of_identity.files", Value::Null),
        ("proof_of_identity.files.1.uri", json!("/unknown.png")),
        ("proof_of_identity.files.1.uri", json!(foreign)),
    ] {
        let wrong = changed(body.clone(), &[(path, value.clone())]);
        check(&client.patch(&customer.id, &wrong).await, path, &format!("{path} = {value}"));
    }
    let one_side = changed(body, &[("proof_of_identity.files.1.side", json!("FRONT"))]);
    let answer = client.patch(&customer.id, &one_side).await;
    check(&answer, "proof_of_identity.files", "the back is missing");
    let terms = json!({ "tos_policies_value": other.terms });
    check(&client.patch(&customer.id, &terms).await, "tos_policies_value", "of another customer");
    check(&client.patch(&customer.id, &json!({})).await, "body", "nothing");
    client.patch(&Uuid::new_v4().to_string(), &terms).await.expect(404);
    assert_eq!(client.effects(&customer.id, "answer"), 0);
}

#[tokio::test]
async fn information_may_be_asked_for_after_approval() {
    for (provider, version) in [(V1, "v1"), (V2, "v2")] {
        let client = Client::new(provider).await;
        let customer = client.decided(version, "approved").await;
        client.outcome(&customer.id, "information_requested");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED", "unchanged");
        assert_eq!(asked(&client, &customer.id).await.len(), 1);
        let uri = client.picture(&customer.id, "answer").await;
        let part = json!({ "type": "UTILITY_BILL", "files": [{ "uri": uri }] });
        client.patch(&customer.id, &json!({ "proof_of_address": part })).await.expect(200);
        assert!(asked(&client, &customer.id).await.is_empty());
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED");
    }
}

#[tokio::test]
async fn documents_needed_can_be_answered_as_well() {
    for (provider, version) in [(V1, "v1"), (V2, "v2")] {
        let client = Client::new(provider).await;
        let customer = client.decided(version, "documents_needed").await;
        let asked = asked(&client, &customer.id).await;
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0]["section"], "proof_of_identity");
        let front = client.picture(&customer.id, "new front").await;
        let back = client.picture(&customer.id, "new back").await;
        let part = json!({
            "type": "NATIONAL_ID",
            "expiry_date": day(700),
            "files": [{ "uri": front, "side": "FRONT" }, { "uri": back, "side": "BACK" }],
        });
        client.patch(&customer.id, &json!({ "proof_of_identity": part })).await.expect(200);
        assert_eq!(client.status(&customer.id).await, "REVIEWING");
        let file = client.sim.file(&sha256(&png("new front"))).unwrap();
        assert_eq!(file.slot, "NATIONAL_ID/FRONT");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED");
    }
}
