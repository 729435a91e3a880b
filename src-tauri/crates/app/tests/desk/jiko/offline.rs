//! What happened at Jiko while nobody was there.

use std::time::Duration;

use dossier_app::{Scope, Sync};
use dossier_domain::{Provider, Stage};
use serde_json::json;

use crate::{player, test_desk::TestDesk};

const ONCE: Sync = Sync { scope: Scope::All, until_idle: false, timeout: Duration::ZERO };

#[tokio::test(flavor = "multi_thread")]
async fn the_log_names_the_cases_that_moved_and_only_they_are_read() {
    let mut desk = TestDesk::new().await;
    let moved = desk.submitted("300").await;
    let same = desk.submitted("300").await;
    assert_eq!(desk.desk().catch_up(desk.connection).await.unwrap(), Some(2));
    desk.sync(Scope::All).await.unwrap();
    desk.restart().await;
    desk.sim.set_outcome("jiko", &desk.external_id(moved).await, "rejected").unwrap();
    desk.advance(Duration::from_secs(60));
    assert_eq!(desk.desk().catch_up(desk.connection).await.unwrap(), Some(1), "what is new");
    let report = desk.desk().sync(ONCE, |_| ()).await.unwrap();
    assert_eq!((report.checked, report.changed), (1, 1), "at once, not when a review is due");
    assert_eq!(desk.show(moved).await.summary.stage, Stage::Rejected);
    assert_eq!(desk.show(same).await.summary.stage, Stage::ManualReview);
    assert_eq!(desk.desk().catch_up(desk.connection).await.unwrap(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn days_later_a_sync_asks_the_log_by_itself() {
    let mut desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    desk.sync(Scope::All).await.unwrap();
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "documents_needed").unwrap();
    desk.restart().await;
    desk.advance(Duration::from_secs(3 * 24 * 3600));
    desk.sync(Scope::All).await.unwrap();
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    let taken = view.timeline.iter().filter(|entry| entry.kind == "event.taken").count();
    assert_eq!(taken, 2, "manual_review and documents_needed");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_came_both_ways_counts_once() {
    let desk = TestDesk::new().await;
    desk.submitted("300").await;
    let lines = desk.sim.webhooks(Some("jiko"));
    let text: Vec<_> = lines.iter().map(|it| serde_json::to_string(it).unwrap()).collect();
    let ingested = desk.desk().ingest_events(desk.connection, &text.join("\n")).await.unwrap();
    assert_eq!(ingested.accepted, 1);
    assert_eq!(desk.desk().catch_up(desk.connection).await.unwrap(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_does_not_answer_loses_nothing() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    desk.fault("GET", "/api/v1/events/", None, json!({"kind": "status", "status": 503}));
    let failed = desk.desk().catch_up(desk.connection).await.unwrap_err();
    assert_eq!(failed.code().as_str(), "provider_unavailable");
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "approved").unwrap();
    desk.advance(Duration::from_secs(16 * 60));
    desk.sync(Scope::All).await.unwrap();
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "read by its schedule");
    desk.faults(json!({}));
    assert_eq!(desk.desk().catch_up(desk.connection).await.unwrap(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_several_pages_is_read_from_where_it_was_left() {
    let desk = TestDesk::new().await;
    let client = player::client(&desk.sim, Provider::Jiko, &[]);
    let case = desk.submitted("300").await;
    let external_id = desk.external_id(case).await;
    for outcome in ["documents_needed", "manual_review"].repeat(60) {
        desk.sim.set_outcome("jiko", &external_id, outcome).unwrap();
        desk.advance(Duration::from_secs(1));
    }
    let all = client.events(None).await.unwrap().expect("a log");
    assert_eq!(all.events.len(), 121, "more than a page of a hundred");
    assert!(all.events.is_sorted_by_key(|event| event.at), "oldest first");
    assert_eq!(all.cursor.as_ref(), Some(&all.events[120].id));
    let rest = client.events(Some(&all.events[9].id)).await.unwrap().expect("a log");
    assert_eq!(rest.events, all.events[10..]);
    let none = client.events(all.cursor.as_deref()).await.unwrap().expect("a log");
    assert_eq!((none.events.len(), none.cursor), (0, None), "the cursor stays");
}
