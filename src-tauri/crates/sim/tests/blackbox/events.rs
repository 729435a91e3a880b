//! Events, subscriptions and deliveries.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::partner::{Partner, hmac, until};

const SUBSCRIPTIONS: &str = "/api/v1/subscriptions/";
const SECRET: &str = "a-secret-of-sixteen-or-more";

fn types(log: &Value) -> Vec<&str> {
    let items = log["items"].as_array().expect("items");
    items.iter().map(|item| item["event"]["event_type"].as_str().expect("a type")).collect()
}

#[tokio::test]
async fn four_types_are_listed() {
    let partner = Partner::new().await;
    let list = partner.get("/api/v1/events/types/").await.expect(200);
    assert_eq!((&list["offset"], &list["count"]), (&json!(0), &json!(4)));
    assert_eq!(list["object_type"], "List");
    let names: Vec<_> = list["items"].as_array().unwrap().iter().map(|i| &i["event"]).collect();
    assert_eq!(
        names,
        [
            "application.approved",
            "application.documents_needed",
            "application.manual_review",
            "application.rejected"
        ]
    );
}

#[tokio::test]
async fn log_is_read_in_pages() {
    let partner = Partner::new().await;
    for number in ["400000001", "500000001", "300000001", "210000001", "400000002"] {
        partner.applied(number).await;
    }
    let log = partner.get("/api/v1/events/").await.expect(200);
    assert_eq!(log["object_type"], "CursorList");
    let newest_first = [
        "application.approved",
        "application.documents_needed",
        "application.manual_review",
        "application.rejected",
        "application.approved",
    ];
    assert_eq!(types(&log), newest_first);
    assert_eq!((&log["prev_page"], &log["next_page"]), (&Value::Null, &Value::Null));

    let mut seen = Vec::new();
    let mut page = partner.get("/api/v1/events/?limit=2").await.expect(200);
    // An event in between must not shift the pages that follow.
    partner.applied("500000002").await;
    loop {
        seen.extend(types(&page).into_iter().map(str::to_owned));
        let Some(cursor) = page["next_page"].as_str() else { break };
        let target = format!("/api/v1/events/?limit=2&cursor={}", cursor.replace('=', "%3D"));
        page = partner.get(&target).await.expect(200);
    }
    assert_eq!(seen, newest_first);
    let back = page["prev_page"].as_str().unwrap().replace('=', "%3D");
    let page = partner.get(&format!("/api/v1/events/?limit=2&cursor={back}")).await.expect(200);
    assert_eq!(types(&page), newest_first[2..4]);

    let times = |item: &Value| item["event"]["timestamp"].as_str().unwrap().to_owned();
    let third = times(&log["items"][2]);
    let later = partner.get(&format!("/api/v1/events/?after={third}")).await.expect(200);
    assert_eq!(types(&later).len(), 3, "the two that followed and the one since");
    for wrong in ["limit=0", "limit=101", "cursor=x", "after=yesterday", "subscription_id=7"] {
        let answer = partner.get(&format!("/api/v1/events/?{wrong}")).await;
        let name = wrong.split('=').next().unwrap();
        assert_eq!(answer.wrong_places(), [format!("query.{name}")]);
    }
}

#[tokio::test]
async fn uploads_and_submissions_make_no_events() {
    let partner = Partner::new().await;
    let id = partner.applied("220000001").await;
    partner.upload(&id, "IDENTIFICATION_NUMBER_VERIFICATION").await.expect(200);
    assert_eq!(partner.status(&id).await, "PENDING");
    partner.apply(&id).await.expect(200);
    let log = partner.get("/api/v1/events/").await.expect(200);
    assert_eq!(types(&log), ["application.documents_needed"]);
}

#[tokio::test]
async fn without_subscribers_the_log_shows_what_would_have_come() {
    let partner = Partner::new().await;
    let id = partner.applied("400000001").await;
    let answer = partner.control(Method::GET, "/webhooks?provider=jiko", &json!(null)).await;
    let text = String::from_utf8(answer.bytes).unwrap();
    let line: Value = serde_json::from_str(text.strip_suffix('\n').unwrap()).unwrap();
    let keys: Vec<_> = line.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["body", "headers", "received_at"]);
    let body = line["body"].as_str().unwrap();
    assert_eq!(
        line["headers"]["x-jiko-signature"],
        hmac(partner.credential("webhook_secret"), body.as_bytes()),
        "over the raw body alone, with the webhook secret"
    );
    let event: Value = serde_json::from_str(body).unwrap();
    assert_eq!(event["event_type"], "application.approved");
    assert_eq!(event["payload"], json!({ "application_id": id }));
    assert!(Uuid::parse_str(event["event_id"].as_str().unwrap()).is_ok());
    let none = partner.control(Method::GET, "/webhooks?provider=other", &json!(null)).await;
    assert!(none.bytes.is_empty());
}

