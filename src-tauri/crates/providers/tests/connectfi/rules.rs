//! What is known without asking, one row per rule of docs/providers/connectfi.md.

use std::collections::HashSet;

use dossier_domain::{Field, FieldKind, MediaType, Provider, SlotName, Stage};
use dossier_providers::{Action, CheckContext, Rules, Takes, rules};
use serde_json::{Value, json};

use crate::fake::{self, uploaded};

fn legacy() -> &'static dyn Rules {
    rules(Provider::Connectfi)
}

fn akepa() -> &'static dyn Rules {
    rules(Provider::ConnectfiAkepa)
}

fn today() -> CheckContext<'static> {
    CheckContext::on("2026-11-20".parse().unwrap())
}

/// Problems of the template with one value changed; both contracts find the same.
fn check(pointer: &str, value: Value) -> Vec<(String, String, Option<String>)> {
    let mut applicant = legacy().template(7);
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match applicant.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        object => object[key] = value,
    }
    let problems = legacy().check_applicant(&applicant, &today());
    assert_eq!(problems, akepa().check_applicant(&applicant, &today()));
    problems.into_iter().map(|it| (it.path, it.code, it.suggestion)).collect()
}

fn dotted(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".")
}

#[test]
fn templates_are_valid_synthetic_and_differ() {
    for rules in [legacy(), akepa()] {
        let mut seen = HashSet::new();
        for seed in 0..200 {
            let applicant = rules.template(seed);
            assert_eq!(rules.check_applicant(&applicant, &today()), [], "seed {seed}");
            let customer = &applicant["customer"];
            assert_eq!(customer["addresses"][0]["state"], "CA");
            assert_eq!(applicant.get("reference"), None, "filled in when it is sent");
            let number = customer["identificationDocuments"][0]["value"].as_str().unwrap();
            assert_eq!(&number[3..5], "00", "no social security number has group 00");
            assert!(customer["email"].as_str().unwrap().ends_with("@example.com"));
            assert!(customer["phones"][0]["number"].as_str().unwrap().contains("55501"));
            assert!(!["WaitReview", "Declined"].contains(&customer["lastName"].as_str().unwrap()));
            seen.insert((number.to_owned(), customer["email"].to_string()));
        }
        assert_eq!(seen.len(), 200);
        assert_eq!(rules.template(1), rules.template(1));
    }
}

#[test]
fn every_required_field_is_required() {
    for pointer in [
        "/customerType",
        "/customer/firstName",
        "/customer/lastName",
        "/customer/dateOfBirth",
        "/customer/email",
        "/customer/citizenshipCountryCodeA3",
        "/customer/addresses/0/type",
        "/customer/addresses/0/addressLine1",
        "/customer/addresses/0/city",
        "/customer/addresses/0/state",
        "/customer/addresses/0/postalCode",
        "/customer/addresses/0/countryCodeA3",
        "/customer/phones/0/type",
        "/customer/phones/0/number",
        "/customer/identificationDocuments/0/type",
        "/customer/identificationDocuments/0/value",
    ] {
        for absent in [Value::Null, json!(""), json!("  ")] {
            let expected = (dotted(pointer), "required".to_owned(), None);
            assert_eq!(check(pointer, absent.clone()), [expected], "{pointer} {absent}");
        }
        assert_eq!(check(pointer, json!(7)), [(dotted(pointer), "format".to_owned(), None)]);
    }
    for list in ["/customer/addresses", "/customer/phones", "/customer/identificationDocuments"] {
        for absent in [Value::Null, json!([])] {
            assert_eq!(check(list, absent), [(dotted(list), "required".to_owned(), None)]);
        }
        assert_eq!(check(list, json!("x")), [(dotted(list), "format".to_owned(), None)]);
        let item = format!("{list}/0");
        assert_eq!(check(&item, json!("x")), [(dotted(&item), "format".to_owned(), None)]);
    }
    let whole = legacy().check_applicant(&json!({}), &today());
    assert_eq!(whole.len(), 9);
    assert_eq!(legacy().check_applicant(&json!([]), &today())[0].code, "format");
}

