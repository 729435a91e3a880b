//! One row per rule of docs/providers/fincom.md, Create.

use dossier_domain::Provider;
use dossier_providers::{CheckContext, Rules, rules};
use serde_json::{Value, json};

use crate::fake::BOTH;

const V1: Provider = Provider::FincomV1;
const V2: Provider = Provider::FincomV2;

fn fincom(provider: Provider) -> &'static dyn Rules {
    rules(provider)
}

fn today() -> CheckContext<'static> {
    CheckContext::on("2026-11-20".parse().unwrap())
}

fn set(applicant: &mut Value, path: &str, value: Value) {
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    let pointer = if parent.is_empty() { String::new() } else { format!("/{parent}") };
    let parent = applicant.pointer_mut(&pointer.replace('.', "/")).unwrap();
    match key.parse::<usize>() {
        Ok(index) => parent[index] = value,
        Err(_) => parent[key] = value,
    }
}

type Told = Vec<(String, String, Option<String>)>;

fn told(provider: Provider, applicant: &Value) -> Told {
    fincom(provider)
        .check_applicant(applicant, &today())
        .into_iter()
        .map(|problem| (problem.path, problem.code, problem.suggestion))
        .collect()
}

fn check(provider: Provider, path: &str, value: Value) -> Told {
    let mut applicant = fincom(provider).template(7);
    set(&mut applicant, path, value);
    told(provider, &applicant)
}

#[test]
fn templates_are_valid_synthetic_and_differ() {
    for provider in BOTH {
        let mut seen = std::collections::HashSet::new();
        for seed in 0..200 {
            let applicant = fincom(provider).template(seed);
            assert_eq!(told(provider, &applicant), [], "seed {seed}");
            let basic = &applicant["basic_info"];
            let number =
                if provider == V1 { &basic["tin"] } else { &basic["tax_info"][0]["document_id"] };
            assert_eq!(&number.as_str().unwrap()[3..7], "-00-", "no such number is issued");
            assert!(basic["email"].as_str().unwrap().ends_with("@example.com"));
            assert!(basic["phone"].as_str().unwrap().contains("55501"));
            let part = if provider == V1 { "state" } else { "subdivision_code" };
            assert_eq!(applicant["address"][part], "US-CA");
            let id = applicant["financial_profile"]["occupation_id"].as_i64().unwrap();
            assert!((1..=20).contains(&id));
            seen.insert((number.to_string(), basic["email"].to_string()));
        }
        assert_eq!(seen.len(), 200);
        assert_eq!(fincom(provider).template(1), fincom(provider).template(1));
    }
}

const REQUIRED: [&str; 10] = [
    "basic_info.first_name",
    "basic_info.last_name",
    "basic_info.dob",
    "basic_info.email",
    "basic_info.phone",
    "basic_info.country_of_residence",
    "address.city",
    "address.postal_code",
    "address.country",
    "address.street_line_1",
];

#[test]
fn every_required_field_is_required() {
    let first = ["address.street", "address.state", "basic_info.nationality", "basic_info.tin"];
    let second = [
        "verification_type",
        "address.subdivision_code",
        "basic_info.primary_nationality",
        "financial_profile.employment_status",
    ];
    let v1 = REQUIRED[..9].iter().chain(&first).map(|path| (V1, *path));
    let v2 = REQUIRED.iter().chain(&second).map(|path| (V2, *path));
    for (provider, path) in v1.chain(v2) {
        for absent in [Value::Null, json!(""), json!("  ")] {
            let found = check(provider, path, absent);
            assert_eq!(found, [(path.to_owned(), "required".to_owned(), None)]);
        }
        assert_eq!(check(provider, path, json!(7))[0].1, "format", "{path}");
    }
    for (provider, path) in [
        (V1, "financial_profile.occupation_id"),
        (V1, "financial_profile.purpose_id"),
        (V1, "financial_profile.source_of_fund_id"),
        (V1, "financial_profile.monthly_volume_usd"),
        (V2, "financial_profile.occupation_id"),
        (V2, "financial_profile.purpose_id"),
        (V2, "financial_profile.source_of_fund_ids"),
        (V2, "financial_profile.monthly_volume_usd"),
        (V2, "basic_info.tax_info"),
    ] {
        let found = check(provider, path, Value::Null);
        assert_eq!(found, [(path.to_owned(), "required".to_owned(), None)]);
    }
    assert_eq!(told(V1, &json!({})).len(), 17);
    assert_eq!(told(V2, &json!({})).len(), 19);
    for provider in BOTH {
        assert_eq!(told(provider, &json!([]))[0].1, "format");
    }
}

