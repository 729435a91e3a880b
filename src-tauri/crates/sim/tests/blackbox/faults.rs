//! The fault plan.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::partner::{Answer, Partner, applicant};

const CREATE: &str = "/api/v1/applications/";
const AGREEMENTS: &str = "/api/v1/agreements/";

/// A partner under a plan of one rule for `path`.
async fn under(path: &str, mut rule: Value) -> Partner {
    let partner = Partner::new().await;
    rule["path"] = json!(path);
    partner.sim.set_faults(json!({ "rules": [rule] })).expect("a plan");
    partner
}

/// Statuses of so many reads.
async fn statuses(partner: &Partner, count: usize) -> Vec<u16> {
    let mut seen = Vec::new();
    for _ in 0..count {
        seen.push(partner.get(AGREEMENTS).await.status);
    }
    seen
}

#[tokio::test]
async fn rules_choose_their_calls() {
    let broken = json!({ "kind": "status", "status": 503 });
    for (choice, expected) in [
        (json!({}), [503, 503, 503, 503, 503]),
        (json!({ "calls": [1, 3] }), [503, 200, 503, 200, 200]),
        (json!({ "every": 2 }), [200, 503, 200, 503, 200]),
        (json!({ "first": 2 }), [503, 503, 200, 200, 200]),
        (json!({ "probability": 1.0 }), [503, 503, 503, 503, 503]),
        (json!({ "probability": 0.0 }), [200, 200, 200, 200, 200]),
        (json!({ "first": 2, "method": "post" }), [200, 200, 200, 200, 200]),
        (json!({ "first": 1, "method": "get", "provider": "jiko" }), [503, 200, 200, 200, 200]),
    ] {
        let mut rule = choice.clone();
        rule["fault"] = broken.clone();
        let partner = under("*agreements*", rule).await;
        assert_eq!(statuses(&partner, 5).await, expected, "{choice}");
    }
}

#[tokio::test]
async fn the_first_rule_that_fires_counts_and_all_are_counted() {
    let partner = Partner::new().await;
    let plan = json!({ "rules": [
        { "calls": [2], "fault": { "kind": "status", "status": 429 } },
        { "path": AGREEMENTS, "first": 3, "fault": { "kind": "status", "status": 500 } },
    ] });
    partner.sim.set_faults(plan.clone()).unwrap();
    assert_eq!(statuses(&partner, 4).await, [500, 429, 500, 200]);
    let counts = partner.control(Method::GET, "/faults", &Value::Null).await.expect(200);
    let expected = json!([{ "matched": 4, "fired": 1 }, { "matched": 4, "fired": 2 }]);
    assert_eq!(counts["rules"], expected);
    partner.sim.set_faults(plan).unwrap();
    assert_eq!(statuses(&partner, 1).await, [500], "a new plan counts from the start");
}

