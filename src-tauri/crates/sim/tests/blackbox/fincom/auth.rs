//! Tokens, methods and the shapes of errors.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use reqwest::Method;
use serde_json::{Value, json};

use super::client::{Client, V1, V2, wrong_fields};

const LIST: &str = "/v2/customers?type=INDIVIDUAL";
const REFRESH: &str = "/v1/oauth/refresh-token";

/// Reads `YYYY-MM-DD HH:MM:SS+00` and nothing else.
fn time(value: &Value) -> DateTime<Utc> {
    let text = value.as_str().expect("a text").strip_suffix("+00").expect("the offset");
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect("a time").and_utc()
}

#[tokio::test]
async fn accounts_are_separate() {
    for provider in [V1, V2] {
        let client = Client::new(provider).await;
        let other = if provider == V1 { V2 } else { V1 };
        let other = client.sim.connection(other).unwrap();
        assert_ne!(other.base_url, client.base);
        assert_ne!(other.credentials["client_id"], client.credentials["client_id"]);
        for key in ["client_id", "client_secret", "webhook_secret"] {
            assert!(client.credentials[key].is_string(), "{provider} {key}");
        }
        assert_eq!(client.credentials["selfie_required"], false);
        let created = client.create("v1").await;
        let stolen = format!("{}/v1/customers/{}", other.base_url, created.id);
        let answer = client.http.get(stolen).bearer_auth(&client.token).send().await.unwrap();
        assert_eq!(answer.status(), 401, "a token counts for its own account");
    }
}

#[tokio::test]
async fn tokens_tell_when_they_end() {
    let client = Client::new(V2).await;
    let pair = client.log_in().await.expect(200);
    assert_eq!(pair["access_token"].as_str().unwrap().split('.').count(), 3, "a JWT");
    let now = time(&pair["current_time"]);
    assert!((now - Utc::now()).num_seconds().abs() < 30);
    assert_eq!((time(&pair["access_token_ttl"]) - now).num_seconds(), 3600);
    assert_eq!((time(&pair["refresh_token_ttl"]) - now).num_days(), 30);
}

#[tokio::test]
async fn the_simulators_clock_counts() {
    let client = Client::new(V2).await;
    client.sim.advance(Duration::from_secs(3600));
    let pair = client.log_in().await.expect(200);
    let ahead = time(&pair["current_time"]) - Utc::now();
    assert!((3590..=3600).contains(&ahead.num_seconds()), "{ahead}");
    let answer = client.get(LIST).await;
    assert_eq!(answer.expect(401), json!({ "message": "Authentication failed" }));
}

#[tokio::test]
async fn a_refresh_token_gives_a_new_pair_once() {
    let mut client = Client::new(V2).await;
    let pair = client.log_in().await.expect(200);
    let body = json!({ "refresh_token": pair["refresh_token"] }).to_string();
    let fresh = client.bare(Method::POST, REFRESH, &body).await.expect(200);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&fresh), keys(&pair));
    assert_ne!(fresh["access_token"], pair["access_token"]);
    assert_ne!(fresh["refresh_token"], pair["refresh_token"]);
    client.bare(Method::POST, REFRESH, &body).await.expect(401);
    client.token = fresh["access_token"].as_str().unwrap().to_owned();
    client.get(LIST).await.expect(200);

    client.sim.advance(Duration::from_secs(31 * 24 * 3600));
    let body = json!({ "refresh_token": fresh["refresh_token"] }).to_string();
    client.bare(Method::POST, REFRESH, &body).await.expect(401);
}

#[tokio::test]
async fn wrong_credentials_are_401_and_missing_ones_422() {
    let client = Client::new(V1).await;
    let token = "/v1/oauth/token";
    let (id, secret) = (&client.credentials["client_id"], &client.credentials["client_secret"]);
    for wrong in [
        json!({ "client_id": id, "client_secret": "wrong" }),
        json!({ "client_id": "wrong", "client_secret": secret }),
    ] {
        let answer = client.bare(Method::POST, token, &wrong.to_string()).await;
        assert_eq!(answer.expect(401), json!({ "message": "Authentication failed" }));
    }
    let answer = client.bare(Method::POST, token, "{}").await;
    assert_eq!(wrong_fields(&answer), ["client_id", "client_secret"]);
    let answer = client.bare(Method::POST, REFRESH, "{}").await;
    assert_eq!(wrong_fields(&answer), ["refresh_token"]);
}

#[tokio::test]
async fn every_other_call_needs_a_token() {
    let client = Client::new(V2).await;
    for (method, target) in [
        (Method::GET, "/v1/occupations"),
        (Method::GET, "/v1/countries/USA/subdivisions"),
        (Method::POST, "/v1/customers/individual"),
        (Method::POST, "/v2/customers/individual"),
        (Method::POST, "/v1/customers/upload"),
        (Method::POST, "/v1/customers/individual/attach"),
        (Method::POST, "/v2/customers/7/individual/attach"),
        (Method::GET, LIST),
        (Method::PATCH, "/v1/customers/7"),
    ] {
        let answer = client.bare(method.clone(), target, "").await;
        let expected = json!({ "message": "Authentication failed" });
        assert_eq!(answer.expect(401), expected, "{method} {target}");
    }
}

#[tokio::test]
async fn tokens_can_be_shortened_revoked_and_refused() {
    let client = Client::new(V2).await;
    client.set(json!({ "revoke_tokens": true }));
    client.get(LIST).await.expect(401);
    client.set(json!({ "refuse_credentials": true }));
    client.log_in().await.expect(401);
    client.set(json!({ "token_ttl_s": 5, "refresh_ttl_s": 60 }));
    let pair = client.log_in().await.expect(200);
    let now = time(&pair["current_time"]);
    assert_eq!((time(&pair["access_token_ttl"]) - now).num_seconds(), 5);
    assert_eq!((time(&pair["refresh_token_ttl"]) - now).num_seconds(), 60);
}

#[tokio::test]
async fn unknown_paths_are_404_and_other_methods_405() {
    let client = Client::new(V2).await;
    for target in [
        "/",
        "/v2/customers/upload/",
        "/v2/occupations",
        "/v1/customers/7/individual/attach",
        "/v1/countries//subdivisions",
        "/v1/countries/US/subdivisions",
        "/v1/customers/no-id",
    ] {
        let answer = client.get(target).await;
        assert_eq!(answer.expect(404), json!({ "message": "Resource not found" }), "{target}");
    }
    let answer = client.get("/v1/customers/upload").await;
    assert_eq!(answer.status, 405, "V1 upload is there, and a V2 one is not");
    assert_eq!(answer.headers["allow"], "POST");
    assert_eq!(client.post("/v2/customers/upload", &json!({})).await.status, 405);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_400() {
    let client = Client::new(V2).await;
    let created = client.create("v2").await;
    for target in [
        "/v1/customers/individual".to_owned(),
        "/v2/customers/individual".to_owned(),
        "/v1/customers/individual/attach".to_owned(),
        format!("/v2/customers/{}/individual/attach", created.id),
    ] {
        let answer = client.send_text(Method::POST, &target, "{\"a\": ".to_owned()).await;
        let body = answer.expect(400);
        assert_eq!(body["status"], 400, "{target}");
        assert!(body["message"].is_string(), "{target}");
    }
}
