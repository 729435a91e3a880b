//! The deprecated contract: separate documents and links.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::partner::{LEGACY, Partner, data, jpg, pdf, problems, refusal, slot, text};
use crate::partner::png;

const LINK: &str = "/customer/kyc/document-link";

/// A separate document with this file; the id.
async fn separate(partner: &Partner, bytes: &[u8]) -> String {
    let minted = data(&partner.post("/document/generate", &Value::Null).await);
    let id = text(&minted["id"]);
    data(&partner.upload(&format!("/document/upload/{id}"), "file", bytes).await);
    id
}

#[tokio::test]
async fn an_id_is_minted_without_a_body() {
    let partner = Partner::new(LEGACY).await;
    let answer = data(&partner.post("/document/generate", &Value::Null).await);
    assert!(text(&answer["id"]).starts_with("sdoc-"));
    assert_eq!(answer["uploadStatus"], false);
    let other = data(&partner.post("/document/generate", &json!({ "any": "thing" })).await);
    assert_ne!(answer["id"], other["id"]);
}

#[tokio::test]
async fn images_pdf_and_word_are_taken_and_overwritten() {
    let partner = Partner::new(LEGACY).await;
    let minted = data(&partner.post("/document/generate", &Value::Null).await);
    let id = text(&minted["id"]);
    let path = format!("/document/upload/{id}");
    for (bytes, extension) in [
        (png(""), "png"),
        (jpg(""), "jpg"),
        (b"GIF89a".to_vec(), "gif"),
        (b"II*\0".to_vec(), "tif"),
        (b"RIFF\0\0\0\0WEBP".to_vec(), "webp"),
        (pdf(), "pdf"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "doc"),
        (b"PK\x03\x04".to_vec(), "docx"),
    ] {
        let answer = data(&partner.upload(&path, "file", &bytes).await);
        let expected = json!({ "id": id, "uploadStatus": true, "extension": extension });
        assert_eq!(answer, expected);
    }
    refusal(&partner.upload(&path, "file", b"hello").await, 400, "fileTypeNotAllowed");
    let answer = partner.upload("/document/upload/sdoc-0", "file", &jpg("")).await;
    let context = refusal(&answer, 400, "documentNotFound");
    assert_eq!(context, json!({ "documentId": "sdoc-0" }));
}

#[tokio::test]
async fn a_link_fills_the_slot_and_leads_on() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("AskPassport").await;
    let document = partner.slot_id(&id, "PASSPORT").await;
    let separate = separate(&partner, &pdf()).await;
    assert_eq!(partner.effect(&separate, "upload:SEPARATE"), 1, "it is nobody's yet");
    let body = json!({ "customerId": id, "documentId": document, "separateDocumentId": separate });
    let answer = data(&partner.post(LINK, &body).await);
    let passport = slot(&answer, "PASSPORT");
    assert_eq!((&passport["uploadStatus"], &passport["extension"]), (&json!(true), &json!("pdf")));
    assert_eq!(passport["id"], document, "the slot keeps its id");
    assert_eq!(answer["kyc"]["status"], "PENDING");
    assert_eq!(partner.effect(&id, "attach"), 1);
    assert_eq!(partner.effect(&id, "upload:SEPARATE"), 1, "now it is the customer's");
    assert_eq!(partner.effect(&separate, "upload:SEPARATE"), 0);
    let digest: String = Sha256::digest(pdf()).iter().map(|b| format!("{b:02x}")).collect();
    let found = partner.sim.file(&digest).expect("the file");
    assert_eq!((found.external_id, found.slot), (id, "PASSPORT".to_owned()));
}

#[tokio::test]
async fn a_link_overwrites_even_after_approval_and_changes_no_final_status() {
    let partner = Partner::new(LEGACY).await;
    for (outcome, status) in [("approved", "APPROVED"), ("rejected", "DECLINED")] {
        let (id, _) = partner.begun("Person").await;
        partner.upload_license(&id).await;
        partner.outcome(&id, outcome);
        partner.settle();
        let body = json!({
            "customerId": id,
            "documentId": partner.slot_id(&id, "LICENSE BACK").await,
            "separateDocumentId": separate(&partner, &png(outcome)).await,
        });
        let answer = data(&partner.post(LINK, &body).await);
        assert_eq!(slot(&answer, "LICENSE BACK")["extension"], "png", "overwritten");
        assert_eq!(answer["kyc"]["status"], status);
    }
}

#[tokio::test]
async fn links_need_what_they_join() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("AskEverything").await;
    let contract = partner.slot_id(&id, "CONTRACT").await;
    let image = separate(&partner, &jpg("")).await;
    let empty = data(&partner.post("/document/generate", &Value::Null).await);
    let empty = text(&empty["id"]);
    for (customer, document, separate, code) in [
        ("csta-0", contract.as_str(), image.as_str(), "customerNotFound"),
        (&id, "doc-0", &image, "documentNotFound"),
        (&id, &contract, "sdoc-0", "documentNotFound"),
        (&id, &contract, &empty, "fileNotFound"),
        (&id, &contract, &image, "fileTypeNotAllowed"),
    ] {
        let body = json!({
            "customerId": customer, "documentId": document, "separateDocumentId": separate,
        });
        refusal(&partner.post(LINK, &body).await, 400, code);
    }
    let told = problems(&partner.post(LINK, &json!({})).await);
    let missing = ["customerId", "documentId", "separateDocumentId"];
    assert_eq!(told, missing.map(|name| format!("required {name}")));
    assert_eq!(partner.effect(&id, "attach"), 0);
}
