use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE},
};
use serde::Serialize;

pub(crate) type Answer = Response<Full<Bytes>>;

/// An answer that says nothing but its status. Nobody learns more from it than whether the call
/// went well.
pub(crate) fn status(status: StatusCode) -> Answer {
    let mut answer = with_body(status, Bytes::from_static(b"{}"));
    match status {
        StatusCode::UNAUTHORIZED => {
            answer.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        // A body that was not read to its end stands in the way of the next request.
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT => {
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        _ => {}
    }
    answer
}

/// An answer with content.
pub(crate) fn json(content: &impl Serialize) -> Answer {
    match serde_json::to_vec(content) {
        Ok(bytes) => with_body(StatusCode::OK, bytes.into()),
        Err(_) => status(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn with_body(status: StatusCode, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
