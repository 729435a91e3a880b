//! The Jiko client against a fake written from docs/providers/jiko.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod common;

use std::{collections::HashSet, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{Duration, Utc};
use common::*;
use dossier_domain::{ErrorCode, Kind, Reconciled, SlotName, Stage};
use dossier_providers::{CreateFill, Door, Error, Garbled, Health, Settings, Target};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};

fn signature(seen: &Seen) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(seen.header("x-jiko-idempotency").unwrap().as_bytes());
    mac.update(seen.path.as_bytes());
    mac.update(&seen.body);
    STANDARD.encode(mac.finalize().into_bytes())
}

fn fill() -> CreateFill {
    CreateFill { case_id: case_id(), consented_at: now() }
}

#[tokio::test]
async fn reads_carry_a_fresh_key_and_a_signature_over_the_path_as_sent() {
    let fake = Fake::start(|_, _| json_reply(200, application("DOCUMENTS_NEEDED"))).await;
    for base_url in [fake.base_url.clone(), format!("{}/jiko/", fake.base_url)] {
        let snapshot = client(&base_url, &quick()).read(Target::new(APPLICATION)).await.unwrap();
        assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
    }
    let calls = fake.calls();
    assert_eq!(calls[0].path, format!("/api/v1/applications/{APPLICATION}/"));
    assert_eq!(calls[1].path, format!("/jiko/api/v1/applications/{APPLICATION}/"));
    for call in &calls {
        assert_eq!(call.header("x-jiko-signature"), Some(signature(call).as_str()));
        assert_eq!(call.header("authorization"), Some("Bearer token-1"));
        assert!(call.header("user-agent").unwrap().starts_with("dossier/"));
        assert_eq!(call.header("accept-encoding"), None, "answers are read as they come");
    }
    let keys: HashSet<_> = calls.iter().map(|call| call.header("x-jiko-idempotency")).collect();
    assert_eq!(keys.len(), 2, "every read is an action of its own");
}

#[tokio::test]
async fn the_login_carries_no_bearer_and_no_signature() {
    let fake = Fake::start(|_, _| json_reply(200, application("CREATED"))).await;
    fake.client().read(Target::new(APPLICATION)).await.unwrap();
    let seen = fake.seen();
    assert!(seen[0].is_login());
    assert_eq!(seen[0].json(), json!({"username": "desk", "password": "open-sesame"}));
    assert_eq!(seen[0].header("authorization"), None);
    assert_eq!(seen[0].header("x-jiko-signature"), None);
}

#[tokio::test]
async fn one_login_serves_many_calls_at_once() {
    let fake = Fake::start(|_, _| json_reply(200, application("CREATED"))).await;
    let client: Arc<_> = fake.client().into();
    let reads: Vec<_> = (0..8)
        .map(|_| {
            let client: Arc<dyn dossier_providers::Client> = Arc::clone(&client);
            tokio::spawn(async move { client.read(Target::new(APPLICATION)).await })
        })
        .collect();
    for read in reads {
        read.await.unwrap().unwrap();
    }
    assert_eq!(fake.logins(), 1);
    assert_eq!(fake.calls().len(), 8);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires_whatever_this_clock_says() {
    // The provider's clock stands in 2031; its tokens live one second, then one hour.
    let fake = Fake::bare(|seen, before| {
        let date = "Wed, 01 Jan 2031 00:00:00 GMT";
        if !seen.is_login() {
            return json_reply(200, application("CREATED")).with("date", date);
        }
        let (token, expires) = if before.is_empty() {
            ("short", "2031-01-01T00:00:01Z")
        } else {
            ("long", "2031-01-01T01:00:00Z")
        };
        login(token, expires.parse().unwrap()).with("date", date)
    })
    .await;
    let client = fake.client();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(5);
    while fake.logins() < 2 {
        assert!(std::time::Instant::now() < deadline, "a token of one second was kept");
        client.read(Target::new(APPLICATION)).await.unwrap();
    }
    for _ in 0..20 {
        client.read(Target::new(APPLICATION)).await.unwrap();
    }
    assert_eq!(fake.logins(), 2, "a token of an hour is kept");
    assert_eq!(fake.calls().last().unwrap().header("authorization"), Some("Bearer long"));
}

#[tokio::test]
async fn a_401_brings_one_new_login_and_the_same_request_again() {
    let body = json!({"a": 1});
    let fake = Fake::start(|_, count| match count {
        0 => reply(401, ""),
        _ => json_reply(201, application("CREATED")),
    })
    .await;
    fake.client().deliver(&create(&body)).await.unwrap();
    assert_eq!(fake.logins(), 2);
    let calls = fake.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].body, calls[1].body);
    assert!(calls.iter().all(|call| call.header("x-jiko-idempotency") == Some(KEY)));

    let never = Fake::start(|_, _| reply(401, "")).await;
    let error = never.client().read(Target::new(APPLICATION)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Call));
    assert_eq!((never.logins(), never.calls().len()), (2, 2), "once, not for ever");
}

