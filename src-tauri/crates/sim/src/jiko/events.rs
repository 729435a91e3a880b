//! Events: the types, the log, and their way to subscribers ("Events, webhooks, polling").

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::Jiko;
use super::cursor;
use super::error::{self, Problem};
use super::guard::SIGNATURE;
use super::reader::{self, Reader};
use super::state::State;
use crate::clock::stamp;
use crate::http::{Call, Reply};
use crate::lock::held;
use crate::signature::hmac_base64;
use crate::webhooks::Webhook;

/// What partners hear of. There is none for `CREATED`, `SUBMITTED` and `PENDING`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventType {
    Approved,
    DocumentsNeeded,
    ManualReview,
    Rejected,
}

impl EventType {
    pub(super) const ALL: [Self; 4] =
        [Self::Approved, Self::DocumentsNeeded, Self::ManualReview, Self::Rejected];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Approved => "application.approved",
            Self::DocumentsNeeded => "application.documents_needed",
            Self::ManualReview => "application.manual_review",
            Self::Rejected => "application.rejected",
        }
    }
}

/// An event as it is delivered and logged.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Event {
    event_id: Uuid,
    event_type: &'static str,
    timestamp: String,
    payload: Payload,
}

#[derive(Debug, Clone, Serialize)]
struct Payload {
    application_id: Uuid,
}

/// An event in the log.
#[derive(Debug)]
pub(super) struct LoggedEvent {
    at: DateTime<Utc>,
    event: Event,
    attempts: Vec<Attempt>,
}

#[derive(Debug, Clone, Serialize)]
struct Attempt {
    delivery_attempt_id: Uuid,
    subscription_id: Uuid,
    success: bool,
    response_code: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_message: Option<&'static str>,
    called_at: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    event: &'a Event,
    delivery_attempts: Vec<&'a Attempt>,
}

impl LoggedEvent {
    /// An event of the past, delivered to nobody.
    pub(super) fn past(
        event_id: Uuid,
        kind: EventType,
        application_id: Uuid,
        at: DateTime<Utc>,
    ) -> Self {
        let event = Event {
            event_id,
            event_type: kind.word(),
            timestamp: stamp(at),
            payload: Payload { application_id },
        };
        Self { at, event, attempts: Vec::new() }
    }

    pub(super) fn at(&self) -> DateTime<Utc> {
        self.at
    }
}

impl Jiko {
    /// Logs an event and delivers it.
    pub(super) fn emit(
        &self,
        state: &mut State,
        kind: EventType,
        application: Uuid,
        at: DateTime<Utc>,
    ) {
        let logged = LoggedEvent::past(Uuid::new_v4(), kind, application, at);
        let body = serde_json::to_string(&logged.event).expect("an event is plain JSON");
        state.events.push(logged);
        self.deliver(state, kind, &body, at);
    }

    /// The sandbox's trigger: delivers the event as given. No application changes by it.
    pub(super) fn trigger(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let is_uuid = |text: &str| Uuid::try_parse(text).is_ok();
        let is_time = |text: &str| DateTime::parse_from_rfc3339(text).is_ok();
        let id = reader.like("event_id", true, "a valid UUID", is_uuid);
        reader.like("timestamp", true, "a date-time with offset", is_time);
        let kind = reader.word("event_type", true, &EventType::ALL.map(EventType::word));
        let application = if reader.object("payload") {
            reader.like("payload.application_id", true, "a valid UUID", is_uuid)
        } else {
            None
        };
        reader.finish()?;
        let kind = EventType::ALL.into_iter().find(|one| Some(one.word()) == kind);
        let parse = |text: Option<&str>| text.and_then(|text| Uuid::try_parse(text).ok());
        if let (Some(kind), Some(id), Some(application)) = (kind, parse(id), parse(application)) {
            state.events.push(LoggedEvent::past(id, kind, application, now));
            self.deliver(state, kind, &String::from_utf8_lossy(&call.body), now);
        }
        Ok(Reply::empty(StatusCode::ACCEPTED))
    }

    /// Sends the newest logged event to everybody who wants it. While nobody has subscribed at
    /// all, it goes to the log alone, signed with the announced secret.
    fn deliver(&self, state: &State, kind: EventType, body: &str, at: DateTime<Utc>) {
        let webhook = |url: Option<String>, secret: &str| Webhook {
            provider: super::NAME,
            url,
            headers: BTreeMap::from([
                ("content-type".to_owned(), "application/json".to_owned()),
                (SIGNATURE.to_owned(), hmac_base64(secret, &[body.as_bytes()])),
            ]),
            body: body.to_owned(),
        };
        if state.subscriptions.is_empty() {
            let unsent = webhook(None, &self.credentials.webhook_secret);
            self.world.webhooks.send(at, unsent, |_| {});
        }
        let Some(position) = state.events.len().checked_sub(1) else { return };
        for subscription in state.subscriptions.iter().filter(|one| one.wants(kind)) {
            let subscription_id = subscription.id;
            let state = Arc::downgrade(&self.state);
            let sent = webhook(Some(subscription.url.clone()), &subscription.shared_secret);
            self.world.webhooks.send(at, sent, move |delivery| {
                let Some(state) = state.upgrade() else { return };
                if let Some(logged) = held(&state).events.get_mut(position) {
                    logged.attempts.push(Attempt {
                        delivery_attempt_id: Uuid::new_v4(),
                        subscription_id,
                        success: delivery.status.is_some_and(|code| (200..300).contains(&code)),
                        response_code: delivery.status,
                        response_message: delivery.message,
                        called_at: stamp(at),
                    });
                }
            });
        }
    }
}

/// The list of types that can be subscribed to.
pub(super) fn types() -> Reply {
    let items = EventType::ALL.map(|kind| json!({ "event": kind.word(), "object_type": "Event" }));
    let list = json!({ "offset": 0, "count": items.len(), "items": items, "object_type": "List" });
    Reply::json(StatusCode::OK, &list)
}

/// The log. `subscription_id` leaves the events with attempts for that subscription, `after` those
/// that happened later than a date-time.
pub(super) fn list(state: &State, call: &Call) -> Result<Reply, Reply> {
    let invalid = |name, wanted: &str| {
        let msg = format!("Input should be {wanted}");
        error::invalid_one(Problem::new("query", name, msg, "value_error"))
    };
    let after = call.parameter("after").map(|text| DateTime::parse_from_rfc3339(&text));
    let after = after.transpose().map_err(|_| invalid("after", "a date-time with offset"))?;
    let wanted = call.parameter("subscription_id").map(|text| Uuid::try_parse(&text));
    let wanted = wanted.transpose().map_err(|_| invalid("subscription_id", "a valid UUID"))?;
    let entries = (0u64..).zip(&state.events).filter_map(|(position, logged)| {
        let attempts: Vec<&Attempt> = logged
            .attempts
            .iter()
            .filter(|attempt| wanted.is_none_or(|id| attempt.subscription_id == id))
            .collect();
        let too_old = after.is_some_and(|after| logged.at <= after);
        let unwanted = wanted.is_some() && attempts.is_empty();
        (!too_old && !unwanted)
            .then_some((position, Shown { event: &logged.event, delivery_attempts: attempts }))
    });
    cursor::page(call, entries)
}
