//! The deprecated contract: add-attributes.

use serde_json::{Value, json};

use super::partner::{LEGACY, Partner, data, jpg, problems, refusal};

const PATH: &str = "/customer/kyc/add-attributes";

fn attributes(id: &str) -> Value {
    json!({
        "customerId": id,
        "additionalAttributes": { "cardAttributes": {
            "productID": "p1",
            "nameOnCard": "SAMPLE PERSON",
            "designId": "d1",
            "addressType": "PRIMARY",
            "issueType": "RE-ISSUE",
            "additionalData": { "free": "form" },
        } },
    })
}

#[tokio::test]
async fn attributes_satisfy_what_was_asked_for() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("AskData").await;
    let answer = data(&partner.post(PATH, &attributes(&id)).await);
    assert_eq!(answer["kyc"]["attributeCodes"], json!([]));
    assert_eq!(answer["kyc"]["status"], "PENDING", "nothing else was asked for");
    assert_eq!(partner.effect(&id, "correct"), 1);
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "APPROVED");
}

#[tokio::test]
async fn documents_and_attributes_are_waited_for_both() {
    let partner = Partner::set(LEGACY, json!({ "documents": ["PASSPORT"] })).await;
    for attributes_first in [true, false] {
        let (id, _) = partner.begun("Person").await;
        partner.outcome(&id, "data_needed");
        partner.settle();
        partner.outcome(&id, "documents_needed");
        partner.settle();
        let kyc = partner.kyc(&id).await;
        assert_eq!(kyc["kyc"]["attributeCodes"], json!(["cardAttributes"]));
        let upload = async || {
            let path = partner.slot(&id, "PASSPORT").await;
            data(&partner.upload(&path, "file", &jpg("")).await)
        };
        let add = async || data(&partner.post(PATH, &attributes(&id)).await);
        let (first, second) = if attributes_first {
            (add().await, upload().await)
        } else {
            (upload().await, add().await)
        };
        assert_eq!(first["kyc"]["status"], "WAITING_DATA");
        assert_eq!(second["kyc"]["status"], "PENDING");
    }
}

#[tokio::test]
async fn attributes_have_a_shape() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("AskData").await;
    let card = "/additionalAttributes/cardAttributes";
    for (pointer, value, expected) in [
        ("/customerId", Value::Null, "/customerId type".to_owned()),
        (
            "/additionalAttributes",
            json!({}),
            "/additionalAttributes required cardAttributes".into(),
        ),
        ("/additionalAttributes", json!(1), "/additionalAttributes type".into()),
        (card, json!({}), format!("{card} minProperties")),
        (card, json!({ "addressType": "HOME" }), format!("{card}/addressType enum")),
        (card, json!({ "issueType": "OLD" }), format!("{card}/issueType enum")),
        (card, json!({ "nameOnCard": 1 }), format!("{card}/nameOnCard type")),
    ] {
        let mut body = attributes(&id);
        *body.pointer_mut(pointer).unwrap() = value;
        assert_eq!(problems(&partner.post(PATH, &body).await), [expected], "{pointer}");
    }
    assert_eq!(partner.effect(&id, "correct"), 0);
    assert_eq!(partner.kyc_status(&id).await, "WAITING_DATA");
}

#[tokio::test]
async fn every_listed_word_is_taken() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    for (field, words) in [
        ("addressType", vec!["PRIMARY", "SECONDARY"]),
        ("issueType", vec!["NEW", "REGISTRATION", "RE-ISSUE", "EXPIRED", "DAMAGED"]),
    ] {
        for word in words {
            let card = json!({ "cardAttributes": { field: word } });
            let body = json!({ "customerId": id, "additionalAttributes": card });
            data(&partner.post(PATH, &body).await);
        }
    }
}

#[tokio::test]
async fn there_must_be_an_open_process() {
    let partner = Partner::new(LEGACY).await;
    refusal(&partner.post(PATH, &attributes("csta-0")).await, 400, "customerNotFound");
    let id = partner.create("Person").await;
    let context = refusal(&partner.post(PATH, &attributes(&id)).await, 400, "kycNotFound");
    assert_eq!(context, json!({ "customerId": id }));
    let (id, _) = partner.begun("InstantApproved").await;
    refusal(&partner.post(PATH, &attributes(&id)).await, 400, "kycCompleted");
}
