//! Webhook subscriptions. docs/providers/atelio.md, Subscriptions.

use reqwest::Method;
use serde_json::json;

use super::{
    link::{Action, Link},
    status,
    wire::{self, SubscribedWire, SubscriptionWire, SubscriptionsWire},
};
use crate::{Error, Garbled, NewWebhook, Webhook, http::is_id, words::Personal};

const PATH: &str = "/webhooks";
const EVENTS: [&str; 7] = [
    "kyc.verification.success",
    "kyc.verification.failure",
    "kyc.verification.error",
    "kyc.verification.timeout",
    "kyc.verification.under_review",
    "kyc.verification.document_required",
    "kyc.verification.reenter_information",
];

pub(super) async fn list(link: &Link) -> Result<Vec<Webhook>, Error> {
    let answer = link.get(PATH).await?;
    let wire: SubscriptionsWire =
        wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    Ok(wire.webhook_subscriptions.iter().map(webhook).collect())
}

pub(super) async fn register(link: &Link, url: &str) -> Result<NewWebhook, Error> {
    let body = json!({
        "url": url,
        "events": EVENTS,
        "description": "Dossier: KYC",
        "version": "0.1",
        "status": "STATUS_ENABLED",
    });
    let action = Action { method: Method::POST, path: PATH, key: None, body: Some(&body) };
    let answer = link.call(&action, &Personal::default()).await?;
    let wire: SubscribedWire =
        wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    let subscription = wire.webhook_subscription;
    Ok(NewWebhook { webhook: webhook(&subscription), secret: subscription.secret.map(Into::into) })
}

pub(super) async fn remove(link: &Link, id: &str) -> Result<(), Error> {
    if !is_id(id) {
        return Err(Error::NotFound);
    }
    let path = format!("{PATH}/{id}");
    let action = Action { method: Method::DELETE, path: &path, key: None, body: None };
    match link.call(&action, &Personal::default()).await.map_err(Error::from) {
        Err(Error::Refused(refused)) if refused.status == 404 => Err(Error::NotFound),
        answer => answer.map(drop),
    }
}

/// `enabled` in the sample of the list, `STATUS_ENABLED` elsewhere.
fn webhook(wire: &SubscriptionWire) -> Webhook {
    let word = wire.status.as_deref().map(status::plain).unwrap_or_default();
    Webhook {
        id: wire.id.clone(),
        url: wire.url.clone(),
        active: matches!(word.as_str(), "enabled" | "status_enabled"),
    }
}
