//! The create bodies.

use chrono::{Datelike, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Client, V1, V2, applicant, changed, check, create_path, wrong_fields};

#[tokio::test]
async fn customers_come_with_an_id_and_the_terms() {
    for (provider, version) in [(V1, "v1"), (V2, "v2"), (V1, "v2"), (V2, "v1")] {
        let client = Client::new(provider).await;
        let answer = client.post(&create_path(version), &applicant(version)).await.expect(200);
        let data = answer["data"].as_object().unwrap();
        assert_eq!(data.keys().collect::<Vec<_>>(), ["customer_id", "tos_policies_url"]);
        let id = data["customer_id"].as_str().unwrap();
        assert!(Uuid::parse_str(id).is_ok());
        let url = reqwest::Url::parse(data["tos_policies_url"].as_str().unwrap()).unwrap();
        let query = |name: &str| {
            let found = url.query_pairs().find(|(key, _)| key == name);
            found.expect("a parameter").1.into_owned()
        };
        assert_eq!(query("customer_id"), id);
        assert!(Uuid::parse_str(&query("tos_policies_value")).is_ok());
        assert_eq!(client.status(id).await, "INCOMPLETE");
        assert_eq!(client.effects(id, "create"), 1);
    }
}

const REQUIRED_BY_BOTH: [&str; 15] = [
    "basic_info",
    "basic_info.first_name",
    "basic_info.last_name",
    "basic_info.dob",
    "basic_info.email",
    "basic_info.phone",
    "basic_info.country_of_residence",
    "address",
    "address.city",
    "address.postal_code",
    "address.country",
    "financial_profile",
    "financial_profile.occupation_id",
    "financial_profile.purpose_id",
    "financial_profile.monthly_volume_usd",
];

#[tokio::test]
async fn required_fields_are_required() {
    let client = Client::new(V2).await;
    let own: [(&str, &[&str]); 2] = [
        (
            "v1",
            &[
                "basic_info.nationality",
                "basic_info.tin",
                "address.street",
                "address.state",
                "financial_profile.source_of_fund_id",
            ],
        ),
        (
            "v2",
            &[
                "verification_type",
                "basic_info.primary_nationality",
                "basic_info.tax_info",
                "basic_info.tax_info.0.country_code",
                "basic_info.tax_info.0.document_type",
                "basic_info.tax_info.0.document_id",
                "address.street_line_1",
                "address.subdivision_code",
                "financial_profile.employment_status",
                "financial_profile.source_of_fund_ids",
            ],
        ),
    ];
    for (version, paths) in own {
        for path in REQUIRED_BY_BOTH.iter().chain(paths) {
            let body = changed(applicant(version), &[(path, Value::Null)]);
            let answer = client.post(&create_path(version), &body).await;
            check(&answer, path, version);
        }
    }
    let answer = client.post("/v1/customers/individual", &json!([])).await;
    assert_eq!(wrong_fields(&answer), ["address", "basic_info", "financial_profile"]);
    assert!(client.sim.effects().is_empty(), "nothing was created");
}

/// What both versions refuse: the field and its value.
fn refused_by_both() -> Vec<(&'static str, Value)> {
    vec![
        ("verification_type", json!("standard")),
        ("address", json!([])),
        ("basic_info.last_name", json!("")),
        ("financial_profile", json!("text")),
        ("basic_info.dob", json!("29-02-1984")),
        ("basic_info.dob", json!("1985-02-29")),
        ("basic_info.dob", json!("1985-2-9")),
        ("basic_info.email", json!("Specimen@example.com")),
        ("basic_info.email", json!("specimen")),
        ("basic_info.phone", json!("14155550142")),
        ("basic_info.phone", json!("+1 415 555 0142")),
        ("basic_info.phone", json!("+04155550142")),
        ("address.postal_code", json!("9470")),
        ("financial_profile.occupation_id", json!(0)),
        ("financial_profile.occupation_id", json!(21)),
        ("financial_profile.occupation_id", json!("1")),
        ("financial_profile.purpose_id", json!(99)),
        ("financial_profile.monthly_volume_usd", json!(-1)),
        ("financial_profile.monthly_volume_usd", json!(1.5)),
        ("financial_profile.monthly_volume_usd", json!("100")),
        ("meta_data", json!("text")),
    ]
}

#[tokio::test]
async fn rules_of_both_versions_hold() {
    let client = Client::new(V1).await;
    for version in ["v1", "v2"] {
        for (path, value) in refused_by_both() {
            let body = changed(applicant(version), &[(path, value.clone())]);
            let answer = client.post(&create_path(version), &body).await;
            check(&answer, path, &format!("{version}: {path} = {value}"));
        }
    }
}

