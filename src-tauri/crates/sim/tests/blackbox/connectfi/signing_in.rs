//! Tokens.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, data, individual, problems, refusal, text};

#[tokio::test]
async fn login_answers_a_token_and_its_end() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let answer = data(&partner.log_in().await);
        assert!(answer["token"].is_string());
        let ends = text(&answer["dtsExpireAt"]);
        assert!(ends.ends_with('Z'), "{ends}");
        let ends = chrono::DateTime::parse_from_rfc3339(&ends).unwrap();
        let minutes = (ends.to_utc() - chrono::Utc::now()).num_minutes();
        assert!((59..=60).contains(&minutes), "60 minutes, not {minutes}");
    }
}

#[tokio::test]
async fn wrong_credentials_are_401() {
    let partner = Partner::new(LEGACY).await;
    for (key, value) in [("login", "somebody_else"), ("password", "wrong")] {
        let mut user = partner.credentials.clone();
        user[key] = json!(value);
        let answer = partner.post("/auth/get-token", &json!({ "user": user })).await;
        let body = answer.expect(401);
        assert_eq!(body["code"], "unauthorized");
        assert_eq!(body["message"], "Authentication error");
        assert!(body.get("context").is_none());
    }
}

#[tokio::test]
async fn credentials_have_limits() {
    let partner = Partner::new(AKEPA).await;
    for (body, expected) in [
        (json!({}), " required user"),
        (json!({ "user": "x" }), "/user type"),
        (json!({ "user": { "password": "p" } }), "/user required login"),
        (json!({ "user": { "login": "l" } }), "/user required password"),
        (json!({ "user": { "login": "a-b", "password": "p" } }), "/user/login pattern"),
        (json!({ "user": { "login": "l".repeat(37), "password": "p" } }), "/user/login maxLength"),
        (json!({ "user": { "login": "l", "password": "" } }), "/user/password minLength"),
        (
            json!({ "user": { "login": "l", "password": "p".repeat(51) } }),
            "/user/password maxLength",
        ),
        (
            json!({ "user": { "login": "l", "password": "p" }, "requestId": "" }),
            "/requestId minLength",
        ),
        (
            json!({ "user": { "login": "l", "password": "p", "requestId": "r".repeat(33) } }),
            "/user/requestId maxLength",
        ),
    ] {
        let answer = partner.post("/auth/get-token", &body).await;
        assert_eq!(problems(&answer), [expected.trim()], "{body}");
    }
}

#[tokio::test]
async fn a_request_id_may_stand_in_either_place() {
    let partner = Partner::new(LEGACY).await;
    let mut within = partner.credentials.clone();
    within["requestId"] = json!("r1");
    let beside = json!({ "user": partner.credentials, "requestId": "r1" });
    for body in [json!({ "user": within }), beside] {
        data(&partner.post("/auth/get-token", &body).await);
    }
}

#[tokio::test]
async fn every_other_call_needs_a_token() {
    let calls: [(&str, Method, &str); 19] = [
        (LEGACY, Method::POST, "/customer/init"),
        (LEGACY, Method::GET, "/customer/status/csta-1"),
        (LEGACY, Method::POST, "/customer/update"),
        (LEGACY, Method::POST, "/customer/kyc/init"),
        (LEGACY, Method::POST, "/customer/kyc/add-attributes"),
        (LEGACY, Method::POST, "/customer/kyc/upload/csta-1/doc-1"),
        (LEGACY, Method::GET, "/customer/kyc/status/csta-1"),
        (LEGACY, Method::POST, "/customer/kyc/document-link"),
        (LEGACY, Method::POST, "/document/generate"),
        (LEGACY, Method::POST, "/document/upload/sdoc-1"),
        (AKEPA, Method::POST, "/customer/init"),
        (AKEPA, Method::GET, "/customer/status/csta_1"),
        (AKEPA, Method::POST, "/customer/update"),
        (AKEPA, Method::POST, "/akepa/identification"),
        (AKEPA, Method::POST, "/akepa/status"),
        (AKEPA, Method::GET, "/akepa/status/csta_1"),
        (AKEPA, Method::POST, "/akepa/document/generate"),
        (AKEPA, Method::POST, "/akepa/document/upload/doc_1"),
        (AKEPA, Method::POST, "/akepa/update"),
    ];
    let (legacy, akepa) = (Partner::new(LEGACY).await, Partner::new(AKEPA).await);
    for (provider, method, path) in calls {
        let partner = if provider == LEGACY { &legacy } else { &akepa };
        for token in ["", "another"] {
            let answer = partner.call(method.clone(), path, &Value::Null, token).await;
            assert_eq!(refusal(&answer, 401, "unauthorized"), Value::Null, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_token_ends_by_the_simulators_clock() {
    for provider in BOTH {
        let mut partner = Partner::new(provider).await;
        partner.sim.advance(Duration::from_secs(3599));
        data(&partner.post("/customer/init", &individual(1)).await);
        partner.sim.advance(Duration::from_secs(1));
        let answer = partner.post("/customer/init", &individual(2)).await;
        refusal(&answer, 401, "unauthorized");
        partner.token = text(&data(&partner.log_in().await)["token"]);
        data(&partner.post("/customer/init", &individual(2)).await);
    }
}

#[tokio::test]
async fn tokens_of_one_account_do_not_open_the_other() {
    let partner = Partner::new(LEGACY).await;
    let akepa = partner.sim.connection(AKEPA).unwrap().base_url.clone();
    let answer = reqwest::Client::new()
        .post(format!("{akepa}/akepa/status"))
        .header("x-connectfi-token", &partner.token)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 401);
}
