//! Faults of one call that chaos chooses from; each is over soon.

use serde_json::{Value, json};

pub fn all() -> Vec<Value> {
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
