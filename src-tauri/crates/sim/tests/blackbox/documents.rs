//! Uploads.

use std::collections::BTreeMap;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

use crate::partner::{Partner, png};

const MIB: usize = 1024 * 1024;

fn path(id: &str, kind: &str) -> String {
    format!("/api/v1/applications/{id}/documents/{kind}/file/")
}

/// Document statuses by type.
async fn listed(partner: &Partner, id: &str) -> BTreeMap<String, String> {
    let application = partner.application(id).await;
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    application["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| (text(&document["type"]), text(&document["status"])))
        .collect()
}

#[tokio::test]
async fn slots_are_listed_with_their_alternatives() {
    let partner = Partner::new().await;
    let id = partner.applied("210000001").await;
    let slots = listed(&partner, &id).await;
    assert_eq!(slots.keys().collect::<Vec<_>>(), ["ID_BACK", "ID_FRONT", "PASSPORT", "SELFIE"]);
    assert!(slots.values().all(|status| status == "PENDING_UPLOAD"), "{slots:?}");
    let answer = partner.upload(&id, "SELFIE").await.expect(200);
    assert_eq!(answer["success"], true);
    let slots = listed(&partner, &id).await;
    assert_eq!(slots["SELFIE"], "PENDING_REVIEW");
    assert_eq!(slots["PASSPORT"], "PENDING_UPLOAD");
    let application = partner.application(&id).await;
    let documents = application["documents"].as_array().unwrap();
    assert!(documents.iter().any(|document| document["id"] == answer["document_id"]));
}

#[tokio::test]
async fn all_seven_types_are_taken_at_any_time_and_no_other() {
    let partner = Partner::new().await;
    for number in ["400000001", "300000001", "210000001"] {
        let id = partner.create(number).await;
        for kind in [
            "ID_FRONT",
            "ID_BACK",
            "SELFIE",
            "PASSPORT",
            "IDENTIFICATION_NUMBER_VERIFICATION",
            "ADDRESS_VERIFICATION",
            "OTHER",
        ] {
            partner.upload(&id, kind).await.expect(200);
        }
        assert_eq!(listed(&partner, &id).await.len(), 7);
        for kind in ["ID_BARCODE", "selfie", "ARTICLES_OF_INCORPORATION"] {
            let answer = partner.upload(&id, kind).await;
            assert_eq!(answer.wrong_places(), ["path.document_type"], "{kind}");
        }
    }
    let id = partner.applied("300000001").await;
    partner.upload(&id, "OTHER").await.expect(200);
}

#[tokio::test]
async fn the_newest_replaces_until_the_end() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    let first = partner.upload(&id, "SELFIE").await.expect(200);
    let second = partner.upload(&id, "SELFIE").await.expect(200);
    assert_eq!(first["document_id"], second["document_id"], "the same slot");
    assert_eq!(partner.sim.effect_count("jiko", &id, "upload:SELFIE"), 2);
    partner.apply(&id).await.expect(200);
    partner.sim.advance(crate::partner::DELAY);
    assert_eq!(listed(&partner, &id).await["SELFIE"], "APPROVED");
    partner.upload(&id, "SELFIE").await.expect(412);
    let id = partner.applied("500000001").await;
    partner.upload(&id, "OTHER").await.expect(412);
    assert_eq!(partner.sim.effect_count("jiko", &id, "upload:OTHER"), 0);
}

#[tokio::test]
async fn only_png_is_taken() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    for media_type in ["application/png", "image/jpeg", "application/pdf", "multipart/form-data"] {
        let answer = partner.upload_bytes(&path(&id, "SELFIE"), media_type, png("")).await;
        assert_eq!(answer.wrong_places(), ["header.content-type"], "{media_type}");
    }
    let jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0];
    let answer = partner.upload_bytes(&path(&id, "SELFIE"), "image/png", jpeg).await;
    assert_eq!(answer.wrong_places(), ["body"], "the content is looked at");
    assert_eq!(listed(&partner, &id).await.len(), 0);
}

#[tokio::test]
async fn limits_are_exclusive() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    let sized = |size: usize| {
        let mut bytes = png("");
        bytes.resize(size, 0);
        bytes
    };
    for (kind, size, status) in [
        ("SELFIE", 5 * MIB - 1, 200),
        ("SELFIE", 5 * MIB, 422),
        ("ID_BACK", 5 * MIB, 422),
        ("PASSPORT", 5 * MIB, 422),
        ("ADDRESS_VERIFICATION", 5 * MIB, 200),
        ("OTHER", 50 * MIB - 1, 200),
        ("OTHER", 50 * MIB, 422),
    ] {
        let answer = partner.upload_bytes(&path(&id, kind), "image/png", sized(size)).await;
        assert_eq!(answer.status, status, "{kind} with {size} bytes");
    }
    let answer = partner.upload_bytes(&path(&id, "SELFIE"), "image/png", Vec::new()).await;
    assert_eq!(answer.wrong_places(), ["header.content-length"], "an empty file");
}

#[tokio::test]
async fn a_length_must_be_announced() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    let address = partner.base.strip_prefix("http://").unwrap();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!(
        "POST {} HTTP/1.1\r\nhost: sim\r\nconnection: close\r\nauthorization: Bearer {}\r\n\
         x-jiko-idempotency: {}\r\ncontent-type: image/png\r\ntransfer-encoding: chunked\r\n\r\n\
         4\r\n\u{1}PNG\r\n0\r\n\r\n",
        path(&id, "SELFIE"),
        partner.token,
        Uuid::new_v4(),
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(answer.contains(r#"["header","content-length"]"#), "{answer}");
}

#[tokio::test]
async fn key_and_token_are_needed_and_a_signature_is_not_looked_at() {
    let partner = Partner::new().await;
    let id = partner.create("210000001").await;
    let url = format!("{}{}", partner.base, path(&id, "SELFIE"));
    let post = || partner.http.post(&url).header("content-type", "image/png").body(png(""));
    let bearer = format!("Bearer {}", partner.token);
    let answer = post().send().await.unwrap();
    assert_eq!(answer.status(), 401);
    let answer = post().header("authorization", &bearer).send().await.unwrap();
    let answer = crate::partner::Answer::of(answer).await;
    assert_eq!(answer.wrong_places(), ["header.x-jiko-idempotency"]);
    let answer = post()
        .header("authorization", &bearer)
        .header("x-jiko-idempotency", Uuid::new_v4().to_string())
        .header("x-jiko-signature", "wrong")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn upload_by_document_id() {
    let partner = Partner::new().await;
    let id = partner.applied("220000001").await;
    let document = partner.application(&id).await["documents"][0]["id"].clone();
    let path = format!("/api/v1/documents/{}/", document.as_str().unwrap());
    let answer = partner.upload_bytes(&path, "image/png", png("")).await.expect(200);
    assert_eq!(answer["document_id"], document);
    assert_eq!(partner.status(&id).await, "PENDING");
    let unknown = format!("/api/v1/documents/{}/", Uuid::new_v4());
    assert_eq!(partner.upload_bytes(&unknown, "image/png", png("")).await.status, 404);
}
