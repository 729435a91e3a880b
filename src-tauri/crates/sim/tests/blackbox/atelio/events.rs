//! What events look like and how they are signed.

use serde_json::{Value, json};

use super::brand::{Brand, NAME, PLAIN, signature};

/// The parts of a `Bond-Signature` header: t, v1, v2.
fn parts(header: &str) -> [String; 3] {
    let values = header
        .split(',')
        .zip(["t=", "v1=", "v2="])
        .map(|(part, name)| part.strip_prefix(name).expect("the parts in their order").to_owned());
    values.collect::<Vec<_>>().try_into().expect("three parts")
}

#[test]
fn published_signature_vector() {
    let body = r#"{"event":"kyc.verification.success"}"#;
    assert_eq!(
        signature("whsec_test", "1700000000", body),
        "4c9dddf5dbd092d306750eaddd6c0c0d126a99ad4a17ea3deaa82e6f7132c622"
    );
    let python = r#"{"event": "kyc.verification.success"}"#;
    assert_eq!(
        signature("whsec_test", "1700000000", python),
        "022a3faf2bf91fc7b017ad8121a51d855de013b2ec3e038dcf16af9f72e60c0e"
    );
}

#[tokio::test]
async fn without_subscribers_the_log_shows_what_would_have_come() {
    let brand = Brand::new().await;
    let id = brand.started(PLAIN).await;
    let lines = brand.sim.webhooks(Some(NAME));
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(line.headers["content-type"], "application/json");
    let [t, v1, v2] = parts(&line.headers["bond-signature"]);
    let secret = brand.credential("webhook_secret");
    assert_eq!(v2, signature(secret, &t, &line.body), "over the raw body");
    // No text in this body has a comma or colon of its own, bar those of the time.
    let event: Value = serde_json::from_str(&line.body).unwrap();
    let time = event["occurred_at"].as_str().unwrap();
    let python = format!(
        r#"{{"customer_id": "{id}", "event": "kyc.verification.success", "occurred_at": "{time}"}}"#
    );
    assert_eq!(v1, signature(secret, &t, &python), "over what Python makes of it");
    let received = chrono::DateTime::parse_from_rfc3339(&line.received_at).unwrap();
    assert_eq!(t, received.timestamp().to_string(), "in seconds");
    assert_eq!(event["customer_id"], id.as_str());
}

#[tokio::test]
async fn another_secret_or_body_makes_another_signature() {
    let brand = Brand::new().await;
    brand.started(PLAIN).await;
    let line = &brand.sim.webhooks(Some(NAME))[0];
    let [t, _, v2] = parts(&line.headers["bond-signature"]);
    let secret = brand.credential("webhook_secret");
    assert_ne!(v2, signature(secret.strip_prefix("whsec_").unwrap(), &t, &line.body));
    assert_ne!(v2, signature(secret, "1", &line.body));
    assert_ne!(v2, signature(secret, &t, &format!("{} ", line.body)));
}

#[tokio::test]
async fn times_are_written_with_a_dash() {
    let brand = Brand::new().await;
    brand.started(PLAIN).await;
    let event = brand.events().remove(0);
    let time = event["occurred_at"].as_str().unwrap();
    assert_eq!(time.len(), "2021-02-02-00:50:58.484840+00:00".len(), "{time}");
    assert_eq!(&time[10..11], "-", "{time}");
    let usual = format!("{}T{}", &time[..10], &time[11..]);
    let usual = chrono::DateTime::parse_from_rfc3339(&usual).expect("else as usual");
    let received = &brand.sim.webhooks(Some(NAME))[0].received_at;
    assert_eq!(usual, chrono::DateTime::parse_from_rfc3339(received).unwrap());
}

#[tokio::test]
async fn documents_have_type_link_and_status() {
    let brand = Brand::new().await;
    let id = brand.started("222-22-2222").await;
    let event = brand.events().remove(0);
    let keys: Vec<_> = event.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["customer_id", "documents", "event", "occurred_at"]);
    let link = brand.link(&id);
    let document =
        |kind: &str| json!({ "document_type": kind, "upload_link": link, "status": "required" });
    let expected = json!([document("government_id"), document("proof_of_address")]);
    assert_eq!(event["documents"], expected);
}

#[tokio::test]
async fn newer_payloads_have_usual_times_and_one_combined_inquiry() {
    let brand = Brand::under(json!({ "payloads": "newer" })).await;
    let id = brand.started("444-44-4444").await;
    let event = brand.events().remove(0);
    assert!(chrono::DateTime::parse_from_rfc3339(event["occurred_at"].as_str().unwrap()).is_ok());
    let inquiry = event["inquiry_id"].as_str().unwrap();
    assert!(inquiry.starts_with("inq_") && brand.link(&id).contains(inquiry));
    assert_eq!(event["documents"].as_array().unwrap().len(), 1);
    assert_eq!(event["documents"][0]["document_type"], "persona");
    brand.upload(&brand.link(&id), None).await.expect(200);
    assert_eq!(brand.count(&id, "upload:persona"), 1);
}

#[tokio::test]
async fn links_lead_where_the_caller_came_from() {
    let brand = Brand::new().await;
    let id = brand.create("333-33-3333").await;
    let by_name = brand.base.replace("127.0.0.1", "localhost");
    let body = json!({ "program_id": brand.program() }).to_string();
    let request = brand
        .http
        .post(format!("{by_name}/customers/{id}/verification-kyc"))
        .header("identity", brand.credential("identity"))
        .header("authorization", brand.credential("authorization"));
    assert_eq!(request.body(body).send().await.unwrap().status(), 201);
    brand.sim.advance(crate::partner::DELAY);
    assert!(brand.link(&id).starts_with(&format!("{by_name}/hosted/")), "{}", brand.link(&id));
}

#[tokio::test]
async fn time_customer_and_word_tell_events_apart() {
    let brand = Brand::new().await;
    for ssn in ["333-33-3333", "000-00-0000", PLAIN] {
        let id = brand.started(ssn).await;
        brand.simulate(&id, "fail").await.expect(200);
    }
    let mut seen = std::collections::BTreeSet::new();
    for event in brand.events() {
        let key = [&event["occurred_at"], &event["event"], &event["customer_id"]];
        assert!(seen.insert(key.map(Value::to_string)), "twice: {event}");
    }
    assert_eq!(seen.len(), 6);
}
