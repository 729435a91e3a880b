//! Starts of KYC, and what became of one whose answer was lost.

use chrono::Duration;
use dossier_domain::{ErrorCode, Kind, Reconciled, Stage};
use dossier_providers::{Delivery, Doubtful, Error};
use serde_json::json;

use crate::fake::*;

#[tokio::test]
async fn a_start_sends_what_was_typed_under_its_key_and_forgets_the_attempt_before() {
    let fake = Fake::with("none", |_| {
        json_reply(201, json!({"customer_id": CUSTOMER, "kyc_status": "submitted"}))
    })
    .await;
    let memory = remembered(&[document_required()]);
    let applicant = applicant();
    let start = Delivery { target: Some(target(&memory)), ..submit(Some(&applicant), "none") };
    let delivered = fake.client().deliver(&start).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("submitted"));
    assert!(!delivered.receipt.reconciled);
    assert_eq!(delivered.memory.unwrap().expose()["documents"], json!([]));
    let calls = fake.calls();
    assert_eq!(calls.len(), 1);
    assert!(calls[0].is("POST", &kyc_path()));
    assert_eq!(calls[0].header("idempotency-key"), Some(KEY));
    assert_eq!(
        calls[0].json(),
        json!({"program_id": PROGRAM, "ip": "203.0.113.7", "ssn": "333-33-3333",
            "phone": "415-555-0100"})
    );
    let followed = fake.client().deliver(&submit(None, "expired")).await.unwrap();
    assert!(followed.memory.is_some());
    assert_eq!(fake.calls()[1].json(), json!({"program_id": PROGRAM}));
}

#[tokio::test]
async fn refusals_of_a_start_keep_their_words_with_the_time() {
    let words = "KYC was already passed at 2026-11-20T11:58:07.120000+00:00";
    for status in [400, 409] {
        let fake = Fake::with("passed", move |_| no(status, "kyc_error", words)).await;
        let error = fake.client().deliver(&submit(Some(&applicant()), "none")).await.unwrap_err();
        let refusal = error.refusal(now()).unwrap();
        assert_eq!((refusal.status, refusal.words), (status, format!("{words} (kyc_error)")));
        assert_eq!(error.code(), ErrorCode::ProviderRefused);
    }
    let busy =
        Fake::with("submitted", |_| no(409, "resource_conflict", "already initialized")).await;
    let error = busy.client().deliver(&submit(None, "submitted")).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "already initialized (resource_conflict)");
}

#[tokio::test]
async fn a_conflict_is_a_receipt_where_the_status_moved_since_our_first_try() {
    for (status, code) in [(409, "resource_conflict"), (400, "idempotency_key_exists")] {
        let fake = Fake::with("submitted", move |_| no(status, code, "no")).await;
        let delivered = fake.client().deliver(&submit(None, "none")).await.unwrap();
        assert!(delivered.receipt.reconciled);
        assert_eq!(delivered.receipt.provider_status.as_deref(), Some("submitted"));
        assert_eq!(delivered.snapshot.unwrap().stage, Stage::InProgress);
        assert!(delivered.memory.is_some());
        let same = Fake::with("none", move |_| no(status, code, "no")).await;
        let error = same.client().deliver(&submit(None, "none")).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{error}");
        let unread = Fake::start(move |seen, _| match seen.method.as_str() {
            "POST" => no(status, code, "no"),
            _ if seen.path.contains("webhooks") => state(seen, "none"),
            _ => reply(503, ""),
        })
        .await;
        assert!(unread.client().deliver(&submit(None, "none")).await.unwrap_err().doubtful());
    }
    let other = Fake::with("submitted", |_| no(400, "create_kyc_schema", "no")).await;
    let error = other.client().deliver(&submit(None, "none")).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a fault of the request is one");
}

#[tokio::test]
async fn a_repeated_start_whose_key_is_known_is_never_sent_a_third_time() {
    let again = |before| Delivery { repeat: true, ..submit(None, before) };
    let used = |status| Fake::with(status, |_| no(400, "idempotency_key_exists", "exists"));
    let moved = used("passed").await;
    let delivered = moved.client().deliver(&again("failed")).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("passed"));
    let same = used("failed").await;
    assert_eq!(
        same.client().deliver(&again("failed")).await.unwrap_err(),
        Error::ArrivedUnseen { reason: "submit_arrived_outcome_unknown" }
    );
}

#[tokio::test]
async fn a_lost_start_is_told_by_the_status() {
    let ask = async |before: &'static str, after: &'static str, hours: i64| {
        let fake = Fake::with(after, |_| reply(500, "")).await;
        let doubt = Doubtful {
            before: Some(before),
            now: now() + Duration::hours(hours),
            ..doubtful(Kind::Submit)
        };
        let found = fake.client().reconcile(&doubt).await.unwrap();
        assert!(fake.calls().iter().all(|call| call.method == "GET"), "reconciling only reads");
        found
    };
    for (before, after) in [
        ("none", "submitted"),
        ("expired", "document required"),
        ("document required", "submitted"),
    ] {
        let found = ask(before, after, 1).await;
        let Reconciled::Accepted(receipt) = found else { panic!("{before} {after} {found:?}") };
        assert_eq!(receipt.provider_status.as_deref(), Some(after));
        assert!(receipt.reconciled);
    }
    assert_eq!(ask("none", "none", 1).await, Reconciled::NotArrived);
    assert_eq!(ask("none", "none", 48).await, Reconciled::NotArrived);
    // A short attempt may have come and gone: the key, used twice, would fail.
    for (before, after) in [("failed", "failed"), ("document_required", "document required")] {
        assert_eq!(ask(before, after, 1).await, Reconciled::SafeToRepeat);
        assert_eq!(ask(before, after, 25).await, Reconciled::Unknown("submit_key_expired"));
    }
}
