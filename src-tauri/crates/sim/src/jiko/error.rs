//! Error answers ("Error shape").

use hyper::StatusCode;
use serde::Serialize;
use serde_json::{Value, json};

use crate::http::Reply;

/// One entry of a 422 answer's `detail`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Problem {
    loc: Vec<Value>,
    msg: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl Problem {
    /// A problem at `path`, whose parts are separated by dots, in `place`: `body`, `header`,
    /// `path` or `query`.
    pub(super) fn new(place: &str, path: &str, msg: impl Into<String>, kind: &'static str) -> Self {
        let parts = path.split('.').filter(|part| !part.is_empty());
        let loc = std::iter::once(json!(place))
            .chain(parts.map(|part| part.parse::<u32>().map_or(json!(part), |at| json!(at))));
        Self { loc: loc.collect(), msg: msg.into(), kind }
    }

    pub(super) fn missing(place: &str, path: &str) -> Self {
        Self::new(place, path, "Field required", "missing")
    }
}

/// 422 with everything that is wrong.
pub(super) fn invalid(detail: &[Problem]) -> Reply {
    Reply::json(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "detail": detail }))
}

/// 422 with one problem.
pub(super) fn invalid_one(problem: Problem) -> Reply {
    invalid(&[problem])
}

pub(super) fn not_found() -> Reply {
    plain(StatusCode::NOT_FOUND, "Not Found")
}

/// 401; the header says how to sign in.
pub(super) fn unauthorized(message: &str) -> Reply {
    plain(StatusCode::UNAUTHORIZED, message).with_header("www-authenticate", "Bearer")
}

/// 412: the state does not allow it.
pub(super) fn conflict(message: &str) -> Reply {
    plain(StatusCode::PRECONDITION_FAILED, message)
}

/// 409: the idempotency key is used up.
pub(super) fn repeated(message: &str) -> Reply {
    plain(StatusCode::CONFLICT, message)
}

/// 405 with the methods that are there.
pub(super) fn method_not_allowed(allowed: &str) -> Reply {
    plain(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed").with_header("allow", allowed)
}

fn plain(status: StatusCode, message: &str) -> Reply {
    Reply::json(status, &json!({ "detail": message }))
}
