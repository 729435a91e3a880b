//! Webhook subscriptions.

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::error;
use super::events::EventType;
use super::reader::{self, Reader};
use super::shapes;
use super::state::State;
use crate::clock::stamp;
use crate::http::{Call, Reply};

const CODE: &str = "webhooks_err";
const VERSION: &str = "0.1";
const ENABLED: &str = "STATUS_ENABLED";
const DISABLED: &str = "STATUS_DISABLED";

/// Who wants to hear of what.
#[derive(Debug)]
pub(super) struct Subscription {
    pub(super) id: Uuid,
    pub(super) url: String,
    description: Option<String>,
    /// Names of events; a `*` at the end stands for any ending.
    events: Vec<String>,
    /// Signs deliveries, its prefix included.
    pub(super) secret: String,
    pub(super) enabled: bool,
    created: DateTime<Utc>,
    updated: DateTime<Utc>,
}

impl Subscription {
    /// Whether this event is to be delivered to it.
    pub(super) fn wants(&self, event: EventType) -> bool {
        let matches = |pattern: &String| match pattern.strip_suffix('*') {
            Some(start) => event.word().starts_with(start),
            None => event.word() == pattern,
        };
        self.enabled && self.events.iter().any(matches)
    }

    /// The subscription with its secret. Lists write the status in another way than the answers to
    /// changes do.
    fn shown(&self, status: &str) -> Value {
        json!({
            "id": self.id,
            "url": self.url,
            "description": self.description,
            "events": self.events,
            "version": VERSION,
            "secret": self.secret,
            "status": status,
            "created_time": stamp(self.created),
            "updated_time": stamp(self.updated),
        })
    }

    fn reply(&self, code: StatusCode) -> Reply {
        let status = if self.enabled { ENABLED } else { DISABLED };
        Reply::json(code, &json!({ "webhook_subscription": self.shown(status) }))
    }
}

/// Fields of a create or change body, as far as they are there.
struct Fields {
    url: Option<String>,
    description: Option<String>,
    events: Option<Vec<String>>,
    enabled: Option<bool>,
}

fn fields(call: &Call, whole: bool) -> Result<Fields, Reply> {
    let body = reader::json(call, CODE)?;
    let mut reader = Reader::new(&body);
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let url = owned(reader.like("url", whole, "a URL", shapes::is_url));
    let description = owned(reader.text("description", false));
    let events = events(&mut reader, whole);
    reader.like("version", whole, VERSION, |version| version == VERSION);
    let wanted = "one of STATUS_ENABLED, STATUS_DISABLED";
    let status = reader.like("status", whole, wanted, |word| [ENABLED, DISABLED].contains(&word));
    let enabled = status.map(|status| status == ENABLED);
    reader.finish(CODE)?;
    Ok(Fields { url, description, events, enabled })
}

fn events(reader: &mut Reader<'_>, required: bool) -> Option<Vec<String>> {
    let count = reader.list("events", required)?;
    if count == 0 {
        reader.problem("events", "Must name at least one event.");
    }
    (0..count).map(|at| reader.text(&format!("events.{at}"), true).map(str::to_owned)).collect()
}

/// All subscriptions, secrets included.
pub(super) fn list(state: &State) -> Reply {
    let shown = |one: &Subscription| one.shown(if one.enabled { "enabled" } else { "disabled" });
    let list: Vec<Value> = state.subscriptions.iter().map(shown).collect();
    Reply::json(StatusCode::OK, &json!({ "webhook_subscriptions": list }))
}

/// A new subscription under a new secret.
pub(super) fn create(state: &mut State, call: &Call, now: DateTime<Utc>) -> Result<Reply, Reply> {
    let fields = fields(call, true)?;
    let subscription = Subscription {
        id: Uuid::new_v4(),
        url: fields.url.unwrap_or_default(),
        description: fields.description,
        events: fields.events.unwrap_or_default(),
        secret: format!("whsec_{}", Uuid::new_v4().simple()),
        enabled: fields.enabled.unwrap_or_default(),
        created: now,
        updated: now,
    };
    let reply = subscription.reply(StatusCode::CREATED);
    state.subscriptions.push(subscription);
    Ok(reply)
}

/// Changes the fields that are given; a list of events replaces the one before.
pub(super) fn change(
    state: &mut State,
    id: &str,
    call: &Call,
    now: DateTime<Utc>,
) -> Result<Reply, Reply> {
    let found = state.subscriptions.iter_mut().find(|one| one.id.to_string() == id);
    let found = found.ok_or_else(no_subscription)?;
    let given = fields(call, false)?;
    if let Some(url) = given.url {
        found.url = url;
    }
    if let Some(events) = given.events {
        found.events = events;
    }
    if given.description.is_some() {
        found.description = given.description;
    }
    found.enabled = given.enabled.unwrap_or(found.enabled);
    found.updated = now;
    Ok(found.reply(StatusCode::OK))
}

/// Ends a subscription.
pub(super) fn remove(state: &mut State, id: &str) -> Result<Reply, Reply> {
    let at = state.subscriptions.iter().position(|one| one.id.to_string() == id);
    state.subscriptions.remove(at.ok_or_else(no_subscription)?);
    let text = "Webhook resource deleted";
    Ok(Reply::typed(StatusCode::OK, "text/plain; charset=utf-8", text))
}

fn no_subscription() -> Reply {
    error::not_found(CODE, "The webhook subscription does not exist.")
}
