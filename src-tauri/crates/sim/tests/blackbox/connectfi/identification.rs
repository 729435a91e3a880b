//! akepa: identification and status.

use reqwest::Method;
use serde_json::{Value, json};

use super::partner::{AKEPA, Partner, data, problems, refusal, text};

const PATH: &str = "/akepa/identification";

#[tokio::test]
async fn identification_answers_the_application_with_its_status() {
    let partner = Partner::new(AKEPA).await;
    let id = partner.create("Person").await;
    let answer = data(&partner.identify(&id).await);
    let application = text(&answer["applicationId"]);
    assert!(application.starts_with("iapp_"), "{application}");
    let expected = json!({
        "applicationId": application,
        "aggregatorId": "evolve",
        "customerId": id,
        "reference": "run1",
        "status": "pending_step_up",
        "entityApplications": [
            { "entityId": id, "isCustomer": true, "status": "pending_step_up" },
        ],
    });
    assert_eq!(answer, expected);
    assert_eq!(partner.effect(&id, "submit"), 1);
    assert_eq!(partner.application(&id, &application).await, expected);
}

#[tokio::test]
async fn properties_are_checked_strictly() {
    let partner = Partner::new(AKEPA).await;
    for (key, value, expected) in [
        ("customerId", None, "required customerId"),
        ("customerId", Some(json!("csta-1")), "/customerId pattern"),
        ("customerId", Some(json!("c".repeat(37))), "/customerId maxLength"),
        ("customerId", Some(json!(1)), "/customerId type"),
        ("reference", None, "required reference"),
        ("reference", Some(json!("a_b")), "/reference pattern"),
        ("reference", Some(json!("r".repeat(33))), "/reference maxLength"),
        ("reference", Some(Value::Null), "/reference type"),
        ("syncMode", Some(json!("true")), "/syncMode type"),
        ("webhookURL", Some(json!("https://example.com/<x")), "/webhookURL pattern"),
        ("webhookUrl", Some(json!("https://example.com/x>")), "/webhookUrl pattern"),
        ("webhookUrl", Some(json!("x".repeat(501))), "/webhookUrl maxLength"),
        ("webhookUrl", Some(json!(1)), "/webhookUrl type"),
        ("webhook", Some(json!("x")), "additionalProperties webhook"),
        ("applicationId", Some(json!("x")), "additionalProperties applicationId"),
    ] {
        let mut body = json!({ "customerId": "csta_1", "reference": "run1" });
        let fields = body.as_object_mut().unwrap();
        match value {
            None => fields.remove(key),
            Some(value) => fields.insert(key.to_owned(), value),
        };
        assert_eq!(problems(&partner.post(PATH, &body).await), [expected]);
    }
}

#[tokio::test]
async fn what_is_allowed_is_taken() {
    let partner = Partner::new(AKEPA).await;
    for (key, value) in [
        ("syncMode", json!(true)),
        ("syncMode", Value::Null),
        ("webhookURL", json!("https://example.com/hook?x=1")),
        ("webhookUrl", json!("x".repeat(500))),
        ("webhookURL", json!("")),
        ("webhookUrl", Value::Null),
        ("reference", json!("r".repeat(32))),
    ] {
        let id = partner.create("Person").await;
        let mut body = json!({ "customerId": id, "reference": "run1" });
        body[key] = value.clone();
        let answer = data(&partner.post(PATH, &body).await);
        assert_eq!(answer["status"], "pending_step_up", "{key} {value}");
    }
}

#[tokio::test]
async fn an_unknown_customer_is_told() {
    let partner = Partner::new(AKEPA).await;
    let context = refusal(&partner.identify("csta_0").await, 400, "customerNotFound");
    assert_eq!(context, json!({ "customerId": "csta_0" }));
}

