//! The Atelio client against a fake written from docs/providers/atelio.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod atelio;

use std::sync::Arc;

use atelio::*;
use chrono::{Duration, Utc};
use dossier_domain::{
    Applicant, ErrorCode, Kind, Memory, Reconciled, RequirementKind, SlotName, SlotStatus, Stage,
};
use dossier_providers::{
    Body, CreateFill, Delivery, Door, Doubtful, Error, Garbled, Reason, Settings, Target,
};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

fn applicant() -> Applicant {
    Applicant::new(json!({"customer": {"first_name": "Testa"},
        "kyc": {"ip": "203.0.113.7", "ssn": "333333333", "phone": "415-555-0100"}}))
}

fn target(memory: &Memory) -> Target<'_> {
    Target { external_id: CUSTOMER, memory: Some(memory) }
}

fn garbled(error: &Error) -> Option<Garbled> {
    match error {
        Error::Unintelligible { what, .. } => Some(*what),
        _ => None,
    }
}

#[tokio::test]
async fn a_read_asks_for_the_program_and_echoes_the_customer() {
    let fake = Fake::with("document required", |_| reply(500, "")).await;
    let snapshot = fake.client().read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(snapshot.provider_status, "document required", "the word as it was written");
    assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
    assert_eq!(snapshot.external_id, CUSTOMER);
    assert_eq!(snapshot.requirements[0].kind, RequirementKind::Other);
    let echo = snapshot.applicant.unwrap();
    assert_eq!(echo.expose()["customer"]["ssn"], "XXX-XX-0001");
    assert_eq!(atelio().applicant_name(echo.expose()).as_deref(), Some("Testa Sample"));
    let calls = fake.calls();
    assert_eq!(calls.len(), 2);
    assert!(calls[0].is("GET", &status_path()));
    assert!(calls[1].is("GET", &customer_path()));
    for call in &calls {
        assert_eq!(call.header("identity"), Some(IDENTITY));
        assert_eq!(call.header("authorization"), Some(AUTHORIZATION), "no scheme word");
        assert_eq!(call.header("accept"), Some("application/json"));
        assert_eq!(call.header("idempotency-key"), None);
    }
}

#[tokio::test]
async fn a_customer_without_kyc_is_not_submitted_and_an_unknown_one_not_found() {
    let fake = Fake::with("none", |_| reply(500, "")).await;
    let snapshot = fake.client().read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("none", Stage::NotSubmitted));
    for (kyc_code, customer_code) in [
        ("customer_dne", "customer_dne"),
        ("kyc_dne", "customer_dne"),
        ("", "customer_invalid_uuid4"),
    ] {
        let unknown = Fake::start(move |seen, _| {
            if seen.path == status_path() {
                no(404, kyc_code, "no")
            } else {
                no(400, customer_code, "no")
            }
        })
        .await;
        let error = unknown.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(error, Error::NotFound, "{kyc_code} {customer_code}");
    }
    let error = fake.client().read(Target::new("../webhooks")).await.unwrap_err();
    assert_eq!(error, Error::NotFound, "what is no id is never put into a path");
    let elsewhere = Fake::start(|_, _| no(404, "invalid_program", "Unknown program")).await;
    let error = elsewhere.client().read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "Unknown program (invalid_program)");
}

#[tokio::test]
async fn answers_about_someone_else_are_not_used() {
    let other_kyc = Fake::start(|_, _| {
        json_reply(200, json!({"customer_id": "another", "kyc_status": "passed"}))
    })
    .await;
    let other_customer = Fake::start(|seen, _| {
        let mut other = customer();
        other["customer_id"] = json!("another");
        if seen.path == status_path() { state(seen, "passed") } else { json_reply(200, other) }
    })
    .await;
    for fake in [&other_kyc, &other_customer] {
        let error = fake.client().read(Target::new(CUSTOMER)).await.unwrap_err();
        assert_eq!(garbled(&error), Some(Garbled::OtherId));
    }
    let error = other_kyc.client().deliver(&submit(Some(&applicant()), "none")).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::OtherId));
    assert!(error.doubtful());
}

#[tokio::test]
async fn events_bring_links_that_reads_keep() {
    let memory = remembered(&[document_required(), reenter(&["last_name", "ssn"])]);
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    let snapshot = fake.client().read(target(&memory)).await.unwrap();
    assert_eq!(snapshot.slots[0].slot, SlotName::new("government_id"));
    assert_eq!(snapshot.slots[0].status, SlotStatus::Open);
    assert_eq!(
        snapshot.slots[0].link.as_deref(),
        Some("https://inquiry.example.com/verify?inquiry-id=inq_1")
    );
    assert_eq!(snapshot.deadline, "2026-12-18T11:00:00Z".parse().ok());
    assert_eq!(snapshot.requirements[0].kind, RequirementKind::Identity);
    assert_eq!(snapshot.requirements[1].kind, RequirementKind::Data);
    assert_eq!(snapshot.memory, None, "nothing new to remember");
    let moved = Fake::with("submitted", |_| reply(500, "")).await;
    let snapshot = moved.client().read(target(&memory)).await.unwrap();
    assert!(snapshot.memory.is_some_and(|memory| memory.expose()["documents"] == json!([])));
}

