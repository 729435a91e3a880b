//! Delivery: answers lost, providers away, order kept, nothing twice.

use std::time::{Duration, Instant};

use dossier_app::{Hold, Scope, Step};
use dossier_domain::SubmissionState;
use serde_json::json;

use crate::test_desk::{TestDesk, moved_to};

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_read_back_and_nothing_happens_twice() {
    let mut desk = TestDesk::new().await;
    for after in ["reset_after", "status_after", "garbage"] {
        let fault = match after {
            "status_after" => json!({"kind": after, "status": 502}),
            "garbage" => json!({"kind": after, "effect": true}),
            _ => json!({"kind": after}),
        };
        desk.faults(json!({"rules": [
            {"method": "POST", "path": "/api/v1/applications/", "first": 1, "fault": fault},
            {"method": "POST", "path": "*/apply/", "first": 1, "fault": fault},
            {"method": "POST", "path": "*/SELFIE/file/", "first": 1, "fault": fault},
        ]}));
        let created = desk.queue_create("210").await.unwrap();
        let case = created.case_id;
        let steps = desk.deliver().await;
        assert!(matches!(steps[..], [Step::Deferred(..)]), "{after}: {steps:?}");
        assert_eq!(desk.states(case).await, [("create", "uncertain")], "{after}");
        desk.restart().await;
        desk.settle(case).await;
        desk.desk().submit(case, Hold::None).await.expect("created after all");
        desk.settle(case).await;
        desk.attach(case, "SELFIE").await;
        desk.attach(case, "PASSPORT").await;
        desk.desk().submit(case, Hold::None).await.unwrap();
        desk.settle(case).await;
        assert_eq!(desk.status(case).await, "APPROVED", "{after}");
        for (effect, count) in
            [("create", 1), ("submit", 2), ("upload:SELFIE", 1), ("upload:PASSPORT", 1)]
        {
            assert_eq!(desk.effects(case, effect).await, count, "{after}: {effect}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_refuses_repeated_keys_leaves_only_the_create_to_a_person() {
    let desk = TestDesk::new().await;
    let plan = |path: &str| {
        json!({"jiko": {"idempotency": "refuse"}, "rules": [
            {"method": "POST", "path": path, "first": 1, "fault": {"kind": "reset_after"}}]})
    };
    desk.faults(plan("*/apply/"));
    let case = desk.submitted("210").await;
    assert_eq!(desk.status(case).await, "DOCUMENTS_NEEDED");
    assert_eq!(desk.effects(case, "submit").await, 1);

    desk.faults(plan("*/SELFIE/file/"));
    desk.attach(case, "SELFIE").await;
    desk.settle(case).await;
    let upload = desk.submissions(case).await.pop().unwrap();
    let receipt = upload.receipt.expect("read back");
    assert!(receipt.reconciled);
    assert!(desk.sim.file(&receipt.sha256.unwrap()).is_some(), "tells what was sent");
    assert_eq!(desk.effects(case, "upload:SELFIE").await, 1);

    desk.faults(plan("/api/v1/applications/"));
    let created = desk.queue_create("400").await.unwrap();
    desk.sync(Scope::Case(created.case_id)).await.unwrap();
    let submissions = desk.submissions(created.case_id).await;
    assert_eq!(submissions[0].state, "parked", "it arrived, but under which id?");
    assert_eq!(submissions[0].reason.as_ref().unwrap().id, "submission-create-arrived-id-unknown");
    assert_eq!(desk.show(created.case_id).await.needs, ["look"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubtful_create_older_than_its_key_is_never_repeated() {
    let desk = TestDesk::new().await;
    desk.fault("POST", "/api/v1/applications/", Some(1), json!({"kind": "reset_after"}));
    let created = desk.queue_create("400").await.unwrap();
    desk.deliver().await;
    desk.advance(Duration::from_secs(3700));
    desk.sync(Scope::Case(created.case_id)).await.unwrap();
    let submissions = desk.submissions(created.case_id).await;
    assert_eq!(submissions[0].state, "parked");
    let creates: u64 = desk
        .sim
        .effects()
        .iter()
        .filter(|effect| effect.effect == "create")
        .map(|effect| effect.count)
        .sum();
    assert_eq!(creates, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absent_provider_uses_up_no_tries_and_loses_nothing() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.fault("*", "*", None, json!({"kind": "reset_before"}));
    for _ in 0..12 {
        desk.advance(Duration::from_secs(301));
        desk.deliver().await;
    }
    for submission in &desk.submissions(case).await[2..] {
        assert!(["queued", "uncertain"].contains(&submission.state), "{submission:?}");
        assert_eq!(submission.attempts, 0, "no answer is no try");
    }
    desk.faults(json!({}));
    desk.advance(Duration::from_secs(301));
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
    assert_eq!(desk.effects(case, "upload:SELFIE").await, 1);
    assert_eq!(desk.effects(case, "submit").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_in_trouble_is_tried_eight_times_then_a_person_is_asked() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.fault("POST", "*/file/", None, json!({"kind": "status", "status": 503}));
    let attached = desk.attach(case, "SELFIE").await;
    for _ in 0..12 {
        desk.advance(Duration::from_secs(301));
        desk.deliver().await;
    }
    let upload = desk.submissions(case).await.pop().unwrap();
    assert_eq!((upload.state, upload.attempts), ("parked", 8));
    assert_eq!(desk.show(case).await.needs, ["document:PASSPORT", "look"]);
    desk.faults(json!({}));
    desk.desk().retry(attached.submission_id).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.submissions(case).await.pop().unwrap().state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_asks_to_wait_is_left_alone_until_then() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let wait = json!({"kind": "status", "status": 429, "headers": {"Retry-After": "120"}});
    desk.fault("POST", "*/file/", Some(1), wait);
    desk.attach(case, "SELFIE").await;
    desk.deliver().await;
    // What it asked for outlives this process.
    desk.restart().await;
    let asked = desk.sim.requests();
    desk.advance(Duration::from_secs(100));
    assert!(desk.deliver().await.is_empty(), "too early");
    assert_eq!(desk.sim.requests(), asked, "not one request before the time");
    desk.advance(Duration::from_secs(30));
    desk.deliver().await;
    assert_eq!(desk.submissions(case).await.pop().unwrap().state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submit_waits_for_a_person_when_one_of_its_uploads_was_refused() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let refusal = json!({"kind": "status", "status": 422, "body": {"detail": [
        {"loc": ["body"], "msg": "not a picture of a person", "type": "value_error"}]}});
    desk.fault("POST", "*/SELFIE/file/", None, refusal);
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    let (submit, _) = desk.desk().submit(case, Hold::None).await.unwrap();
    desk.deliver().await;
    let states: Vec<_> = desk.states(case).await.into_iter().skip(2).collect();
    assert_eq!(states, [("upload", "refused"), ("upload", "accepted"), ("submit", "held")]);
    let view = desk.show(case).await;
    let refusal = view.submissions[2].refusal.as_ref().unwrap();
    assert_eq!(refusal.status, 422);
    assert!(refusal.words.contains("not a picture of a person"), "{}", refusal.words);
    assert!(view.needs.contains(&"document:SELFIE".to_owned()), "{:?}", view.needs);
    assert_eq!(desk.effects(case, "submit").await, 1);

    desk.faults(json!({}));
    desk.attach(case, "SELFIE").await;
    desk.deliver().await;
    desk.desk().retry(submit).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submit_lets_a_file_pass_that_was_attached_after_it() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    let refusal = json!({"kind": "status", "status": 422, "body": {"detail": "no face"}});
    desk.fault("POST", "*/SELFIE/file/", Some(1), refusal);
    let (submit, _) = desk.desk().submit(case, Hold::None).await.unwrap();
    desk.deliver().await;
    assert_eq!(desk.submissions(case).await[4].state, "held");
    // Let go before the new file has left.
    desk.attach(case, "SELFIE").await;
    desk.desk().retry(submit).await.unwrap();
    let started = Instant::now();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
    assert!(started.elapsed() < Duration::from_secs(15), "neither waited for the other");
    assert_eq!(desk.effects(case, "submit").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_moved_meanwhile_is_not_submitted() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    let (submit, _) = desk.desk().submit(case, Hold::Seconds(60)).await.unwrap();
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "rejected").unwrap();
    // Somebody else submits it at the provider.
    let other = desk.sandbox().await;
    let (same, _) = desk.desk().follow_case(other, &desk.external_id(case).await).await.unwrap();
    desk.desk().submit(same, Hold::None).await.unwrap();
    desk.settle(same).await;
    desk.advance(Duration::from_secs(61));
    desk.deliver().await;
    let parked = desk.submissions(case).await.pop().unwrap();
    assert_eq!(parked.submission_id, submit.to_string());
    assert_eq!(parked.state, "parked");
    assert_eq!(parked.reason.unwrap().id, "submission-moved-meanwhile");
    assert_eq!(desk.effects(case, "submit").await, 1, "the other one's");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_undo_window_holds_and_what_is_held_can_be_taken_back() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    let (id, state) = desk.desk().submit(case, Hold::Seconds(10)).await.unwrap();
    assert_eq!(state, SubmissionState::Held);
    assert!(desk.deliver().await.is_empty());
    desk.desk().withdraw(id).await.unwrap();
    desk.advance(Duration::from_secs(11));
    assert!(desk.deliver().await.is_empty());
    assert_eq!(desk.effects(case, "submit").await, 0);

    let (id, _) = desk.desk().submit(case, Hold::UntilReleased).await.unwrap();
    desk.advance(Duration::from_secs(3600));
    assert!(desk.deliver().await.is_empty(), "waits for a person however long");
    desk.desk().retry(id).await.unwrap();
    let steps = desk.deliver().await;
    assert_eq!(moved_to(&steps), [SubmissionState::Accepted]);
    let refused = desk.desk().withdraw(id).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available", "what left cannot be taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_file_takes_the_place_of_one_that_has_not_left() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    let newer = desk.attach(case, "SELFIE").await;
    desk.settle(case).await;
    let states: Vec<_> = desk.states(case).await.into_iter().skip(2).collect();
    assert_eq!(states, [("upload", "withdrawn"), ("upload", "accepted")]);
    assert_eq!(desk.effects(case, "upload:SELFIE").await, 1);
    assert!(desk.sim.file(&newer.output_sha256).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_credentials_and_a_wrong_clock_stop_sending_and_lose_nothing() {
    let mut desk = TestDesk::new().await;
    let case = desk.created("400").await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    for (settings, code) in [
        (json!({"refuse_credentials": true, "revoke_tokens": true}), "credentials_refused"),
        (json!({"date_skew_s": 3600}), "clock_wrong"),
    ] {
        desk.faults(json!({"jiko": settings}));
        desk.restart().await;
        desk.advance(Duration::from_secs(301));
        let steps = desk.deliver().await;
        let [Step::Deferred(_, error)] = &steps[..] else { panic!("{code}: {steps:?}") };
        assert_eq!(error.code().as_str(), code);
        assert_eq!(desk.states(case).await.last(), Some(&("submit", "queued")), "{code}");
        assert_eq!(desk.effects(case, "submit").await, 0);
        let tested = desk.desk().test_connection(desk.connection).await.unwrap_err();
        assert_eq!(tested.code().as_str(), code);
    }
    desk.faults(json!({}));
    desk.desk().test_connection(desk.connection).await.expect("well again");
    desk.advance(Duration::from_secs(301));
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
}
