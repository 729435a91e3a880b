//! The kinds of fault.

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::bodies;
use crate::http::Reply;

/// What goes wrong with one call.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Fault {
    Status(Refusal),
    StatusAfter(Refusal),
    Delay {
        #[serde(default)]
        before_ms: u64,
        #[serde(default)]
        after_ms: u64,
    },
    // With braces, so that unknown keys are refused here too.
    ResetBefore {},
    ResetAfter {},
    Html {
        #[serde(default = "ok")]
        status: u16,
        #[serde(default)]
        effect: bool,
    },
    HugeJson {
        bytes: u64,
        #[serde(default)]
        effect: bool,
    },
    Garbage {
        #[serde(default = "ok")]
        status: u16,
        #[serde(default)]
        effect: bool,
    },
    Empty {
        #[serde(default = "ok")]
        status: u16,
        #[serde(default)]
        effect: bool,
    },
    Drip {
        interval_ms: u64,
        #[serde(default = "one")]
        chunk: usize,
    },
    Truncate {
        bytes: usize,
    },
    Stall {
        #[serde(default)]
        effect: bool,
    },
    HalfClose {
        #[serde(default)]
        effect: bool,
    },
    Endless {
        #[serde(default)]
        effect: bool,
    },
    GzipBomb {
        bytes: u64,
        #[serde(default)]
        effect: bool,
    },
    Deep {
        depth: usize,
        #[serde(default)]
        effect: bool,
    },
    Raw {
        body: String,
        #[serde(default = "ok")]
        status: u16,
        #[serde(default = "json")]
        content_type: String,
        #[serde(default)]
        effect: bool,
    },
    ContentType {
        content_type: String,
    },
    RepeatedKeys {},
    Says {
        fields: BTreeMap<String, String>,
    },
    Redirect {
        to: String,
        #[serde(default = "temporary")]
        status: u16,
        #[serde(default)]
        effect: bool,
    },
    BadHead {
        head: String,
        #[serde(default)]
        effect: bool,
    },
    SlowHead {
        interval_ms: u64,
    },
}

/// A status that stands in for the provider's answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refusal {
    status: u16,
    body: Option<Value>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
}

/// How the answer leaves.
#[derive(Debug)]
pub(crate) enum Shape {
    Whole(Reply),
    /// With bytes at a time and the pause between them.
    Drip(Reply, usize, Duration),
    /// With the number of bytes that arrive.
    Cut(Reply, usize),
    /// With the size of the body.
    Huge(Reply, u64),
    /// The body has no end.
    Endless(Reply),
    /// The head, a byte at a time with this pause between them, then the body.
    SlowHead(Reply, Duration),
    /// These bytes in place of any answer, then the sending side is closed.
    Bytes(Vec<u8>),
    Reset,
    Silence,
}

fn ok() -> u16 {
    200
}

fn temporary() -> u16 {
    307
}

fn json() -> String {
    "application/json".to_owned()
}

fn one() -> usize {
    1
}

const HTML: &str = "<!doctype html><html><head><title>Maintenance</title></head>\
    <body><h1>We will be right back</h1></body></html>";

impl Fault {
    /// No fault at all.
    pub(crate) const NONE: Self = Self::Delay { before_ms: 0, after_ms: 0 };

    /// What is wrong with the fault itself, in words.
    pub(crate) fn check(&self) -> Result<(), String> {
        let status = match self {
            Self::Status(refusal) | Self::StatusAfter(refusal) => refusal.status,
            Self::Html { status, .. }
            | Self::Garbage { status, .. }
            | Self::Raw { status, .. }
            | Self::Redirect { status, .. }
            | Self::Empty { status, .. } => *status,
            _ => return Ok(()),
        };
        if (200..=599).contains(&status) {
            return Ok(());
        }
        Err(format!("{status} is no status between 200 and 599"))
    }

