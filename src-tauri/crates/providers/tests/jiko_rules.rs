//! What is known about Jiko without asking it, one row per rule of docs/providers/jiko.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

use dossier_domain::{AttestationKind, MediaType, Provider, SlotName, Stage};
use dossier_providers::{Action, CheckContext, Rules, Takes, WebhookError, rules, verify_webhook};
use secrecy::SecretString;
use serde_json::{Value, json};

fn jiko() -> &'static dyn Rules {
    rules(Provider::Jiko)
}

fn today() -> CheckContext<'static> {
    CheckContext::on("2026-11-20".parse().unwrap())
}

fn set(applicant: &mut Value, path: &str, value: Value) {
    let pointer = format!("/{}", path.replace('.', "/"));
    match applicant.pointer_mut(&pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
            let parent = if parent.is_empty() { String::new() } else { format!("/{parent}") };
            applicant.pointer_mut(&parent.replace('.', "/")).unwrap()[key] = value;
        }
    }
}

fn check(path: &str, value: Value) -> Vec<(String, String, Option<String>)> {
    let mut applicant = jiko().template(7);
    set(&mut applicant, path, value);
    jiko()
        .check_applicant(&applicant, &today())
        .into_iter()
        .map(|problem| (problem.path, problem.code, problem.suggestion))
        .collect()
}

#[test]
fn templates_are_valid_synthetic_and_differ() {
    let mut numbers = std::collections::HashSet::new();
    for seed in 0..200 {
        let applicant = jiko().template(seed);
        assert_eq!(jiko().check_applicant(&applicant, &today()), [], "seed {seed}");
        assert_eq!(applicant["address"]["state"], "CA");
        let number = applicant["identification_number"].as_str().unwrap();
        assert_eq!(&number[3..5], "00", "no social security number has group 00");
        assert!(applicant["email"].as_str().unwrap().ends_with("@example.com"));
        assert!(applicant["phone_number"].as_str().unwrap().contains("55501"));
        numbers.insert((number.to_owned(), applicant["email"].clone()));
    }
    assert_eq!(numbers.len(), 200);
    assert_eq!(jiko().template(1), jiko().template(1));
}

#[test]
fn every_required_field_is_required() {
    for path in [
        "identification_number",
        "name.first_name",
        "name.last_name",
        "email",
        "phone_number",
        "date_of_birth",
        "investment_profile.employment_status",
        "investment_profile.income",
        "investment_profile.net_worth",
        "investment_profile.occupation",
        "agreement_consent.version",
        "agreement_consent.timestamp",
        "address.street_address",
        "address.city",
        "address.postal_code",
        "address.country",
    ] {
        for absent in [Value::Null, json!(""), json!("  ")] {
            let found = check(path, absent);
            assert_eq!(found, [(path.to_owned(), "required".to_owned(), None)]);
        }
        let found = check(path, json!(7));
        assert_eq!(found, [(path.to_owned(), "format".to_owned(), None)]);
    }
    let whole = jiko().check_applicant(&json!({}), &today());
    assert_eq!(whole.len(), 15, "all but the occupation, which only the employed have");
    assert_eq!(jiko().check_applicant(&json!([]), &today())[0].code, "format");
}