#[tokio::test]
async fn a_create_body_is_the_customer_tied_to_its_case() {
    let fake = Fake::start(|_, _| json_reply(201, customer())).await;
    let client = fake.client();
    let fill = CreateFill { case_id: case_id(), consented_at: now() };
    let typed = json!({"customer": {"first_name": "Testa", "ssn": "400000001"},
        "kyc": {"ip": "203.0.113.7"}});
    let body = client.prepare_create(typed, &fill).await.unwrap();
    assert_eq!(
        body,
        json!({"first_name": "Testa", "ssn": "400-00-0001",
            "brand_person_id": case_id().to_string()})
    );
    assert!(fake.all().is_empty());
    for wrong in [json!({}), json!([]), json!({"customer": "x"})] {
        let error = client.prepare_create(wrong, &fill).await.unwrap_err();
        let Error::Input(problems) = error else { panic!("{error}") };
        assert_eq!(problems[0].path, "customer");
    }
    let delivered = client.deliver(&create(&body)).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    assert!(!delivered.receipt.reconciled);
    assert_eq!(delivered.receipt.at, now());
    let calls = fake.calls();
    assert_eq!(calls.len(), 1);
    assert!(calls[0].is("POST", "/api/v0.1/customers/"));
    assert_eq!(calls[0].json(), body);
    assert_eq!(calls[0].header("idempotency-key"), Some(KEY));
    assert_eq!(calls[0].header("content-type"), Some("application/json"));
}

/// A page of a list of `count` customers, the last of whom is ours.
fn page(seen: &Seen, count: usize) -> Reply {
    let query = seen.path.split_once('?').unwrap().1;
    let page: usize =
        query.split('&').find_map(|it| it.strip_prefix("page=")).unwrap().parse().unwrap();
    assert!(query.contains("per_page=50"), "{query}");
    let customers = ((page - 1) * 50..(page * 50).min(count)).map(|at| {
        let ours = at + 1 == count;
        let person = if ours { json!(case_id().to_string().to_uppercase()) } else { Value::Null };
        let id = if ours { CUSTOMER.to_owned() } else { format!("other-{at}") };
        json!({"customer_id": id, "brand_person_id": person})
    });
    json_reply(200, customers.collect())
}

#[tokio::test]
async fn a_lost_create_is_found_by_the_cases_id_to_the_end_of_the_list() {
    for count in [1, 50, 51, 120] {
        let fake = Fake::start(move |seen, _| page(seen, count)).await;
        let found = fake.client().reconcile(&doubtful(Kind::Create)).await;
        let Ok(Reconciled::Accepted(receipt)) = found else { panic!("{found:?}") };
        assert_eq!(receipt.reference.as_deref(), Some(CUSTOMER));
        assert!(receipt.reconciled);
        assert!(fake.calls().iter().all(|call| call.method == "GET"), "reconciling only reads");
    }
    for end in [json_reply as fn(u16, Value) -> Reply, |_, _| no(404, "", "no such page")] {
        let fake = Fake::start(move |seen, _| {
            if seen.path.contains("?page=1&") {
                json_reply(200, json!([{"customer_id": "other", "brand_person_id": "x"}]))
            } else {
                end(200, json!([]))
            }
        })
        .await;
        let found = fake.client().reconcile(&doubtful(Kind::Create)).await;
        assert_eq!(found, Ok(Reconciled::NotArrived));
    }
}

#[tokio::test]
async fn a_list_that_does_not_end_is_a_persons_to_look_at() {
    let same = Fake::start(|_, _| json_reply(200, json!([{"customer_id": "other"}]))).await;
    let found = same.client().reconcile(&doubtful(Kind::Create)).await;
    assert_eq!(found, Ok(Reconciled::Unknown("create_list_too_long")));
    let broken = Fake::start(|_, _| json_reply(200, json!({"customers": []}))).await;
    let error = broken.client().reconcile(&doubtful(Kind::Create)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::Shape), "no list is no proof of absence");
    let elsewhere = Fake::start(|_, _| reply(404, "{}")).await;
    let error = elsewhere.client().reconcile(&doubtful(Kind::Create)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi));
    let unsent = Doubtful { key_sent_at: None, ..doubtful(Kind::Create) };
    assert_eq!(broken.client().reconcile(&unsent).await, Ok(Reconciled::NotArrived));
}