#[test]
fn every_rule_finds_its_fault() {
    for (pointer, value, code, suggestion) in [
        ("/customerType", json!("business"), "not_one_of", None),
        ("/customerType", json!("Individual"), "not_one_of", Some("individual")),
        ("/reference", json!("a-b"), "format", None),
        ("/reference", json!("a".repeat(33)), "format", None),
        ("/reference", json!(""), "format", None),
        ("/customer/middleName", json!(7), "format", None),
        ("/customer/gender", json!(true), "format", None),
        ("/customer/dateOfBirth", json!("01/02/1990"), "format", None),
        ("/customer/dateOfBirth", json!("1990-02-30"), "format", None),
        ("/customer/dateOfBirth", json!("2027-01-01"), "format", None),
        ("/customer/dateOfBirth", json!("1900-01-01"), "format", None),
        ("/customer/dateOfBirth", json!(" 1990-01-02"), "format", Some("1990-01-02")),
        ("/customer/email", json!("nobody"), "format", None),
        ("/customer/email", json!(" a@example.com"), "format", Some("a@example.com")),
        ("/customer/citizenshipCountryCodeA3", json!("US"), "format", Some("USA")),
        ("/customer/citizenshipCountryCodeA3", json!("usa"), "format", Some("USA")),
        ("/customer/citizenshipCountryCodeA3", json!("United States"), "format", None),
        ("/customer/addresses/0/countryCodeA3", json!("us"), "format", Some("USA")),
        ("/customer/addresses/0/type", json!("primary"), "not_one_of", Some("PRIMARY")),
        ("/customer/phones/0/number", json!("call me"), "format", None),
        ("/customer/phones/0/number", json!("555-01"), "format", None),
        ("/customer/identificationDocuments/0/value", json!("123-00-4567"), "format", None),
        ("/customer/identificationDocuments/0/value", json!("12300456"), "format", None),
        (
            "/customer/identificationDocuments/0",
            json!({"type": "PASSPORT", "value": "X<1"}),
            "format",
            None,
        ),
        (
            "/customer/identificationDocuments/0",
            json!({"type": "PASSPORT", "value": "X".repeat(51)}),
            "too_long",
            None,
        ),
    ] {
        let found = check(pointer, value.clone());
        assert_eq!(found.len(), 1, "{pointer} = {value}: {found:?}");
        assert_eq!((found[0].1.as_str(), found[0].2.as_deref()), (code, suggestion), "{pointer}");
        assert!(found[0].0.starts_with(&dotted(pointer)), "{}", found[0].0);
    }
    let second = check("/customer/addresses/0/type", json!("SECONDARY"));
    assert_eq!(second, [("customer.addresses".to_owned(), "required".to_owned(), None)]);
}

#[test]
fn what_the_contract_allows_passes() {
    for (pointer, value) in [
        ("/reference", json!("A1b2")),
        ("/customer/gender", json!("M")),
        ("/customer/middleName", json!("Ñ")),
        ("/customer/dateOfBirth", json!("2020-01-01")),
        ("/customer/phones/0/number", json!("(415) 555-0100")),
        ("/customer/phones/0/number", json!("+442079460100")),
        ("/customer/addresses/0/addressLine2", json!("Unit 2")),
        ("/customer/identificationDocuments/0", json!({"type": "PASSPORT", "value": "X-1/2"})),
    ] {
        assert_eq!(check(pointer, value.clone()), [], "{pointer} = {value}");
    }
}

#[test]
fn no_problem_repeats_an_identification_number() {
    let mut applicant = legacy().template(3);
    applicant["customer"]["identificationDocuments"][0]["value"] = json!("123-00-4567");
    let printed = format!("{:?}", legacy().check_applicant(&applicant, &today()));
    assert!(!printed.contains("4567") && !printed.contains("123"), "{printed}");
}