#[tokio::test]
async fn a_create_sends_the_prepared_bytes_signed_and_keeps_the_id() {
    let body = json!({"name": {"first_name": "Testa"}, "a": 1.50});
    let fake = Fake::start(|_, _| json_reply(201, application("CREATED"))).await;
    let client = fake.client();
    let delivered = client.deliver(&create(&body)).await.unwrap();
    client.deliver(&create(&body)).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(APPLICATION));
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("CREATED"));
    assert_eq!(delivered.receipt.at, now());
    assert_eq!(delivered.snapshot.unwrap().stage, Stage::NotSubmitted);
    let calls = fake.calls();
    assert_eq!(calls[0].path, "/api/v1/applications/");
    assert_eq!(calls[0].json(), body);
    assert_eq!(calls[0].body, calls[1].body, "a resend under the same key has the same bytes");
    assert_eq!(calls[0].header("x-jiko-idempotency"), Some(KEY));
    assert_eq!(calls[0].header("x-jiko-signature"), Some(signature(&calls[0]).as_str()));
    assert_eq!(calls[0].header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_create_keeps_the_id_even_without_a_status() {
    let fake = Fake::start(|_, _| json_reply(201, json!({"id": APPLICATION}))).await;
    let delivered = fake.client().deliver(&create(&json!({}))).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(APPLICATION));
    assert_eq!(delivered.snapshot, None);
}

#[tokio::test]
async fn an_upload_is_the_raw_file_with_a_key_and_without_a_signature() {
    let document = "7b1d";
    let fake =
        Fake::start(move |_, _| json_reply(200, json!({"success": true, "document_id": document})))
            .await;
    let slot = SlotName::new("SELFIE");
    let delivered = fake.client().deliver(&upload(&slot, b"\x89PNG")).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(document));
    assert_eq!(
        delivered.receipt.sha256.as_deref(),
        Some("0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543")
    );
    let call = fake.calls().remove(0);
    assert_eq!(call.path, format!("/api/v1/applications/{APPLICATION}/documents/SELFIE/file/"));
    assert_eq!(call.body, b"\x89PNG");
    assert_eq!(call.header("content-type"), Some("image/png"));
    assert_eq!(call.header("content-length"), Some("4"));
    assert_eq!(call.header("x-jiko-idempotency"), Some(KEY));
    assert_eq!(call.header("x-jiko-signature"), None);

    let unsaid = Fake::start(|_, _| json_reply(200, json!({"success": false}))).await;
    let error = unsaid.client().deliver(&upload(&slot, b"\x89PNG")).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "never a receipt without the provider's yes");
}

#[tokio::test]
async fn a_submit_posts_nothing_and_reads_the_application_returned() {
    let fake = Fake::start(|_, _| json_reply(200, application("SUBMITTED"))).await;
    let delivered = fake.client().deliver(&submit()).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("SUBMITTED"));
    let call = fake.calls().remove(0);
    assert_eq!(call.path, format!("/api/v1/applications/{APPLICATION}/apply/"));
    assert_eq!(call.header("content-length"), Some("0"));
    assert_eq!(call.header("x-jiko-signature"), Some(signature(&call).as_str()));
}