#[tokio::test]
async fn subscriptions_come_and_go() {
    let partner = Partner::new().await;
    let body = json!({
        "url": "https://example.com/hook",
        "events": ["application.approved"],
        "shared_secret": SECRET,
        "description": "A sample",
    });
    let created = partner.post(SUBSCRIPTIONS, &body).await;
    assert!(!String::from_utf8_lossy(&created.bytes).contains(SECRET), "the secret is not shown");
    let created = created.expect(201);
    assert_eq!(created["status"], "enabled");
    assert_eq!(created["events"], body["events"]);
    let one = format!("{SUBSCRIPTIONS}{}/", created["id"].as_str().unwrap());
    assert_eq!(partner.get(&one).await.expect(200), created);

    let change = json!({ "url": "https://example.com/other", "status": "disabled" });
    let changed = partner.send(Method::PATCH, &one, Some(&change)).await.expect(200);
    assert_eq!(changed["url"], "https://example.com/other");
    assert_eq!(changed["status"], "disabled");
    assert_eq!(changed["description"], "A sample", "what is not given stays");
    let list = partner.get(SUBSCRIPTIONS).await.expect(200);
    assert_eq!((&list["items"], &list["object_type"]), (&json!([changed]), &json!("CursorList")));

    assert_eq!(partner.send(Method::DELETE, &one, None).await.status, 204);
    partner.get(&one).await.expect(404);
    partner.send(Method::DELETE, &one, None).await.expect(404);

    for (key, value, place) in [
        ("url", json!(""), "body.url"),
        ("url", json!(format!("https://example.com/{}", "x".repeat(2083))), "body.url"),
        ("url", json!("not a url"), "body.url"),
        ("events", json!([]), "body.events"),
        ("events", json!(["application.created"]), "body.events.0"),
        ("shared_secret", json!("fifteen-letters"), "body.shared_secret"),
    ] {
        let mut wrong = body.clone();
        wrong[key] = value;
        assert_eq!(partner.post(SUBSCRIPTIONS, &wrong).await.wrong_places(), [place]);
    }
}

/// Takes one request; its headers and body. Answers 202.
pub async fn receive(listener: &TcpListener) -> (BTreeMap<String, String>, String) {
    let (mut stream, _) = listener.accept().await.expect("a caller");
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read);
    let mut headers = BTreeMap::new();
    let mut line = String::new();
    lines.read_line(&mut line).await.expect("a request line");
    assert!(line.starts_with("POST /hook?x=1 HTTP/1.1"), "{line}");
    loop {
        line.clear();
        lines.read_line(&mut line).await.expect("a header");
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = headers["content-length"].parse().expect("a length");
    let mut body = vec![0; length];
    lines.read_exact(&mut body).await.expect("a body");
    let answer = b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n";
    write.write_all(answer).await.expect("answered");
    (headers, String::from_utf8(body).expect("text"))
}

#[tokio::test]
async fn subscribers_on_loopback_are_called() {
    let partner = Partner::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook?x=1", listener.local_addr().unwrap());
    let body = json!({ "url": url, "events": ["application.rejected"], "shared_secret": SECRET });
    let created = partner.post(SUBSCRIPTIONS, &body).await.expect(201);
    let elsewhere = json!({
        "url": "https://example.com/hook",
        "events": ["application.rejected"],
        "shared_secret": SECRET,
    });
    let elsewhere = partner.post(SUBSCRIPTIONS, &elsewhere).await.expect(201);

    partner.applied("400000001").await;
    let id = partner.applied("500000001").await;
    let (headers, body) = receive(&listener).await;
    assert!(body.contains(&id) && body.contains("application.rejected"), "{body}");
    assert_eq!(headers["x-jiko-signature"], hmac(SECRET, body.as_bytes()));
    let lines = partner.sim.webhooks(Some("jiko"));
    assert_eq!(lines.len(), 2, "both subscriptions' and nothing for the approval");
    assert_eq!(lines[0].body, body);

    let partner = &partner;
    let item = until("both delivery attempts", || async move {
        let log = partner.get("/api/v1/events/").await.expect(200);
        let item = log["items"][0].clone();
        (item["delivery_attempts"].as_array()?.len() == 2).then_some(item)
    })
    .await;
    let attempt = |subscription: &Value| {
        let attempts = item["delivery_attempts"].as_array().expect("attempts");
        let found = attempts.iter().find(|one| one["subscription_id"] == subscription["id"]);
        found.expect("an attempt").clone()
    };
    assert_eq!(attempt(&created)["success"], true);
    assert_eq!(attempt(&created)["response_code"], 202);
    assert_eq!(attempt(&elsewhere)["success"], false);
    let target = format!("/api/v1/events/?subscription_id={}", created["id"].as_str().unwrap());
    let log = partner.get(&target).await.expect(200);
    assert_eq!(types(&log), ["application.rejected"]);
    assert_eq!(log["items"][0]["delivery_attempts"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_sandbox_trigger_only_delivers() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    let event = json!({
        "event_id": Uuid::new_v4(),
        "timestamp": "2026-02-01T10:00:00Z",
        "payload": { "application_id": id },
        "event_type": "application.approved",
    });
    let answer = partner.post("/api/v1/sandbox/webhook/", &event).await;
    assert_eq!(answer.status, 202);
    assert_eq!(partner.status(&id).await, "CREATED", "no application changes by it");
    let lines = partner.sim.webhooks(Some("jiko"));
    assert_eq!(serde_json::from_str::<Value>(&lines[0].body).unwrap(), event);
    let mut wrong = event.clone();
    wrong["event_type"] = json!("application.pending");
    let answer = partner.post("/api/v1/sandbox/webhook/", &wrong).await;
    assert_eq!(answer.wrong_places(), ["body.event_type"]);
}
