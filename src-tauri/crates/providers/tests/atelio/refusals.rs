//! Refusals, troubles and garbage.

use dossier_domain::{Kind, Reconciled, SlotName};
use dossier_providers::{Body, Delivery, Door, Error, Garbled, Reason, Target};
use serde_json::json;

use crate::fake::*;

#[tokio::test]
async fn refusals_tell_their_fields_without_the_values() {
    let fake = Fake::with("none", |seen| {
        let echo = String::from_utf8_lossy(&seen.body).into_owned();
        no(
            400,
            "edit_customer_schema",
            json!({"last_name": [format!("bad: {echo}")],
            "addresses": {"0": {"zip_code": ["Not a valid ZIP."]}}}),
        )
    })
    .await;
    let correction = json!({"customer": {"last_name": "Samplemoriba", "phone": "4155550100"}});
    let error = fake.client().deliver(&correct(&correction)).await.unwrap_err();
    let printed = format!("{error} {error:?}");
    for secret in ["Samplemoriba", "4155550100", IDENTITY, AUTHORIZATION] {
        assert!(!printed.contains(secret), "{printed}");
    }
    let Error::Refused(refused) = error else { panic!("{printed}") };
    let paths: Vec<_> = refused.fields.iter().map(|field| field.path.as_str()).collect();
    assert!(paths.contains(&"last_name") && paths.contains(&"addresses.0.zip_code"));
    assert!(refused.words.contains("Not a valid ZIP."));
}

#[tokio::test]
async fn every_status_of_a_no_is_sorted() {
    let credentials = Error::Credentials(Door::Login);
    for (status, code, expected) in [
        (401, "", &credentials),
        (403, "auth_err", &credentials),
        (403, "", &credentials),
        (400, "auth_err", &credentials),
        (404, "", &Error::NotFound),
        (400, "customer_dne", &Error::NotFound),
    ] {
        let fake = Fake::with("none", move |_| no(status, code, "no")).await;
        let error = fake.client().deliver(&submit(None, "none")).await.unwrap_err();
        assert_eq!(&error, expected, "{status} {code}");
    }
    let wall = Fake::start(|_, _| Reply {
        headers: vec![("content-type", "text/html".to_owned())],
        ..reply(403, "<p>Forbidden</p>")
    })
    .await;
    let error = wall.client().read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Address));
    let kyc = Fake::with("none", |_| no(403, "kyc_retries", "too many")).await;
    let error = kyc.client().deliver(&submit(None, "none")).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "too many (kyc_retries)");
}

#[tokio::test]
async fn troubles_and_garbage_leave_a_doubt_on_writes_only() {
    for status in [424, 500, 503, 504] {
        let fake = Fake::start(move |seen, _| match seen.path.contains("webhooks") {
            true => state(seen, "none"),
            false => no(status, "unknown_start_kyc", "trouble"),
        })
        .await;
        let read = fake.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        let write = fake.client().deliver(&submit(None, "none")).await.unwrap_err();
        for error in [&read, &write] {
            let Error::Unavailable { reason, .. } = error else { panic!("{error}") };
            assert_eq!(*reason, Reason::Server(status));
        }
        assert!(!read.doubtful() && write.doubtful());
    }
    for (body, expected) in [
        ("", Garbled::Empty),
        ("{\"customer_id\": ", Garbled::Malformed),
        ("{}", Garbled::Shape),
        ("[]", Garbled::Shape),
        ("<html>", Garbled::Html),
        (r#"{"customer_id": "9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b"}"#, Garbled::Shape),
    ] {
        let fake = Fake::start(move |_, _| reply(200, body)).await;
        let read = fake.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(garbled(&read), Some(expected), "{body}");
        assert!(!read.doubtful());
        let write = fake.client().deliver(&submit(None, "none")).await.unwrap_err();
        assert_eq!(garbled(&write), Some(expected), "{body}");
        assert!(write.doubtful());
    }
    let nowhere = Fake::start(|_, _| reply(404, "{}")).await;
    let error = nowhere.client().deliver(&create(&json!({"a": 1}))).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi));
}

#[tokio::test]
async fn what_atelio_has_no_call_for_is_not_sent() {
    let fake = Fake::start(|_, _| reply(200, "{}")).await;
    let client = fake.client();
    let slot = SlotName::new("government_id");
    let body = json!({});
    for delivery in [
        Delivery {
            kind: Kind::Upload,
            slot: Some(&slot),
            body: Body::File { bytes: b"x", media_type: dossier_domain::MediaType::Png },
            ..submit(None, "none")
        },
        Delivery { kind: Kind::Answer, ..correct(&body) },
        Delivery { target: Some(Target::new("../x")), ..submit(None, "none") },
    ] {
        assert_eq!(client.deliver(&delivery).await.unwrap_err(), Error::Unsupported);
    }
    assert_eq!(
        client.reconcile(&doubtful(Kind::Answer)).await,
        Ok(Reconciled::Unknown("not_supported"))
    );
    assert_eq!(client.agreements().await.unwrap_err(), Error::Unsupported);
    assert!(client.catalogues().await.unwrap().is_none());
    assert!(client.events(None).await.unwrap().is_none());
    assert!(fake.all().is_empty());
}
