//! The create body and the application object.

use chrono::{Datelike, Utc};
use serde_json::{Value, json};

use crate::partner::{Partner, applicant};

const PATH: &str = "/api/v1/applications/";

/// A valid body with one change, given as a path with slashes.
fn with(pointer: &str, value: Value) -> Value {
    let mut body = applicant("400000001");
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    body.pointer_mut(parent).expect("a parent")[key] = value;
    body
}

#[tokio::test]
async fn created_application_has_its_shape() {
    let partner = Partner::new().await;
    let answer = partner.post(PATH, &applicant("400000001")).await;
    let text = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(text.starts_with(r#"{"id":""#), "the id is the first key: {text}");
    assert!(!text.contains("400000001"), "the identification number is not echoed");

    let application = answer.expect(201);
    assert_eq!(application["status"], "CREATED");
    assert_eq!(application["date_of_birth"], json!({ "date_of_birth": "1984-02-29" }));
    assert_eq!(application["name"]["last_name"], "Testcase-Rowan");
    assert_eq!(application["citizenship_country"], "US", "the default");
    assert_eq!(application["customer_id"], Value::Null);
    assert_eq!(application["documents"], json!([]));
    assert_eq!(application["exception_reasons"], json!([]));
    for flag in ["id", "identification_number", "address"] {
        let found = application.as_object().unwrap().iter().find(|(key, _)| {
            key.starts_with(&format!("{flag}_verification_document")) && key.ends_with("_needed")
        });
        assert_eq!(found.map(|(_, value)| value), Some(&json!(false)), "{flag}");
    }
    for key in ["time_created", "updated_at"] {
        let time = application[key].as_str().unwrap();
        assert!(chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{key}: {time}");
    }
    let id = application["id"].as_str().unwrap();
    assert_eq!(partner.application(id).await, application, "read back");
}

#[tokio::test]
async fn required_fields_are_required() {
    let partner = Partner::new().await;
    for pointer in [
        "/identification_number",
        "/name",
        "/name/first_name",
        "/name/last_name",
        "/email",
        "/phone_number",
        "/date_of_birth",
        "/investment_profile",
        "/investment_profile/employment_status",
        "/investment_profile/income",
        "/investment_profile/net_worth",
        "/investment_profile/occupation",
        "/agreement_consent",
        "/agreement_consent/version",
        "/agreement_consent/timestamp",
        "/address",
        "/address/street_address",
        "/address/city",
        "/address/postal_code",
        "/address/country",
    ] {
        let answer = partner.post(PATH, &with(pointer, Value::Null)).await;
        assert_eq!(answer.wrong_places(), [format!("body{}", pointer.replace('/', "."))]);
    }
    assert!(partner.sim.effects().is_empty(), "nothing was created");
}

#[tokio::test]
async fn constraints_hold() {
    let partner = Partner::new().await;
    let today = Utc::now().date_naive();
    let almost_adult = format!("{}-12-31", today.year() - 18);
    for (pointer, value) in [
        ("/identification_number", json!("40000000")),
        ("/identification_number", json!("400-00-0001")),
        ("/identification_number", json!(400_000_001)),
        ("/name/first_name", json!("x".repeat(51))),
        ("/name/middle_name", json!("x".repeat(51))),
        ("/name/last_name", json!("")),
        ("/email", json!("specimen")),
        ("/phone_number", json!("415-555-0142")),
        ("/date_of_birth", json!("02/29/1984")),
        ("/date_of_birth", json!("1985-02-29")),
        ("/date_of_birth", json!({ "date_of_birth": "1984-02-29" })),
        ("/date_of_birth", json!(almost_adult)),
        ("/investment_profile/employment_status", json!("SELF_EMPLOYED")),
        ("/investment_profile/income", json!("BETWEEN_50K_AND_200K")),
        ("/investment_profile/net_worth", json!("OVER_250K")),
        ("/investment_profile/occupation", json!("x")),
        ("/investment_profile/bd_association", json!("x".repeat(201))),
        ("/agreement_consent/timestamp", json!("2026-02-01T10:00:00")),
        ("/address/street_address", json!("x".repeat(251))),
        ("/address/city", json!("x".repeat(251))),
        ("/address/postal_code", json!("9".repeat(51))),
        ("/address/state", json!("California")),
        ("/address/country", json!("United States")),
        ("/citizenship_country", json!("USA")),
        ("/identification_type", json!("EIN")),
        ("/identification_number_issuing_country", json!("us")),
        ("/originally_onboarded_at", json!("yesterday")),
    ] {
        // The last day of the year is an adult's birthday on that day alone.
        if value == json!(almost_adult) && (today.month(), today.day()) == (12, 31) {
            continue;
        }
        let answer = partner.post(PATH, &with(pointer, value.clone())).await;
        let expected = [format!("body{}", pointer.replace('/', "."))];
        assert_eq!(answer.wrong_places(), expected, "{pointer} = {value}");
    }
}

#[tokio::test]
async fn both_ways_of_writing_are_accepted() {
    let partner = Partner::new().await;
    for (pointer, value) in [
        ("/address/country", json!("US")),
        ("/phone_number", json!("+14155550142")),
        ("/address/state", Value::Null),
        ("/name/middle_name", json!("Q")),
        ("/identification_type", json!("SSN")),
        ("/agreement_consent/timestamp", json!("2026-02-01T18:00:00Z")),
        ("/something_new", json!("ignored")),
    ] {
        partner.post(PATH, &with(pointer, value)).await.expect(201);
    }
    let mut retired = applicant("400000001");
    retired["investment_profile"] =
        json!({ "employment_status": "RETIRED", "income": "BELOW_50K", "net_worth": "OVER_5M" });
    partner.post(PATH, &retired).await.expect(201);
}

#[tokio::test]
async fn body_must_be_a_json_object() {
    let partner = Partner::new().await;
    assert_eq!(partner.post(PATH, &json!([])).await.wrong_places()[0], "body");
    let key = uuid::Uuid::new_v4().to_string();
    let request = partner.request(reqwest::Method::POST, PATH, b"{\"name\": ", &key);
    let answer = crate::partner::Answer::of(request.send().await.unwrap()).await;
    assert_eq!(answer.expect(422)["detail"][0]["type"], "json_invalid");
}

#[tokio::test]
async fn stale_consent_can_be_rejected_or_reviewed() {
    let partner = Partner::new().await;
    let stale = with("/agreement_consent/version", json!("2019-01"));
    partner.post(PATH, &stale).await.expect(201);
    partner.sim.set_faults(json!({ "jiko": { "stale_consent": "reject" } })).unwrap();
    let answer = partner.post(PATH, &stale).await;
    assert_eq!(answer.wrong_places(), ["body.agreement_consent.version"]);
    partner.sim.set_faults(json!({ "jiko": { "stale_consent": "review" } })).unwrap();
    let id = partner.post(PATH, &stale).await.expect(201)["id"].as_str().unwrap().to_owned();
    partner.apply(&id).await.expect(200);
    partner.sim.advance(crate::partner::DELAY);
    assert_eq!(partner.status(&id).await, "MANUAL_REVIEW");
}