#[tokio::test]
async fn an_answer_about_another_application_is_refused() {
    let mut other = application("APPROVED");
    other["id"] = json!("another");
    let fake = Fake::start(move |_, _| json_reply(200, other.clone())).await;
    for error in [
        fake.client().read(Target::new(APPLICATION)).await.unwrap_err(),
        fake.client().deliver(&submit()).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Unintelligible { what: Garbled::OtherId, .. }), "{error}");
    }
    let error = fake.client().read(Target::new("../agreements")).await.unwrap_err();
    assert_eq!(error, Error::NotFound, "what is no id is never put into a path");
    assert_eq!(fake.calls().len(), 2);
}

#[tokio::test]
async fn the_consent_is_filled_with_the_version_fetched_and_the_time_attested() {
    let fake =
        Fake::start(|_, _| json_reply(200, json!({"version": "2026-10", "documents": []}))).await;
    let client = fake.client();
    let current = json!({"agreement_consent": {"version": "current", "timestamp": "current"}});
    let filled = client.prepare_create(current, &fill()).await.unwrap();
    assert_eq!(
        filled["agreement_consent"],
        json!({"version": "2026-10", "timestamp": "2026-11-20T12:00:00+00:00"})
    );
    let own =
        json!({"agreement_consent": {"version": "2026-10", "timestamp": "2026-11-01T00:00:00Z"}});
    assert_eq!(client.prepare_create(own.clone(), &fill()).await.unwrap(), own);
    let stale =
        json!({"agreement_consent": {"version": "2025-01", "timestamp": "2025-01-01T00:00:00Z"}});
    let error = client.prepare_create(stale, &fill()).await.unwrap_err();
    let Error::Input(problems) = &error else { panic!("{error}") };
    assert_eq!(problems[0].path, "agreement_consent.version");
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[tokio::test]
async fn a_clock_off_by_an_hour_stops_everything_personal_and_no_reading() {
    for hours in [1, -1] {
        let fake = Fake::start(|_, _| json_reply(200, application("CREATED"))).await;
        let settings =
            Settings { clock: Arc::new(move || Utc::now() + Duration::hours(hours)), ..quick() };
        let client = client(&fake.base_url, &settings);
        let slot = SlotName::new("SELFIE");
        for error in [
            client.deliver(&create(&json!({"a": 1}))).await.unwrap_err(),
            client.deliver(&submit()).await.unwrap_err(),
            client.deliver(&upload(&slot, b"x")).await.unwrap_err(),
            client.prepare_create(json!({}), &fill()).await.unwrap_err(),
        ] {
            let Error::ClockWrong { offset_s } = error else { panic!("{error}") };
            assert!((offset_s - hours * 3600).abs() < 10, "{offset_s}");
        }
        assert!(fake.calls().is_empty(), "nothing but logins left this computer");
        client.read(Target::new(APPLICATION)).await.unwrap();
        let health = client.test().await.unwrap();
        let message = health.clock_error().unwrap().message();
        assert_eq!(message.params, [("minutes", "60".to_owned())]);
        assert_eq!(message.id == "error-clock-ahead", hours > 0);
    }
}

#[tokio::test]
async fn a_test_logs_in_and_makes_one_signed_call() {
    let fake = Fake::start(|_, _| json_reply(200, json!({"version": "1"}))).await;
    let client = fake.client();
    let health = client.test().await.unwrap();
    assert!(health.clock_offset_s.unwrap().abs() < 10);
    assert_eq!(health.clock_error(), None);
    client.test().await.unwrap();
    assert_eq!(fake.logins(), 2, "a test asks the credentials anew");
    assert_eq!(fake.calls()[0].path, "/api/v1/agreements/");
    assert!(Health { clock_offset_s: Some(301) }.clock_error().is_some());
    assert!(Health { clock_offset_s: Some(-300) }.clock_error().is_none());
}

#[tokio::test]
async fn a_lost_create_is_repeated_within_the_hour_and_handed_to_a_person_after() {
    let fake =
        Fake::start(|_, _| reply(409, r#"{"detail": "Idempotency key already used"}"#)).await;
    let client = fake.client();
    let mut doubt = doubtful(Kind::Create);
    assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::SafeToRepeat));
    doubt.now = now() + Duration::minutes(61);
    assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::Unknown("create_key_expired")));
    doubt.key_sent_at = None;
    assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::NotArrived));
    assert!(fake.calls().is_empty());

    let body = json!({"a": 1});
    let first = client.deliver(&create(&body)).await.unwrap_err();
    assert!(matches!(first, Error::Refused(_)), "a first try that is refused is refused");
    let mut again = create(&body);
    again.repeat = true;
    assert_eq!(
        client.deliver(&again).await.unwrap_err(),
        Error::ArrivedUnseen { reason: "create_arrived_id_unknown" }
    );
}

