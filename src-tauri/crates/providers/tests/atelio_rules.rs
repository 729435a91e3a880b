//! What is known about Atelio without asking it, one row per rule of docs/providers/atelio.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]
#![allow(dead_code, reason = "the fake is the client's tests'")]

mod atelio;

use std::collections::HashSet;

use atelio::*;
use dossier_domain::{Kind, Provider, SlotName, Snapshot, Stage};
use dossier_providers::{
    Action, CheckContext, Error, Takes, WebhookError, check_credentials, verify_webhook,
};
use proptest::prelude::*;
use secrecy::SecretString;
use serde_json::{Value, json};

fn today() -> CheckContext<'static> {
    CheckContext::on("2026-11-20".parse().unwrap())
}

/// Sets the value at a dotted path with numbers for places in lists.
fn set(applicant: &mut Value, path: &str, value: Value) {
    let pointer = format!("/{}", path.replace('.', "/"));
    if let Some(place) = applicant.pointer_mut(&pointer) {
        *place = value;
        return;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    applicant.pointer_mut(parent).unwrap()[key] = value;
}

type Found = Vec<(String, String, Option<String>)>;

fn told(problems: Vec<dossier_domain::Problem>) -> Found {
    problems.into_iter().map(|it| (it.path, it.code, it.suggestion)).collect()
}

fn check(path: &str, value: Value) -> Found {
    let mut applicant = atelio().template(7);
    set(&mut applicant, path, value);
    told(atelio().check_applicant(&applicant, &today()))
}

fn check_correction(correction: &Value) -> Found {
    told(atelio().check_correction(correction, &[], &today()))
}

#[test]
fn templates_are_valid_synthetic_and_differ() {
    let mut people = HashSet::new();
    for seed in 0..200 {
        let applicant = atelio().template(seed);
        assert_eq!(atelio().check_applicant(&applicant, &today()), [], "seed {seed}");
        assert_eq!(applicant["customer"]["addresses"][0]["state"], "CA");
        let number = applicant["kyc"]["ssn"].as_str().unwrap();
        assert_eq!(&number[4..6], "00", "no social security number has group 00");
        assert!(applicant["customer"]["email"].as_str().unwrap().ends_with("@example.com"));
        assert!(applicant["customer"]["phone"].as_str().unwrap().contains("555-01"));
        assert!(applicant["kyc"]["ip"].as_str().unwrap().starts_with("203.0.113."));
        people.insert((number.to_owned(), applicant["customer"]["email"].clone()));
    }
    assert_eq!(people.len(), 200);
    assert_eq!(atelio().template(1), atelio().template(1));
}

#[test]
fn every_required_field_is_required() {
    for path in [
        "customer.first_name",
        "customer.last_name",
        "customer.dob",
        "customer.addresses.0.address_type",
        "customer.addresses.0.street",
        "customer.addresses.0.city",
        "customer.addresses.0.state",
        "customer.addresses.0.zip_code",
        "customer.addresses.0.country",
        "kyc.ip",
    ] {
        for absent in [Value::Null, json!(""), json!("  ")] {
            assert_eq!(check(path, absent), [(path.to_owned(), "required".to_owned(), None)]);
        }
        assert_eq!(check(path, json!(7)), [(path.to_owned(), "format".to_owned(), None)]);
    }
    for path in ["customer", "kyc", "customer.addresses"] {
        let found = check(path, Value::Null);
        assert_eq!(found, [(path.to_owned(), "required".to_owned(), None)]);
        let found = check(path, json!("x"));
        assert_eq!(found, [(path.to_owned(), "format".to_owned(), None)]);
    }
    let whole = told(atelio().check_applicant(&json!([]), &today()));
    let paths: Vec<_> = whole.iter().map(|(path, ..)| path.as_str()).collect();
    assert_eq!(paths, ["customer", "kyc"]);
}

#[test]
fn every_rule_finds_its_fault() {
    let long = |length: usize| json!("x".repeat(length));
    for (path, value, code, suggestion) in [
        ("customer.first_name", json!("T"), "too_short", None),
        ("customer.first_name", long(51), "too_long", None),
        ("customer.first_name", json!("1Testa"), "format", None),
        ("customer.first_name", json!("Testa-Ria"), "format", Some("Testa Ria")),
        ("customer.middle_name", json!("M"), "too_short", None),
        ("customer.middle_name", json!("Em."), "format", None),
        ("customer.last_name", json!("O\u{2019}Sample"), "format", Some("O'Sample")),
        ("customer.last_name", long(51), "too_long", None),
        ("customer.dob", json!("01/02/1990"), "format", None),
        ("customer.dob", json!("1990-02-30"), "format", None),
        ("customer.dob", json!(" 1990-01-02"), "format", Some("1990-01-02")),
        ("customer.dob", json!("2027-01-01"), "format", None),
        ("customer.dob", json!("1900-01-01"), "format", None),
        ("customer.ssn", json!("400-000-001"), "format", None),
        ("customer.ssn", json!("40000000"), "format", None),
        ("customer.phone", json!("(415) 555-0100"), "format", Some("4155550100")),
        ("customer.phone", json!("+1 415 555 0100"), "format", Some("4155550100")),
        ("customer.phone", json!("call me"), "format", None),
        ("customer.phone_country_code", json!("+1"), "format", Some("1")),
        ("customer.phone_country_code", json!("1234"), "format", None),
        ("customer.email", json!("nobody"), "format", None),
        ("customer.email", json!(" a@example.com "), "format", Some("a@example.com")),
        ("customer.brand_person_id", json!("mine"), "not_allowed", None),
        ("customer.addresses", json!([]), "required", None),
        ("customer.addresses.0.address_type", json!("mailing"), "not_one_of", Some("MAILING")),
        ("customer.addresses.0.address_type", json!("HOME"), "not_one_of", None),
        ("customer.addresses.0.street", long(41), "too_long", None),
        ("customer.addresses.0.street", json!("1 Sample/2"), "format", None),
        ("customer.addresses.0.street2", long(41), "too_long", None),
        ("customer.addresses.0.city", json!("X"), "too_short", None),
        ("customer.addresses.0.city", long(41), "too_long", None),
        ("customer.addresses.0.state", json!("California"), "format", None),
        ("customer.addresses.0.state", json!("ca"), "format", Some("CA")),
        ("customer.addresses.0.zip_code", json!("9581"), "format", None),
        ("customer.addresses.0.zip_code", json!("958140001"), "format", Some("95814-0001")),
        ("customer.addresses.0.zip_code", json!("95814 0001"), "format", Some("95814-0001")),
        ("customer.addresses.0.zip_code", json!(" 95814"), "format", Some("95814")),
        ("customer.addresses.0.country", json!("us"), "format", Some("US")),
        ("kyc.ip", json!("203.0.113"), "format", None),
        ("kyc.ip", json!("203.0.113.256"), "format", None),
        ("kyc.ip", json!("2001:db8::1"), "format", None),
        ("kyc.ip", json!(" 203.0.113.7"), "format", Some("203.0.113.7")),
        ("kyc.ssn", json!("400-00-001"), "format", None),
        ("kyc.phone", json!("415.555.0100"), "format", Some("4155550100")),
        ("kyc.phone_country_code", json!("one"), "format", None),
        ("kyc.email", json!("nobody"), "format", None),
    ] {
        let found = check(path, value.clone());
        let expected = (path.to_owned(), code.to_owned(), suggestion.map(str::to_owned));
        assert!(found.contains(&expected), "{path} = {value}: {found:?}");
        let own = |(at, ..): &(String, String, Option<String>)| at.starts_with(path);
        // A country in small letters is no longer known to be the United States' neighbour.
        assert!(found.iter().all(own) || path.ends_with("country"), "{path} = {value}: {found:?}");
    }
    let flag = "customer.addresses.0.is_primary";
    for (value, codes) in [
        (json!("true"), vec!["no_primary", "format"]),
        (Value::Null, vec!["no_primary", "required"]),
        (json!(false), vec!["no_primary"]),
    ] {
        let found = check(flag, value);
        assert_eq!(found.iter().map(|(_, code, _)| code.as_str()).collect::<Vec<_>>(), codes);
    }
    assert_eq!(check("customer.addresses.0", json!(7)).len(), 2, "no object, no primary");
}

#[test]
fn what_the_contract_allows_passes() {
    for (path, value) in [
        ("customer.first_name", json!("Ñ".repeat(50))),
        ("customer.last_name", json!("D'Or Sample")),
        ("customer.ssn", json!("400000001")),
        ("customer.ssn", json!("400-00-0001")),
        ("customer.phone", Value::Null),
        ("customer.email", Value::Null),
        ("kyc.ssn", Value::Null),
        ("kyc.ssn", json!("333333333")),
        ("customer.addresses.0.street", json!("1-2 Sample St., #4_b")),
        ("customer.addresses.0.zip_code", json!("95814-0001")),
        (
            "customer.addresses.0",
            json!({"address_type": "MAILING", "street": "1 Sample Road", "city": "Sampleton",
                "state": "Sampleshire", "zip_code": "AB1 2CD", "country": "GB",
                "is_primary": true}),
        ),
    ] {
        assert_eq!(check(path, value.clone()), [], "{path} = {value}");
    }
}

#[test]
fn no_problem_repeats_an_identification_number() {
    for path in ["customer.ssn", "kyc.ssn"] {
        let mut applicant = atelio().template(3);
        set(&mut applicant, path, json!("400-000-0017"));
        let problems = atelio().check_applicant(&applicant, &today());
        assert_eq!(problems.len(), 1);
        let printed = format!("{problems:?}");
        assert!(!printed.contains("0017") && !printed.contains("400"), "{printed}");
    }
}

#[test]
fn corrections_are_looked_at_only_where_they_stand() {
    for good in [
        json!({"customer": {"first_name": "Testa"}}),
        json!({"kyc": {"ssn": "400-00-0002"}}),
        json!({"customer": {"phone": "4155550100"}, "kyc": {"ip": "203.0.113.7"}}),
    ] {
        assert_eq!(check_correction(&good), [], "{good}");
    }
    for (correction, path, code) in [
        (json!({}), "", "required"),
        (json!([]), "", "required"),
        (json!({"first_name": "Testa"}), "", "required"),
        (json!({"customer": {}, "kyc": {}}), "", "required"),
        (json!({"customer": "x"}), "customer", "format"),
        (json!({"customer": {"first_name": " "}}), "customer.first_name", "required"),
        (json!({"customer": {"dob": "1990"}}), "customer.dob", "format"),
        (json!({"customer": {"ssn": "400-00-0002"}}), "customer.ssn", "not_allowed"),
        (json!({"customer": {"brand_person_id": "x"}}), "customer.brand_person_id", "not_allowed"),
        (json!({"customer": {"addresses": "x"}}), "customer.addresses", "format"),
        (json!({"kyc": {"ssn": "4"}}), "kyc.ssn", "format"),
        (json!({"kyc": {"ip": "x"}}), "kyc.ip", "format"),
    ] {
        let found = check_correction(&correction);
        assert_eq!(found[0].0, path, "{correction}: {found:?}");
        assert_eq!(found[0].1, code, "{correction}");
        assert_eq!(found.len(), 1, "{correction}: {found:?}");
    }
}

#[test]
fn numbers_are_masked_wherever_they_stand() {
    let masked = atelio().masked(&json!({
        "customer": {"ssn": "400-00-0001", "id_number": "D1234567", "email": "a@example.com"},
        "kyc": {"ssn": 400000002, "ip": "203.0.113.7"},
        "more": [{"SSN": "123"}, {"ssn": {"old": "400000003"}}, {"ssn": null}],
    }));
    assert_eq!(
        masked,
        json!({
            "customer": {"ssn": "*******0001", "id_number": "****4567", "email": "a@example.com"},
            "kyc": {"ssn": "*****0002", "ip": "203.0.113.7"},
            "more": [{"SSN": "***"}, {"ssn": {"old": "*****0003"}}, {"ssn": null}],
        })
    );
    assert_eq!(atelio().masked(&masked), masked, "twice is once");
    let echo = json!({"customer": {"ssn": "XXX-XX-1234"}});
    assert_eq!(atelio().masked(&echo), echo, "what Atelio masked stays readable");
}

#[test]
fn names_and_dates_are_found_in_applicants_bodies_and_echoes() {
    let body = json!({"first_name": "Testa", "middle_name": "Em", "last_name": "Sample",
        "dob": "1990-01-02", "email": "a@example.com"});
    for value in [body.clone(), json!({"customer": body})] {
        assert_eq!(atelio().applicant_name(&value).as_deref(), Some("Testa Em Sample"));
        assert_eq!(atelio().applicant_birth_date(&value).unwrap().to_string(), "1990-01-02");
        assert_eq!(atelio().applicant_email(&value).as_deref(), Some("a@example.com"));
    }
    assert_eq!(atelio().applicant_name(&json!({"customer": {}})), None);
}

#[test]
fn hosted_slots_take_no_file_in_any_status() {
    let slots: Vec<String> = atelio().slots().iter().map(ToString::to_string).collect();
    assert!(slots.contains(&"government_id".to_owned()) && slots.contains(&"hosted".to_owned()));
    for slot in atelio().slots().into_iter().chain([SlotName::new("anything")]) {
        assert!(atelio().slot_rule(&slot).is_none());
        for status in [None, Some("document_required"), Some("none")] {
            assert!(!atelio().accepts_attach(status, &slot));
        }
    }
    assert!(!atelio().links_on_submit() && atelio().partly_unverified());
    assert!(atelio().attestations().is_empty() && atelio().submit_attestations().is_empty());
}

#[test]
fn only_a_start_is_compared_with_the_status_before() {
    let snapshot = Snapshot {
        external_id: CUSTOMER.to_owned(),
        provider_status: "document required".to_owned(),
        stage: Stage::DocumentsNeeded,
        requirements: Vec::new(),
        slots: Vec::new(),
        deadline: None,
        customer_id: None,
        applicant: None,
        reasons: Vec::new(),
        pages: Vec::new(),
        memory: None,
    };
    for kind in Kind::ALL {
        let expected = (kind == Kind::Submit).then(|| "document required".to_owned());
        assert_eq!(atelio().before(kind, &snapshot, None), expected, "{}", kind.as_str());
    }
}

/// The sheet is what people read; the mapping is what runs.
#[test]
fn mapping_and_actions_are_the_table_of_the_sheet() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers/atelio.md");
    let sheet = std::fs::read_to_string(path).unwrap();
    let section = sheet.split("\n## ").find(|part| part.starts_with("Statuses\n")).unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        // The second table is about moves.
        .take_while(|line| !line.starts_with("| From"))
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 9, "the table of statuses has one row each");
    for row in rows {
        let [word, stage, actions] = [row[0].trim_matches('`'), row[2].trim_matches('`'), row[3]];
        let expected = Stage::parse(stage).unwrap_or_else(|| panic!("{stage} is no stage"));
        for spelling in [word.to_owned(), word.replace('_', " "), word.to_uppercase()] {
            assert_eq!(atelio().map_status(&spelling), expected, "{spelling}");
            for action in Action::ALL {
                let told = actions
                    .split(',')
                    .map(str::trim)
                    .find(|told| told.split(' ').next() == Some(&format!("`{}`", action.as_str())));
                let takes = match told {
                    Some(told) if told.ends_with("after a correction") => Takes::WhenCorrected,
                    Some(_) => Takes::Yes,
                    None if action == Action::Answer => Takes::Never,
                    None => Takes::NotNow,
                };
                assert_eq!(atelio().takes(action, Some(&spelling)), takes, "{spelling} {action:?}");
            }
        }
    }
    for unknown in ["", "pending", "success", "passed!", "in review"] {
        assert_eq!(atelio().map_status(unknown), Stage::Unmapped);
        assert_eq!(atelio().takes(Action::Correct, Some(unknown)), Takes::NotNow);
    }
    assert_eq!(atelio().takes(Action::Submit, None), Takes::NotNow);
    assert_eq!(atelio().takes(Action::Answer, None), Takes::Never);
}

