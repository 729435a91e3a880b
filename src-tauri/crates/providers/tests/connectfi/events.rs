use dossier_domain::{Memory, Provider};
use dossier_providers::{Event, Rules, WebhookError, rules, verify_webhook};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::fake::*;

fn verify(provider: Provider, body: &[u8]) -> Result<Event, WebhookError> {
    verify_webhook(provider, &SecretString::from(""), &[], body)
}

fn body(data: Value) -> Vec<u8> {
    json!({"code": "0", "data": data, "requestId": "0123456789abcdef0123456789abcdef"})
        .to_string()
        .into_bytes()
}

fn akepa_rules() -> &'static dyn Rules {
    rules(Provider::ConnectfiAkepa)
}

#[test]
fn nothing_is_signed_and_the_rules_say_so() {
    for provider in [Provider::Connectfi, Provider::ConnectfiAkepa] {
        assert!(!rules(provider).signs_events());
        assert!(rules(provider).partly_unverified());
    }
    assert!(rules(Provider::Jiko).signs_events());
}

#[test]
fn an_event_is_a_hint_about_a_customer() {
    let event = verify(Provider::ConnectfiAkepa, &body(application("completed", Some("Approved"))))
        .unwrap();
    assert_eq!(event.external_id, CUSTOMER);
    assert_eq!((event.kind.as_str(), event.at), ("status", None));
    assert_eq!(event.id, "0123456789abcdef0123456789abcdef");
    assert_eq!(event.told, Some(Memory::new(json!({"application": APPLICATION}))));
    for data in [kyc("REVIEW", json!([]), json!([])), customer()] {
        let event = verify(Provider::Connectfi, &body(data)).unwrap();
        assert_eq!((event.external_id.as_str(), event.told), (CUSTOMER, None));
    }
    let bare = json!({"customerId": CUSTOMER}).to_string();
    assert_eq!(verify(Provider::Connectfi, bare.as_bytes()).unwrap().external_id, CUSTOMER);
}

#[test]
fn equal_bodies_without_an_id_are_one_event() {
    let id = |data: Value| {
        let body = json!({"data": data}).to_string();
        verify(Provider::ConnectfiAkepa, body.as_bytes()).unwrap().id
    };
    assert_eq!(id(application("running", None)), id(application("running", None)));
    assert_ne!(id(application("running", None)), id(application("waiting_review", None)));
    assert_eq!(id(application("running", None)).len(), 64);
}

#[test]
fn what_names_no_customer_is_no_event() {
    for body in [
        &b""[..],
        b"{",
        b"null",
        b"[]",
        b"\"csta_1\"",
        br#"{"code": "0", "data": {}}"#,
        br#"{"code": "0", "data": {"customerId": 7}}"#,
        br#"{"code": "0", "data": {"customerId": ""}}"#,
        br#"{"code": "0", "data": {"customerId": "../../x"}}"#,
    ] {
        assert_eq!(verify(Provider::ConnectfiAkepa, body), Err(WebhookError::Shape));
    }
}

#[test]
fn an_application_is_taken_up_as_a_hint_only_where_none_is_known() {
    let event = verify(Provider::ConnectfiAkepa, &body(application("running", None))).unwrap();
    let hinted = akepa_rules().remember(None, &event).unwrap();
    assert_eq!(
        hinted.expose(),
        &json!({"applications": [], "made_here": false, "hints": [APPLICATION]})
    );
    assert_eq!(akepa_rules().remember(Some(&hinted), &event), None, "nothing new");
    assert_eq!(akepa_rules().remember(Some(&known()), &event), None, "one is known");
    let mut many = Some(hinted);
    for count in 0..20 {
        let mut data = application("running", None);
        data["applicationId"] = json!(format!("iapp_{count}"));
        let event = verify(Provider::ConnectfiAkepa, &body(data)).unwrap();
        many = akepa_rules().remember(many.as_ref(), &event);
    }
    let many = many.unwrap();
    assert_eq!(many.expose()["hints"], json!(["iapp_19", "iapp_18", "iapp_17", "iapp_16"]));
    let plain = verify(Provider::ConnectfiAkepa, &body(customer())).unwrap();
    assert_eq!(akepa_rules().remember(None, &plain), None);
    let legacy = rules(Provider::Connectfi);
    assert_eq!(legacy.remember(None, &event), None);
}
