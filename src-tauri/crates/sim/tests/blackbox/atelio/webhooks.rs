//! Subscriptions and deliveries.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::brand::{Brand, NAME, PLAIN, code, signature, wrong_fields};
use crate::partner::until;

fn subscription(url: &str, events: &[&str]) -> Value {
    json!({ "url": url, "events": events, "version": "0.1", "status": "STATUS_ENABLED" })
}

/// Takes one request and answers with the status; its signature and body.
async fn receive(listener: &TcpListener, status: &str) -> (String, String) {
    let (mut stream, _) = listener.accept().await.expect("a caller");
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read);
    let (mut signature, mut length) = (String::new(), 0);
    let mut line = String::new();
    lines.read_line(&mut line).await.expect("a request line");
    assert!(line.starts_with("POST /hook HTTP/1.1"), "{line}");
    loop {
        line.clear();
        lines.read_line(&mut line).await.expect("a header");
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "bond-signature" => signature = value.to_owned(),
            "content-length" => length = value.parse().expect("a length"),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body).await.expect("a body");
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
    write.write_all(answer.as_bytes()).await.expect("answered");
    (signature, String::from_utf8(body).expect("text"))
}

async fn listening() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    (listener, url)
}

#[tokio::test]
async fn subscriptions_come_and_go() {
    let brand = Brand::new().await;
    let mut body = subscription("https://example.com/hook", &["kyc.verification.success"]);
    body["description"] = json!("A sample");
    let created = brand.post("/webhooks", &body).await.expect(201)["webhook_subscription"].clone();
    for key in ["url", "description", "events", "version", "status"] {
        assert_eq!(created[key], body[key], "{key}");
    }
    assert!(created["secret"].as_str().unwrap().starts_with("whsec_"));
    for key in ["id", "created_time", "updated_time"] {
        assert!(created[key].is_string(), "{key}");
    }
    let list = brand.get("/webhooks").await.expect(200);
    let listed = &list["webhook_subscriptions"][0];
    assert_eq!(listed["status"], "enabled", "lists write it in another way");
    assert_eq!(listed["secret"], created["secret"], "lists have secrets");

    let one = format!("/webhooks/{}", created["id"].as_str().unwrap());
    let change = json!({ "events": ["kyc*", "card*"], "status": "STATUS_DISABLED" });
    let changed = brand.patch(&one, &change).await.expect(200)["webhook_subscription"].clone();
    assert_eq!(changed["events"], change["events"], "the list is replaced");
    assert_eq!(changed["status"], "STATUS_DISABLED");
    assert_eq!(changed["secret"], created["secret"]);
    assert_eq!(changed["description"], "A sample");
    let list = brand.get("/webhooks").await.expect(200);
    assert_eq!(list["webhook_subscriptions"][0]["status"], "disabled");

    assert_eq!(brand.send(Method::DELETE, &one, None).await.status, 200);
    assert_eq!(code(&brand.send(Method::DELETE, &one, None).await, 404), "webhooks_err");
    assert_eq!(code(&brand.patch(&one, &change).await, 404), "webhooks_err");
    let list = brand.get("/webhooks").await.expect(200);
    assert_eq!(list, json!({ "webhook_subscriptions": [] }));
}

#[tokio::test]
async fn subscriptions_are_checked() {
    let brand = Brand::new().await;
    for (key, value) in [
        ("url", json!(null)),
        ("url", json!("example.com")),
        ("events", json!(null)),
        ("events", json!([])),
        ("version", json!("0.2")),
        ("version", json!(null)),
        ("status", json!("enabled")),
        ("status", json!(null)),
        ("description", json!(7)),
    ] {
        let mut body = subscription("https://example.com/hook", &["kyc*"]);
        body[key] = value.clone();
        let answer = brand.post("/webhooks", &body).await;
        assert_eq!(wrong_fields(&answer, "webhooks_err"), [key], "{value}");
    }
    let mut body = subscription("https://example.com/hook", &["kyc*"]);
    body["events"] = json!(["kyc*", 7]);
    let answer = brand.post("/webhooks", &body).await;
    assert_eq!(wrong_fields(&answer, "webhooks_err"), ["events.1"]);
}