#[tokio::test]
async fn rules_of_v1_hold() {
    let client = Client::new(V1).await;
    for (path, value, wrong) in [
        ("verification_type", Value::Null, ""),
        ("basic_info.tin", json!("000123456"), "basic_info.tin"),
        ("basic_info.nationality", json!("US"), "basic_info.nationality"),
        ("basic_info.country_of_residence", json!("US"), "basic_info.country_of_residence"),
        ("address.country", json!("usa"), "address.country"),
        ("address.state", json!("CA"), "address.state"),
        ("address.state", json!("CA-ON"), "address.state"),
        ("basic_info.first_name", json!("Анна"), "basic_info.first_name"),
        ("address.street", json!("Große Straße 1"), "address.street"),
        ("address.city", json!("Zürich"), "address.city"),
        ("financial_profile.source_of_fund_id", json!(21), "financial_profile.source_of_fund_id"),
        ("financial_profile.source_of_fund_id", json!([1]), "financial_profile.source_of_fund_id"),
        // No age is stated for V1.
        ("basic_info.dob", json!(format!("{}-01-01", Utc::now().year() - 10)), ""),
        // V1 knows neither gender nor tax_info.
        ("basic_info.gender", json!("?"), ""),
        ("meta_data", json!({ "any": { "thing": 1 } }), ""),
        ("something_new", json!("ignored"), ""),
    ] {
        let body = changed(applicant("v1"), &[(path, value.clone())]);
        let answer = client.post("/v1/customers/individual", &body).await;
        check(&answer, wrong, &format!("{path} = {value}"));
    }
    // The address may be elsewhere, and other countries have numbers of their own.
    let body = changed(
        applicant("v1"),
        &[
            ("basic_info.country_of_residence", json!("DEU")),
            ("basic_info.tin", json!("12 345 678 901")),
            ("address.country", json!("AUT")),
            ("address.state", json!("AT-9")),
            ("address.postal_code", json!("1010")),
        ],
    );
    client.post("/v1/customers/individual", &body).await.expect(200);
}

#[tokio::test]
async fn rules_of_v2_hold() {
    let client = Client::new(V2).await;
    let ssn =
        |id: &str| json!({ "country_code": "USA", "document_type": "SSN", "document_id": id });
    let tin =
        |id: &str| json!({ "country_code": "DEU", "document_type": "TIN", "document_id": id });
    let second = "basic_info.tax_info.1.document_id";
    for (path, value, wrong) in [
        ("basic_info.gender", json!("FEMALE"), ""),
        ("basic_info.gender", json!("female"), "basic_info.gender"),
        ("basic_info.secondary_nationality", json!("DEU"), ""),
        ("basic_info.secondary_nationality", json!("DE"), "basic_info.secondary_nationality"),
        ("basic_info.primary_nationality", json!("XXX"), "basic_info.primary_nationality"),
        ("basic_info.tax_info", json!([]), "basic_info.tax_info"),
        ("basic_info.tax_info", json!({}), "basic_info.tax_info"),
        ("basic_info.tax_info", json!([ssn("000123456")]), "basic_info.tax_info.0.document_id"),
        ("basic_info.tax_info", json!([ssn("000-12-3456"), tin("12345678901")]), ""),
        ("basic_info.tax_info", json!([tin("1234"), tin("1234")]), second),
        ("address.subdivision_code", json!("CA"), "address.subdivision_code"),
        ("address.subdivision_code", json!("US-ZZ"), "address.subdivision_code"),
        ("address.country", json!("XXX"), "address.country"),
        ("financial_profile.employment_status", json!("SELF_EMPLOYED"), ""),
        (
            "financial_profile.employment_status",
            json!("INDEPENDENT"),
            "financial_profile.employment_status",
        ),
        ("financial_profile.source_of_fund_ids", json!([]), "financial_profile.source_of_fund_ids"),
        (
            "financial_profile.source_of_fund_ids",
            json!([1, 21]),
            "financial_profile.source_of_fund_ids.1",
        ),
        ("financial_profile.source_of_fund_ids", json!([1, 2, 20]), ""),
        ("financial_profile.purpose_remarks", json!("Savings for a sample"), ""),
        ("financial_profile.source_of_funds_description", json!("Samples sold"), ""),
        ("meta_data", json!({ "dossier_case": "7" }), ""),
    ] {
        let body = changed(applicant("v2"), &[(path, value.clone())]);
        let answer = client.post("/v2/customers/individual", &body).await;
        check(&answer, wrong, &format!("{path} = {value}"));
    }
}

#[tokio::test]
async fn the_address_lies_in_the_country_of_residence() {
    let client = Client::new(V2).await;
    let abroad = [
        ("address.country", json!("DEU")),
        ("address.subdivision_code", json!("DE-BE")),
        ("address.postal_code", json!("10115")),
    ];
    let body = changed(applicant("v2"), &abroad);
    let answer = client.post("/v2/customers/individual", &body).await;
    check(&answer, "address.country", "another country");
    let body = changed(body, &[("basic_info.country_of_residence", json!("DEU"))]);
    client.post("/v2/customers/individual", &body).await.expect(200);
}

