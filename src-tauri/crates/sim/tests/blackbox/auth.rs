//! Login, token, headers and signature.

use std::time::{Duration, SystemTime};

use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::partner::{Answer, Partner, hmac, signature};

const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";
const AGREEMENTS: &str = "/api/v1/agreements/";

#[test]
fn published_signature_vectors() {
    let sign = |path, body: &str| signature("test-shared-secret", KEY, path, body.as_bytes());
    assert_eq!(sign(AGREEMENTS, ""), "S4S4r+oLS4fXGsWEwjD4ThktUcefrJdkIFzFEHRHoV0=");
    assert_eq!(
        sign("/api/v1/applications/", r#"{"a":1}"#),
        "tFJYcVYc26eXe2X3h22DCBj9VtS0JucM7A4K4tVNRsI="
    );
    let event = br#"{"event_id":"e1","event_type":"application.approved"}"#;
    assert_eq!(hmac("0123456789abcdef", event), "fgcURSi3tRiAGxhrm/yYU7KnduB3/Y5CgRIxdfXfoiQ=");
}

#[tokio::test]
async fn login_answers_token_and_end() {
    let partner = Partner::new().await;
    let answer = partner.log_in().await.expect(200);
    let ends = answer["expires"].as_str().unwrap();
    let ends = chrono::DateTime::parse_from_rfc3339(ends).unwrap();
    let minutes = (ends.to_utc() - chrono::Utc::now()).num_minutes();
    assert!((59..=60).contains(&minutes), "a token lives 60 minutes, not {minutes}");

    let wrong = json!({ "username": partner.credential("username"), "password": "wrong" });
    let answer = partner.bare(Method::POST, "/api/v1/login/", &wrong).await;
    assert_eq!(answer.status, 401);
    let missing = json!({ "username": "u".repeat(129) });
    let answer = partner.bare(Method::POST, "/api/v1/login/", &missing).await;
    assert_eq!(answer.wrong_places(), ["body.username", "body.password"]);
}

#[tokio::test]
async fn token_is_needed_and_ends_after_an_hour() {
    let partner = Partner::new().await;
    assert_eq!(partner.bare(Method::GET, AGREEMENTS, &json!(null)).await.status, 401);
    partner.get(AGREEMENTS).await.expect(200);
    partner.sim.advance(Duration::from_secs(3600));
    let answer = partner.get(AGREEMENTS).await;
    assert_eq!(answer.status, 401, "after 60 minutes the token is over");
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
}

#[tokio::test]
async fn tokens_can_be_shortened_revoked_and_refused() {
    let partner = Partner::new().await;
    partner.sim.set_faults(json!({ "jiko": { "revoke_tokens": true } })).unwrap();
    assert_eq!(partner.get(AGREEMENTS).await.status, 401, "the token was revoked");
    partner.log_in().await.expect(200);

    partner.sim.set_faults(json!({ "jiko": { "refuse_credentials": true } })).unwrap();
    assert_eq!(partner.log_in().await.status, 401);

    partner.sim.set_faults(json!({ "jiko": { "token_ttl_s": 5 } })).unwrap();
    let answer = partner.log_in().await.expect(200);
    let ends = chrono::DateTime::parse_from_rfc3339(answer["expires"].as_str().unwrap()).unwrap();
    assert!((ends.to_utc() - chrono::Utc::now()).num_seconds() <= 5);
}

#[tokio::test]
async fn headers_are_parameters_and_signatures_are_checked() {
    let partner = Partner::new().await;
    let bearer = format!("Bearer {}", partner.token);
    let url = format!("{}{AGREEMENTS}", partner.base);
    let ask = |key: Option<&str>, signature: Option<String>| {
        let mut request = partner.http.get(&url).header("authorization", &bearer);
        if let Some(key) = key {
            request = request.header("x-jiko-idempotency", key);
        }
        if let Some(signature) = signature {
            request = request.header("x-jiko-signature", signature);
        }
        async { Answer::of(request.send().await.unwrap()).await }
    };
    let secret = partner.credential("shared_secret");

    let answer = ask(None, None).await;
    let both = ["header.x-jiko-idempotency", "header.x-jiko-signature"];
    assert_eq!(answer.wrong_places(), both, "both headers are missing");
    let answer = ask(Some("no-uuid"), Some(signature(secret, "no-uuid", AGREEMENTS, b""))).await;
    assert_eq!(answer.wrong_places(), ["header.x-jiko-idempotency"]);

    let key = Uuid::new_v4().to_string();
    for (why, wrong) in [
        ("other secret", signature("other", &key, AGREEMENTS, b"")),
        ("other key", signature(secret, KEY, AGREEMENTS, b"")),
        ("path without its slash", signature(secret, &key, "/api/v1/agreements", b"")),
        ("a body that was not sent", signature(secret, &key, AGREEMENTS, b"{}")),
        ("no base64", "?".to_owned()),
    ] {
        assert_eq!(ask(Some(&key), Some(wrong)).await.status, 401, "{why}");
    }
    // The refused calls must not have used the key up.
    ask(Some(&key), Some(signature(secret, &key, AGREEMENTS, b""))).await.expect(200);
}

#[tokio::test]
async fn signature_covers_the_path_and_not_the_query() {
    let partner = Partner::new().await;
    partner.get("/api/v1/events/?limit=5").await.expect(200);
}

#[tokio::test]
async fn date_header_is_there_and_can_be_off() {
    let partner = Partner::new().await;
    let off_by = |answer: &Answer| {
        let date = httpdate::parse_http_date(answer.headers["date"].to_str().unwrap()).unwrap();
        match date.duration_since(SystemTime::now()) {
            Ok(ahead) => ahead.as_secs() as i64,
            Err(behind) => -(behind.duration().as_secs() as i64),
        }
    };
    let answer = partner.get(AGREEMENTS).await;
    assert_eq!(answer.headers.get_all("date").iter().count(), 1);
    assert!(off_by(&answer).abs() < 30, "off by {}", off_by(&answer));
    partner.sim.set_faults(json!({ "jiko": { "date_skew_s": -900 } })).unwrap();
    let off = off_by(&partner.get(AGREEMENTS).await);
    assert!((-930..-870).contains(&off), "off by {off}");
}
