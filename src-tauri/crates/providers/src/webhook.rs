use chrono::{DateTime, Utc};
use dossier_domain::{Memory, Provider};
use secrecy::SecretString;

use crate::{atelio, connectfi, fincom, jiko};

/// A provider's word that something happened. It carries no status: read the application.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The provider's id of the event, for telling duplicates.
    pub id: String,
    /// The provider's name of what happened.
    pub kind: String,
    /// The application it is about.
    pub external_id: String,
    /// When it happened, by the provider's clock, if it says so.
    pub at: Option<DateTime<Utc>>,
    /// What only the event tells and no read repeats, in the shape of the provider's client; see
    /// [`crate::Rules::remember`].
    pub told: Option<Memory>,
}

/// Why a delivered event is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// No signature header.
    #[error("the event is not signed")]
    Unsigned,
    /// The signature is not of this body with this secret.
    #[error("the signature does not fit")]
    Forged,
    /// Signed, but not an event.
    #[error("the body is not an event")]
    Shape,
}

/// Believes an event only when its signature fits the raw body. Header names are compared without
/// case. Telling duplicates and stale events is the caller's.
///
/// Where [`crate::Rules::signs_events`] is false, the secret is not looked at and nothing is
/// verified: whoever knows the address may have sent the event, and the caller must take it for a
/// hint to read the application, never for a fact.
pub fn verify_webhook(
    provider: Provider,
    secret: &SecretString,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<Event, WebhookError> {
    match provider {
        Provider::Jiko => jiko::verify_webhook(secret, headers, body),
        Provider::Atelio => atelio::verify_webhook(secret, headers, body),
        Provider::Connectfi | Provider::ConnectfiAkepa => connectfi::read_event(body),
        Provider::FincomV1 | Provider::FincomV2 => fincom::verify_webhook(secret, headers, body),
    }
}