#[test]
fn every_common_rule_finds_its_fault() {
    for provider in BOTH {
        for (path, value, code, suggestion) in [
            ("verification_type", json!("standard"), "not_one_of", Some("STANDARD")),
            ("verification_type", json!("FULL"), "not_one_of", None),
            ("basic_info.email", json!("Sample@Example.com"), "format", Some("sample@example.com")),
            ("basic_info.email", json!("nobody"), "format", None),
            ("basic_info.phone", json!("(415) 555-0100"), "format", Some("+14155550100")),
            ("basic_info.phone", json!("+0123"), "format", None),
            ("basic_info.phone", json!("+1415555010012345"), "format", None),
            ("basic_info.dob", json!("01/02/1990"), "format", None),
            ("basic_info.dob", json!("1990-02-30"), "format", None),
            ("basic_info.dob", json!("2008-11-21"), "too_young", None),
            ("basic_info.dob", json!("2027-01-01"), "format", None),
            ("basic_info.dob", json!("1905-11-20"), "format", None),
            ("address.country", json!("France"), "format", Some("FRA")),
            ("financial_profile.monthly_volume_usd", json!(-1), "format", None),
            ("financial_profile.monthly_volume_usd", json!(1.5), "format", None),
            ("financial_profile.monthly_volume_usd", json!("100"), "format", Some("100")),
            ("financial_profile.occupation_id", json!("7"), "format", Some("7")),
            ("financial_profile.purpose_id", json!([7]), "format", None),
            ("meta_data", json!("ours"), "format", None),
        ] {
            let found = check(provider, path, value.clone());
            let expected = (path.to_owned(), code.to_owned(), suggestion.map(str::to_owned));
            assert!(found.contains(&expected), "{provider}: {path} = {value}: {found:?}");
        }
    }
}

#[test]
fn every_rule_of_v1_finds_its_fault() {
    for (path, value, code, suggestion) in [
        ("basic_info.nationality", json!("US"), "format", Some("USA")),
        ("basic_info.tin", json!("400000001"), "format", None),
        ("basic_info.tin", json!("40-000-0001"), "format", None),
        ("address.state", json!("CA"), "format", Some("US-CA")),
        ("address.state", json!("California"), "format", Some("US-CA")),
        ("address.state", json!("CA-ON"), "mismatch", None),
        ("address.state", json!("US-ZZ"), "not_one_of", None),
        ("basic_info.first_name", json!("Zoë"), "format", Some("Zoe")),
        ("address.city", json!("São Paulo"), "format", Some("Sao Paulo")),
        ("address.street", json!("Улица 1"), "format", Some("Ulitsa 1")),
        ("financial_profile.source_of_fund_id", json!("x"), "format", None),
    ] {
        let expected = (path.to_owned(), code.to_owned(), suggestion.map(str::to_owned));
        assert_eq!(check(V1, path, value.clone()), [expected], "{path} = {value}");
    }
    assert_eq!(
        check(V1, "basic_info.tin", json!("４00-00-0001")).last().unwrap().2,
        None,
        "a number is never mended"
    );
}

#[test]
fn every_rule_of_v2_finds_its_fault() {
    for (path, value, code, suggestion) in [
        ("basic_info.secondary_nationality", json!("gb"), "format", Some("GBR")),
        ("basic_info.gender", json!("female"), "not_one_of", Some("FEMALE")),
        ("basic_info.gender", json!("other"), "not_one_of", None),
        ("basic_info.middle_name", json!(7), "format", None),
        ("address.subdivision_code", json!("ca"), "format", Some("US-CA")),
        ("address.country", json!("GBR"), "mismatch", Some("USA")),
        (
            "financial_profile.employment_status",
            json!("self employed"),
            "not_one_of",
            Some("SELF_EMPLOYED"),
        ),
        ("financial_profile.source_of_fund_ids", json!([]), "required", None),
        ("financial_profile.source_of_fund_ids", json!(3), "format", None),
        ("financial_profile.source_of_fund_ids.0", json!("3"), "format", Some("3")),
        ("financial_profile.purpose_remarks", json!(3), "format", None),
        ("basic_info.tax_info", json!([]), "required", None),
        ("basic_info.tax_info", json!("400-00-0001"), "format", None),
        ("basic_info.tax_info.0", json!("400-00-0001"), "format", None),
        ("basic_info.tax_info.0.country_code", json!("US"), "format", Some("USA")),
        ("basic_info.tax_info.0.document_type", Value::Null, "required", None),
        ("basic_info.tax_info.0.document_id", json!("400000001"), "format", None),
        ("basic_info.tax_info.0.document_id", json!(" "), "required", None),
        ("basic_info.first_name_en", json!("Zoë"), "format", Some("Zoe")),
    ] {
        let expected = (path.to_owned(), code.to_owned(), suggestion.map(str::to_owned));
        let found = check(V2, path, value.clone());
        assert!(found.contains(&expected), "{path} = {value}: {found:?}");
    }
    let twice = json!([
        {"country_code": "USA", "document_type": "SSN", "document_id": "400-00-0001"},
        {"country_code": "GBR", "document_type": "NINO", "document_id": "400-00-0001"},
    ]);
    assert_eq!(
        check(V2, "basic_info.tax_info", twice),
        [("basic_info.tax_info.1.document_id".to_owned(), "duplicate".to_owned(), None)]
    );
}