    /// Whether the provider sees the call.
    pub(crate) fn has_effect(&self) -> bool {
        match self {
            Self::Status(_) | Self::ResetBefore {} => false,
            Self::StatusAfter(_)
            | Self::Delay { .. }
            | Self::ResetAfter {}
            | Self::Drip { .. }
            | Self::ContentType { .. }
            | Self::RepeatedKeys {}
            | Self::Says { .. }
            | Self::SlowHead { .. }
            | Self::Truncate { .. } => true,
            Self::Html { effect, .. }
            | Self::HugeJson { effect, .. }
            | Self::Garbage { effect, .. }
            | Self::Empty { effect, .. }
            | Self::HalfClose { effect }
            | Self::Endless { effect }
            | Self::GzipBomb { effect, .. }
            | Self::Deep { effect, .. }
            | Self::Raw { effect, .. }
            | Self::Redirect { effect, .. }
            | Self::BadHead { effect, .. }
            | Self::Stall { effect } => *effect,
        }
    }

    /// Milliseconds before the provider sees the call.
    pub(crate) fn before_ms(&self) -> u64 {
        if let Self::Delay { before_ms, .. } = self { *before_ms } else { 0 }
    }

    /// Milliseconds between the provider's answer and its leaving.
    pub(crate) fn after_ms(&self) -> u64 {
        if let Self::Delay { after_ms, .. } = self { *after_ms } else { 0 }
    }

    /// What the caller gets where the provider would have sent `reply`.
    pub(crate) fn shape(self, reply: Reply) -> Shape {
        match self {
            Self::Status(refusal) | Self::StatusAfter(refusal) => Shape::Whole(refusal.reply()),
            Self::Delay { .. } => Shape::Whole(reply),
            Self::ResetBefore {} | Self::ResetAfter {} => Shape::Reset,
            Self::Html { status, .. } => {
                Shape::Whole(Reply::typed(code(status), "text/html; charset=utf-8", HTML))
            }
            Self::HugeJson { bytes, .. } => {
                Shape::Huge(Reply::typed(StatusCode::OK, "application/json", ""), bytes)
            }
            Self::Garbage { status, .. } => Shape::Whole(Reply::typed(
                code(status),
                "application/json",
                "{\"id\": \"7f, \u{0}]}",
            )),
            Self::Empty { status, .. } => {
                Shape::Whole(Reply::typed(code(status), "application/json", ""))
            }
            Self::Drip { interval_ms, chunk } => {
                Shape::Drip(reply, chunk, Duration::from_millis(interval_ms))
            }
            Self::Truncate { bytes } => Shape::Cut(reply, bytes),
            Self::Stall { .. } => Shape::Silence,
            Self::HalfClose { .. } => Shape::Bytes(Vec::new()),
            Self::Endless { .. } => {
                Shape::Endless(Reply::typed(StatusCode::OK, "application/json", ""))
            }
            Self::GzipBomb { bytes, .. } => {
                let bomb = Reply::typed(StatusCode::OK, "application/json", bodies::bomb(bytes));
                Shape::Whole(bomb.with_header("content-encoding", "gzip"))
            }
            Self::Deep { depth, .. } => Shape::Whole(Reply::typed(
                StatusCode::OK,
                "application/json",
                "[".repeat(depth) + &"]".repeat(depth),
            )),
            Self::Raw { body, status, content_type, .. } => {
                Shape::Whole(Reply::typed(code(status), &content_type, body))
            }
            Self::ContentType { content_type } => Shape::Whole(retyped(reply, content_type)),
            Self::RepeatedKeys {} => Shape::Whole(bodies::with_keys_twice(reply)),
            Self::Says { fields } => Shape::Whole(bodies::saying(reply, &fields)),
            Self::Redirect { to, status, .. } => {
                Shape::Whole(Reply::empty(code(status)).with_header("location", &to))
            }
            Self::BadHead { head, .. } => Shape::Bytes(head.into_bytes()),
            Self::SlowHead { interval_ms } => {
                Shape::SlowHead(reply, Duration::from_millis(interval_ms))
            }
        }
    }
}

impl Refusal {
    fn reply(self) -> Reply {
        let status = code(self.status);
        let mut reply = match self.body {
            None => Reply::empty(status),
            Some(Value::String(text)) => Reply::typed(status, "text/plain; charset=utf-8", text),
            Some(value) => Reply::json(status, &value),
        };
        reply
            .headers
            .retain(|(name, _)| !self.headers.keys().any(|given| given.eq_ignore_ascii_case(name)));
        reply.headers.extend(self.headers);
        reply
    }
}

fn retyped(mut reply: Reply, content_type: String) -> Reply {
    reply.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    reply.headers.push(("content-type".to_owned(), content_type));
    reply
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
