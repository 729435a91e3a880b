//! The event log and the webhook subscriptions. docs/providers/jiko.md, Events.

use reqwest::Method;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    link::{Action, Content, Link},
    webhook::EventWire,
    wire,
};
use crate::{Error, EventPage, Garbled, NewWebhook, Webhook, words::Personal};

const EVENTS: &str = "/api/v1/events/";
const SUBSCRIPTIONS: &str = "/api/v1/subscriptions/";
/// Pages of a hundred that one call reads at most, newest first.
const MOST_PAGES: usize = 50;
/// All events there are; none exists for the statuses in between.
const NAMES: [&str; 4] = [
    "application.approved",
    "application.documents_needed",
    "application.manual_review",
    "application.rejected",
];

#[derive(Deserialize)]
struct PageWire<T> {
    #[serde(default)]
    next_page: Option<String>,
    items: Vec<T>,
}

/// The log holds events of every sort; those of other things than applications have other payloads.
#[derive(Deserialize)]
struct LoggedWire {
    event: Value,
}

#[derive(Deserialize)]
struct SubscriptionWire {
    id: String,
    url: String,
    #[serde(default)]
    status: Option<String>,
}

impl From<SubscriptionWire> for Webhook {
    fn from(wire: SubscriptionWire) -> Self {
        let active = wire.status.as_deref().is_none_or(|status| status == "enabled");
        Self { id: wire.id, url: wire.url, active }
    }
}

/// The log is read from its newest entry back to the one that was seen last. The cursor is that
/// entry's event id, since pages shift under the provider's own cursors.
pub(super) async fn events(link: &Link, seen: Option<&str>) -> Result<EventPage, Error> {
    let mut found = Vec::new();
    let mut page: Option<String> = None;
    'pages: for _ in 0..MOST_PAGES {
        let wire: PageWire<LoggedWire> = read(link, EVENTS, page.as_deref()).await?;
        for LoggedWire { event } in wire.items {
            let Some(event) = wire::read::<EventWire>(&event) else { continue };
            if Some(event.id()) == seen {
                break 'pages;
            }
            found.extend(event.into_event());
        }
        page = wire.next_page.filter(|next| !next.is_empty());
        if page.is_none() {
            break;
        }
    }
    let cursor = found.first().map(|newest| newest.id.clone());
    found.reverse();
    Ok(EventPage { events: found, cursor, more: false })
}

pub(super) async fn subscriptions(link: &Link) -> Result<Vec<Webhook>, Error> {
    let mut found = Vec::new();
    let mut page: Option<String> = None;
    for _ in 0..MOST_PAGES {
        let wire: PageWire<SubscriptionWire> = read(link, SUBSCRIPTIONS, page.as_deref()).await?;
        found.extend(wire.items.into_iter().map(Webhook::from));
        page = wire.next_page.filter(|next| !next.is_empty());
        if page.is_none() {
            break;
        }
    }
    Ok(found)
}

/// The subscriber chooses the secret; ours is random.
pub(super) async fn subscribe(link: &Link, url: &str) -> Result<NewWebhook, Error> {
    let secret = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    let body = json!({
        "url": url, "events": NAMES, "shared_secret": secret, "description": "Dossier",
    });
    let bytes = body.to_string().into_bytes();
    let action = Action {
        method: Method::POST,
        path: SUBSCRIPTIONS,
        key: None,
        content: Content::Json(&bytes),
    };
    let personal = Personal::of(&json!({"shared_secret": secret}), &[]);
    let answer = link.call(&action, &personal).await?;
    let made: SubscriptionWire =
        wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    Ok(NewWebhook { webhook: made.into(), secret: Some(SecretString::from(secret)) })
}

pub(super) async fn unsubscribe(link: &Link, id: &str) -> Result<(), Error> {
    let path = format!("{SUBSCRIPTIONS}{id}/");
    let action =
        Action { method: Method::DELETE, path: &path, key: None, content: Content::Nothing };
    link.call(&action, &Personal::default()).await.map(drop)
}

async fn read<T: for<'de> Deserialize<'de>>(
    link: &Link,
    path: &str,
    page: Option<&str>,
) -> Result<PageWire<T>, Error> {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("limit", "100")
        .extend_pairs(page.map(|page| ("cursor", page)))
        .finish();
    let answer = link.get(&format!("{path}?{query}")).await?;
    wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))
}