#[tokio::test]
async fn other_scripts_need_a_latin_partner() {
    let client = Client::new(V2).await;
    for path in [
        "basic_info.first_name",
        "basic_info.middle_name",
        "basic_info.last_name",
        "address.street_line_1",
        "address.street_line_2",
    ] {
        let partner = format!("{path}_en");
        for (name, latin, wrong) in [
            (json!("Пример"), Value::Null, partner.as_str()),
            (json!("Пример"), json!(""), partner.as_str()),
            (json!("Пример"), json!("Пример"), partner.as_str()),
            (json!("Пример"), json!("Sample"), ""),
            (json!("Sample"), Value::Null, ""),
        ] {
            let body = changed(applicant("v2"), &[(path, name.clone()), (&partner, latin.clone())]);
            let answer = client.post("/v2/customers/individual", &body).await;
            check(&answer, wrong, &format!("{path} = {name}, {latin}"));
        }
    }
    // The city has no partner and is taken as it is.
    let body = changed(applicant("v2"), &[("address.city", json!("Беркли"))]);
    client.post("/v2/customers/individual", &body).await.expect(200);
}

#[tokio::test]
async fn v2_customers_are_18_to_120_years_old() {
    let client = Client::new(V2).await;
    let today = Utc::now().date_naive();
    let born = |years: i32, days: i64| {
        let day = if (today.month(), today.day()) == (2, 29) { 28 } else { today.day() };
        let date = today.with_day(day).and_then(|date| date.with_year(date.year() - years));
        json!((date.expect("a date") + chrono::TimeDelta::days(days)).to_string())
    };
    for (dob, wrong) in [
        (born(18, 0), ""),
        (born(18, 2), "basic_info.dob"),
        (born(120, 0), ""),
        (born(121, 0), "basic_info.dob"),
        (born(-1, 0), "basic_info.dob"),
    ] {
        let body = changed(applicant("v2"), &[("basic_info.dob", dob.clone())]);
        let answer = client.post("/v2/customers/individual", &body).await;
        check(&answer, wrong, &dob.to_string());
    }
}

#[tokio::test]
async fn reliance_is_423_unless_enabled() {
    let client = Client::new(V2).await;
    for version in ["v1", "v2"] {
        let body = changed(applicant(version), &[("verification_type", json!("RELIANCE"))]);
        client.set(json!({}));
        let answer = client.post(&create_path(version), &body).await;
        let expected = json!({ "message": "RELIANCE is not available for your client" });
        assert_eq!(answer.expect(423), expected);
        client.set(json!({ "reliance": true }));
        let answer = client.post(&create_path(version), &body).await.expect(200);
        let id = answer["data"]["customer_id"].as_str().unwrap();
        assert_eq!(client.details(id).await["verification_type"], "RELIANCE");
    }
}

#[tokio::test]
async fn a_phone_may_have_to_fit_the_country() {
    let client = Client::new(V1).await;
    let body = changed(applicant("v1"), &[("basic_info.phone", json!("+493012345678"))]);
    client.post("/v1/customers/individual", &body).await.expect(200);
    client.set(json!({ "phone_of_residence": true }));
    let answer = client.post("/v1/customers/individual", &body).await;
    check(&answer, "basic_info.phone", "a number of another country");
    client.post("/v1/customers/individual", &applicant("v1")).await.expect(200);
}

#[tokio::test]
async fn the_same_person_may_come_twice() {
    let client = Client::new(V2).await;
    let (one, two) = (client.create("v2").await, client.create("v2").await);
    assert_ne!(one.id, two.id);
    assert_ne!(one.terms, two.terms);
}

#[tokio::test]
async fn errors_have_two_forms() {
    let client = Client::new(V2).await;
    let wrong = [("basic_info.email", json!("Specimen")), ("address.country", json!("XXX"))];
    let body = changed(applicant("v2"), &wrong);
    let answer = client.post("/v2/customers/individual", &body).await;
    assert_eq!(wrong_fields(&answer), ["address.country", "basic_info.email"]);
    client.set(json!({ "error_form": "reference" }));
    let answer = client.post("/v2/customers/individual", &body).await.expect(422);
    assert_eq!(answer["message"], "Validation failed");
    let errors = answer["errors"].as_array().unwrap();
    assert!(errors.iter().any(|one| one["basic_info.email"].is_string()), "{errors:?}");
    assert!(errors.iter().any(|one| one["address.country"].is_string()), "{errors:?}");
    assert!(errors.iter().all(|one| one.as_object().is_some_and(|one| one.len() == 1)));
}