#[test]
fn events_are_believed_only_with_the_second_signature() {
    let secret = SecretString::from("whsec_test");
    let verify = |headers: &[(&str, &str)], body: &str| {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        verify_webhook(Provider::Atelio, &secret, &headers, body.as_bytes())
    };
    // The contract's own vector: signed, but it names no customer.
    let vector = r#"{"event":"kyc.verification.success"}"#;
    let v2 = "v2=4c9dddf5dbd092d306750eaddd6c0c0d126a99ad4a17ea3deaa82e6f7132c622";
    let good = format!("t=1700000000,v1=00,{v2}");
    assert_eq!(verify(&[("bond-signature", &good)], vector), Err(WebhookError::Shape));
    assert_eq!(verify(&[], vector), Err(WebhookError::Unsigned));
    for bad in ["", "t=1,v2=00", &good.replace("t=17", "t=18"), &good.replace("v2=", "v1=")] {
        assert_eq!(verify(&[("Bond-Signature", bad)], vector), Err(WebhookError::Forged), "{bad}");
    }
    assert_eq!(verify(&[("Bond-Signature", &good)], "{}"), Err(WebhookError::Forged));

    let event = delivered(&document_required());
    assert_eq!(event.external_id, CUSTOMER);
    assert_eq!(event.kind, "kyc.verification.document_required");
    assert_eq!(event.at, "2026-11-20T11:00:00Z".parse().ok(), "a hyphen joins date and time");
    assert!(event.told.is_some());
    let mut other_spelling = document_required();
    other_spelling["occurred_at"] = json!("2026-11-20T11:00:00Z");
    assert_eq!(delivered(&other_spelling).id, event.id, "one event, however its time is written");

    let success = json!({"event": "kyc.verification.success", "customer_id": CUSTOMER,
        "occurred_at": "2026-11-20T12:00:00Z"});
    let event = delivered(&success);
    assert!(event.told.is_none() && event.at.is_some());
    assert_eq!(atelio().remember(None, &event), None);

    let again = delivered(&reenter(&["ssn"]));
    assert_eq!(again.at, None, "the sample has no time");
    assert_eq!(again.id, delivered(&reenter(&["ssn"])).id);
    assert_ne!(again.id, delivered(&reenter(&["dob"])).id);
}

