use dossier_domain::Provider;
use dossier_providers::{Event, WebhookError, verify_webhook};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::SecretString;
use sha2::{Sha256, Sha512};

use crate::fake::BOTH;

const SECRET: &str = "fin-test-secret";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sign(body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn verify(headers: &[(&str, &str)], body: &str) -> Result<Event, WebhookError> {
    let headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    verify_webhook(Provider::FincomV2, &SecretString::from(SECRET), &headers, body.as_bytes())
}

fn event(kind: &str, created: &str) -> String {
    format!(
        r#"{{"event":{{"id":"e1","event_reference_id":"c1","type":"{kind}","created_at":"{created}","sandbox_mode":true}},"data":{{"customer_id":"c1","tos_policies_url":"e9414388-fbdf-4407-b5c2-bc39eae3645b"}}}}"#
    )
}

#[test]
fn the_contracts_own_vector_is_believed() {
    let body = r#"{"event":{"type":"customer.status"}}"#;
    let signature = "6c57fde9e60c49a8400191459c016909841bd80b693bf1163c57a53b9b9ad244";
    assert_eq!(sign(body), signature);
    // Signed, but it names neither itself nor a customer.
    assert_eq!(verify(&[("x-fin-signature", signature)], body), Err(WebhookError::Shape));
}

#[test]
fn every_event_of_both_versions_is_read() {
    for (kind, created) in [
        ("customer.created", "2026-04-04T10:00:00.000000Z"),
        ("customer.status", "2026-04-04T10:00:00.12345Z"),
        ("customer.rfi", "2026-04-04T10:00:00Z"),
    ] {
        let body = event(kind, created);
        for provider in BOTH {
            let headers = [("X-Fin-Signature".to_owned(), sign(&body))];
            let secret = SecretString::from(SECRET);
            let event = verify_webhook(provider, &secret, &headers, body.as_bytes()).unwrap();
            assert_eq!((event.id.as_str(), event.external_id.as_str()), ("e1", "c1"));
            assert_eq!(event.kind, kind);
            assert!(event.at.is_some(), "{created}");
            assert_eq!(event.told, None, "a read repeats everything");
        }
    }
}

#[test]
fn what_is_not_signed_by_the_secret_is_not_believed() {
    let body = event("customer.status", "odd");
    let good = sign(&body);
    assert_eq!(verify(&[], &body), Err(WebhookError::Unsigned));
    let upper = good.to_uppercase();
    assert!(verify(&[("x-fin-signature", &upper)], &body).is_ok());
    assert_eq!(verify(&[("x-fin-signature", &good)], &body).unwrap().at, None);
    let short = &good[..62];
    for forged in ["", "zz", "+f", &good[1..], short, "6c57fde9"] {
        let result = verify(&[("x-fin-signature", forged)], &body);
        assert_eq!(result, Err(WebhookError::Forged), "{forged}");
    }
    let other = body.replace("c1", "c2");
    assert_eq!(verify(&[("x-fin-signature", &good)], &other), Err(WebhookError::Forged));
}

#[test]
fn the_header_names_the_algorithm() {
    let body = event("customer.status", "2026-04-04T10:00:00Z");
    let good = sign(&body);
    let with = |algorithm: &str, signature: &str| {
        verify(&[("x-fin-signature-algorithm", algorithm), ("x-fin-signature", signature)], &body)
    };
    assert!(with("sha256", &good).is_ok());
    assert!(with("SHA-256", &good).is_ok());
    assert!(with("", &good).is_ok(), "the default");
    assert_eq!(with("md5", &good), Err(WebhookError::Forged));
    assert_eq!(with("none", ""), Err(WebhookError::Forged));
    assert_eq!(with("sha512", &good), Err(WebhookError::Forged));
    let mut mac = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    assert!(with("sha512", &hex(&mac.finalize().into_bytes())).is_ok());
}

#[test]
fn the_customer_is_found_in_the_data_too() {
    let body = r#"{"event":{"id":"e1","type":"customer.rfi"},"data":{"customer_id":"c9"}}"#;
    let event = verify(&[("x-fin-signature", &sign(body))], body).unwrap();
    assert_eq!(event.external_id, "c9");
    for odd in [
        r#"{"event":{"id":"e1","type":"t"}}"#,
        "[]",
        "{",
        r#"{"event":{"id":"e1","type":"t","event_reference_id":"../x"}}"#,
    ] {
        assert_eq!(verify(&[("x-fin-signature", &sign(odd))], odd), Err(WebhookError::Shape));
    }
}
