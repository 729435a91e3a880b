//! What chaos has to know of a provider. Another one is another entry of [`ALL`].

use serde_json::{Value, json};

pub struct Subject {
    pub provider: &'static str,
    /// The announced name of its connection.
    pub connection: &'static str,
    /// Applicants who are asked for documents, approved at once, and so on.
    pub numbers: &'static [&'static str],
    /// Where an applicant's number stands.
    pub number_at: &'static str,
    pub slots: &'static [&'static str],
    /// Calls that faults meet: method and path.
    pub calls: &'static [(&'static str, &'static str)],
    /// Settings of the simulator that a run may have.
    pub settings: fn(u32) -> Value,
}

pub const ALL: [Subject; 1] = [Subject {
    provider: "jiko",
    connection: "Simulated Jiko",
    numbers: &["21040", "40040", "31040", "22040"],
    number_at: "/identification_number",
    slots: &["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK"],
    calls: &[
        ("POST", "/api/v1/login/"),
        ("POST", "/api/v1/applications/"),
        ("POST", "*/apply/"),
        ("POST", "*/file/"),
        ("GET", "/api/v1/applications/*"),
        ("GET", "/api/v1/agreements/"),
    ],
    settings: |choice| match choice % 6 {
        0 => json!({"idempotency": "refuse"}),
        1 => json!({"late_pending": true}),
        2 => json!({"token_ttl_s": 1}),
        3 => json!({"revoke_tokens": true}),
        _ => json!({}),
    },
}];

/// Faults of one call, each with what it means for the rest of the run.
pub fn faults() -> Vec<Value> {
    vec![
        json!({"kind": "reset_before"}),
        json!({"kind": "reset_after"}),
        json!({"kind": "half_close"}),
        json!({"kind": "half_close", "effect": true}),
        json!({"kind": "truncate", "bytes": 12}),
        json!({"kind": "status", "status": 500}),
        json!({"kind": "status", "status": 503, "headers": {"Retry-After": "1"}}),
        json!({"kind": "status", "status": 429, "headers": {"Retry-After": "1"}}),
        json!({"kind": "status", "status": 429, "headers": {"Retry-After": "soon"}}),
        json!({"kind": "status", "status": 422, "body": {"detail": "not like this"}}),
        json!({"kind": "status", "status": 401}),
        json!({"kind": "status_after", "status": 502}),
        json!({"kind": "status_after", "status": 504}),
        json!({"kind": "html"}),
        json!({"kind": "html", "effect": true}),
        json!({"kind": "garbage", "effect": true}),
        json!({"kind": "empty", "effect": true}),
        json!({"kind": "raw", "body": "{\"id\": NaN}", "effect": true}),
        json!({"kind": "deep", "depth": 10000, "effect": true}),
        json!({"kind": "gzip_bomb", "bytes": 1_000_000, "effect": true}),
        json!({"kind": "huge_json", "bytes": 6_000_000, "effect": true}),
        json!({"kind": "endless", "effect": true}),
        json!({"kind": "repeated_keys"}),
        json!({"kind": "content_type", "content_type": "text/plain"}),
        json!({"kind": "redirect", "to": "http://127.0.0.1:9/"}),
        json!({"kind": "bad_head", "head": "HTTP/1.1 200 OK\r\nno header\r\n\r\n", "effect": true}),
        json!({"kind": "bad_head", "head": "SSH-2.0-sample\r\n"}),
        json!({"kind": "slow_head", "interval_ms": 1}),
        json!({"kind": "drip", "interval_ms": 1, "chunk": 16}),
        json!({"kind": "delay", "before_ms": 60, "after_ms": 90}),
    ]
}
