//! Attaching through V1.

use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Client, V1, V2, changed, check, day};
use super::upload::sha256;
use crate::partner::{DELAY, png};

#[tokio::test]
async fn attach_is_taken_at_once() {
    for provider in [V1, V2] {
        let client = Client::new(provider).await;
        let customer = client.create("v1").await;
        let body = client.body_v1(&customer).await;
        let answer = client.attach_v1(&body).await.expect(200);
        assert_eq!(answer, json!({ "data": { "customer_id": customer.id } }));
        assert_eq!(client.effects(&customer.id, "attach"), 1);
        assert_eq!(client.status(&customer.id).await, "QUEUED");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "REVIEWING");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED");
    }
}

#[tokio::test]
async fn everything_is_required() {
    let client = Client::new(V1).await;
    let customer = client.create("v1").await;
    let body = client.body_v1(&customer).await;
    for path in [
        "customer_id",
        "proof_of_identity",
        "proof_of_identity.type",
        "proof_of_identity.number",
        "proof_of_identity.country",
        "proof_of_identity.issue_date",
        "proof_of_identity.expiry_date",
        "proof_of_identity.files",
        "proof_of_identity.files.0.uri",
        "proof_of_address",
        "proof_of_address.type",
        "proof_of_address.country",
        "proof_of_address.files",
        "proof_of_address.files.0.uri",
        "tos_policies_value",
    ] {
        let answer = client.attach_v1(&changed(body.clone(), &[(path, Value::Null)])).await;
        check(&answer, path, path);
    }
    assert_eq!(client.effects(&customer.id, "attach"), 0);
    assert_eq!(client.status(&customer.id).await, "INCOMPLETE");
}

#[tokio::test]
async fn rules_hold() {
    let client = Client::new(V1).await;
    let customer = client.create("v1").await;
    let other = client.create("v1").await;
    let foreign = client.picture(&other.id, "foreign").await;
    let body = client.body_v1(&customer).await;
    for (path, value) in [
        ("customer_id", json!("7")),
        ("customer_id", json!(Uuid::new_v4())),
        ("proof_of_identity", json!([])),
        ("proof_of_identity.type", json!("RESIDENCE_PERMIT")),
        ("proof_of_identity.type", json!("SELFIE")),
        ("proof_of_identity.country", json!("US")),
        ("proof_of_identity.issue_date", json!("01/02/2020")),
        ("proof_of_identity.expiry_date", json!("never")),
        ("proof_of_identity.files", json!([])),
        ("proof_of_identity.files.0.side", json!("front")),
        ("proof_of_identity.files.0.uri", json!("/unknown.png")),
        ("proof_of_identity.files.0.uri", json!(foreign)),
        ("proof_of_address.type", json!("SELFIE")),
        ("proof_of_address.files.0.uri", json!("/unknown.png")),
        ("tos_policies_value", json!(other.terms)),
    ] {
        let answer = client.attach_v1(&changed(body.clone(), &[(path, value.clone())])).await;
        check(&answer, path, &format!("{path} = {value}"));
    }
}

#[tokio::test]
async fn sides_depend_on_the_type() {
    let client = Client::new(V1).await;
    let (front, back) = (json!({ "side": "FRONT" }), json!({ "side": "BACK" }));
    let bare = json!({});
    for (kind, files, fits) in [
        ("PASSPORT", vec![&bare], true),
        ("PASSPORT", vec![&front], true),
        ("PASSPORT", vec![&front, &back], false),
        ("NATIONAL_ID", vec![&front, &back], true),
        ("NATIONAL_ID", vec![&back, &front], true),
        ("NATIONAL_ID", vec![&front], false),
        ("DRIVERS_LICENSE", vec![&front, &back], true),
        ("DRIVERS_LICENSE", vec![&front, &front], false),
        ("DRIVERS_LICENSE", vec![&front, &bare], false),
    ] {
        let customer = client.create("v1").await;
        let mut list = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let mut file = (*file).clone();
            file["uri"] = json!(client.picture(&customer.id, &at.to_string()).await);
            list.push(file);
        }
        let body = client.body_v1(&customer).await;
        let changes =
            [("proof_of_identity.type", json!(kind)), ("proof_of_identity.files", json!(list))];
        let answer = client.attach_v1(&changed(body, &changes)).await;
        let wrong = if fits { "" } else { "proof_of_identity.files" };
        check(&answer, wrong, &format!("{kind} {files:?}"));
    }
}

#[tokio::test]
async fn eight_types_prove_an_address_and_fill_their_slots() {
    let client = Client::new(V1).await;
    for (kind, slot) in [
        ("UTILITY_BILL", "UTILITY_BILL"),
        ("BANK_STATEMENT", "BANK_STATEMENT"),
        ("GOVERNMENT_LETTER", "GOVERNMENT_LETTER"),
        ("COMPANY_DOC", "COMPANY_DOC"),
        ("RESIDENCE_PERMIT", "ADDRESS/RESIDENCE_PERMIT"),
        ("PASSPORT", "ADDRESS/PASSPORT"),
        ("NATIONAL_ID", "ADDRESS/NATIONAL_ID"),
        ("DRIVERS_LICENSE", "ADDRESS/DRIVERS_LICENSE"),
    ] {
        let customer = client.create("v1").await;
        let body = client.body_v1(&customer).await;
        let body = changed(body, &[("proof_of_address.type", json!(kind))]);
        client.attach_v1(&body).await.expect(200);
        let bill = client.sim.file(&sha256(&png("bill"))).unwrap();
        assert_eq!((bill.slot.as_str(), &bill.external_id), (slot, &customer.id));
        assert_eq!(client.sim.file(&sha256(&png("passport"))).unwrap().slot, "PASSPORT");
    }
}

#[tokio::test]
async fn what_is_stated_for_v2_alone_is_not_asked_here() {
    let client = Client::new(V1).await;
    let customer = client.create("v1").await;
    let body = client.body_v1(&customer).await;
    let uri = body["proof_of_identity"]["files"][0]["uri"].clone();
    let body = changed(
        body,
        &[
            ("proof_of_identity.expiry_date", json!(day(-1))),
            ("proof_of_address.country", json!("DEU")),
            ("proof_of_address.files.0.uri", uri),
        ],
    );
    client.attach_v1(&body).await.expect(200);
}

#[tokio::test]
async fn a_wrong_status_is_a_matter_of_the_customer() {
    let client = Client::new(V1).await;
    let customer = client.attached("v1").await;
    for status in ["QUEUED", "REVIEWING", "APPROVED"] {
        assert_eq!(client.status(&customer.id).await, status);
        let body = client.body_v1(&customer).await;
        check(&client.attach_v1(&body).await, "customer_id", status);
        client.sim.advance(DELAY);
    }
    let newer = client.create("v2").await;
    let body = client.body_v1(&newer).await;
    check(&client.attach_v1(&body).await, "customer_id", "a V2 customer");
    assert_eq!(client.effects(&customer.id, "attach"), 1);
}

#[tokio::test]
async fn documents_are_replaced_while_they_are_wanted() {
    let client = Client::new(V1).await;
    let customer = client.decided("v1", "documents_needed").await;
    assert_eq!(client.status(&customer.id).await, "REINITIATE");
    client.attach("v1", &customer).await;
    client.sim.advance(2 * DELAY);
    assert_eq!(client.status(&customer.id).await, "APPROVED");
    assert_eq!(client.effects(&customer.id, "attach"), 2);
}
