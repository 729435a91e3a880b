//! The event log and the subscriptions of an account at Jiko. docs/providers/jiko.md, Events.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod common;

use common::*;
use dossier_domain::ErrorCode;
use serde_json::{Value, json};

/// A log entry about one application.
fn logged(id: &str) -> Value {
    json!({"event": {"event_id": id, "event_type": "application.approved",
        "timestamp": "2026-11-20T12:00:00Z", "payload": {"application_id": APPLICATION}},
        "delivery_attempts": []})
}

fn page(items: Vec<Value>, next: Option<&str>) -> Reply {
    json_reply(
        200,
        json!({"prev_page": null, "next_page": next, "items": items,
        "object_type": "CursorList"}),
    )
}

/// A log of three pages, newest first.
async fn log() -> Fake {
    Fake::start(|_, call| match call {
        0 => page(vec![logged("e5"), logged("e4")], Some("a")),
        1 => page(vec![logged("e3"), logged("e2")], Some("b")),
        _ => page(vec![logged("e1")], None),
    })
    .await
}

#[tokio::test]
async fn the_log_is_read_back_to_what_was_seen_and_told_oldest_first() {
    for (seen, expected, calls) in [
        (None, &["e1", "e2", "e3", "e4", "e5"][..], 3),
        (Some("e5"), &[], 1),
        (Some("e4"), &["e5"], 1),
        (Some("e2"), &["e3", "e4", "e5"], 2),
        (Some("forgotten"), &["e1", "e2", "e3", "e4", "e5"], 3),
    ] {
        let fake = log().await;
        let page = fake.client().events(seen).await.unwrap().unwrap();
        let ids: Vec<_> = page.events.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids, expected, "{seen:?}");
        assert_eq!(page.cursor.as_deref(), expected.last().copied(), "{seen:?}");
        assert!(!page.more);
        assert_eq!(fake.calls().len(), calls, "{seen:?}: no page too many");
        assert!(fake.calls().iter().all(|call| call.header("x-jiko-signature").is_some()));
    }
}

#[tokio::test]
async fn events_about_other_things_do_not_stand_in_the_way() {
    let other = [
        json!({"event": {"event_id": "p1", "event_type": "portal.closed", "timestamp": null,
            "payload": {"portal_id": "7"}}}),
        json!({"event": {"event_id": "p2", "event_type": "application.renamed",
            "payload": {"application_id": APPLICATION}}}),
        json!({"event": null}),
    ];
    let fake = Fake::start(move |_, _| {
        page([vec![logged("e2")], other.to_vec(), vec![logged("e1")]].concat(), None)
    })
    .await;
    let page = fake.client().events(None).await.unwrap().unwrap();
    let kinds: Vec<_> = page.events.iter().map(|event| event.kind.as_str()).collect();
    let expected = ["application.approved", "application.renamed", "application.approved"];
    assert_eq!(kinds, expected, "an unheard-of word about an application stays visible");
}

#[tokio::test]
async fn a_log_that_is_none_is_unintelligible_and_changes_nothing() {
    for body in [json!([]), json!({}), json!({"items": {}}), json!({"items": [7]})] {
        let fake = Fake::start(move |_, _| json_reply(200, body.clone())).await;
        let error = fake.client().events(None).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::ProviderUnavailable);
        assert!(!error.doubtful());
    }
}

#[tokio::test]
async fn a_log_without_end_is_left() {
    let fake = Fake::start(|_, call| page(vec![logged(&call.to_string())], Some("on"))).await;
    let page = fake.client().events(None).await.unwrap().unwrap();
    assert_eq!((page.events.len(), fake.calls().len()), (50, 50));
}

#[tokio::test]
async fn subscriptions_of_every_page_are_listed() {
    let one = |id: &str, status: Option<&str>| json!({"id": id, "url": "https://hooks.example.com/a", "events": [], "status": status});
    let fake = Fake::start(move |_, call| match call {
        0 => page(vec![one("s1", Some("enabled")), one("s2", Some("disabled"))], Some("a")),
        _ => page(vec![one("s3", None)], None),
    })
    .await;
    let found = fake.client().webhooks().await.unwrap();
    let told: Vec<_> = found.iter().map(|it| (it.id.as_str(), it.active)).collect();
    assert_eq!(told, [("s1", true), ("s2", false), ("s3", true)]);
}

#[tokio::test]
async fn a_subscription_is_made_with_a_secret_of_ours_that_no_error_tells() {
    let fake = Fake::start(|seen, _| {
        let url = seen.json()["url"].clone();
        json_reply(201, json!({"id": "s1", "url": url, "status": "enabled"}))
    })
    .await;
    let client = fake.client();
    let address = "https://hooks.example.com/a";
    let (first, second) = (
        client.register_webhook(address).await.unwrap(),
        client.register_webhook(address).await.unwrap(),
    );
    assert_eq!((first.webhook.url.as_str(), first.webhook.active), (address, true));
    let sent: Vec<_> =
        fake.calls().iter().map(|call| call.json()["shared_secret"].clone()).collect();
    assert_ne!(sent[0], sent[1], "another one each time");
    assert!(sent.iter().all(|it| it.as_str().unwrap().len() >= 16));
    assert!(!format!("{first:?}{second:?}").contains(sent[0].as_str().unwrap()));

    let echo = Fake::start(|seen, _| {
        let secret = seen.json()["shared_secret"].clone();
        json_reply(
            422,
            json!({"detail": [{"loc": ["body", "shared_secret"], "type": "value_error",
            "msg": format!("{} is no good", secret.as_str().unwrap())}]}),
        )
    })
    .await;
    let error = echo.client().register_webhook(address).await.unwrap_err();
    let secret = echo.calls()[0].json()["shared_secret"].as_str().unwrap().to_owned();
    assert!(!format!("{error:?}").contains(&secret), "{error:?}");
}

#[tokio::test]
async fn a_subscription_is_ended_by_its_id_alone() {
    let fake = Fake::start(|_, _| reply(204, "")).await;
    let client = fake.client();
    client.remove_webhook("s1").await.unwrap();
    assert_eq!(fake.calls()[0].method, "DELETE");
    assert_eq!(fake.calls()[0].path, "/api/v1/subscriptions/s1/");
    for odd in ["", "../applications", "s1/..", "s 1"] {
        assert!(client.remove_webhook(odd).await.is_err(), "{odd}");
    }
    assert_eq!(fake.calls().len(), 1, "what cannot be an id is not sent");
}
