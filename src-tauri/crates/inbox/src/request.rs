use http_body_util::BodyExt;
use hyper::{StatusCode, body::Incoming, header::CONTENT_LENGTH, http::request::Parts};

use crate::Limits;

/// Reads a body, counting, and not for longer than a caller has. The error is the status to answer
/// with.
pub(crate) async fn body(
    head: &Parts,
    body: Incoming,
    limits: &Limits,
) -> Result<Vec<u8>, StatusCode> {
    let promised = head
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok())
        .unwrap_or(0);
    if promised > limits.body_bytes as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    tokio::time::timeout(limits.body, read(body, limits.body_bytes))
        .await
        .unwrap_or(Err(StatusCode::REQUEST_TIMEOUT))
}

async fn read(mut body: Incoming, most: usize) -> Result<Vec<u8>, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| StatusCode::BAD_REQUEST)?.into_data() else { continue };
        if bytes.len() + data.len() > most {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}