#[test]
fn every_rule_finds_its_fault() {
    let long = |length: usize| json!("x".repeat(length));
    for (path, value, code, suggestion) in [
        ("name.first_name", long(51), "too_long", None),
        ("name.middle_name", long(51), "too_long", None),
        ("name.last_name", long(51), "too_long", None),
        ("email", json!("nobody"), "format", None),
        ("email", json!(" a@example.com "), "format", Some("a@example.com")),
        ("phone_number", json!("14155550100"), "format", Some("+14155550100")),
        ("phone_number", json!("(415) 555-0100"), "format", Some("+14155550100")),
        ("phone_number", json!("+0123"), "format", None),
        ("date_of_birth", json!("01/02/1990"), "format", None),
        ("date_of_birth", json!("1990-02-30"), "format", None),
        ("date_of_birth", json!({"date_of_birth": "1990-01-02"}), "format", Some("1990-01-02")),
        ("date_of_birth", json!("2008-11-21"), "too_young", None),
        ("date_of_birth", json!("2027-01-01"), "format", None),
        ("date_of_birth", json!("1900-01-01"), "format", None),
        ("identification_number", json!("400-00-0001"), "format", None),
        ("identification_number", json!("40000001"), "format", None),
        ("identification_type", json!("ssn"), "not_one_of", Some("SSN")),
        ("identification_number_issuing_country", json!("us"), "format", Some("US")),
        ("citizenship_country", json!("USA"), "format", Some("US")),
        ("originally_onboarded_at", json!("2026-01-01"), "format", None),
        ("investment_profile.employment_status", json!("working"), "not_one_of", None),
        ("investment_profile.income", json!("below 50k"), "not_one_of", Some("BELOW_50K")),
        ("investment_profile.net_worth", json!("OVER_250K"), "not_one_of", None),
        ("investment_profile.occupation", json!("x"), "too_short", None),
        ("investment_profile.occupation", long(201), "too_long", None),
        ("investment_profile.bd_association", long(201), "too_long", None),
        ("investment_profile.director_policy_maker_of_company", long(201), "too_long", None),
        ("agreement_consent.timestamp", json!("2026-01-01T00:00:00"), "format", None),
        ("address.street_address", long(251), "too_long", None),
        ("address.street_address2", long(251), "too_long", None),
        ("address.city", long(251), "too_long", None),
        ("address.postal_code", long(51), "too_long", None),
        ("address.state", json!("California"), "not_one_of", None),
        ("address.state", json!("ca"), "not_one_of", Some("CA")),
        ("address.country", json!("United States"), "format", None),
        ("address.country", json!("us"), "format", Some("US")),
    ] {
        let expected = (path.to_owned(), code.to_owned(), suggestion.map(str::to_owned));
        assert_eq!(check(path, value.clone()), [expected], "{path} = {value}");
    }
}

#[test]
fn what_the_contract_allows_passes() {
    for (path, value) in [
        ("name.first_name", json!("Ñ".repeat(50))),
        ("date_of_birth", json!("2008-11-20")),
        ("address.country", json!("USA")),
        ("address.state", Value::Null),
        ("identification_type", Value::Null),
        ("agreement_consent", json!({"version": "9", "timestamp": "2026-01-01T00:00:00-08:00"})),
        (
            "investment_profile",
            json!({"employment_status": "RETIRED", "income": "OVER_250K",
            "net_worth": "OVER_5M"}),
        ),
    ] {
        assert_eq!(check(path, value.clone()), [], "{path} = {value}");
    }
    let mut foreign = jiko().template(1);
    set(&mut foreign, "identification_type", json!("PASSPORT"));
    set(&mut foreign, "identification_number", json!("X1234567"));
    set(
        &mut foreign,
        "address",
        json!({"street_address": "1 Sample Road", "city": "Sampleton",
        "postal_code": "AB1 2CD", "state": "Kent", "country": "GB"}),
    );
    assert_eq!(jiko().check_applicant(&foreign, &today()), []);
}

#[test]
fn no_problem_repeats_an_identification_number() {
    let mut applicant = jiko().template(3);
    set(&mut applicant, "identification_number", json!("400-00-0001"));
    let problems = jiko().check_applicant(&applicant, &today());
    assert_eq!(problems.len(), 1);
    let printed = format!("{problems:?}");
    assert!(!printed.contains("0001") && !printed.contains("400"), "{printed}");
}

#[test]
fn identification_numbers_are_masked_wherever_they_stand() {
    let masked = |number: Value| {
        let applicant = json!({"identification_number": number, "email": "a@example.com",
            "more": [{"identification_number": "411000002"}]});
        jiko().masked(&applicant)
    };
    let value = masked(json!("411000001"));
    assert_eq!(value["identification_number"], "*****0001");
    assert_eq!(value["more"][0]["identification_number"], "*****0002");
    assert_eq!(value["email"], "a@example.com");
    assert_eq!(masked(json!(411000001))["identification_number"], "*****0001");
    assert_eq!(masked(json!("123"))["identification_number"], "***");
}

#[test]
fn names_and_dates_are_found_in_requests_and_echoes() {
    let request = json!({"name": {"first_name": "Testa", "middle_name": "M", "last_name": "Sample"},
        "date_of_birth": "1990-01-02", "email": "a@example.com"});
    assert_eq!(jiko().applicant_name(&request).as_deref(), Some("Testa M Sample"));
    assert_eq!(jiko().applicant_birth_date(&request).unwrap().to_string(), "1990-01-02");
    assert_eq!(jiko().applicant_email(&request).as_deref(), Some("a@example.com"));
    let echo = json!({"date_of_birth": {"date_of_birth": "1990-01-02"}});
    assert_eq!(jiko().applicant_birth_date(&echo), jiko().applicant_birth_date(&request));
    assert_eq!(jiko().applicant_name(&echo), None);
}