#[tokio::test]
async fn a_create_that_was_seen_before_is_looked_for() {
    let seen_before = |seen: &Seen, count: usize| match seen.method.as_str() {
        "POST" => no(400, "idempotency_key_exists", "Key exists"),
        _ if seen.path.contains("webhooks") => state(seen, "none"),
        _ => page(seen, count),
    };
    let body = json!({"first_name": "Testa"});
    let there = Fake::start(move |seen, _| seen_before(seen, 1)).await;
    let delivered = there.client().deliver(&create(&body)).await.unwrap();
    assert!(delivered.receipt.reconciled);
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    let absent = Fake::start(move |seen, _| seen_before(seen, 0)).await;
    let error = absent.client().deliver(&create(&body)).await.unwrap_err();
    assert_eq!(error.refusal(now()).unwrap().words, "Key exists (idempotency_key_exists)");
    let unread = Fake::start(|seen, _| match seen.method.as_str() {
        "POST" => no(409, "resource_conflict", "conflict"),
        _ if seen.path.contains("webhooks") => state(seen, "none"),
        _ => reply(503, ""),
    })
    .await;
    assert!(unread.client().deliver(&create(&body)).await.unwrap_err().doubtful());
}

#[tokio::test]
async fn the_list_goes_page_by_page_without_statuses() {
    let fake = Fake::start(|seen, _| page(seen, 60)).await;
    let client = fake.client();
    let first = client.list(None).await.unwrap().unwrap();
    assert_eq!((first.applications.len(), first.next.as_deref()), (50, Some("2")));
    let second = client.list(first.next.as_deref()).await.unwrap().unwrap();
    assert_eq!((second.applications.len(), second.next), (10, None));
    assert_eq!(second.applications[9].external_id, CUSTOMER);
    assert_eq!(second.applications[9].provider_status, None);
}

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

#[tokio::test]
async fn a_correction_patches_the_customer_without_the_number() {
    let fake = Fake::with("document_required", |_| json_reply(200, customer())).await;
    let correction = json!({"customer": {"last_name": "Samplez", "ssn": "400-00-0009",
        "brand_person_id": "x"}, "kyc": {"ssn": "400-00-0002"}});
    let memory = remembered(&[reenter(&["first_name", "last_name", "ssn"])]);
    let delivered = fake
        .client()
        .deliver(&Delivery { target: Some(target(&memory)), ..correct(&correction) })
        .await
        .unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    let memory = delivered.memory.unwrap();
    assert_eq!(memory.expose()["fields"], json!(["first_name"]), "what is left to look at");
    let calls = fake.calls();
    assert_eq!(calls.len(), 1);
    assert!(calls[0].is("PATCH", &customer_path()));
    assert_eq!(calls[0].json(), json!({"last_name": "Samplez"}));
}

#[tokio::test]
async fn a_corrected_number_alone_is_not_sent_before_the_next_start() {
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    for correction in [json!({"kyc": {"ssn": "400-00-0002"}}), json!({"customer": {"ssn": "x"}})] {
        let delivered = fake.client().deliver(&correct(&correction)).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
        assert_eq!(delivered.memory, None);
        let doubt = Doubtful { body: Some(&correction), ..doubtful(Kind::Correct) };
        let found = fake.client().reconcile(&doubt).await.unwrap();
        assert!(matches!(found, Reconciled::Accepted(_)));
    }
    assert!(fake.calls().iter().all(|call| call.is("GET", &customer_path())));
    let gone = Fake::start(|_, _| no(404, "customer_dne", "no")).await;
    let error = gone.client().deliver(&correct(&json!({"kyc": {}}))).await.unwrap_err();
    assert_eq!(error, Error::NotFound);
}

#[tokio::test]
async fn a_lost_correction_is_looked_up_in_the_customer() {
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    for (correction, arrived) in [
        (json!({"customer": {"last_name": "SAMPLE", "phone": "415-555-0100"}}), true),
        (json!({"customer": {"last_name": "Samplez"}}), false),
        (json!({"customer": {"addresses": [{"street": "1 Sample Street"}]}}), false),
    ] {
        let doubt = Doubtful { body: Some(&correction), ..doubtful(Kind::Correct) };
        let found = fake.client().reconcile(&doubt).await.unwrap();
        assert_eq!(matches!(found, Reconciled::Accepted(_)), arrived, "{correction}");
        assert!(arrived || found == Reconciled::NotArrived);
    }
}

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