fn fields(names: &[(&str, &[&str])]) -> Vec<Field> {
    let field = |(name, options): &(&str, &[&str])| Field {
        name: (*name).to_owned(),
        kind: FieldKind::Text,
        reason: None,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    names.iter().map(field).collect()
}

#[test]
fn attributes_are_checked_against_what_was_asked() {
    let asked = fields(&[
        ("cardAttributes.productID", &[]),
        ("cardAttributes.addressType", &["PRIMARY", "SECONDARY"]),
        ("occupation", &[]),
    ]);
    for (typed, expected) in [
        (json!({"cardAttributes": {"productID": 7, "addressType": "PRIMARY"}}), vec![]),
        (json!({"occupation": "x", "cardAttributes": {"elsewhere": ""}}), vec![]),
        (
            json!({"cardAttributes": {"addressType": "primary"}}),
            vec![("cardAttributes.addressType", "not_one_of")],
        ),
        (
            json!({"cardAttributes": {"addressType": 1}}),
            vec![("cardAttributes.addressType", "format")],
        ),
        (
            json!({"cardAttributes": {"productID": " "}}),
            vec![("cardAttributes.productID", "required")],
        ),
        (json!({"cardAttributes": "x"}), vec![("", "required")]),
        (json!({"customer": {"lastName": "Else"}}), vec![("", "required")]),
    ] {
        let found = legacy().check_correction(&typed, &asked, &today());
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.path.as_str(), it.code.as_str())).collect();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn corrections_of_the_customer_are_checked_by_part() {
    let asked = fields(&[
        ("customer.lastName", &[]),
        ("customer.dateOfBirth", &[]),
        ("customer.addresses", &[]),
        ("customer.identificationDocuments", &[]),
    ]);
    for (typed, expected) in [
        (json!({"customer": {"lastName": "Sample"}}), vec![]),
        (json!({"customer": {"lastName": "Sample", "email": "not asked for"}}), vec![]),
        (json!({"customer": {"lastName": " "}}), vec![("customer.lastName", "required")]),
        (
            json!({"customer": {"dateOfBirth": "2.1.1990"}}),
            vec![("customer.dateOfBirth", "format")],
        ),
        (
            json!({"customer": {"addresses": [{"type": "PRIMARY"}]}}),
            vec![
                ("customer.addresses.0.addressLine1", "required"),
                ("customer.addresses.0.city", "required"),
                ("customer.addresses.0.state", "required"),
                ("customer.addresses.0.postalCode", "required"),
                ("customer.addresses.0.countryCodeA3", "required"),
            ],
        ),
        (
            json!({"customer": {"identificationDocuments": [{"type": "SSN", "value": "1"}]}}),
            vec![("customer.identificationDocuments.0.value", "format")],
        ),
        (json!({"customer": {"email": "a@example.com"}}), vec![("customer", "required")]),
        (json!({"cardAttributes": {}}), vec![("customer", "required")]),
    ] {
        let found = akepa().check_correction(&typed, &asked, &today());
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.path.as_str(), it.code.as_str())).collect();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn both_sides_of_a_document_are_linked_or_none() {
    let problems = |slots: &[&str]| {
        let files: Vec<_> = slots.iter().map(|slot| uploaded(slot, "doc_1")).collect();
        let found = akepa().check_submit(&files, &today());
        found.into_iter().map(|it| (it.path, it.code)).collect::<Vec<_>>()
    };
    assert_eq!(problems(&[]), []);
    assert_eq!(problems(&["LICENSE/FRONT", "LICENSE/BACK", "PASSPORT", "W2"]), []);
    let lacking = |slot: &str| (slot.to_owned(), "required".to_owned());
    assert_eq!(problems(&["LICENSE/FRONT"]), [lacking("LICENSE/BACK")]);
    assert_eq!(
        problems(&["RESIDENCE_PERMIT/BACK", "PASSPORT"]),
        [lacking("RESIDENCE_PERMIT/FRONT")]
    );
}

#[test]
fn numbers_are_masked_wherever_they_stand() {
    for rules in [legacy(), akepa()] {
        let masked = rules.masked(&json!({
            "customer": {
                "firstName": "Testa",
                "ssn": 123004567,
                "identificationDocuments": [
                    {"type": "SSN", "value": "123004567"},
                    {"type": "PASSPORT", "number": "X1234567"},
                    {"type": "TIN", "value": "12"},
                ],
                "phones": [{"type": "MOBILE", "number": "+14155550100"}],
            },
            "more": [{"taxId": "98-7654321", "document_number": ["AB12345", null]}],
        }));
        let customer = &masked["customer"];
        assert_eq!(customer["ssn"], "*****4567");
        assert_eq!(customer["identificationDocuments"][0]["value"], "*****4567");
        assert_eq!(customer["identificationDocuments"][0]["type"], "SSN");
        assert_eq!(customer["identificationDocuments"][1]["number"], "****4567");
        assert_eq!(customer["identificationDocuments"][2]["value"], "**");
        assert_eq!(customer["phones"][0]["number"], "+14155550100");
        assert_eq!(customer["firstName"], "Testa");
        assert_eq!(masked["more"][0]["taxId"], "******4321");
        assert_eq!(masked["more"][0]["document_number"], json!(["***2345", null]));
        assert_eq!(rules.masked(&masked), masked);
    }
}

#[test]
fn names_dates_and_addresses_are_found() {
    let applicant = fake::customer();
    for rules in [legacy(), akepa()] {
        assert_eq!(rules.applicant_name(&applicant).as_deref(), Some("Testa Sample"));
        assert_eq!(rules.applicant_birth_date(&applicant).unwrap().to_string(), "1990-01-02");
        assert_eq!(rules.applicant_email(&applicant).as_deref(), Some("testa@example.com"));
        assert_eq!(rules.applicant_name(&json!({})), None);
        assert_eq!(rules.applicant_birth_date(&json!({"customer": {"dateOfBirth": "x"}})), None);
    }
}

fn names(rules: &dyn Rules) -> Vec<String> {
    rules.slots().iter().map(ToString::to_string).collect()
}

#[test]
fn the_legacy_slots_take_images_and_pdf_from_init_to_the_decision() {
    assert_eq!(
        names(legacy()),
        [
            "LICENSE/FRONT",
            "LICENSE/BACK",
            "PASSPORT",
            "ID_CARD",
            "ID_CARD/FRONT",
            "ID_CARD/BACK",
            "UTILITY",
            "CONTRACT",
        ]
    );
    for slot in legacy().slots() {
        let rule = legacy().slot_rule(&slot).unwrap();
        let pdf_only = slot.as_str() == "CONTRACT";
        assert!(rule.media_types.contains(&MediaType::Pdf));
        assert_eq!(rule.media_types.contains(&MediaType::Jpeg), !pdf_only, "{slot}");
        for (status, taken) in [
            (None, false),
            (Some("none"), false),
            (Some("WAITING_DATA"), true),
            (Some("PENDING"), true),
            (Some("REVIEW"), true),
            (Some("SOMETHING_NEW"), true),
            (Some("APPROVED"), false),
            (Some("DECLINED"), false),
        ] {
            assert_eq!(legacy().accepts_attach(status, &slot), taken, "{slot} in {status:?}");
        }
    }
    let unknown = SlotName::new("SELFIE");
    assert!(legacy().slot_rule(&unknown).is_none());
    assert!(!legacy().accepts_attach(Some("WAITING_DATA"), &unknown));
    assert!(!legacy().links_on_submit());
}

#[test]
fn the_akepa_slots_take_images_while_documents_are_wanted() {
    assert_eq!(names(akepa()).len(), 23);
    assert!(akepa().links_on_submit());
    for slot in akepa().slots() {
        let rule = akepa().slot_rule(&slot).unwrap();
        assert_eq!(rule.media_types, [MediaType::Jpeg, MediaType::Png]);
        for (status, taken) in [
            (None, false),
            (Some("none"), false),
            (Some("pending_step_up"), true),
            (Some("pending_documents"), true),
            (Some("running"), false),
            (Some("waiting_review"), false),
            (Some("completed"), false),
            (Some("something_new"), false),
        ] {
            assert_eq!(akepa().accepts_attach(status, &slot), taken, "{slot} in {status:?}");
        }
    }
    let sides: Vec<String> = ["LICENSE/FRONT", "LICENSE/BACK"]
        .map(|slot| akepa().details(&SlotName::new(slot)).document_type)
        .to_vec();
    assert_eq!(sides, ["LICENSE", "LICENSE"], "two sides are one document");
}

#[test]
fn actions_by_status() {
    for (rules, action, status, takes) in [
        (legacy(), Action::Submit, Some("none"), Takes::Yes),
        (legacy(), Action::Submit, Some("WAITING_DATA"), Takes::NotNow),
        (legacy(), Action::Submit, Some("DECLINED"), Takes::NotNow),
        (legacy(), Action::Submit, None, Takes::NotNow),
        (legacy(), Action::Correct, Some("WAITING_DATA"), Takes::WhenAsked),
        (legacy(), Action::Correct, Some("REVIEW"), Takes::NotNow),
        (legacy(), Action::StartAgain, Some("DECLINED"), Takes::Never),
        (legacy(), Action::Answer, Some("REVIEW"), Takes::Never),
        (akepa(), Action::Submit, Some("none"), Takes::Yes),
        (akepa(), Action::Submit, Some("pending_step_up"), Takes::WhenFilled),
        (akepa(), Action::Submit, Some("pending_documents"), Takes::WhenFilled),
        (akepa(), Action::Submit, Some("completed"), Takes::NotNow),
        (akepa(), Action::Submit, Some("unknown"), Takes::NotNow),
        (akepa(), Action::Submit, None, Takes::NotNow),
        (akepa(), Action::StartAgain, Some("unknown"), Takes::Yes),
        (akepa(), Action::StartAgain, Some("none"), Takes::NotNow),
        (akepa(), Action::Correct, Some("data_request"), Takes::WhenAsked),
        (akepa(), Action::Correct, Some("running"), Takes::NotNow),
        (akepa(), Action::Answer, Some("running"), Takes::Never),
    ] {
        assert_eq!(rules.takes(action, status), takes, "{action:?} in {status:?}");
    }
    for rules in [legacy(), akepa()] {
        assert!(rules.attestations().is_empty() && rules.submit_attestations().is_empty());
    }
}

/// The sheet is what people read; the mapping is what runs.
#[test]
fn the_mapping_is_the_table_of_the_sheet() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers/connectfi.md");
    let sheet = std::fs::read_to_string(path).unwrap();
    let section = sheet.split("\n## ").find(|part| part.starts_with("Statuses\n")).unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        // The second table is about moves.
        .take_while(|line| !line.starts_with("| From"))
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 14, "the table of statuses has one row each");
    for row in rows {
        let (word, contract) = (row[0].trim_matches('`'), row[1]);
        let (stage, to_do) = (Stage::parse(row[3].trim_matches('`')).unwrap(), row[4]);
        for (name, rules) in [("legacy", legacy()), ("akepa", akepa())] {
            let here = contract == name || contract == "both";
            let expected = if here { stage } else { Stage::Unmapped };
            assert_eq!(rules.map_status(word), expected, "{word} of {name}");
            let submits = !matches!(rules.takes(Action::Submit, Some(word)), Takes::NotNow);
            assert_eq!(submits, here && to_do.contains("submit"), "{word} of {name}");
            let corrects = rules.takes(Action::Correct, Some(word)) == Takes::WhenAsked;
            let told = to_do.contains("correct:") || to_do.contains("add attributes");
            assert_eq!(corrects, here && told, "{word} of {name}");
            let uploads = rules.accepts_attach(Some(word), &SlotName::new("PASSPORT"));
            assert!(uploads || !(here && to_do.contains("upload")), "{word} of {name}");
        }
    }
    for unknown in ["", "pending", "COMPLETED", "Approved", "APPROVED "] {
        assert_eq!(legacy().map_status(unknown), Stage::Unmapped);
        assert_eq!(akepa().map_status(unknown), Stage::Unmapped);
    }
}