#[tokio::test]
async fn a_repeated_create_that_is_invalid_stays_refused() {
    let fake = Fake::start(|_, _| {
        json_reply(422, json!({"detail": [{"loc": ["body", "email"], "msg": "not an email"}]}))
    })
    .await;
    let body = json!({"a": 1});
    let mut again = create(&body);
    again.repeat = true;
    let error = fake.client().deliver(&again).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error}");
}

#[tokio::test]
async fn a_lost_submit_is_told_by_the_status() {
    let fake = Fake::start(|_, count| {
        json_reply(200, application(if count < 2 { "CREATED" } else { "SUBMITTED" }))
    })
    .await;
    let client = fake.client();
    let mut doubt = doubtful(Kind::Submit);
    doubt.before = Some("CREATED");
    assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::SafeToRepeat));
    doubt.now = now() + Duration::hours(2);
    assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::NotArrived));
    let Ok(Reconciled::Accepted(receipt)) = client.reconcile(&doubt).await else {
        panic!("the status moved on")
    };
    assert!(receipt.reconciled);
    assert_eq!(receipt.provider_status.as_deref(), Some("SUBMITTED"));
    assert!(fake.calls().iter().all(|call| call.method == "GET"), "reconciling only reads");
}

#[tokio::test]
async fn a_refused_repetition_of_what_arrived_is_a_receipt() {
    let conflict = |seen: &Seen, status: &str| match seen.method.as_str() {
        "POST" => reply(412, r#"{"detail": "wrong state"}"#),
        _ => json_reply(200, application(status)),
    };
    let moved = Fake::start(move |seen, _| conflict(seen, "SUBMITTED")).await;
    let again = || {
        let mut again = submit();
        (again.repeat, again.before) = (true, Some("CREATED"));
        again
    };
    let delivered = moved.client().deliver(&again()).await.unwrap();
    assert!(delivered.receipt.reconciled);
    let stayed = Fake::start(move |seen, _| conflict(seen, "CREATED")).await;
    let error = stayed.client().deliver(&again()).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error}");
    let gone =
        Fake::start(|seen, _| reply(if seen.method == "POST" { 412 } else { 503 }, "")).await;
    assert!(gone.client().deliver(&again()).await.unwrap_err().doubtful());
}

#[tokio::test]
async fn what_jiko_has_no_call_for_is_not_sent() {
    let fake = Fake::start(|_, _| reply(200, "{}")).await;
    let client = fake.client();
    let slot = SlotName::new("../../login");
    for delivery in [
        dossier_providers::Delivery { kind: Kind::Correct, ..submit() },
        dossier_providers::Delivery { kind: Kind::Answer, ..submit() },
        upload(&slot, b"x"),
    ] {
        assert_eq!(client.deliver(&delivery).await.unwrap_err(), Error::Unsupported);
    }
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn nothing_secret_stands_in_an_error_or_its_debug() {
    let body = json!({"identification_number": "211000001", "name": {"last_name": "Samplemoriba"}});
    let fake = Fake::start(|seen, _| {
        // Echoes the request and its headers, as careless servers do.
        let echo: Value = json!({"detail": [{"loc": ["body"], "msg": format!("{} {:?}",
            String::from_utf8_lossy(&seen.body), seen.header("x-jiko-partner-id"))}]});
        json_reply(422, echo)
    })
    .await;
    let error = fake.client().deliver(&create(&body)).await.unwrap_err();
    let printed = format!("{error} {error:?}");
    for secret in ["211000001", "Samplemoriba", SECRET, "open-sesame", "token-1"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert!(printed.contains("last_name"), "the provider's own words stay");
}