#[test]
fn a_text_beyond_ascii_needs_its_spelling_in_v2() {
    for (path, text, spelt) in [
        ("basic_info.first_name", "Zoë", "Zoe"),
        ("basic_info.middle_name", "Ægir", "AEgir"),
        ("basic_info.last_name", "Иванова", "Ivanova"),
        ("address.street_line_1", "Straße 1", "Strasse 1"),
        ("address.street_line_2", "Étage 2", "Etage 2"),
    ] {
        let partner = format!("{path}_en");
        let expected = (partner.clone(), "required".to_owned(), Some(spelt.to_owned()));
        assert_eq!(check(V2, path, json!(text)), [expected], "{text}");
        let mut applicant = fincom(V2).template(7);
        set(&mut applicant, path, json!(text));
        set(&mut applicant, &partner, json!(spelt));
        assert_eq!(told(V2, &applicant), []);
    }
    assert_eq!(check(V2, "address.city", json!("Köln")), [], "a city has no partner");
}

#[test]
fn what_the_contract_allows_passes() {
    for (provider, path, value) in [
        (V1, "verification_type", Value::Null),
        (V1, "verification_type", json!("RELIANCE")),
        (V1, "address.country", json!("USA")),
        (V1, "meta_data", json!({"ours": "Ünïcode"})),
        (V2, "verification_type", json!("RELIANCE")),
        (V2, "basic_info.dob", json!("2008-11-20")),
        (V2, "basic_info.dob", json!("1906-01-01")),
        (V2, "financial_profile.monthly_volume_usd", json!(0)),
        (V2, "financial_profile.source_of_fund_ids", json!([1, 2, 3])),
        (V2, "basic_info.secondary_nationality", json!("BGD")),
        (V2, "basic_info.gender", Value::Null),
    ] {
        assert_eq!(check(provider, path, value.clone()), [], "{provider}: {path} = {value}");
    }
    // A resident without a number of the USA gives that of a passport.
    let mut resident = fincom(V1).template(1);
    set(&mut resident, "basic_info.nationality", json!("BGD"));
    set(&mut resident, "basic_info.tin", json!("BX0123456"));
    assert_eq!(told(V1, &resident), []);
    // V1 has no rule that the address be in the country of residence.
    let mut abroad = fincom(V1).template(1);
    set(&mut abroad, "basic_info.country_of_residence", json!("CAN"));
    assert_eq!(told(V1, &abroad), []);
    let mut foreign = fincom(V2).template(1);
    set(&mut foreign, "basic_info.country_of_residence", json!("BGD"));
    set(&mut foreign, "address.country", json!("BGD"));
    set(&mut foreign, "address.subdivision_code", json!("BD-13"));
    let tax =
        json!([{"country_code": "BGD", "document_type": "TIN", "document_id": "000000000001"}]);
    set(&mut foreign, "basic_info.tax_info", tax);
    assert_eq!(told(V2, &foreign), []);
}

#[test]
fn no_problem_repeats_a_number() {
    for (provider, path) in [(V1, "basic_info.tin"), (V2, "basic_info.tax_info.0.document_id")] {
        let mut applicant = fincom(provider).template(3);
        set(&mut applicant, path, json!("400000001"));
        let printed = format!("{:?}", fincom(provider).check_applicant(&applicant, &today()));
        assert!(!printed.contains("0001") && printed.contains(path), "{printed}");
    }
}