#[test]
fn credentials_are_checked_by_shape_and_never_printed() {
    let good = json!({"identity": "i", "authorization": "a", "program_id": PROGRAM,
        "webhook_secret": "w"});
    assert_eq!(check_credentials(Provider::Atelio, &good.to_string()), Ok(()));
    for (path, value) in [
        ("identity", json!(null)),
        ("identity", json!(" ")),
        ("identity", json!("hunter2\nX: y")),
        ("authorization", json!("Bearer hunter2")),
        ("authorization", json!(7)),
        ("program_id", json!(null)),
        ("program_id", json!("hunter2")),
        ("program_id", json!(7)),
        ("program_id", json!(" ")),
        ("webhook_secret", json!(7)),
    ] {
        let mut credentials = good.clone();
        credentials[path] = value;
        let result = check_credentials(Provider::Atelio, &credentials.to_string());
        let Err(Error::Input(problems)) = result else { panic!("{credentials}") };
        let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, [path], "{credentials}");
        assert!(!format!("{problems:?}").contains("hunter2"));
    }
    for json in ["", "[]", "7"] {
        assert!(matches!(check_credentials(Provider::Atelio, json), Err(Error::Input(_))));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9é+ -]{0,12}".prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("addresses"),
        Just("ssn"),
        Just("phone"),
        Just("first_name"),
        Just("zip_code"),
        Just("country"),
        Just("dob"),
        Just("ip"),
    ];
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(key.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_applicant_makes_a_check_panic(customer in any_json(), kyc in any_json()) {
        let applicant = json!({"customer": customer, "kyc": kyc});
        for problem in atelio().check_applicant(&applicant, &today()) {
            prop_assert!(!problem.message.is_empty());
        }
        let _ = atelio().check_correction(&applicant, &[], &today());
        let masked = atelio().masked(&applicant);
        prop_assert_eq!(atelio().masked(&masked), masked);
        let _ = (atelio().applicant_name(&applicant), atelio().applicant_birth_date(&applicant));
    }
}
