//! Whatever JSON a provider answers, no client panics, and a status word that was read is shown as
//! it was written.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod common;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use common::*;
use dossier_domain::{Applicant, Connection, Kind, Provider, SlotName};
use dossier_providers::{
    Body, Client, CreateFill, Delivery, Doubtful, Event, Target, WebhookError, connect, rules,
    verify_webhook,
};
use hmac::{Hmac, KeyInit, Mac};
use proptest::{collection, prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};
use sha2::Sha256;

const PROVIDERS: [Provider; 6] = [
    Provider::Jiko,
    Provider::Atelio,
    Provider::Connectfi,
    Provider::ConnectfiAkepa,
    Provider::FincomV1,
    Provider::FincomV2,
];
/// Names and words that the contracts use, so that answers are half right.
const NAMES: [&str; 32] = [
    "id",
    "status",
    "data",
    "success",
    "code",
    "message",
    "documents",
    "type",
    "items",
    "event",
    "customer_id",
    "customerId",
    "kyc_status",
    "kycStatus",
    "kyc",
    "application",
    "result",
    "documentId",
    "document_id",
    "upload_link",
    "fields",
    "reasons",
    "deadline",
    "next_page",
    "date_of_birth",
    "exception_reasons",
    "required",
    "webhook_subscriptions",
    "url",
    "payload",
    "application_id",
    "version",
];
const WORDS: [&str; 12] = [
    APPLICATION,
    "DOCUMENTS_NEEDED",
    "document required",
    "PENDING",
    "WAITING_DATA",
    "running",
    "pending_step_up",
    "completed",
    "approved",
    "LICENSE/FRONT",
    "2026-11-20T12:00:00Z",
    "7",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        proptest::sample::select(&WORDS[..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        let name = proptest::sample::select(&NAMES[..]).prop_map(str::to_owned);
        prop_oneof![
            1 => collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => collection::hash_map(name, inner, 0..10)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// About the application that is asked for, with a status word, and whatever else.
fn half_right() -> impl Strategy<Value = Value> {
    (any_json(), "[A-Za-z_ ]{0,12}[a-z]").prop_map(|(rest, word)| {
        let mut value = json!({"id": APPLICATION, "status": word, "documents": [],
            "customer_id": APPLICATION, "kyc_status": word});
        for (name, rest) in rest.as_object().into_iter().flatten() {
            value.as_object_mut().unwrap().entry(name).or_insert_with(|| rest.clone());
        }
        value
    })
}

/// A fake that lets every client in and answers all else with one value.
async fn fake(status: u16, answer: Value) -> Fake {
    Fake::bare(move |seen, _| {
        let is_login = ["/login/", "/get-token", "/oauth/"].iter().any(|it| seen.path.contains(it));
        if !is_login {
            return json_reply(status, answer.clone());
        }
        json_reply(
            200,
            json!({
                "token": "t", "expires": "2126-11-20T12:00:00Z",
                "success": true, "data": {"token": "t", "dtsExpireAt": "2126-11-20T12:00:00.000Z"},
                "access_token": "a", "access_token_ttl": "2126-11-20 13:00:00+00",
                "refresh_token": "r", "refresh_token_ttl": "2126-11-21 12:00:00+00",
                "current_time": "2126-11-20 12:00:00+00",
            }),
        )
    })
    .await
}

fn client_of(provider: Provider, fake: &Fake) -> Box<dyn Client> {
    let credentials = json!({
        "username": "desk", "password": "open-sesame", "shared_secret": SECRET, "login": "desk",
        "identity": "desk", "authorization": "open-sesame", "program_id": APPLICATION,
        "client_id": "desk", "client_secret": "open-sesame",
    });
    let fields: &[&str] = match provider {
        Provider::Jiko => &["username", "password", "shared_secret"],
        Provider::Atelio => &["identity", "authorization", "program_id"],
        Provider::Connectfi | Provider::ConnectfiAkepa => &["login", "password"],
        Provider::FincomV1 | Provider::FincomV2 => &["client_id", "client_secret"],
    };
    let own = fields.iter().map(|field| ((*field).to_owned(), credentials[*field].clone()));
    let own = Value::Object(own.collect()).to_string();
    let connection = Connection { provider, ..connection(&fake.base_url) };
    connect(&connection, &own.into(), &quick()).unwrap()
}

/// Every call of a client; its results do not matter, but that they come.
async fn call_all(provider: Provider, client: &dyn Client) -> Option<String> {
    let rules = rules(provider);
    let applicant = rules.template(1);
    let known = Applicant::new(applicant.clone());
    let target = Target::new(APPLICATION);
    let slot = rules.slots().first().cloned().unwrap_or(SlotName::new("OTHER"));
    let fill = CreateFill { case_id: case_id(), consented_at: now() };
    let _ = client.test().await;
    let _ = (client.agreements().await, client.catalogues().await);
    let _ = (client.list(None).await, client.events(None).await);
    let _ = (client.webhooks().await, client.register_webhook("https://example.com/a").await);
    let _ = (client.remove_webhook("w").await, client.prepare_create(applicant, &fill).await);
    for kind in Kind::ALL {
        let body = json!({"customer": {"email": "a@example.com"}});
        let file = upload(&slot, b"\x89PNG\r\n\x1a\n");
        let delivery = Delivery {
            kind,
            repeat: true,
            target: (kind != Kind::Create).then_some(target),
            slot: Some(&slot),
            before: Some("none"),
            body: if kind == Kind::Upload { file.body } else { Body::Json(&body) },
            applicant: Some(&known),
            ..create(&body)
        };
        let _ = client.deliver(&delivery).await;
        let asked = Doubtful {
            target: (kind != Kind::Create).then_some(target),
            slot: Some(&slot),
            before: Some("none"),
            body: Some(&body),
            ..doubtful(kind)
        };
        let _ = client.reconcile(&asked).await;
    }
    client.read(target).await.ok().map(|snapshot| snapshot.provider_status)
}

fn each_provider(cases: u32, check: impl Fn(Provider, u16, Value) -> Result<(), TestCaseError>) {
    for provider in PROVIDERS {
        let config = ProptestConfig { cases, failure_persistence: None, ..Default::default() };
        let status = proptest::sample::select(&[200_u16, 200, 200, 201, 400, 404, 409, 422][..]);
        TestRunner::new(config)
            .run(&(status, prop_oneof![any_json(), half_right()]), |(status, value)| {
                check(provider, status, value)
            })
            .unwrap_or_else(|error| panic!("{provider:?}: {error}"));
    }
}

#[test]
fn no_answer_makes_a_client_panic_and_its_word_is_shown() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let words = std::cell::Cell::new(0);
    each_provider(40, |provider, status, value| {
        let text = value.to_string();
        let word = runtime.block_on(async {
            let fake = fake(status, value).await;
            call_all(provider, &*client_of(provider, &fake)).await
        });
        let word = word.filter(|word| word != "none");
        words.set(words.get() + usize::from(word.is_some()));
        prop_assert!(word.as_ref().is_none_or(|it| text.contains(it.as_str())), "{word:?}: {text}");
        Ok(())
    });
    assert!(words.get() > 10, "some answers are right: {}", words.get());
}

/// What is believed of an event that is signed as each provider signs.
fn believed(provider: Provider, body: &str) -> Result<Event, WebhookError> {
    let mac = |text: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().to_vec()
    };
    let hex = |bytes: Vec<u8>| bytes.iter().map(|it| format!("{it:02x}")).collect::<String>();
    let headers = [
        ("x-jiko-signature", STANDARD.encode(mac(body))),
        ("bond-signature", format!("t=1,v2={}", hex(mac(&format!("1.{body}"))))),
        ("x-fin-signature", hex(mac(body))),
    ];
    let headers: Vec<_> = headers.map(|(name, value)| (name.to_owned(), value)).into();
    verify_webhook(provider, &SECRET.into(), &headers, body.as_bytes())
}

#[test]
fn no_signed_event_makes_a_client_panic() {
    each_provider(200, |provider, _, value| {
        let body = value.to_string();
        if let Ok(event) = believed(provider, &body) {
            prop_assert!(body.contains(&event.external_id), "{event:?}");
            let _ = rules(provider).remember(None, &event);
        }
        Ok(())
    });
}

#[test]
fn an_event_is_about_an_id_that_can_stand_in_a_path() {
    let about = |id: &str| {
        json!({"event_id": "e", "event_type": "t", "payload": {"application_id": id},
            "event": "kyc.verification.success", "customer_id": id, "customerId": id})
        .to_string()
    };
    let fincom =
        |id: &str| json!({"event": {"id": "e", "type": "t", "event_reference_id": id}}).to_string();
    for provider in PROVIDERS {
        let event = |id: &str| match provider {
            Provider::FincomV1 | Provider::FincomV2 => believed(provider, &fincom(id)),
            _ => believed(provider, &about(id)),
        };
        let right = event(APPLICATION).map(|event| event.external_id);
        assert_eq!(right.as_deref(), Ok(APPLICATION), "{provider:?}");
        for wrong in ["", "\0", "..", "a/b", "a b", "ä", &"a".repeat(65)] {
            assert_eq!(event(wrong), Err(WebhookError::Shape), "{provider:?}: {wrong:?}");
        }
    }
}
