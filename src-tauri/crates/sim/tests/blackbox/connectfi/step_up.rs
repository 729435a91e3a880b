//! akepa: generating documents and uploading them.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::partner::{AKEPA, Partner, data, document, jpg, pdf, problems, refusal, text};
use crate::partner::png;

const GENERATE: &str = "/akepa/document/generate";

const TYPES: [&str; 18] = [
    "contract",
    "license",
    "passport",
    "utility",
    "other",
    "internal",
    "identification_card",
    "residence_permit",
    "canada_provincial_id",
    "indigenous_card",
    "paystub",
    "bank_statement",
    "w2",
    "1099",
    "1120",
    "1065",
    "t1",
    "t4",
];

#[tokio::test]
async fn every_type_workflow_and_extension_is_taken() {
    let partner = Partner::new(AKEPA).await;
    for kind in TYPES {
        let answer = data(&partner.post(GENERATE, &document(kind, "png")).await);
        let id = text(&answer["id"]);
        assert!(id.starts_with("doc_") && !id.contains('-') && id.len() <= 36, "{id}");
        assert_eq!(answer, json!({ "id": id, "uploadStatus": false }));
    }
    for (key, value) in [
        ("workflow", json!("BUSINESS")),
        ("extension", json!("jpg")),
        ("name", json!("n".repeat(50))),
        ("note", json!("")),
        ("note", json!("n".repeat(500))),
        ("note", Value::Null),
        ("note_author_agent_email", json!("agent@example.com")),
    ] {
        let mut body = document("license", "png");
        body[key] = value;
        data(&partner.post(GENERATE, &body).await);
    }
}

#[tokio::test]
async fn requests_for_documents_are_checked_strictly() {
    let partner = Partner::new(AKEPA).await;
    for (key, value, expected) in [
        ("workflow", None, "required workflow"),
        ("workflow", Some(json!("personal")), "/workflow enum"),
        ("name", None, "required name"),
        ("name", Some(json!(" \t ")), "/name pattern"),
        ("name", Some(json!("a<b")), "/name pattern"),
        ("name", Some(json!("n".repeat(51))), "/name maxLength"),
        ("extension", None, "required extension"),
        ("extension", Some(json!("pdf")), "/extension enum"),
        ("extension", Some(json!("jpeg")), "/extension enum"),
        ("type", None, "required type"),
        ("type", Some(json!("LICENSE")), "/type enum"),
        ("type", Some(json!("id_card")), "/type enum"),
        ("note", Some(json!("n".repeat(501))), "/note maxLength"),
        ("note_author_agent_email", Some(json!("agent")), "/note_author_agent_email format"),
        ("customerId", Some(json!("csta_1")), "additionalProperties customerId"),
    ] {
        let mut body = document("license", "png");
        let fields = body.as_object_mut().unwrap();
        match value {
            None => fields.remove(key),
            Some(value) => fields.insert(key.to_owned(), value),
        };
        assert_eq!(problems(&partner.post(GENERATE, &body).await), [expected]);
    }
}

#[tokio::test]
async fn a_file_comes_in_the_field_file() {
    let partner = Partner::new(AKEPA).await;
    let id = partner.generate("license", "jpg").await;
    let path = format!("/akepa/document/upload/{id}");
    let context = refusal(&partner.upload(&path, "document", &jpg("")).await, 400, "fileNotFound");
    assert_eq!(context, Value::Null);
    refusal(&partner.form(&path, &[]).await, 400, "fileNotFound");
    refusal(&partner.post(&path, &json!({})).await, 400, "fileNotFound");
    let answer = data(&partner.upload(&path, "file", &jpg("")).await);
    assert_eq!(answer, json!({ "id": id, "uploadStatus": true, "extension": "jpg" }));
    data(&partner.upload(&path, "file", &jpg("again")).await);
    let answer = partner.upload("/akepa/document/upload/doc_0", "file", &jpg("")).await;
    let context = refusal(&answer, 400, "documentNotFound");
    assert_eq!(context, json!({ "documentId": "doc_0" }));
}

#[tokio::test]
async fn the_bytes_agree_with_the_extension() {
    let partner = Partner::new(AKEPA).await;
    for (extension, bytes, taken) in [
        ("png", png(""), true),
        ("png", jpg(""), false),
        ("jpg", jpg(""), true),
        ("jpg", png(""), false),
        ("jpg", pdf(), false),
        ("png", b"hello".to_vec(), false),
    ] {
        let id = partner.generate("license", extension).await;
        let answer = partner.upload(&format!("/akepa/document/upload/{id}"), "file", &bytes).await;
        if taken {
            data(&answer);
        } else {
            let context = refusal(&answer, 400, "fileTypeNotAllowed");
            assert_eq!(context, json!({ "allowed": [extension] }));
        }
    }
}

#[tokio::test]
async fn uploads_count_for_the_document_and_once_attached_for_the_customer() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    let front = partner.uploaded("license", "front").await;
    assert_eq!(partner.effect(&front, "upload:LICENSE"), 1);
    let digest = |salt: &str| -> String {
        Sha256::digest(jpg(salt)).iter().map(|b| format!("{b:02x}")).collect()
    };
    let found = partner.sim.file(&digest("front")).expect("the file");
    assert_eq!((found.external_id, found.slot), (front.clone(), "LICENSE".to_owned()));

    let documents = json!([{ "documentId": front, "type": "license", "side": "FRONT" }]);
    data(&partner.update(&id, &application, documents).await);
    assert_eq!(partner.effect(&front, "upload:LICENSE"), 0);
    assert_eq!(partner.effect(&id, "upload:LICENSE"), 1);
    let found = partner.sim.file(&digest("front")).expect("the file");
    assert_eq!((found.external_id, found.slot), (id.clone(), "LICENSE/FRONT".to_owned()));

    let path = format!("/akepa/document/upload/{front}");
    data(&partner.upload(&path, "file", &jpg("better")).await);
    assert_eq!(partner.effect(&id, "upload:LICENSE"), 2);
    assert_eq!(partner.sim.file(&digest("better")).expect("the file").external_id, id);
}
