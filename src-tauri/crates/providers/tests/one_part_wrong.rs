//! A right answer of which one part is anything else: no client panics, and the status word is shown
//! as it stands there or the answer is not taken at all.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod common;

use std::sync::{Arc, Mutex};

use common::*;
use dossier_domain::{Connection, Memory, Provider, SlotName};
use dossier_providers::{Client, Target, connect, rules};
use proptest::{collection, prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

const CUSTOMER: &str = "1f45e58d-0420-4ad8-a790-413169bfab28";
const AKEPA_CUSTOMER: &str = "csta_0123456789ab";

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("2026-11-20 12:00:00+00")),
        Just(json!("https://terms.example.com/?tos_policies_value=")),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        let list = collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let map = collection::hash_map("[a-z_]{0,8}", inner, 0..4)
            .prop_map(|map| Value::Object(map.into_iter().collect()));
        prop_oneof![list, map]
    })
}

/// A right answer about a customer, and where its status stands.
fn right(provider: Provider) -> (Value, &'static str) {
    match provider {
        Provider::Connectfi => {
            let slot = |side: &str| {
                json!({"id": format!("doc-{side}"), "label": format!("LICENSE {side}"),
                    "type": "LICENSE", "documentSide": side, "uploadStatus": false})
            };
            let customer = json!({"reference": "r1", "customerId": CUSTOMER,
                "customerType": "individual", "kycStatus": "REVIEW", "boises": [],
                "customer": {"firstName": "Sample", "lastName": "Person"}});
            let kyc = json!({"attributeCodes": ["cardAttributes"], "system": "condor",
                "mode": "licenseUSACondor", "status": "WAITING_DATA"});
            let data = json!({"customer": customer, "kyc": kyc,
                "kycDocumentList": [slot("FRONT"), slot("BACK")]});
            (json!({"code": "0", "data": data, "requestId": "q"}), "/data/kyc/status")
        }
        Provider::ConnectfiAkepa => {
            let entity = json!({"entityId": AKEPA_CUSTOMER, "isCustomer": true,
                "status": "completed", "outcome": "denied"});
            let data = json!({"applicationId": "iapp_1", "aggregatorId": "evolve",
                "customerId": AKEPA_CUSTOMER, "reference": "r1", "status": "completed",
                "outcome": "Denied", "entityApplications": [entity]});
            (json!({"code": "0", "data": data, "requestId": "q"}), "/data/status")
        }
        _ => {
            let field = json!({"field_name": "files", "data_type": "URI", "status": "MISSING",
                "side": "FRONT", "reason": null, "options": ["PASSPORT"]});
            let asked = json!({"scope": "CUSTOMER", "section": "proof_of_identity",
                "categories": [{"document_type": "PASSPORT", "fields": [field]}]});
            let reason = json!({
                "applicant": {"moderation_comment": "Blurred", "reject_labels": ["LOW_QUALITY"]},
                "documents": [{"uri": "/a.png", "category": "IDENTITY",
                    "moderation_comment": null, "reject_labels": ["EXPIRATION_DATE"]}]});
            let data = json!({"customer_id": CUSTOMER, "type": "INDIVIDUAL", "first_name": "Sample",
                "last_name": "Person", "email": "sample@example.com",
                "phone": "+14155550100", "country_of_residence": "USA",
                "customer_status": "ACTION_REQUIRED", "verification_type": "STANDARD",
                "tos_policies_url": "https://terms.example.com/?tos_policies_value=12345678",
                "last_status_updated_at": "2026-11-20T12:00:00.123456Z",
                "rejection_reason": reason, "request_for_information": [asked]});
            (json!({"data": data, "meta": null}), "/data/customer_status")
        }
    }
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, it)| places(it, &format!("{at}/{n}"), found));
        }
        Value::Object(map) => {
            map.iter().for_each(|(name, it)| places(it, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

fn client_of(provider: Provider, fake: &Fake) -> Box<dyn Client> {
    let credentials = match provider {
        Provider::Connectfi | Provider::ConnectfiAkepa => {
            json!({"login": "desk", "password": "open-sesame"})
        }
        _ => json!({"client_id": "desk", "client_secret": "open-sesame"}),
    };
    let connection = Connection { provider, ..connection(&fake.base_url) };
    connect(&connection, &credentials.to_string().into(), &quick()).unwrap()
}

/// Lets every client in and answers all else with what stands in `answer`.
async fn fake(answer: Arc<Mutex<Value>>) -> Fake {
    Fake::bare(move |seen, _| {
        let is_login = ["/get-token", "/oauth/"].iter().any(|it| seen.path.contains(it));
        if !is_login {
            return json_reply(200, answer.lock().unwrap().clone());
        }
        json_reply(
            200,
            json!({"code": "0",
            "data": {"token": "t", "dtsExpireAt": "2126-11-20T12:00:00.000Z"},
            "access_token": "a", "access_token_ttl": "2126-11-20 13:00:00+00",
            "refresh_token": "r", "refresh_token_ttl": "2126-11-21 12:00:00+00",
            "current_time": "2126-11-20 12:00:00+00"}),
        )
    })
    .await
}

fn holds(provider: Provider, id: &str, memory: Option<&Memory>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (whole, status) = right(provider);
    let answer = Arc::new(Mutex::new(whole.clone()));
    let fake = runtime.block_on(fake(answer.clone()));
    let client = client_of(provider, &fake);
    let target = Target { external_id: id, memory };
    runtime.block_on(client.read(target)).expect("the whole answer is right");
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let config = ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() };
    let cases = (proptest::sample::select(all), any_json());
    TestRunner::new(config)
        .run(&cases, |(place, value)| {
            let mut wrong = whole.clone();
            *wrong.pointer_mut(&place).unwrap() = value;
            answer.lock().unwrap().clone_from(&wrong);
            let Ok(snapshot) = runtime.block_on(client.read(target)) else { return Ok(()) };
            let word = wrong.pointer(status).and_then(Value::as_str).filter(|it| !it.is_empty());
            // Legacy has the word in two places, and has none before KYC.
            let other = wrong.pointer("/data/customer/kycStatus").and_then(Value::as_str);
            let shown = snapshot.provider_status.as_str();
            let told = word.or(other.filter(|it| !it.is_empty())).unwrap_or("none");
            prop_assert_eq!(shown, told, "{}: {}", place, wrong);
            let rules = rules(provider);
            for report in &snapshot.slots {
                let _ = rules.slot_rule(&report.slot);
            }
            for name in snapshot.requirements.iter().flat_map(|it| &it.fields) {
                let _ = rules.slot_rule(&SlotName::new(&name.name));
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{provider}: {error}"));
}

#[test]
fn fincom_v1() {
    holds(Provider::FincomV1, CUSTOMER, None);
}

#[test]
fn fincom_v2() {
    holds(Provider::FincomV2, CUSTOMER, None);
}

#[test]
fn connectfi_legacy() {
    holds(Provider::Connectfi, CUSTOMER, None);
}

#[test]
fn connectfi_akepa() {
    let memory = Memory::new(json!({"applications": ["iapp_1"]}));
    holds(Provider::ConnectfiAkepa, AKEPA_CUSTOMER, Some(&memory));
}
