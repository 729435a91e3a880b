//! The envelope of answers ("Common envelope and errors").

use hyper::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::Reply;

/// What is sent for success, and with webhooks.
pub(super) fn envelope(data: &Value) -> Value {
    json!({ "code": "0", "data": data, "requestId": request_id() })
}

/// 200 with `data`.
pub(super) fn done(data: &Value) -> Reply {
    Reply::json(StatusCode::OK, &envelope(data))
}

/// 400 with what the refusal is about.
pub(super) fn refused(code: &str, context: Value) -> Reply {
    let body = json!({ "requestId": request_id(), "code": code, "context": context });
    Reply::json(StatusCode::BAD_REQUEST, &body)
}

/// 400 without a context.
pub(super) fn refused_plainly(code: &str) -> Reply {
    Reply::json(StatusCode::BAD_REQUEST, &json!({ "requestId": request_id(), "code": code }))
}

pub(super) fn customer_not_found(id: &str) -> Reply {
    refused("customerNotFound", json!({ "customerId": id }))
}

pub(super) fn document_not_found(id: &str) -> Reply {
    refused("documentNotFound", json!({ "documentId": id }))
}

/// No file came with the upload, or none was ever uploaded for the document.
pub(super) fn file_not_found() -> Reply {
    refused_plainly("fileNotFound")
}

/// 404; `context` names what was looked for.
pub(super) fn application_not_found(context: Value) -> Reply {
    let code = "applicationNotFound";
    let body = json!({ "requestId": request_id(), "code": code, "context": context });
    Reply::json(StatusCode::NOT_FOUND, &body)
}

/// 401: wrong credentials, or the token is missing or has ended.
pub(super) fn unauthorized() -> Reply {
    let message = "Authentication error";
    let body = json!({ "requestId": request_id(), "code": "unauthorized", "message": message });
    Reply::json(StatusCode::UNAUTHORIZED, &body)
}

/// 404: no such path.
pub(super) fn no_route() -> Reply {
    let body = json!({ "requestId": request_id(), "code": "routeNotFound" });
    Reply::json(StatusCode::NOT_FOUND, &body)
}

/// 405 with the method that is there.
pub(super) fn method_not_allowed(allowed: &str) -> Reply {
    let body = json!({ "requestId": request_id(), "code": "methodNotAllowed" });
    Reply::json(StatusCode::METHOD_NOT_ALLOWED, &body).with_header("allow", allowed)
}

/// 32 hexadecimal characters, new for every answer.
fn request_id() -> String {
    Uuid::new_v4().simple().to_string()
}
