//! Faults below HTTP, and answers that should not be taken at their word.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::partner::{Partner, applicant};

const CREATE: &str = "/api/v1/applications/";
const AGREEMENTS: &str = "/api/v1/agreements/";

async fn under(path: &str, fault: Value) -> Partner {
    let partner = Partner::new().await;
    let rule = json!({ "path": path, "first": 1, "fault": fault });
    partner.sim.set_faults(json!({ "rules": [rule] })).expect("a plan");
    partner
}

/// What comes of a create, and whether it was carried out.
async fn create(fault: Value) -> (Result<reqwest::Response, reqwest::Error>, bool) {
    let partner = under(CREATE, fault).await;
    let body = applicant("400000001").to_string();
    let key = Uuid::new_v4().to_string();
    let request = partner.request(Method::POST, CREATE, body.as_bytes(), &key);
    let answer = request.timeout(Duration::from_secs(10)).send().await;
    let made = !partner.sim.effects().is_empty();
    partner.get(AGREEMENTS).await.expect(200);
    (answer, made)
}

#[tokio::test]
async fn a_connection_can_end_without_an_answer_or_with_something_else() {
    for effect in [false, true] {
        for fault in [
            json!({ "kind": "half_close", "effect": effect }),
            json!({ "kind": "bad_head", "head": "SSH-2.0-sample\r\n", "effect": effect }),
            json!({ "kind": "bad_head", "effect": effect,
                "head": "HTTP/1.1 200 OK\r\nno header\r\n\r\n" }),
        ] {
            let (answer, made) = create(fault.clone()).await;
            assert!(answer.is_err_and(|error| !error.is_timeout()), "{fault}");
            assert_eq!(made, effect, "{fault}");
        }
    }
}

#[tokio::test]
async fn a_head_can_come_slowly_and_is_complete() {
    let started = Instant::now();
    let (answer, made) = create(json!({ "kind": "slow_head", "interval_ms": 2 })).await;
    assert!(made);
    let answer = answer.unwrap().text().await.unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert!(answer["id"].is_string(), "{answer}");
    assert!(started.elapsed() >= Duration::from_millis(100), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_body_can_go_on_for_ever() {
    let partner = under(AGREEMENTS, json!({ "kind": "endless" })).await;
    let key = Uuid::new_v4().to_string();
    let mut answer = partner.request(Method::GET, AGREEMENTS, &[], &key).send().await.unwrap();
    let mut taken = 0;
    while taken < 20_000_000 {
        taken += answer.chunk().await.unwrap().expect("more").len();
    }
}

#[tokio::test]
async fn texts_can_be_almost_json() {
    for (fault, starts) in [
        (json!({ "kind": "deep", "depth": 10_000 }), "[[[["),
        (json!({ "kind": "raw", "body": "{\"a\": NaN}" }), "{\"a\": NaN}"),
    ] {
        let (answer, _) = create(fault.clone()).await;
        let text = answer.unwrap().text().await.unwrap();
        assert!(text.starts_with(starts), "{fault}");
        assert!(serde_json::from_str::<Value>(&text).is_err(), "{fault}");
    }
    let (answer, made) = create(json!({ "kind": "gzip_bomb", "bytes": 10_000_000 })).await;
    let answer = answer.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert!(!made);
}

#[tokio::test]
async fn right_answers_can_look_wrong() {
    let (answer, made) = create(json!({ "kind": "repeated_keys" })).await;
    let text = answer.unwrap().text().await.unwrap();
    assert!(made && text.matches("\"id\":").count() >= 2, "{text}");
    let typed = json!({ "kind": "content_type", "content_type": "text/plain" });
    let (answer, made) = create(typed).await;
    assert!(made);
    assert_eq!(answer.unwrap().headers()["content-type"], "text/plain");
    let away = json!({ "kind": "redirect", "to": "http://127.0.0.1:9/" });
    let (answer, made) = create(away).await;
    // This caller follows, and nobody is there.
    let led_away = match answer {
        Ok(answer) => answer.status() == 307,
        Err(error) => error.is_connect() || error.is_redirect(),
    };
    assert!(led_away && !made);
}
