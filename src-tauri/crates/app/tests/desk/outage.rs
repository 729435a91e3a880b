//! Days without the provider.

use std::time::Duration;

use dossier_app::Hold;
use serde_json::json;

use crate::test_desk::TestDesk;

/// Things owed when the provider goes away.
const CASES: usize = 20;

async fn all_calls(desk: &TestDesk) -> u64 {
    desk.sim.requests().iter().map(|row| row.count).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_without_the_provider_everything_arrives_once() {
    let mut desk = TestDesk::new().await;
    let mut cases = Vec::new();
    for _ in 0..CASES {
        cases.push(desk.created("400").await);
    }
    desk.faults(json!({"rules": [{"fault": {"kind": "reset_before"}}]}));
    for case in &cases {
        desk.desk().submit(*case, Hold::None).await.unwrap();
    }
    desk.deliver().await;
    desk.advance(Duration::from_secs(301));
    for _ in 0..5 {
        desk.deliver().await;
        desk.advance(Duration::from_secs(31));
    }
    // From the fifth failure in a row on, one try in half a minute, however much is owed.
    let before = all_calls(&desk).await;
    for _ in 0..10 {
        desk.advance(Duration::from_secs(31));
        desk.deliver().await;
    }
    let probes = all_calls(&desk).await - before;
    assert!((1..=20).contains(&probes), "{probes} calls in ten times half a minute");

    desk.advance(Duration::from_secs(24 * 3600));
    desk.restart().await;
    desk.deliver().await;
    desk.faults(json!({}));
    desk.advance(Duration::from_secs(3600));
    for _ in 0..10 {
        desk.deliver().await;
        desk.advance(Duration::from_secs(60));
    }
    for case in cases {
        assert_eq!(desk.states(case).await, [("create", "accepted"), ("submit", "accepted")]);
        assert_eq!(desk.effects(case, "submit").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_week_every_lost_answer_is_read_back_first() {
    let mut desk = TestDesk::new().await;
    let documents = desk.needs_documents().await;
    let ready = desk.created("400").await;
    // Processed, and nobody here knows; nor can it be read until the week is over.
    let away = json!({"kind": "reset_before"});
    let unread = |id: &str| {
        json!({"path": format!("/api/v1/applications/{id}*"), "method": "GET",
        "fault": away.clone()})
    };
    let (first, second) = (desk.external_id(documents).await, desk.external_id(ready).await);
    let lost = json!({"method": "POST", "path": "*/file/", "fault": {"kind": "reset_after"}});
    desk.faults(json!({"rules": [lost]}));
    desk.attach(documents, "SELFIE").await;
    desk.deliver().await;
    let lost = json!({"method": "POST", "path": "*/apply/", "fault": {"kind": "reset_after"}});
    desk.faults(json!({"rules": [unread(&first), lost]}));
    desk.desk().submit(ready, Hold::None).await.unwrap();
    desk.advance(Duration::from_secs(1));
    desk.deliver().await;
    desk.faults(json!({"rules": [unread(&first), unread(&second)]}));
    assert_eq!(desk.effects(documents, "upload:SELFIE").await, 1);
    assert_eq!(desk.effects(ready, "submit").await, 1);
    assert_eq!(desk.states(documents).await.last(), Some(&("upload", "uncertain")));
    assert_eq!(desk.states(ready).await.last(), Some(&("submit", "uncertain")));
    desk.advance(Duration::from_secs(7 * 24 * 3600));
    desk.faults(json!({}));
    desk.restart().await;
    let sent = |desk: &TestDesk| -> u64 {
        let rows = desk.sim.requests();
        let sends = |path: &str| path.ends_with("/file/") || path.ends_with("/apply/");
        rows.iter().filter(|row| sends(&row.path)).map(|row| row.count).sum()
    };
    let before = sent(&desk);
    for _ in 0..4 {
        desk.deliver().await;
        desk.advance(Duration::from_secs(60));
    }
    assert_eq!(sent(&desk), before, "the keys are long dead, and reading was enough");
    assert_eq!(desk.states(documents).await.last(), Some(&("upload", "accepted")));
    assert_eq!(desk.states(ready).await.last(), Some(&("submit", "accepted")));
    assert_eq!(desk.effects(documents, "upload:SELFIE").await, 1);
    assert_eq!(desk.effects(ready, "submit").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_cannot_be_read_keeps_no_other_from_being_tried() {
    let desk = TestDesk::new().await;
    let broken = desk.made(desk.applicant("400")).await;
    let sound = desk.made(desk.applicant("400")).await;
    let path = format!("/api/v1/applications/{}*", desk.external_id(broken).await);
    desk.fault("GET", &path, None, json!({"kind": "status", "status": 503}));
    desk.desk().submit(broken, Hold::None).await.unwrap();
    desk.desk().submit(sound, Hold::None).await.unwrap();
    for _ in 0..4 {
        desk.deliver().await;
        desk.advance(Duration::from_secs(31));
    }
    assert_eq!(desk.states(sound).await.last(), Some(&("submit", "accepted")));
    assert_eq!(desk.states(broken).await.last(), Some(&("submit", "queued")));
}