#[test]
fn all_seven_slots_take_a_png_until_the_end() {
    let slots: Vec<String> = jiko().slots().iter().map(ToString::to_string).collect();
    assert_eq!(slots.len(), 7);
    for slot in jiko().slots() {
        let rule = jiko().slot_rule(&slot).unwrap();
        assert_eq!(rule.media_types, [MediaType::Png]);
        assert_eq!(rule.max_bytes, 4_999_999, "under 5,000,000");
        for (status, accepted) in [
            (None, true),
            (Some("CREATED"), true),
            (Some("SUBMITTED"), true),
            (Some("DOCUMENTS_NEEDED"), true),
            (Some("PENDING"), true),
            (Some("MANUAL_REVIEW"), true),
            (Some("SOMETHING_NEW"), true),
            (Some("APPROVED"), false),
            (Some("REJECTED"), false),
        ] {
            assert_eq!(jiko().accepts_attach(status, &slot), accepted, "{slot} in {status:?}");
        }
    }
    let unknown = SlotName::new("ID_BARCODE");
    assert!(jiko().slot_rule(&unknown).is_none());
    assert!(!jiko().accepts_attach(Some("CREATED"), &unknown));
}

#[test]
fn submits_and_attestations() {
    for (status, takes) in [
        (Some("CREATED"), Takes::Yes),
        (Some("PENDING"), Takes::Yes),
        (Some("DOCUMENTS_NEEDED"), Takes::WhenFilled),
        (Some("APPROVED"), Takes::NotNow),
        (None, Takes::NotNow),
    ] {
        assert_eq!(jiko().takes(Action::Submit, status), takes, "{status:?}");
        for none in [Action::StartAgain, Action::Correct, Action::Answer] {
            assert_eq!(jiko().takes(none, status), Takes::Never);
        }
    }
    assert_eq!(
        jiko().attestations(),
        [AttestationKind::Phone, AttestationKind::Email, AttestationKind::Agreements]
    );
}

/// The sheet is what people read; the mapping is what runs.
#[test]
fn the_mapping_is_the_table_of_the_sheet() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers/jiko.md");
    let sheet = std::fs::read_to_string(path).unwrap();
    let section = sheet.split("\n## ").find(|part| part.starts_with("Statuses\n")).unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        // The second table is about moves.
        .take_while(|line| !line.starts_with("| From"))
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 7, "the table of statuses has one row each");
    for row in rows {
        let [word, stage] = [row[0].trim_matches('`'), row[2].trim_matches('`')];
        let expected = Stage::parse(stage).unwrap_or_else(|| panic!("{stage} is no stage"));
        assert_eq!(jiko().map_status(word), expected, "{word}");
    }
    for unknown in ["", "created", "WITHDRAWN", "APPROVED "] {
        assert_eq!(jiko().map_status(unknown), Stage::Unmapped);
    }
}

#[test]
fn events_are_believed_only_with_their_signature() {
    let secret = SecretString::from("0123456789abcdef");
    let body = br#"{"event_id":"e1","event_type":"application.approved","timestamp":"2026-11-20T12:00:00Z","payload":{"application_id":"a1"}}"#;
    let verify = |header: Option<(&str, &str)>, body: &[u8]| {
        let headers: Vec<(String, String)> =
            header.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        verify_webhook(Provider::Jiko, &secret, &headers, body)
    };
    let good = "Jpxw4f5mALaElPIzPTPEp/qTIKrRTzagvBQJ1qZKie0=";
    let event = verify(Some(("X-Jiko-Signature", good)), body).unwrap();
    assert_eq!((event.id.as_str(), event.external_id.as_str()), ("e1", "a1"));
    assert_eq!(event.kind, "application.approved");
    assert!(event.at.is_some());
    assert_eq!(verify(None, body), Err(WebhookError::Unsigned));
    assert_eq!(verify(Some(("x-jiko-signature", "AAAA")), body), Err(WebhookError::Forged));
    // The contract's own vector: signed, but it names no application.
    let vector = br#"{"event_id":"e1","event_type":"application.approved"}"#;
    let signature = "fgcURSi3tRiAGxhrm/yYU7KnduB3/Y5CgRIxdfXfoiQ=";
    assert_eq!(verify(Some(("x-jiko-signature", signature)), vector), Err(WebhookError::Shape));
}
