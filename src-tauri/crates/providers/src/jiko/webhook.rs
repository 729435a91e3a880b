use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::Deserialize;

use super::sign;
use crate::{Event, WebhookError, http::is_id};

/// The header with the signature of a delivered event.
pub(crate) const EVENT_SIGNATURE: &str = "x-jiko-signature";

#[derive(Deserialize)]
pub(super) struct EventWire {
    event_id: String,
    event_type: String,
    timestamp: Option<String>,
    payload: PayloadWire,
}

#[derive(Deserialize)]
struct PayloadWire {
    application_id: String,
}

impl EventWire {
    pub(super) fn id(&self) -> &str {
        &self.event_id
    }

    /// None for what is about no application of Jiko's: its id goes into the paths of reads.
    pub(super) fn into_event(self) -> Option<Event> {
        let at = self.timestamp.as_deref().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        is_id(&self.payload.application_id).then_some(Event {
            id: self.event_id,
            kind: self.event_type,
            external_id: self.payload.application_id,
            at: at.map(|at| at.with_timezone(&Utc)),
            told: None,
        })
    }
}

/// docs/providers/jiko.md, Events. Signed with the subscription's secret, not with the one of
/// requests, over the raw body alone.
pub(crate) fn verify_webhook(
    secret: &SecretString,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<Event, WebhookError> {
    let (_, signature) = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(EVENT_SIGNATURE))
        .ok_or(WebhookError::Unsigned)?;
    if !sign::event_fits(secret, body, signature) {
        return Err(WebhookError::Forged);
    }
    let event: EventWire = serde_json::from_slice(body).map_err(|_| WebhookError::Shape)?;
    event.into_event().ok_or(WebhookError::Shape)
}
