//! One request, read to its end.

use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::CONTENT_LENGTH;
use hyper::{HeaderMap, Method, Request};
use sha2::{Digest, Sha256};

/// Bodies above this are refused unread: beyond every provider's limit, so that each can still
/// refuse in its own words what is only a little too large.
pub(crate) const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// A request with its whole body.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path as sent, undecoded.
    pub(crate) path: String,
    /// The query as sent, without the question mark.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// SHA-256 of the body.
    pub(crate) digest: [u8; 32],
}

impl Call {
    /// Reads a request; `None` if its body is too large or breaks off.
    pub(crate) async fn read(request: Request<Incoming>) -> Option<Self> {
        let (head, body) = request.into_parts();
        let announced = head.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        if announced.and_then(|text| text.parse().ok()).is_some_and(|n: usize| n > LARGEST_BODY) {
            return None;
        }
        let body = Limited::new(body, LARGEST_BODY).collect().await.ok()?.to_bytes();
        Some(Self {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            digest: Sha256::digest(&body).into(),
            body,
        })
    }

    /// A header's text, if it is there and is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first value of a query parameter, decoded.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}