#[tokio::test]
async fn chance_repeats_with_its_seed() {
    let mut runs = Vec::new();
    for seed in [1, 1, 2] {
        let partner = Partner::new().await;
        let fault = json!({ "kind": "status", "status": 503 });
        let plan = json!({ "seed": seed, "rules": [{ "probability": 0.5, "fault": fault }] });
        partner.sim.set_faults(plan).unwrap();
        runs.push(statuses(&partner, 40).await);
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
    assert!(runs[0].contains(&200) && runs[0].contains(&503));
}

#[tokio::test]
async fn wrong_plans_change_nothing() {
    let partner = Partner::new().await;
    let good = json!({ "rules": [{ "fault": { "kind": "status", "status": 503 } }] });
    partner.control(Method::POST, "/faults", &good).await.expect(200);
    for plan in [
        json!([]),
        json!({ "rules": [{}] }),
        json!({ "rules": [{ "fault": { "kind": "explode" } }] }),
        json!({ "rules": [{ "fault": { "kind": "status", "status": 99 } }] }),
        json!({ "rules": [{ "fault": { "kind": "reset_after", "extra": 1 } }] }),
        json!({ "rules": [{ "every": 0, "fault": { "kind": "reset_after" } }] }),
        json!({ "rules": [{ "every": 1, "first": 1, "fault": { "kind": "reset_after" } }] }),
        json!({ "rules": [{ "provider": "other", "fault": { "kind": "reset_after" } }] }),
        json!({ "rules": [{ "pathh": "*", "fault": { "kind": "reset_after" } }] }),
        json!({ "other": {} }),
        json!({ "jiko": { "idempotency": "sometimes" } }),
        json!({ "jiko": { "unknown": 1 } }),
        json!({ "jiko": { "date_skew_s": "1" } }),
    ] {
        let error = partner.control(Method::POST, "/faults", &plan).await.expect(400);
        assert_eq!(error["error"]["code"], "bad_plan", "{plan}");
    }
    assert_eq!(statuses(&partner, 1).await, [503], "the plan in force stays");
}

#[tokio::test]
async fn status_has_no_effect_and_status_after_has() {
    for (kind, created) in [("status", 0), ("status_after", 1)] {
        let fault = json!({
            "kind": kind, "status": 429, "body": { "slow": "down" },
            "headers": { "Retry-After": "2" },
        });
        let partner = under(CREATE, json!({ "first": 1, "fault": fault })).await;
        let key = Uuid::new_v4().to_string();
        let body = applicant("400000001");
        let answer = partner.send_as(&key, Method::POST, CREATE, Some(&body)).await;
        assert_eq!(answer.expect(429), json!({ "slow": "down" }));
        assert_eq!(answer.headers["retry-after"], "2");
        assert!(answer.headers.contains_key("date"));
        assert_eq!(partner.sim.effects().len(), created, "{kind}");
        partner.send_as(&key, Method::POST, CREATE, Some(&body)).await.expect(201);
        assert_eq!(partner.sim.effects().len(), 1, "{kind}: done once all the same");
    }
}

#[tokio::test]
async fn resets_close_without_an_answer() {
    for (kind, created) in [("reset_before", 0), ("reset_after", 1)] {
        let partner = under(CREATE, json!({ "first": 1, "fault": { "kind": kind } })).await;
        let key = Uuid::new_v4().to_string();
        let body = applicant("400000001").to_string();
        let request = partner.request(Method::POST, CREATE, body.as_bytes(), &key);
        let error = request.send().await.expect_err("no answer");
        assert!(!error.is_timeout(), "{error:?}");
        let whole = format!("{error:?}");
        assert!(whole.contains("ConnectionReset"), "{kind} is a reset: {whole}");
        assert_eq!(partner.sim.effects().len(), created, "{kind}");
        let unanswered: u64 =
            partner.sim.requests().iter().filter(|row| row.status == 0).map(|row| row.count).sum();
        assert_eq!(unanswered, 1, "counted with status 0");
    }
}

#[tokio::test]
async fn stalls_never_answer() {
    for effect in [false, true] {
        let fault = json!({ "kind": "stall", "effect": effect });
        let partner = under(CREATE, json!({ "fault": fault })).await;
        let body = applicant("400000001").to_string();
        let key = Uuid::new_v4().to_string();
        let request = partner.request(Method::POST, CREATE, body.as_bytes(), &key);
        let error = request.timeout(Duration::from_millis(300)).send().await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(partner.sim.effects().len(), usize::from(effect));
        partner.get(AGREEMENTS).await.expect(200);
    }
}

#[tokio::test]
async fn delays_wait() {
    let fault = json!({ "kind": "delay", "before_ms": 120, "after_ms": 80 });
    let partner = under(AGREEMENTS, json!({ "fault": fault })).await;
    let start = Instant::now();
    partner.get(AGREEMENTS).await.expect(200);
    assert!(start.elapsed() >= Duration::from_millis(200), "{:?}", start.elapsed());
}

#[tokio::test]
async fn answers_can_be_of_no_use() {
    for (fault, media_type, check) in [
        (json!({ "kind": "html" }), "text/html; charset=utf-8", "<!doctype html>"),
        (json!({ "kind": "garbage" }), "application/json", "{\"id\""),
        (json!({ "kind": "empty" }), "application/json", ""),
    ] {
        let partner = under(AGREEMENTS, json!({ "fault": fault })).await;
        let answer = partner.get(AGREEMENTS).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], media_type);
        assert!(answer.bytes.starts_with(check.as_bytes()));
        assert!(serde_json::from_slice::<Value>(&answer.bytes).is_err(), "{fault} is no JSON");
        assert_eq!(answer.bytes.is_empty(), check.is_empty());
    }
}

#[tokio::test]
async fn answers_can_be_huge() {
    let fault = json!({ "kind": "huge_json", "bytes": 3_000_000 });
    let partner = under(AGREEMENTS, json!({ "fault": fault })).await;
    let answer = partner.get(AGREEMENTS).await;
    assert_eq!(answer.bytes.len(), 3_000_000);
    assert!(answer.json().is_object());
}

#[tokio::test]
async fn answers_can_drip() {
    let fault = json!({ "kind": "drip", "interval_ms": 5, "chunk": 20 });
    let partner = under(AGREEMENTS, json!({ "first": 1, "fault": fault })).await;
    let start = Instant::now();
    let answer = partner.get(AGREEMENTS).await;
    let chunks = answer.bytes.len() as u64 / 20;
    let least = Duration::from_millis((chunks - 1) * 5);
    assert!(start.elapsed() >= least, "{:?} for {chunks} pieces", start.elapsed());
    assert_eq!(answer.json(), partner.get(AGREEMENTS).await.json(), "complete in the end");
}

#[tokio::test]
async fn answers_can_break_off() {
    let fault = json!({ "kind": "truncate", "bytes": 10 });
    let partner = under(CREATE, json!({ "first": 1, "fault": fault })).await;
    let body = applicant("400000001").to_string();
    let key = Uuid::new_v4().to_string();
    let request = partner.request(Method::POST, CREATE, body.as_bytes(), &key);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 201, "the head arrives");
    assert!(response.bytes().await.is_err(), "the body does not");
    let request = partner.request(Method::POST, CREATE, body.as_bytes(), &key);
    Answer::of(request.send().await.unwrap()).await.expect(201);
    assert_eq!(partner.sim.effects().len(), 1);
}
