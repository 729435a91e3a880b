//! Uploads.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::client::{Client, V1, V2, form, wrong_fields};
use crate::partner::{Answer, png};

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn files_go_by_content_and_come_back_as_uris() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let files = [
        ("passport", png("a")),
        ("poa", vec![0xFF, 0xD8, 0xFF, 0xE0]),
        ("file1", b"%PDF-1.7 sample".to_vec()),
        ("file1", png("b")),
    ];
    let answer = client.upload(&customer.id, &files).await.expect(200);
    let list = answer["data"]["files"].as_array().unwrap();
    assert_eq!(list.len(), 4);
    let mut uris = Vec::new();
    for ((name, _), (entry, extension)) in
        files.iter().zip(list.iter().zip([".png", ".jpg", ".pdf", ".png"]))
    {
        let entry = entry.as_object().unwrap();
        assert_eq!(entry.keys().collect::<Vec<_>>(), [name], "one key for each file");
        let uri = entry[*name].as_str().unwrap();
        assert!(uri.starts_with('/') && uri.ends_with(extension), "{uri}");
        uris.push(uri.to_owned());
    }
    uris.sort();
    uris.dedup();
    assert_eq!(uris.len(), 4, "every upload has a URI of its own");
    assert_eq!(client.effects(&customer.id, "upload:FILE"), 4);
    assert_eq!(client.status(&customer.id).await, "INCOMPLETE", "nothing is attached by it");

    let again = client.picture(&customer.id, "a").await;
    assert!(!uris.contains(&again), "no call overwrites an uploaded URI");
}

#[tokio::test]
async fn one_endpoint_serves_both_versions() {
    for provider in [V1, V2] {
        let client = Client::new(provider).await;
        for version in ["v1", "v2"] {
            let customer = client.create(version).await;
            client.picture(&customer.id, version).await;
        }
    }
}

#[tokio::test]
async fn wrong_forms_are_422_and_store_nothing() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let unknown = Uuid::new_v4().to_string();
    for (customer, files, wrong) in [
        (None, vec![("scan", png(""))], "customer_id"),
        (Some("7"), vec![("scan", png(""))], "customer_id"),
        (Some(unknown.as_str()), vec![("scan", png(""))], "customer_id"),
        (Some(customer.id.as_str()), vec![], "files"),
        (Some(customer.id.as_str()), vec![("scan", b"GIF89a".to_vec())], "scan"),
        (Some(customer.id.as_str()), vec![("scan", Vec::new())], "scan"),
        (Some(customer.id.as_str()), vec![("good", png("")), ("bad", b"<html>".to_vec())], "bad"),
    ] {
        let answer = client.form(&form(customer, &files)).await;
        assert_eq!(wrong_fields(&answer), [wrong]);
    }
    let answer = client.post("/v1/customers/upload", &json!({ "customer_id": customer.id })).await;
    assert_eq!(wrong_fields(&answer), ["body"], "a body that is no form");
    let answer = client.form(b"--a-boundary\r\ncut").await;
    assert_eq!(wrong_fields(&answer), ["body"], "a form that breaks off");
    assert_eq!(client.effects(&customer.id, "upload:FILE"), 0);
    assert!(client.sim.file(&sha256(&png(""))).is_none());
}

#[tokio::test]
async fn files_have_no_slot_before_they_are_attached() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    client.picture(&customer.id, "front").await;
    let bytes = png("front");
    let url = format!("{}/files/{}", client.sim.control_url(), sha256(&bytes));
    let found: Value = Answer::of(client.http.get(url).send().await.unwrap()).await.expect(200);
    let expected = json!({
        "found": true,
        "provider": V2,
        "external_id": customer.id,
        "slot": "FILE",
        "media_type": "image/png",
        "size": bytes.len(),
        "width": 600,
        "height": 400,
    });
    assert_eq!(found, expected);
}
