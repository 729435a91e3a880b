use dossier_domain::{ErrorCode, Kind};
use dossier_providers::{Body, Delivery, Error, Garbled, Refused, Sent, Target};
use serde_json::{Value, json};

use crate::{
    common::{json_reply, reply},
    fake::*,
};

async fn refused(status: u16, code: &'static str, context: Value) -> Refused {
    let fake = start(move |_, _| no(status, code, context.clone())).await;
    let body = json!({"customer": {"lastName": "Samplemoriba", "email": "testa@example.com"}});
    let create = Delivery { body: Body::Json(&body), ..delivery(Kind::Create) };
    let error = legacy(&fake).deliver(&create).await.unwrap_err();
    assert!(!error.doubtful(), "a refusal leaves no doubt");
    assert_eq!(error.code(), ErrorCode::ProviderRefused);
    let Error::Refused(refused) = error else { panic!("{error}") };
    refused
}

#[tokio::test]
async fn errors_of_the_validator_become_fields_with_paths() {
    let list = json!([
        {"instancePath": "", "schemaPath": "#/required", "keyword": "required",
         "params": {"missingProperty": "customerId"},
         "message": "must have required property 'customerId'"},
        {"instancePath": "/customer/addresses/0", "schemaPath": "#/x", "keyword": "required",
         "params": {"missingProperty": "city"}, "message": "must have required property 'city'"},
        {"instancePath": "", "schemaPath": "#/y", "keyword": "additionalProperties",
         "params": {"additionalProperty": "nickname"},
         "message": "must NOT have additional properties"},
        {"instancePath": "/customer/gender", "schemaPath": "#/z", "keyword": "enum",
         "params": {"allowedValues": ["M", "F"]},
         "message": "must be equal to one of the allowed values"},
        {"instancePath": "/a~1b/c~0d", "keyword": "type", "params": {}, "message": "must be string"},
    ]);
    let refused = refused(400, "requestValidateError", list).await;
    let fields: Vec<(&str, &str)> =
        refused.fields.iter().map(|it| (it.path.as_str(), it.words.as_str())).collect();
    assert_eq!(
        fields,
        [
            ("customerId", "must have required property 'customerId'"),
            ("customer.addresses.0.city", "must have required property 'city'"),
            ("nickname", "must NOT have additional properties"),
            ("customer.gender", "must be equal to one of the allowed values (M, F)"),
            ("a/b.c~d", "must be string"),
        ]
    );
    assert!(refused.words.starts_with("requestValidateError: customerId: must have"));
}

#[tokio::test]
async fn one_error_alone_and_older_spellings_are_read_too() {
    let alone = json!({"instancePath": "/customer/email", "keyword": "format", "params": {},
        "message": "must match format"});
    assert_eq!(refused(400, "requestValidateError", alone).await.fields[0].path, "customer.email");
    let old = json!([{"dataPath": ".customer.phones[0]['number']", "keyword": "type",
        "params": {}}]);
    let refusal = refused(400, "requestValidateError", old).await;
    assert_eq!(refusal.fields[0].path, "customer.phones.0.number");
    assert_eq!(refusal.fields[0].words, "type", "the keyword, where there is no sentence");
}

#[tokio::test]
async fn codes_about_one_thing_keep_it() {
    for (status, code, context, words) in [
        (
            400,
            "referenceExists",
            json!({"reference": "r2", "entityId": "csta_9"}),
            "referenceExists (entityId: csta_9, reference: r2)",
        ),
        (
            400,
            "documentNotFound",
            json!({"documentId": "doc_1"}),
            "documentNotFound (documentId: doc_1)",
        ),
        (400, "fileNotFound", Value::Null, "fileNotFound"),
        (400, "statusApplicationEntity", Value::Null, "statusApplicationEntity"),
        (400, "extAkepa", json!([]), "extAkepa"),
        (409, "odd", json!({"deep": {"er": 1}}), "odd"),
    ] {
        let refusal = refused(status, code, context).await;
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(sorted(&refusal.words), sorted(words), "{}", refusal.words);
        assert_eq!((refusal.status, refusal.fields.len()), (status, 0));
    }
}

#[tokio::test]
async fn values_of_the_request_are_cut_out() {
    let context = json!([{"instancePath": "/customer/lastName", "keyword": "pattern", "params": {},
        "message": "Samplemoriba <testa@example.com> must match"}]);
    let refusal = refused(400, "requestValidateError", context).await;
    let printed = format!("{refusal:?}");
    for secret in ["Samplemoriba", "testa@example.com", PASSWORD, "token-1"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert!(printed.contains("must match"), "the provider's own words stay");
}

#[tokio::test]
async fn other_shapes_keep_their_words() {
    let fake = start(|_, _| json_reply(400, json!({"message": "plain no"}))).await;
    let Error::Refused(refused) = legacy(&fake).deliver(&delivery(Kind::Submit)).await.unwrap_err()
    else {
        panic!("refused")
    };
    assert_eq!(refused.words, "plain no");
    let fake = start(|_, _| json_reply(200, json!({"code": "extAkepa", "context": {}}))).await;
    let error = legacy(&fake).deliver(&delivery(Kind::Submit)).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a 200 with another code is no yes: {error}");
}

#[tokio::test]
async fn answers_that_cannot_be_understood_leave_a_doubt_on_writes_only() {
    for (status, body, expected) in [
        (200, "<html>", Garbled::Html),
        (404, "<html>", Garbled::Html),
        (200, "", Garbled::Empty),
        (200, "{\"code\": ", Garbled::Malformed),
        (200, "{}", Garbled::Shape),
        (200, "[]", Garbled::Shape),
        (200, r#"{"data": {}}"#, Garbled::Shape),
        (200, r#"{"code": "0"}"#, Garbled::Shape),
        (302, "", Garbled::Redirect),
    ] {
        let fake = start(move |_, _| reply(status, body)).await;
        let client = legacy(&fake);
        let read = client.read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(read, Error::Unintelligible { what: expected, sent: Sent::No }, "{body}");
        let write = client.deliver(&delivery(Kind::Submit)).await.unwrap_err();
        assert_eq!(write, Error::Unintelligible { what: expected, sent: Sent::Maybe }, "{body}");
    }
    let down = start(|_, _| reply(503, "")).await;
    assert!(legacy(&down).deliver(&delivery(Kind::Submit)).await.unwrap_err().doubtful());
}
