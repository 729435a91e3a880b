//! Servers that refuse, and servers that answer anything but the contract.

use dossier_domain::{ErrorCode, Provider, SlotName};
use dossier_providers::{Error, Garbled, Reason, Target, check_credentials};
use serde_json::{Value, json};

use crate::fake::*;

const V2: Provider = Provider::FincomV2;

fn garbled(error: &Error) -> Option<Garbled> {
    match error {
        Error::Unintelligible { what, .. } => Some(*what),
        _ => None,
    }
}

#[tokio::test]
async fn answers_that_cannot_be_understood_are_typed_and_leave_a_doubt_on_writes() {
    let cases: Vec<(&str, u16, Vec<u8>, Garbled)> = vec![
        ("text/html", 200, b"<!DOCTYPE html><p>Sign in</p>".to_vec(), Garbled::Html),
        ("text/html", 404, b"<p>no such page</p>".to_vec(), Garbled::Html),
        ("application/json", 200, Vec::new(), Garbled::Empty),
        ("application/json", 200, b"{\"data\": ".to_vec(), Garbled::Malformed),
        ("application/json", 200, b"{}".to_vec(), Garbled::Shape),
        ("application/json", 200, b"[]".to_vec(), Garbled::Shape),
        ("application/json", 200, b"{\"data\": null}".to_vec(), Garbled::Shape),
        ("application/json", 200, b"{\"data\": []}".to_vec(), Garbled::Shape),
        ("application/json", 200, b"{\"data\": {\"customer_id\": 7}}".to_vec(), Garbled::Shape),
    ];
    let (body, slot, kept, files) = (json!({}), SlotName::new("SELFIE"), memory("v2"), papers());
    for (media, status, answer, expected) in cases {
        let fake =
            Fake::start(move |_, _| reply(status, answer.clone()).with("content-type", media))
                .await;
        let client = fake.client(V2);
        let read = client.read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(garbled(&read), Some(expected), "{read}");
        assert!(!read.doubtful(), "a read changes nothing");
        for write in [create(&body), submit(Some(&kept), &files), upload(&slot, b"x")] {
            let error = client.deliver(&write).await.unwrap_err();
            assert_eq!(garbled(&error), Some(expected), "{:?}", write.kind);
            assert!(error.doubtful(), "{:?} may have been processed", write.kind);
        }
    }
}

#[tokio::test]
async fn refusals_keep_the_providers_words_by_field_and_lose_the_values() {
    let body = json!({"basic_info": {"first_name": "Sampletta", "email": "Sample@example.com",
        "tin": "400-00-0001"}});
    let forms = [
        json!({"basic_info.email": ["Sample@example.com must be lowercase"],
            "basic_info.tin": ["400000001 is not a number of Sampletta"]}),
        json!([{"basic_info.email": "Sample@example.com must be lowercase"},
            {"basic_info.tin": "400000001 is not a number of Sampletta"}]),
    ];
    for errors in forms {
        for provider in BOTH {
            let answer = json!({"message": "Validation failed", "errors": errors});
            let fake = Fake::start(move |_, _| json_reply(422, answer.clone())).await;
            let error = fake.client(provider).deliver(&create(&body)).await.unwrap_err();
            assert!(!error.doubtful());
            let Error::Refused(refused) = error else { panic!("{error}") };
            let fields: Vec<_> = refused
                .fields
                .iter()
                .map(|field| (field.path.as_str(), field.words.as_str()))
                .collect();
            assert_eq!(
                fields,
                [
                    ("basic_info.email", "[...] must be lowercase"),
                    ("basic_info.tin", "[...] is not a number of [...]")
                ]
            );
        }
    }
}

#[tokio::test]
async fn every_documented_no_is_a_refusal() {
    let kept = memory("v2");
    let files = papers();
    let cases: [(u16, Value, &str); 6] = [
        (
            400,
            json!({"status": 400, "message": "Malformed request body"}),
            "Malformed request body",
        ),
        (403, json!({"error": {"code": "forbidden", "message": "not eligible"}}), "not eligible"),
        (409, json!({"error": {"code": "conflict", "message": "in progress"}}), "in progress"),
        (422, json!({"message": "Validation failed"}), "Validation failed"),
        (
            423,
            json!({"message": "RELIANCE is not available for your client"}),
            "RELIANCE is not available for your client",
        ),
        (
            400,
            json!({"status": 400, "message": "Validation failed",
            "data": {"proof_of_address": "was not requested"}}),
            "proof_of_address: was not requested",
        ),
    ];
    for (status, answer, words) in cases {
        let fake = Fake::start(move |_, _| json_reply(status, answer.clone())).await;
        let error = fake.client(V2).deliver(&submit(Some(&kept), &files)).await.unwrap_err();
        let refusal = error.refusal(now()).unwrap();
        assert_eq!((refusal.status, refusal.words.as_str()), (status, words));
        assert_eq!(error.code(), ErrorCode::ProviderRefused);
        assert!(!error.doubtful());
    }
}

#[tokio::test]
async fn the_providers_own_trouble_leaves_a_doubt() {
    let fake = Fake::start(|_, _| {
        json_reply(500, json!({"status": 500, "message": "Internal server error"}))
    })
    .await;
    for provider in BOTH {
        let error = fake.client(provider).deliver(&create(&json!({}))).await.unwrap_err();
        assert!(error.doubtful());
        assert!(matches!(error, Error::Unavailable { reason: Reason::Server(500), .. }));
    }
    let fake = Fake::start(|_, _| json_reply(404, json!({"message": "Resource not found"}))).await;
    let error = fake.client(V2).deliver(&create(&json!({}))).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi), "there is no customer yet");
}

#[tokio::test]
async fn a_login_without_a_usable_token_is_no_login() {
    for answer in [
        json!({}),
        json!({"access_token": ""}),
        json!({"access_token": "two words"}),
        json!({"data": {"access_token": "t"}}),
    ] {
        let fake = Fake::bare(move |_, _| json_reply(200, answer.clone())).await;
        let error = fake.client(V2).deliver(&create(&json!({}))).await.unwrap_err();
        assert_eq!(garbled(&error), Some(Garbled::Shape));
        assert!(!error.doubtful(), "the create never left");
    }
    // Odd times are no reason to be locked out.
    let fake = Fake::bare(|seen, _| match seen.is_login() {
        true => json_reply(200, json!({"access_token": "t", "access_token_ttl": "soon"})),
        false => data(customer("APPROVED")),
    })
    .await;
    fake.client(V2).read(Target::new(CUSTOMER)).await.unwrap();
}

#[test]
fn credentials_have_their_shape() {
    let problems = |json: &str| match check_credentials(V2, json) {
        Ok(()) => Vec::new(),
        Err(Error::Input(problems)) => {
            problems.into_iter().map(|problem| (problem.path, problem.code)).collect()
        }
        Err(other) => panic!("{other}"),
    };
    for good in [
        r#"{"client_id": "a", "client_secret": "b"}"#,
        r#"{"client_id": "a", "client_secret": "b", "webhook_secret": "c", "selfie_required": true}"#,
    ] {
        assert_eq!(problems(good), [], "{good}");
    }
    let told = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    assert_eq!(problems("[]"), [told("", "format")]);
    assert_eq!(problems("{}"), [told("client_id", "required"), told("client_secret", "required")]);
    assert_eq!(
        problems(r#"{"client_id": "a", "client_secret": "b", "selfie_required": "yes"}"#),
        [told("selfie_required", "format")]
    );
    assert_eq!(
        check_credentials(Provider::FincomV1, r#"{"client_id":"a","client_secret":"b"}"#),
        Ok(())
    );
}
