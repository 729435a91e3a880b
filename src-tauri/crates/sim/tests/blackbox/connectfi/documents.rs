//! The deprecated contract: uploads to requested slots.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::partner::{LEGACY, Partner, data, jpg, pdf, refusal, slot};
use crate::partner::png;

#[tokio::test]
async fn an_upload_fills_its_slot() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let path = partner.slot(&id, "LICENSE FRONT").await;
    let answer = data(&partner.upload(&path, "file", &png("front")).await);
    let front = slot(&answer, "LICENSE FRONT");
    assert_eq!((&front["uploadStatus"], &front["extension"]), (&json!(true), &json!("png")));
    assert_eq!(slot(&answer, "LICENSE BACK")["uploadStatus"], false);
    assert_eq!(answer["kyc"]["status"], "WAITING_DATA", "the back is missing");
    assert_eq!(answer["customer"]["customerId"], id, "the envelope of init");
    assert_eq!(partner.effect(&id, "upload:LICENSE/FRONT"), 1);
}

#[tokio::test]
async fn any_field_name_will_do_and_fields_beside_the_file() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let path = partner.slot(&id, "LICENSE FRONT").await;
    for field in ["file", "document", "0"] {
        let parts: [(&str, Option<&str>, &[u8]); 2] =
            [("note", None, b"x"), (field, Some("f.jpg"), &jpg(""))];
        data(&partner.form(&path, &parts).await);
    }
}

#[tokio::test]
async fn repeated_uploads_overwrite_until_the_end() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("WaitReview").await;
    let path = partner.slot(&id, "LICENSE FRONT").await;
    data(&partner.upload(&path, "file", &png("1")).await);
    let answer = data(&partner.upload(&path, "file", &jpg("2")).await);
    assert_eq!(slot(&answer, "LICENSE FRONT")["extension"], "jpg", "the newest counts");
    partner.upload_license(&id).await;
    data(&partner.upload(&path, "file", &jpg("while pending")).await);
    partner.settle();
    let answer = data(&partner.upload(&path, "file", &jpg("in review")).await);
    assert_eq!(answer["kyc"]["status"], "REVIEW", "the status stays");
    assert_eq!(partner.effect(&id, "upload:LICENSE/FRONT"), 5);
    for outcome in ["approved", "rejected"] {
        let (id, _) = partner.begun("WaitReview").await;
        let path = partner.slot(&id, "LICENSE FRONT").await;
        partner.outcome(&id, outcome);
        partner.settle();
        let answer = partner.upload(&path, "file", &jpg("too late")).await;
        let context = refusal(&answer, 400, "kycCompleted");
        assert_eq!(context, json!({ "customerId": id }));
        assert_eq!(partner.effect(&id, "upload:LICENSE/FRONT"), 0);
    }
}

#[tokio::test]
async fn every_slot_has_its_formats() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("AskEverything").await;
    let word = b"PK\x03\x04".to_vec();
    for (label, image, is_pdf) in [
        ("LICENSE FRONT", true, false),
        ("LICENSE BACK", true, false),
        ("CONTRACT", false, true),
        ("PASSPORT", true, true),
        ("UTILITY", true, true),
        ("ID_CARD", true, true),
    ] {
        let path = partner.slot(&id, label).await;
        for (bytes, taken) in [
            (png(""), image),
            (jpg(""), image),
            (pdf(), is_pdf),
            (word.clone(), false),
            (b"hello".to_vec(), false),
            (Vec::new(), false),
        ] {
            let answer = partner.upload(&path, "file", &bytes).await;
            if taken {
                data(&answer);
            } else {
                refusal(&answer, 400, "fileTypeNotAllowed");
            }
        }
    }
    assert_eq!(partner.effect(&id, "upload:CONTRACT"), 1);
    assert_eq!(partner.effect(&id, "upload:ID_CARD"), 3);
}

#[tokio::test]
async fn customer_and_document_must_be_known_and_belong_together() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let (other, _) = partner.begun("Person").await;
    let registered = partner.create("Person").await;
    let document = partner.slot_id(&other, "LICENSE FRONT").await;
    for (customer, document, code) in [
        ("csta-0", document.as_str(), "customerNotFound"),
        (&id, "doc-0", "documentNotFound"),
        (&id, &document, "documentNotFound"),
        (&registered, &document, "documentNotFound"),
    ] {
        let path = format!("/customer/kyc/upload/{customer}/{document}");
        refusal(&partner.upload(&path, "file", &jpg("")).await, 400, code);
    }
}

#[tokio::test]
async fn there_must_be_one_file() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let path = partner.slot(&id, "LICENSE FRONT").await;
    let file = jpg("");
    for parts in [
        vec![],
        vec![("file", None, file.as_slice())],
        vec![("a", Some("a.jpg"), file.as_slice()), ("b", Some("b.jpg"), file.as_slice())],
    ] {
        refusal(&partner.form(&path, &parts).await, 400, "fileNotFound");
    }
    refusal(&partner.post(&path, &json!({})).await, 400, "fileNotFound");
    assert_eq!(partner.effect(&id, "upload:LICENSE/FRONT"), 0);
}

#[tokio::test]
async fn files_are_known_by_digest() {
    let partner = Partner::new(LEGACY).await;
    let (id, _) = partner.begun("Person").await;
    let bytes = png("front");
    data(&partner.upload(&partner.slot(&id, "LICENSE FRONT").await, "file", &bytes).await);
    let digest: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let found = partner.sim.file(&digest).expect("the file");
    assert_eq!((found.provider.as_str(), found.external_id.as_str()), (LEGACY, id.as_str()));
    assert_eq!(found.slot, "LICENSE/FRONT");
    assert_eq!(found.media_type, "image/png");
    assert_eq!((found.size, found.width, found.height), (bytes.len() as u64, Some(600), Some(400)));
}