#[tokio::test]
async fn last_names_choose_the_first_status() {
    let partner = Partner::new(AKEPA).await;
    for (last_name, status, outcome) in [
        ("Person", "pending_step_up", Value::Null),
        ("WaitReview", "pending_step_up", Value::Null),
        ("InstantPending", "running", Value::Null),
        ("AskData", "data_request", Value::Null),
        ("InstantApproved", "completed", json!("Approved")),
        ("InstantDeclined", "completed", json!("Denied")),
    ] {
        let id = partner.create(last_name).await;
        let answer = data(&partner.identify(&id).await);
        assert_eq!(answer["status"], status, "{last_name}");
        assert_eq!(answer["outcome"], outcome, "{last_name}");
        let person = &answer["entityApplications"][0];
        let lower = outcome.as_str().map(str::to_lowercase);
        assert_eq!(person["outcome"], json!(lower), "{last_name}: lower case for the person");
        assert_eq!(person["status"], status);
    }
}

#[tokio::test]
async fn an_open_application_is_answered_and_a_completed_one_followed_by_another() {
    let partner = Partner::new(AKEPA).await;
    let (id, first) = partner.identified("Person").await;
    let body = json!({ "customerId": id, "reference": "run2" });
    let again = data(&partner.post(PATH, &body).await);
    assert_eq!(again["applicationId"], first);
    assert_eq!(again["reference"], "run1", "as it stands");
    assert_eq!(partner.effect(&id, "submit"), 1, "nothing was started");
    partner.outcome(&id, "approved");
    partner.settle();
    let second = data(&partner.post(PATH, &body).await);
    assert_ne!(second["applicationId"], first);
    assert_eq!(
        (&second["reference"], &second["status"]),
        (&json!("run2"), &json!("pending_step_up"))
    );
    assert_eq!(partner.effect(&id, "submit"), 2);
    assert_eq!(partner.journey(&id, &first).await, "completed", "the first can still be read");
}

#[tokio::test]
async fn status_needs_both_ids() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    for (body, expected) in [
        (json!({ "applicationId": application }), "required customerId"),
        (json!({ "customerId": id }), "required applicationId"),
        (json!({ "customerId": "a-b", "applicationId": application }), "/customerId pattern"),
        (json!({ "customerId": id, "applicationId": "a-b" }), "/applicationId pattern"),
        (
            json!({ "customerId": id, "applicationId": application, "reference": "run1" }),
            "additionalProperties reference",
        ),
    ] {
        assert_eq!(problems(&partner.post("/akepa/status", &body).await), [expected]);
    }
    let (other, _) = partner.identified("Person").await;
    for (customer, asked) in [(&id, "iapp_0"), (&other, application.as_str())] {
        let body = json!({ "customerId": customer, "applicationId": asked });
        let answer = partner.post("/akepa/status", &body).await;
        let context = refusal(&answer, 404, "applicationNotFound");
        assert_eq!(context, json!({ "applicationId": asked }));
    }
}

#[tokio::test]
async fn the_older_path_answers_the_newest_application() {
    let partner = Partner::new(AKEPA).await;
    let id = partner.create("InstantApproved").await;
    let path = format!("/akepa/status/{id}");
    let context = refusal(&partner.get(&path).await, 404, "applicationNotFound");
    assert_eq!(context, json!({ "customerId": id }));
    data(&partner.identify(&id).await);
    let second = data(&partner.identify(&id).await);
    for method in [Method::GET, Method::POST] {
        let answer = partner.call(method, &path, &Value::Null, &partner.token).await;
        assert_eq!(data(&answer), second);
    }
    refusal(&partner.get("/akepa/status/csta_0").await, 400, "customerNotFound");
}

#[tokio::test]
async fn corrected_data_are_looked_at_anew() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("AskData").await;
    partner.settle();
    assert_eq!(partner.journey(&id, &application).await, "data_request", "it waits");
    let body = json!({ "customerId": id, "customer": { "gender": "F" } });
    data(&partner.post("/customer/update", &body).await);
    assert_eq!(partner.journey(&id, &application).await, "running");
    partner.settle();
    assert_eq!(partner.journey(&id, &application).await, "pending_step_up");
}
