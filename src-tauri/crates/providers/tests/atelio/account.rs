//! The connection itself: credentials, clock, subscriptions and signatures.

use std::sync::Arc;

use chrono::{Duration, Utc};
use dossier_domain::Provider;
use dossier_providers::{
    Door, Error, Garbled, Settings, Target, WebhookError, check_credentials, verify_webhook,
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::fake::*;

#[tokio::test]
async fn a_test_asks_for_nothing_personal_and_tells_what_is_wrong() {
    let fake = Fake::with("none", |_| reply(500, "")).await;
    let health = fake.client().test().await.unwrap();
    assert!(health.clock_offset_s.unwrap().abs() < 10);
    assert_eq!(fake.all().len(), 1);
    assert!(fake.all()[0].is("GET", "/api/v0.1/webhooks"));
    let wrong = Fake::start(|_, _| no(403, "auth_err", "Invalid credentials")).await;
    assert_eq!(wrong.client().test().await.unwrap_err(), Error::Credentials(Door::Login));
    let elsewhere = Fake::start(|_, _| reply(404, "{}")).await;
    let error = elsewhere.client().test().await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi));
}

#[tokio::test]
async fn a_clock_off_by_an_hour_stops_everything_personal_and_no_reading() {
    for hours in [1, -1] {
        let fake = Fake::with("none", |_| json_reply(201, kyc("submitted"))).await;
        let settings =
            Settings { clock: Arc::new(move || Utc::now() + Duration::hours(hours)), ..quick() };
        let client = client(&fake.base_url, &settings);
        for error in [
            client.deliver(&create(&json!({"a": 1}))).await.unwrap_err(),
            client.deliver(&submit(None, "none")).await.unwrap_err(),
            client.deliver(&correct(&json!({"customer": {"a": 1}}))).await.unwrap_err(),
        ] {
            let Error::ClockWrong { offset_s } = error else { panic!("{error}") };
            assert!((offset_s - hours * 3600).abs() < 10, "{offset_s}");
        }
        assert!(fake.calls().is_empty(), "nothing personal left this computer");
        client.read(Target::new(CUSTOMER)).await.unwrap();
    }
}

#[tokio::test]
async fn subscriptions_are_listed_made_and_ended() {
    let subscription = |status: &str, secret: bool| {
        let mut value = json!({"id": "b7a9", "url": "https://hooks.example.com/a",
            "description": "x", "events": ["card*"], "version": "0.1", "status": status});
        if secret {
            value["secret"] = json!("whsec_sample");
        }
        value
    };
    let fake = Fake::start(move |seen, _| match seen.method.as_str() {
        "POST" => {
            json_reply(201, json!({"webhook_subscription": subscription("STATUS_ENABLED", true)}))
        }
        "DELETE" => reply(200, "deleted"),
        _ => json_reply(
            200,
            json!({"webhook_subscriptions": [
            subscription("enabled", true), subscription("STATUS_DISABLED", true),
            subscription("STATUS_ENABLED", false)]}),
        ),
    })
    .await;
    let client = fake.client();
    let active: Vec<bool> =
        client.webhooks().await.unwrap().iter().map(|webhook| webhook.active).collect();
    assert_eq!(active, [true, false, true]);
    let made = client.register_webhook("https://hooks.example.com/a").await.unwrap();
    assert_eq!(made.webhook.id, "b7a9");
    assert_eq!(made.secret.unwrap().expose_secret(), "whsec_sample");
    client.remove_webhook("b7a9").await.unwrap();
    assert_eq!(client.remove_webhook("../x").await.unwrap_err(), Error::NotFound);
    let calls = fake.all();
    assert_eq!(calls.len(), 3);
    let body = calls[1].json();
    assert_eq!((&body["version"], &body["status"]), (&json!("0.1"), &json!("STATUS_ENABLED")));
    assert_eq!(body["url"], "https://hooks.example.com/a");
    assert_eq!(body["events"].as_array().unwrap().len(), 7);
    assert!(calls[2].is("DELETE", "/api/v0.1/webhooks/b7a9"));
}

#[test]
fn events_are_believed_only_with_the_second_signature() {
    let secret = SecretString::from("whsec_test");
    let verify = |headers: &[(&str, &str)], body: &str| {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        verify_webhook(Provider::Atelio, &secret, &headers, body.as_bytes())
    };
    // The contract's own vector: signed, but it names no customer.
    let vector = r#"{"event":"kyc.verification.success"}"#;
    let v2 = "v2=4c9dddf5dbd092d306750eaddd6c0c0d126a99ad4a17ea3deaa82e6f7132c622";
    let good = format!("t=1700000000,v1=00,{v2}");
    assert_eq!(verify(&[("bond-signature", &good)], vector), Err(WebhookError::Shape));
    assert_eq!(verify(&[], vector), Err(WebhookError::Unsigned));
    for bad in ["", "t=1,v2=00", &good.replace("t=17", "t=18"), &good.replace("v2=", "v1=")] {
        assert_eq!(verify(&[("Bond-Signature", bad)], vector), Err(WebhookError::Forged), "{bad}");
    }
    assert_eq!(verify(&[("Bond-Signature", &good)], "{}"), Err(WebhookError::Forged));

    let event = delivered(&document_required());
    assert_eq!(event.external_id, CUSTOMER);
    assert_eq!(event.kind, "kyc.verification.document_required");
    assert_eq!(event.at, "2026-11-20T11:00:00Z".parse().ok(), "a hyphen joins date and time");
    assert!(event.told.is_some());
    let mut other_spelling = document_required();
    other_spelling["occurred_at"] = json!("2026-11-20T11:00:00Z");
    assert_eq!(delivered(&other_spelling).id, event.id, "one event, however its time is written");

    let success = json!({"event": "kyc.verification.success", "customer_id": CUSTOMER,
        "occurred_at": "2026-11-20T12:00:00Z"});
    let event = delivered(&success);
    assert!(event.told.is_none() && event.at.is_some());
    assert_eq!(atelio().remember(None, &event), None);

    let again = delivered(&reenter(&["ssn"]));
    assert_eq!(again.at, None, "the sample has no time");
    assert_eq!(again.id, delivered(&reenter(&["ssn"])).id);
    assert_ne!(again.id, delivered(&reenter(&["dob"])).id);
}

#[test]
fn credentials_are_checked_by_shape_and_never_printed() {
    let good = json!({"identity": "i", "authorization": "a", "program_id": PROGRAM,
        "webhook_secret": "w"});
    assert_eq!(check_credentials(Provider::Atelio, &good.to_string()), Ok(()));
    for (path, value) in [
        ("identity", json!(null)),
        ("identity", json!(" ")),
        ("identity", json!("hunter2\nX: y")),
        ("authorization", json!("Bearer hunter2")),
        ("authorization", json!(7)),
        ("program_id", json!(null)),
        ("program_id", json!("hunter2")),
        ("program_id", json!(7)),
        ("program_id", json!(" ")),
        ("webhook_secret", json!(7)),
    ] {
        let mut credentials = good.clone();
        credentials[path] = value;
        let result = check_credentials(Provider::Atelio, &credentials.to_string());
        let Err(Error::Input(problems)) = result else { panic!("{credentials}") };
        let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, [path], "{credentials}");
        assert!(!format!("{problems:?}").contains("hunter2"));
    }
    for json in ["", "[]", "7"] {
        assert!(matches!(check_credentials(Provider::Atelio, json), Err(Error::Input(_))));
    }
}
