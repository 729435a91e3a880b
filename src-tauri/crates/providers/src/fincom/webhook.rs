use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Sha256, Sha512};

use super::{date, wire};
use crate::{Event, WebhookError, http::is_id};

/// The header with the signature of a delivered event.
pub(crate) const EVENT_SIGNATURE: &str = "x-fin-signature";
/// The header with the algorithm of that signature.
pub(crate) const EVENT_ALGORITHM: &str = "x-fin-signature-algorithm";

#[derive(Deserialize)]
struct DeliveryWire {
    event: EventWire,
    #[serde(default)]
    data: serde_json::Value,
}

#[derive(Deserialize)]
struct EventWire {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    event_reference_id: Option<String>,
    #[serde(default)]
    created_at: Option<String>,
}

/// docs/providers/fincom.md, Events. Signed over the raw body alone; the header names the
/// algorithm, and one that is not known is not believed.
pub(crate) fn verify_webhook(
    secret: &SecretString,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<Event, WebhookError> {
    let header = |wanted: &str| {
        let found = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.trim())
    };
    let signature = header(EVENT_SIGNATURE).ok_or(WebhookError::Unsigned)?;
    let signature = from_hex(signature).ok_or(WebhookError::Forged)?;
    let algorithm = header(EVENT_ALGORITHM).filter(|name| !name.is_empty());
    if !fits(secret, algorithm.unwrap_or("sha256"), body, &signature) {
        return Err(WebhookError::Forged);
    }
    let DeliveryWire { event, data } =
        serde_json::from_slice(body).map_err(|_| WebhookError::Shape)?;
    let customer = event.event_reference_id.as_deref().or_else(|| wire::text(&data, "customer_id"));
    let external_id = customer.filter(|id| is_id(id)).ok_or(WebhookError::Shape)?;
    Ok(Event {
        external_id: external_id.to_owned(),
        id: event.id,
        kind: event.kind,
        at: event.created_at.as_deref().and_then(date::parse),
        told: None,
    })
}

/// Compared in constant time.
fn fits(secret: &SecretString, algorithm: &str, body: &[u8], signature: &[u8]) -> bool {
    let key = secret.expose_secret().as_bytes();
    match algorithm.to_ascii_lowercase().replace('-', "").as_str() {
        "sha256" => Hmac::<Sha256>::new_from_slice(key)
            .is_ok_and(|mac| mac.chain_update(body).verify_slice(signature).is_ok()),
        "sha512" => Hmac::<Sha512>::new_from_slice(key)
            .is_ok_and(|mac| mac.chain_update(body).verify_slice(signature).is_ok()),
        _ => false,
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    // from_str_radix takes a sign.
    let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| (0..text.len()).step_by(2).map(pair).collect()).flatten()
}
