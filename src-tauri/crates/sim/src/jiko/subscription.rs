//! Webhook subscriptions ("Events, webhooks, polling").

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde::Serialize;
use uuid::Uuid;

use super::cursor;
use super::error;
use super::events::EventType;
use super::reader::{self, Reader};
use super::state::State;
use crate::clock::stamp;
use crate::http::{Call, Reply};

/// Who wants to hear of what.
#[derive(Debug)]
pub(super) struct Subscription {
    position: u64,
    pub(super) id: Uuid,
    pub(super) url: String,
    events: Vec<String>,
    /// Signs deliveries; never shown.
    pub(super) shared_secret: String,
    description: Option<String>,
    pub(super) enabled: bool,
    created: DateTime<Utc>,
    updated: DateTime<Utc>,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: Uuid,
    url: &'a str,
    events: &'a [String],
    description: Option<&'a str>,
    status: &'static str,
    time_created: String,
    updated_at: String,
    object_type: &'static str,
}

impl Subscription {
    /// Whether this event is to be delivered to it.
    pub(super) fn wants(&self, event: EventType) -> bool {
        self.enabled && self.events.iter().any(|wanted| wanted == event.word())
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            id: self.id,
            url: &self.url,
            events: &self.events,
            description: self.description.as_deref(),
            status: if self.enabled { "enabled" } else { "disabled" },
            time_created: stamp(self.created),
            updated_at: stamp(self.updated),
            object_type: "Subscription",
        }
    }
}

/// Fields of a create or change body, as far as they are there.
struct Fields {
    url: Option<String>,
    events: Option<Vec<String>>,
    shared_secret: Option<String>,
    description: Option<String>,
    enabled: Option<bool>,
}

fn fields(call: &Call, required: bool) -> Result<Fields, Reply> {
    let body = reader::json(call)?;
    let mut reader = Reader::new(&body);
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let fields = Fields {
        url: owned(reader.text("url", required, 1..=2083)),
        events: reader.words("events", required, &EventType::ALL.map(EventType::word)),
        shared_secret: owned(reader.text("shared_secret", required, 16..=usize::MAX)),
        description: owned(reader.text("description", false, 0..=usize::MAX)),
        enabled: reader
            .word("status", false, &["enabled", "disabled"])
            .map(|status| status == "enabled"),
    };
    if fields.url.as_deref().is_some_and(|url| !is_url(url)) {
        reader.problem("url", "Input should be a valid URL", "url_parsing");
    }
    reader.finish()?;
    Ok(fields)
}

fn is_url(text: &str) -> bool {
    text.parse::<hyper::Uri>()
        .is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
}

/// All subscriptions, in pages.
pub(super) fn list(state: &State, call: &Call) -> Result<Reply, Reply> {
    cursor::page(call, state.subscriptions.iter().map(|one| (one.position, one.shown())))
}

/// A new subscription, enabled.
pub(super) fn create(state: &mut State, call: &Call, now: DateTime<Utc>) -> Result<Reply, Reply> {
    let fields = fields(call, true)?;
    state.subscribed += 1;
    let subscription = Subscription {
        position: state.subscribed,
        id: Uuid::new_v4(),
        url: fields.url.unwrap_or_default(),
        events: fields.events.unwrap_or_default(),
        shared_secret: fields.shared_secret.unwrap_or_default(),
        description: fields.description,
        enabled: true,
        created: now,
        updated: now,
    };
    let reply = Reply::json(StatusCode::CREATED, &subscription.shown());
    state.subscriptions.push(subscription);
    Ok(reply)
}

/// One subscription.
pub(super) fn read(state: &State, id: Uuid) -> Result<Reply, Reply> {
    let found = state.subscriptions.iter().find(|one| one.id == id);
    let found = found.ok_or_else(error::not_found)?;
    Ok(Reply::json(StatusCode::OK, &found.shown()))
}

/// Changes the fields that are given.
pub(super) fn change(
    state: &mut State,
    id: Uuid,
    call: &Call,
    now: DateTime<Utc>,
) -> Result<Reply, Reply> {
    let found = state.subscriptions.iter_mut().find(|one| one.id == id);
    let found = found.ok_or_else(error::not_found)?;
    let given = fields(call, false)?;
    if let Some(url) = given.url {
        found.url = url;
    }
    if let Some(events) = given.events {
        found.events = events;
    }
    if let Some(shared_secret) = given.shared_secret {
        found.shared_secret = shared_secret;
    }
    if given.description.is_some() {
        found.description = given.description;
    }
    found.enabled = given.enabled.unwrap_or(found.enabled);
    found.updated = now;
    Ok(Reply::json(StatusCode::OK, &found.shown()))
}

/// Ends a subscription.
pub(super) fn remove(state: &mut State, id: Uuid) -> Result<Reply, Reply> {
    let before = state.subscriptions.len();
    state.subscriptions.retain(|one| one.id != id);
    if state.subscriptions.len() == before {
        return Err(error::not_found());
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
