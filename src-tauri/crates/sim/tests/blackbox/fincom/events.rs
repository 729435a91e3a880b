//! Webhooks.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::client::{Client, V1, V2};
use crate::partner::DELAY;

fn signature(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The events of an account so far, their signatures checked.
fn events(client: &Client) -> Vec<Value> {
    let secret = client.credentials["webhook_secret"].as_str().expect("a secret");
    client
        .sim
        .webhooks(Some(client.provider))
        .iter()
        .map(|line| {
            assert_eq!(line.headers["x-fin-signature"], signature(secret, line.body.as_bytes()));
            assert_eq!(line.headers["x-fin-signature-algorithm"], "sha256");
            serde_json::from_str(&line.body).expect("JSON")
        })
        .collect()
}

/// Types and statuses of events, as `created INCOMPLETE`.
fn heard(events: &[Value]) -> Vec<String> {
    let word = |event: &Value| {
        let kind = event["event"]["type"].as_str().expect("a type");
        let kind = kind.strip_prefix("customer.").expect("about a customer");
        format!("{kind} {}", event["data"]["customer_status"].as_str().unwrap_or("-"))
    };
    events.iter().map(word).collect()
}

#[test]
fn own_signature_vector() {
    assert_eq!(
        signature("fin-test-secret", br#"{"event":{"type":"customer.status"}}"#),
        "6c57fde9e60c49a8400191459c016909841bd80b693bf1163c57a53b9b9ad244"
    );
}

#[tokio::test]
async fn creation_is_told_in_full() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let events = events(&client);
    assert_eq!(heard(&events), ["created INCOMPLETE"]);
    let event = &events[0]["event"];
    let keys: Vec<_> = event.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["created_at", "event_reference_id", "id", "sandbox_mode", "type"]);
    assert!(Uuid::parse_str(event["id"].as_str().unwrap()).is_ok());
    assert_eq!(event["event_reference_id"], customer.id.as_str());
    assert_eq!(event["sandbox_mode"], true);
    assert!(event["created_at"].as_str().unwrap().ends_with('Z'));
    let data = &events[0]["data"];
    for key in ["type", "email", "first_name", "last_name", "phone", "country_of_residence"] {
        assert!(data[key].is_string(), "{key}: {data}");
    }
    assert_eq!(data["customer_id"], customer.id.as_str());
    assert_eq!(data["verification_type"], "STANDARD");
    assert_eq!(data["tos_policies_url"], customer.terms.as_str(), "the bare value");
}

#[tokio::test]
async fn every_change_of_status_is_told_once() {
    for (provider, version, expected) in [
        (
            V1,
            "v1",
            &["created INCOMPLETE", "status QUEUED", "status REVIEWING", "status APPROVED"][..],
        ),
        (V2, "v2", &["created INCOMPLETE", "status REVIEWING", "status APPROVED"]),
    ] {
        let client = Client::new(provider).await;
        client.decided(version, "approved").await;
        let events = events(&client);
        assert_eq!(heard(&events), expected);
        let last = events.last().unwrap()["data"].as_object().unwrap();
        assert!(!last.contains_key("phone"), "fewer fields than at creation: {last:?}");
        let ids: std::collections::BTreeSet<_> =
            events.iter().map(|event| event["event"]["id"].to_string()).collect();
        assert_eq!(ids.len(), events.len());
    }
}

#[tokio::test]
async fn requests_for_information_are_told_also_after_approval() {
    let client = Client::new(V2).await;
    let customer = client.decided("v2", "information_requested").await;
    let heard_of = events(&client);
    assert_eq!(heard(&heard_of)[2..], ["status ON_HOLD", "rfi -"]);
    let data = &heard_of[3]["data"];
    let details = client.details(&customer.id).await;
    let expected = json!({
        "customer_id": customer.id,
        "request_for_information": details["request_for_information"],
    });
    assert_eq!(data, &expected);

    let client = Client::new(V2).await;
    let customer = client.decided("v2", "approved").await;
    client.outcome(&customer.id, "information_requested");
    client.sim.advance(DELAY);
    assert_eq!(heard(&events(&client))[2..], ["status APPROVED", "rfi -"], "no other status");
}

#[tokio::test]
async fn accounts_have_webhooks_of_their_own() {
    let client = Client::new(V1).await;
    client.create("v1").await;
    assert_eq!(client.sim.webhooks(Some(V1)).len(), 1);
    assert!(client.sim.webhooks(Some(V2)).is_empty());
}

#[tokio::test]
async fn webhooks_go_to_the_address_in_the_settings() {
    let client = Client::new(V2).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    client.set(json!({ "webhook_url": url }));
    let customer = client.create("v2").await;
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut text = Vec::new();
    while !String::from_utf8_lossy(&text).ends_with("}}") {
        let mut buffer = [0; 1024];
        let read = stream.read(&mut buffer).await.unwrap();
        assert!(read > 0, "the whole request comes: {}", String::from_utf8_lossy(&text));
        text.extend(&buffer[..read]);
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.unwrap();
    let text = String::from_utf8(text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /hook HTTP/1.1"), "{head}");
    assert!(body.contains(&customer.id), "{body}");
    let secret = client.credentials["webhook_secret"].as_str().unwrap();
    let signed = format!("x-fin-signature: {}", signature(secret, body.as_bytes()));
    assert!(head.to_lowercase().contains(&signed), "{head}");
    assert_eq!(client.sim.webhooks(Some(V2))[0].body, body, "and to the log");
}