#[tokio::test]
async fn subscribers_on_loopback_are_called() {
    let brand = Brand::new().await;
    let (listener, url) = listening().await;
    let body = subscription(&url, &["kyc.verification.failure"]);
    let created = brand.post("/webhooks", &body).await.expect(201)["webhook_subscription"].clone();
    brand.started(PLAIN).await;
    let id = brand.started("000-00-0000").await;
    brand.simulate(&id, "fail").await.expect(200);
    let (header, body) = receive(&listener, "201 Created").await;
    let event: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (&event["customer_id"], &event["event"]),
        (&json!(id), &json!("kyc.verification.failure"))
    );
    let t = header.split(',').next().unwrap().strip_prefix("t=").unwrap();
    let v2 = header.split("v2=").nth(1).unwrap();
    assert_eq!(v2, signature(created["secret"].as_str().unwrap(), t, &body));
    let lines = brand.sim.webhooks(Some(NAME));
    assert_eq!(lines.len(), 1, "nothing that was not subscribed to");
    assert_eq!((&lines[0].body, &lines[0].headers["bond-signature"]), (&body, &header));
}

#[tokio::test]
async fn wildcards_and_disabled_subscriptions() {
    let brand = Brand::new().await;
    for (events, status, heard) in [
        (vec!["kyc*"], "STATUS_ENABLED", true),
        (vec!["*"], "STATUS_ENABLED", true),
        (vec!["card*", "kyc.verification.*"], "STATUS_ENABLED", true),
        (vec!["card*"], "STATUS_ENABLED", false),
        (vec!["kyc.verification"], "STATUS_ENABLED", false),
        (vec!["kyc*"], "STATUS_DISABLED", false),
    ] {
        let mut body = subscription("https://example.com/hook", &events);
        body["status"] = json!(status);
        let created = brand.post("/webhooks", &body).await.expect(201);
        let before = brand.events().len();
        brand.started(PLAIN).await;
        assert_eq!(brand.events().len() - before, usize::from(heard), "{events:?} {status}");
        let id = created["webhook_subscription"]["id"].as_str().unwrap();
        brand.send(Method::DELETE, &format!("/webhooks/{id}"), None).await;
    }
}

#[tokio::test]
async fn what_is_not_acknowledged_comes_again() {
    let brand = Brand::new().await;
    let (listener, url) = listening().await;
    brand.post("/webhooks", &subscription(&url, &["kyc*"])).await.expect(201);
    let id = brand.started(PLAIN).await;
    let (_, first) = receive(&listener, "500 Internal Server Error").await;
    // 202 is not among the statuses that acknowledge.
    for (pause, status) in [(45, "202 Accepted"), (180, "200 OK")] {
        let brand = &brand;
        let tried = brand.events().len();
        until("the next try", || async move {
            brand.sim.advance(Duration::from_secs(pause));
            (brand.events().len() > tried).then_some(())
        })
        .await;
        let (_, again) = receive(&listener, status).await;
        assert_eq!(again, first, "the same body");
    }
    brand.sim.advance(Duration::from_secs(4 * 24 * 3600));
    brand.status(&id).await;
    assert_eq!(brand.events().len(), 3, "and not after it was acknowledged");
}

#[tokio::test]
async fn tries_end_within_three_days() {
    let brand = Brand::new().await;
    let (listener, url) = listening().await;
    brand.post("/webhooks", &subscription(&url, &["kyc*"])).await.expect(201);
    brand.started(PLAIN).await;
    let mut pause = 45;
    for number in 1..=8 {
        receive(&listener, "503 Service Unavailable").await;
        if number < 8 {
            let brand = &brand;
            until("the next try", || async move {
                brand.sim.advance(Duration::from_secs(pause));
                (brand.events().len() > number).then_some(())
            })
            .await;
            pause *= 4;
        }
    }
    let times: Vec<_> = brand
        .sim
        .webhooks(Some(NAME))
        .iter()
        .map(|line| chrono::DateTime::parse_from_rfc3339(&line.received_at).unwrap())
        .collect();
    assert_eq!(times.len(), 8);
    assert!((times[7] - times[0]).num_hours() < 72);
    assert!(times.windows(3).all(|w| w[2] - w[1] > w[1] - w[0]), "ever longer: {times:?}");
}
