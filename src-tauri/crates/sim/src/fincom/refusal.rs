//! Error answers ("Error shapes").

use std::collections::BTreeMap;

use hyper::StatusCode;
use serde_json::{Value, json};

use super::settings::Source;
use crate::http::Reply;

/// Why a call was refused.
#[derive(Debug)]
pub(super) enum Refusal {
    /// 400: the body is no JSON.
    Malformed,
    /// 400: an answer to what was not asked.
    Unrequested(Vec<Problem>),
    /// 401.
    Unauthorized,
    /// 403: V2 attach alone.
    Forbidden(&'static str),
    /// 404.
    NotFound,
    /// 405, with the methods that are there.
    MethodNotAllowed(String),
    /// 409: an attach is in flight.
    InFlight,
    /// 422 with everything that is wrong.
    Invalid(Vec<Problem>),
    /// 423: `RELIANCE` is not enabled.
    Reliance,
}

/// What is wrong with one field.
#[derive(Debug)]
pub(super) struct Problem {
    /// Dotted, list positions included.
    pub(super) path: String,
    pub(super) text: String,
}

impl Problem {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

impl Refusal {
    /// 422 with one problem.
    pub(super) fn invalid(path: &str, text: &str) -> Self {
        Self::Invalid(vec![Problem::new(path, text)])
    }

    /// The answer; `form` decides how the `errors` of field validation are written.
    pub(super) fn reply(self, form: Source) -> Reply {
        let coded =
            |code: &str, message: &str| json!({"error": {"code": code, "message": message}});
        let (status, body) = match self {
            Self::Malformed => {
                (StatusCode::BAD_REQUEST, json!({"status": 400, "message": "Malformed JSON"}))
            }
            Self::Unrequested(problems) => {
                let data: BTreeMap<_, _> =
                    problems.into_iter().map(|problem| (problem.path, problem.text)).collect();
                let body = json!({"status": 400, "message": "Bad request", "data": data});
                (StatusCode::BAD_REQUEST, body)
            }
            Self::Unauthorized => {
                (StatusCode::UNAUTHORIZED, json!({"message": "Authentication failed"}))
            }
            Self::Forbidden(message) => (StatusCode::FORBIDDEN, coded("forbidden", message)),
            Self::NotFound => (StatusCode::NOT_FOUND, json!({"message": "Resource not found"})),
            Self::MethodNotAllowed(allowed) => {
                let body = json!({"message": "Method not allowed"});
                return Reply::json(StatusCode::METHOD_NOT_ALLOWED, &body)
                    .with_header("allow", &allowed);
            }
            Self::InFlight => {
                let message = "Documents of this customer are still being processed";
                (StatusCode::CONFLICT, coded("conflict", message))
            }
            Self::Invalid(problems) => {
                let body =
                    json!({"message": "Validation failed", "errors": errors(problems, form)});
                (StatusCode::UNPROCESSABLE_ENTITY, body)
            }
            Self::Reliance => {
                let message = "RELIANCE is not available for your client";
                (StatusCode::LOCKED, json!({ "message": message }))
            }
        };
        Reply::json(status, &body)
    }
}

/// An object of field to texts, or a list of objects of field to text.
fn errors(problems: Vec<Problem>, form: Source) -> Value {
    match form {
        Source::Guide => {
            let mut by_path: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for problem in problems {
                by_path.entry(problem.path).or_default().push(problem.text);
            }
            json!(by_path)
        }
        Source::Reference => problems
            .into_iter()
            .map(|problem| json!(BTreeMap::from([(problem.path, problem.text)])))
            .collect(),
    }
}
