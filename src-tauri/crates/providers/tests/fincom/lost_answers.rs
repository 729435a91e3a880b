//! What became of a try whose answer was lost. docs/providers/fincom.md, Lost answers.

use chrono::{Duration, Utc};
use dossier_domain::{Kind, Provider, Reconciled, SlotName, Stage};
use dossier_providers::{Body, Delivery, Doubtful, Error, rules};
use serde_json::{Value, json};

use crate::fake::*;

const V1: Provider = Provider::FincomV1;
const V2: Provider = Provider::FincomV2;
const BEFORE: &str = "INCOMPLETE|2026-05-04T12:00:00Z";

fn body() -> Value {
    json!({"basic_info": {"first_name": "Sample", "last_name": "Person",
        "email": "sample@example.com", "phone": "+14155550100", "country_of_residence": "USA"},
        "meta_data": {"dossier_case": case_id().to_string()}})
}

fn listed(id: &str, made: chrono::DateTime<Utc>) -> Value {
    let mut customer = customer("INCOMPLETE");
    customer["customer_id"] = json!(id);
    customer["created_at"] = json!(made.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    customer
}

/// A provider that lists these customers, and tells them in detail too.
async fn provider_with(customers: Vec<Value>, case: Option<Value>) -> Fake {
    Fake::start(move |seen, _| {
        if seen.path.starts_with("/v2/customers?") {
            return page(customers.clone(), 1, 1);
        }
        let found = customers
            .iter()
            .find(|customer| seen.path.ends_with(customer["customer_id"].as_str().unwrap()));
        let Some(found) = found else { return json_reply(404, json!({"message": "no"})) };
        let mut details = found.clone();
        if let Some(case) = &case {
            details["meta_data"] = json!({"dossier_case": case});
        }
        data(details)
    })
    .await
}

async fn created(fake: &Fake, provider: Provider, body: Option<&Value>) -> Reconciled {
    let doubt = Doubtful { body, ..doubtful(Kind::Create) };
    fake.client(provider).reconcile(&doubt).await.unwrap()
}

fn reference(reconciled: Reconciled) -> Option<String> {
    match reconciled {
        Reconciled::Accepted(receipt) => {
            assert!(receipt.reconciled);
            receipt.reference
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_lost_create_is_found_by_our_case_where_the_details_have_it() {
    let body = body();
    for provider in BOTH {
        let old = Utc::now() - Duration::days(9);
        let fake = provider_with(vec![listed("c-1", old)], Some(json!(case_id()))).await;
        assert_eq!(reference(created(&fake, provider, Some(&body)).await).unwrap(), "c-1");
        let other = provider_with(vec![listed("c-1", Utc::now())], Some(json!("another"))).await;
        assert_eq!(created(&other, provider, Some(&body)).await, Reconciled::NotArrived);
    }
}

#[tokio::test]
async fn without_our_case_a_customer_of_the_same_person_made_since_is_ours() {
    let body = body();
    let fake = provider_with(vec![listed("c-1", Utc::now())], None).await;
    assert_eq!(reference(created(&fake, V2, Some(&body)).await).unwrap(), "c-1");
    let upper = {
        let mut customer = listed("c-1", Utc::now());
        customer["email"] = json!("SAMPLE@example.com");
        provider_with(vec![customer], None).await
    };
    assert_eq!(reference(created(&upper, V2, Some(&body)).await).unwrap(), "c-1");
    let old = provider_with(vec![listed("c-1", Utc::now() - Duration::hours(1))], None).await;
    assert_eq!(created(&old, V2, Some(&body)).await, Reconciled::NotArrived, "made long before");
    let mut stranger = listed("c-1", Utc::now());
    stranger["email"] = json!("other@example.com");
    let fake = provider_with(vec![stranger], None).await;
    assert_eq!(created(&fake, V2, Some(&body)).await, Reconciled::NotArrived);
    let fake = provider_with(Vec::new(), None).await;
    assert_eq!(created(&fake, V2, Some(&body)).await, Reconciled::NotArrived);
}

#[tokio::test]
async fn what_the_list_does_not_tell_is_left_to_a_person() {
    let body = body();
    let unclear = Reconciled::Unknown("create_list_unclear");
    let two = vec![listed("c-1", Utc::now()), listed("c-2", Utc::now())];
    assert_eq!(created(&provider_with(two, None).await, V2, Some(&body)).await, unclear);
    let mut undated = listed("c-1", Utc::now());
    undated["created_at"] = json!("some day");
    let fake = provider_with(vec![undated], None).await;
    assert_eq!(created(&fake, V2, Some(&body)).await, unclear);
    let mut relative = listed("c-1", Utc::now());
    relative["first_name"] = json!("Another");
    let fake = provider_with(vec![relative], None).await;
    assert_eq!(created(&fake, V2, Some(&body)).await, unclear);
    let fake = provider_with(Vec::new(), None).await;
    for nothing in [None, Some(&json!({}))] {
        assert_eq!(created(&fake, V2, nothing).await, unclear);
    }
    let many: Vec<Value> =
        (0..21).map(|n| listed(&format!("c-{n}"), Utc::now() - Duration::days(1))).collect();
    assert_eq!(created(&provider_with(many, None).await, V2, Some(&body)).await, unclear);
}

#[tokio::test]
async fn the_whole_list_is_searched() {
    let body = body();
    let fake = Fake::start(|seen, _| {
        if !seen.path.contains("current_page=") {
            return data(listed("c-3", Utc::now()));
        }
        match seen.path.rsplit('=').next().unwrap() {
            "3" => page(vec![listed("c-3", Utc::now())], 3, 3),
            other => page(vec![json!({"email": 7}), Value::Null], other.parse().unwrap(), 3),
        }
    })
    .await;
    assert_eq!(reference(created(&fake, V2, Some(&body)).await).unwrap(), "c-3");
    let endless = Fake::start(|_, _| page(Vec::new(), 1, 1_000_000)).await;
    let found = created(&endless, V2, Some(&body)).await;
    assert_eq!(found, Reconciled::Unknown("create_list_unclear"));
    assert_eq!(endless.calls().len(), 100);
}

#[tokio::test]
async fn what_was_never_sent_did_not_arrive() {
    let fake = Fake::start(|_, _| reply(500, "")).await;
    for kind in [Kind::Create, Kind::Upload, Kind::Submit, Kind::Answer] {
        let doubt = Doubtful { key_sent_at: None, ..doubtful(kind) };
        assert_eq!(fake.client(V2).reconcile(&doubt).await, Ok(Reconciled::NotArrived));
    }
    assert!(fake.seen().is_empty());
    let doubt = doubtful(Kind::Correct);
    let unknown = Reconciled::Unknown("not_supported");
    assert_eq!(fake.client(V2).reconcile(&doubt).await, Ok(unknown));
}

#[tokio::test]
async fn a_lost_upload_is_sent_again() {
    let slot = SlotName::new("PASSPORT");
    let fake = Fake::start(|_, _| reply(500, "")).await;
    for provider in BOTH {
        let doubt = Doubtful { slot: Some(&slot), ..doubtful(Kind::Upload) };
        let found = fake.client(provider).reconcile(&doubt).await;
        assert_eq!(found, Ok(Reconciled::NotArrived), "an unattached copy has no effect");
    }
    assert!(fake.calls().is_empty(), "nothing could be read");
}

async fn submitted(provider: Provider, details: Value, before: &str) -> Reconciled {
    let fake = Fake::start(move |_, _| data(details.clone())).await;
    let kept = memory(version(provider));
    let files = papers();
    let doubt = Doubtful {
        target: Some(target(Some(&kept))),
        before: Some(before),
        files: &files,
        ..doubtful(Kind::Submit)
    };
    fake.client(provider).reconcile(&doubt).await.unwrap()
}

#[tokio::test]
async fn a_lost_attach_arrived_when_the_status_moved() {
    for (provider, word) in
        [(V1, "QUEUED"), (V1, "REVIEWING"), (V2, "REVIEWING"), (V2, "PROCESSING")]
    {
        let found = submitted(provider, customer(word), BEFORE).await;
        assert_eq!(reference(found).as_deref(), Some(CUSTOMER), "{word}");
    }
    let mut again = customer("ACTION_REQUIRED");
    again["last_status_updated_at"] = json!("2026-05-04T12:00:01Z");
    let found = submitted(V2, again, "ACTION_REQUIRED|2026-05-04T12:00:00Z").await;
    assert!(matches!(found, Reconciled::Accepted(_)), "there, judged, and back again");
}

#[tokio::test]
async fn a_lost_attach_arrived_when_its_files_were_judged() {
    let mut judged = customer("ACTION_REQUIRED");
    judged["last_status_updated_at"] = Value::Null;
    judged["rejection_reason"] =
        json!({"applicant": null, "documents": [{"uri": "/p.png", "reject_labels": ["X"]}]});
    let found = submitted(V2, judged, "ACTION_REQUIRED|").await;
    assert!(matches!(found, Reconciled::Accepted(_)));
}

#[tokio::test]
async fn an_attach_that_left_no_trace_is_repeated_under_the_guard_of_v2_only() {
    assert_eq!(submitted(V1, customer("INCOMPLETE"), BEFORE).await, Reconciled::NotArrived);
    assert_eq!(submitted(V2, customer("INCOMPLETE"), BEFORE).await, Reconciled::SafeToRepeat);
}

#[tokio::test]
async fn a_repeated_attach_that_meets_its_first_try_in_the_queue_has_arrived() {
    let fake = Fake::start(|seen, _| match seen.method.as_str() {
        "GET" => data(customer("INCOMPLETE")),
        _ => json_reply(409, json!({"error": {"code": "conflict", "message": "in progress"}})),
    })
    .await;
    let (kept, files) = (memory("v2"), papers());
    let first = submit(Some(&kept), &files);
    let error = fake.client(V2).deliver(&first).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "somebody else's attach is not ours");
    let again = Delivery { repeat: true, ..submit(Some(&kept), &files) };
    let delivered = fake.client(V2).deliver(&again).await.unwrap();
    assert!(delivered.receipt.reconciled);
    let snapshot = delivered.snapshot.unwrap();
    assert_eq!(snapshot.stage, Stage::InProgress, "it is in the queue");
    assert_eq!(snapshot.provider_status, "INCOMPLETE");
}

#[tokio::test]
async fn a_repeated_attach_that_is_refused_because_the_first_was_processed_has_arrived() {
    for (word, arrived) in [("REVIEWING", true), ("INCOMPLETE", false)] {
        let fake = Fake::start(move |seen, _| match seen.method.as_str() {
            "GET" => data(customer(word)),
            _ => json_reply(403, json!({"error": {"code": "forbidden", "message": "status"}})),
        })
        .await;
        let (kept, files) = (memory("v2"), papers());
        let again = Delivery { repeat: true, ..submit(Some(&kept), &files) };
        let result = fake.client(V2).deliver(&again).await;
        assert_eq!(result.is_ok(), arrived, "{word}");
    }
    let blind = Fake::start(|seen, _| match seen.method.as_str() {
        "GET" => reply(503, ""),
        _ => json_reply(403, json!({"error": {"code": "forbidden", "message": "status"}})),
    })
    .await;
    let (kept, files) = (memory("v2"), papers());
    let again = Delivery { repeat: true, ..submit(Some(&kept), &files) };
    let error = blind.client(V2).deliver(&again).await.unwrap_err();
    assert!(error.doubtful(), "a refusal that cannot be looked into ends nothing");
}

#[tokio::test]
async fn an_accepted_attach_is_in_progress_until_it_is_processed() {
    let fake = Fake::start(|seen, count| match (seen.method.as_str(), count) {
        ("POST", _) => yes(),
        (_, ..2) => data(customer("INCOMPLETE")),
        _ => data(customer("REVIEWING")),
    })
    .await;
    let client = fake.client(V2);
    let (kept, files) = (memory("v2"), papers());
    let delivered = client.deliver(&submit(Some(&kept), &files)).await.unwrap();
    let waiting = client.read(target(delivered.memory.as_ref())).await.unwrap();
    assert_eq!((waiting.stage, waiting.requirements.len()), (Stage::InProgress, 0));
    let reviewed = client.read(target(waiting.memory.as_ref())).await.unwrap();
    assert_eq!(reviewed.stage, Stage::ManualReview);
    assert!(reviewed.memory.unwrap().expose().get("queued").is_none());
}

fn asking(status: &str, fields: &[&str]) -> Value {
    let mut details = customer(status);
    let fields: Vec<Value> =
        fields.iter().map(|name| json!({"field_name": name, "data_type": "TEXT"})).collect();
    if !fields.is_empty() {
        details["request_for_information"] = json!([{"section": "proof_of_identity",
            "categories": [{"document_type": "PASSPORT", "fields": fields}]}]);
    }
    details
}

#[tokio::test]
async fn a_lost_answer_arrived_when_the_fields_are_no_longer_asked_for() {
    let values = json!({"proof_of_identity.PASSPORT.number": "X1234567"});
    for (before, details, arrived) in [
        ("ON_HOLD|", asking("ON_HOLD", &["number"]), false),
        ("ON_HOLD|", asking("ON_HOLD", &["type"]), true),
        ("ON_HOLD|", asking("REVIEWING", &["number"]), true),
        ("ON_HOLD|", asking("REVIEWING", &[]), true),
        ("APPROVED|", asking("APPROVED", &["number"]), false),
        ("APPROVED|", asking("APPROVED", &[]), true),
    ] {
        let answer = details.clone();
        let fake = Fake::start(move |_, _| data(answer.clone())).await;
        let doubt =
            Doubtful { before: Some(before), body: Some(&values), ..doubtful(Kind::Answer) };
        let found = fake.client(V2).reconcile(&doubt).await.unwrap();
        match arrived {
            true => assert!(matches!(found, Reconciled::Accepted(_)), "{before} {details}"),
            false => assert_eq!(found, Reconciled::SafeToRepeat),
        }
    }
}

#[tokio::test]
async fn a_repeated_answer_that_was_not_asked_for_any_more_has_arrived() {
    let values = json!({"proof_of_identity.PASSPORT.number": "X1234567"});
    for (open, arrived) in [(vec![], true), (vec!["number"], false)] {
        let fake = Fake::start(move |seen, _| match seen.method.as_str() {
            "GET" => data(asking("APPROVED", &open)),
            _ => json_reply(
                400,
                json!({"status": 400, "message": "Validation failed",
                "data": {"proof_of_identity": "was not requested"}}),
            ),
        })
        .await;
        let again = Delivery {
            repeat: true,
            before: Some("APPROVED|"),
            ..delivery(Kind::Answer, Some(target(None)), Body::Json(&values))
        };
        assert_eq!(fake.client(V2).deliver(&again).await.is_ok(), arrived);
    }
}

#[tokio::test]
async fn the_word_before_is_status_and_time() {
    let fake = Fake::start(|_, _| data(customer("INCOMPLETE"))).await;
    for provider in BOTH {
        let snapshot = fake.client(provider).read(target(None)).await.unwrap();
        let rules = rules(provider);
        for (kind, before) in [
            (Kind::Submit, Some(BEFORE)),
            (Kind::Answer, Some(BEFORE)),
            (Kind::Upload, None),
            (Kind::Create, None),
        ] {
            assert_eq!(rules.before(kind, &snapshot, None).as_deref(), before, "{kind:?}");
        }
    }
}
