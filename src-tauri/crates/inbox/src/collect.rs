//! The desks' side: letters by token and cursor.

use base64::{Engine, engine::general_purpose::STANDARD};
use hyper::{StatusCode, header::AUTHORIZATION, http::request::Parts};
use serde::Serialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::{
    answer::{self, Answer},
    inbox::{Shared, chain},
    store::Cursor,
};

#[derive(Serialize)]
struct PageView {
    letters: Vec<String>,
    cursor: String,
    more: bool,
}

/// Answers with the letters after the cursor that the desk names.
pub(crate) async fn letters(shared: &Shared, head: &Parts) -> Answer {
    let Some(desk) = desk(shared, head) else {
        tracing::warn!("a token that is not known");
        return answer::status(StatusCode::UNAUTHORIZED);
    };
    let query = head.uri.query().unwrap_or_default();
    let after = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "after")
        .and_then(|(_, value)| Cursor::parse(&value));
    let (now, limits) = ((shared.clock)(), shared.limits);
    let collecting =
        shared.store.work(move |store| store.collect(desk, after.as_ref(), limits, now));
    match tokio::time::timeout(limits.store, collecting).await {
        Ok(Ok(page)) => answer::json(&PageView {
            letters: page.letters.iter().map(|sealed| STANDARD.encode(sealed)).collect(),
            cursor: page.cursor.to_string(),
            more: page.more,
        }),
        Ok(Err(error)) => {
            tracing::error!(error = %chain(&error), "letters were not read");
            answer::status(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(_) => answer::status(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// The desk whose password was shown. Every hash is compared, each in constant time, so that the
/// time taken tells nothing of any.
fn desk(shared: &Shared, head: &Parts) -> Option<[u8; 32]> {
    let shown = head.headers.get(AUTHORIZATION)?.as_bytes();
    let (scheme, password) = shown.split_at_checked("Bearer ".len())?;
    let hash: [u8; 32] = Sha256::digest(password).into();
    let mut found = None;
    for desk in shared.config.connections.iter().flat_map(|connection| &connection.desks) {
        if bool::from(desk.token_sha256.ct_eq(&hash)) {
            found = Some(desk.token_sha256);
        }
    }
    found.filter(|_| scheme.eq_ignore_ascii_case(b"Bearer "))
}
