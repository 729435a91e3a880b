use dossier_domain::Memory;
use secrecy::SecretString;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    memory::Told,
    sign::Signature,
    time,
    wire::{self, EventWire},
};
use crate::{Event, WebhookError, http::is_id};

/// The header with the signature of a delivered event.
pub(crate) const EVENT_SIGNATURE: &str = "bond-signature";

/// docs/providers/atelio.md, Events. Only the second signature is believed, over the raw body.
pub(crate) fn verify_webhook(
    secret: &SecretString,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<Event, WebhookError> {
    let (_, header) = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(EVENT_SIGNATURE))
        .ok_or(WebhookError::Unsigned)?;
    let signature = Signature::parse(header).ok_or(WebhookError::Forged)?;
    if !signature.fits(secret, body) {
        return Err(WebhookError::Forged);
    }
    let value: Value = serde_json::from_slice(body).map_err(|_| WebhookError::Shape)?;
    let wire: EventWire = wire::read(&value).ok_or(WebhookError::Shape)?;
    if wire.event.is_empty() || !is_id(&wire.customer_id) {
        return Err(WebhookError::Shape);
    }
    let at = wire.occurred_at.as_deref().and_then(time::occurred_at);
    let told = Told::by(&wire.event).map(|told| Memory::new(told.part(&value)));
    let mark = match (at, wire.occurred_at.as_deref()) {
        (Some(at), _) => at.to_rfc3339(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => format!("{}:{}", signature.at, short_digest(body)),
    };
    Ok(Event {
        id: format!("{}:{}:{mark}", wire.event, wire.customer_id),
        kind: wire.event,
        external_id: wire.customer_id,
        at,
        told,
    })
}

/// Tells events without a time apart: what they say and when they were signed is all there is.
fn short_digest(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
