//! The providers' side: a webhook is verified, stored, and only then answered.

use std::collections::BTreeMap;

use dossier_providers::{Letter, WebhookError, signature_headers, verify_webhook};
use hyper::{HeaderMap, StatusCode, body::Incoming, http::request::Parts};
use sha2::{Digest, Sha256};

use crate::{
    answer::{self, Answer},
    config::ConnectionConfig,
    inbox::Shared,
    request,
    store::{Deposited, Event},
};

/// Takes one webhook for a connection.
///
/// 200 says that it is on disk, now or since an earlier delivery. After any other answer the
/// provider is to deliver it again, or it was no event.
pub(crate) async fn webhook(
    shared: &Shared,
    connection: &ConnectionConfig,
    head: &Parts,
    body: Incoming,
) -> Answer {
    let taken = match request::body(head, body, &shared.limits).await {
        Ok(body) => take(shared, connection, &head.headers, body).await,
        Err(status) => Err(status),
    };
    let status = taken.err().unwrap_or(StatusCode::OK);
    answer::status(status)
}

async fn take(
    shared: &Shared,
    connection: &ConnectionConfig,
    headers: &HeaderMap,
    body: Vec<u8>,
) -> Result<(), StatusCode> {
    let name = connection.name.as_str();
    let told = |what: &'static str| tracing::warn!(connection = name, what, "not taken");
    let signed = signature(connection, headers);
    let pairs: Vec<_> = signed.clone().into_iter().collect();
    let id = match verify_webhook(connection.provider, &connection.secret, &pairs, &body) {
        Ok(event) => event.id.into_bytes(),
        // The provider's own word, of a form that is not known here. A desk may be newer.
        Err(WebhookError::Shape) if !signature_headers(connection.provider).is_empty() => {
            tracing::info!(connection = name, "an event of an unknown form is kept");
            Sha256::digest(&body).to_vec()
        }
        Err(WebhookError::Shape) => {
            told("no event");
            return Err(StatusCode::BAD_REQUEST);
        }
        Err(WebhookError::Unsigned) => {
            told("unsigned");
            return Err(StatusCode::UNAUTHORIZED);
        }
        Err(WebhookError::Forged) => {
            told("forged");
            return Err(StatusCode::UNAUTHORIZED);
        }
    };
    let body = String::from_utf8(body).map_err(|_| {
        told("no text");
        StatusCode::BAD_REQUEST
    })?;
    let event = Event {
        connection: name.to_owned(),
        id,
        letter: Letter { received_at: (shared.clock)(), headers: signed, body },
        desks: connection.desks.clone(),
    };
    let storing = shared.store.work(move |store| store.deposit(&event));
    match tokio::time::timeout(shared.limits.store, storing).await {
        Ok(Ok(Deposited::New)) => tracing::info!(connection = name, "stored"),
        Ok(Ok(Deposited::Known)) => tracing::info!(connection = name, "known"),
        Ok(Err(error)) => {
            tracing::error!(connection = name, error = %crate::inbox::chain(&error), "not stored");
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        Err(_) => {
            tracing::error!(connection = name, "not stored in time");
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
    }
    Ok(())
}

/// The headers that the signature stands in; the others are nobody's concern.
fn signature(connection: &ConnectionConfig, headers: &HeaderMap) -> BTreeMap<String, String> {
    signature_headers(connection.provider)
        .iter()
        .filter_map(|name| {
            let value = headers.get(*name)?.to_str().ok()?;
            Some(((*name).to_owned(), value.to_owned()))
        })
        .collect()
}
