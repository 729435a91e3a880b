//! Error answers: one envelope, `{Message, Status, Code, Type}`.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::http::Reply;

/// What was asked for is wrong.
const REQUEST: &str = "Request Error";
/// What was asked for is right, but not now.
const PROCESS: &str = "Process Error";

/// 400 because of the request; `message` is a text, or an object `{field: [text]}`.
pub(super) fn bad_request(code: &str, message: impl Into<Value>) -> Reply {
    envelope(StatusCode::BAD_REQUEST, REQUEST, code, message.into())
}

/// 400 because the state does not allow it.
pub(super) fn refused(code: &str, message: &str) -> Reply {
    envelope(StatusCode::BAD_REQUEST, PROCESS, code, message.into())
}

/// 409: the KYC is already under way or over.
pub(super) fn conflict(code: &str, message: &str) -> Reply {
    envelope(StatusCode::CONFLICT, PROCESS, code, message.into())
}

/// 404 for what a known path names.
pub(super) fn not_found(code: &str, message: &str) -> Reply {
    envelope(StatusCode::NOT_FOUND, REQUEST, code, message.into())
}

/// 404 for paths and methods that are not there; 405 is not among the statuses in use.
pub(super) fn no_such_resource() -> Reply {
    not_found("resource_dne", "There is no such resource.")
}

/// Wrong or missing keys, under the status that the settings ask for.
pub(super) fn unauthorized(status: StatusCode) -> Reply {
    envelope(status, REQUEST, "auth_err", "Not authorized.".into())
}

fn envelope(status: StatusCode, kind: &str, code: &str, message: Value) -> Reply {
    let body = json!({
        "Message": message,
        "Status": status.as_u16(),
        "Code": code,
        "Type": kind,
    });
    Reply::json(status, &body)
}
