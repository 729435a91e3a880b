//! Paths and methods ("Endpoints"). Only the form with a slash at the end is known, since the path
//! is part of what is signed.

use chrono::{DateTime, Utc};
use hyper::{Method, StatusCode};
use uuid::Uuid;

use super::Jiko;
use super::error::{self, Problem};
use super::state::State;
use crate::http::{Call, Reply};

/// What a call asks for; ids still as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route<'a> {
    Health,
    Login,
    Agreements,
    Create,
    Application(&'a str),
    Apply(&'a str),
    Upload(&'a str, &'a str),
    UploadById(&'a str),
    Customer(&'a str),
    EventTypes,
    Events,
    Subscriptions,
    Subscribe,
    Subscription(&'a str),
    ChangeSubscription(&'a str),
    Unsubscribe(&'a str),
    TriggerWebhook,
}

impl<'a> Route<'a> {
    fn find(method: &Method, path: &'a str) -> Result<Self, Reply> {
        let segments: Vec<&str> = path.split('/').collect();
        let below = match segments.as_slice() {
            ["", "health"] => return choose(method, &[(Method::GET, Self::Health)]),
            ["", "api", "v1", below @ .., ""] => below,
            _ => return Err(error::not_found()),
        };
        let known: &[(Method, Self)] = match *below {
            ["login"] => &[(Method::POST, Self::Login)],
            ["agreements"] => &[(Method::GET, Self::Agreements)],
            ["applications"] => &[(Method::POST, Self::Create)],
            ["applications", id] => &[(Method::GET, Self::Application(id))],
            ["applications", id, "apply"] => &[(Method::POST, Self::Apply(id))],
            ["applications", id, "documents", kind, "file"] => {
                &[(Method::POST, Self::Upload(id, kind))]
            }
            ["documents", id] => &[(Method::POST, Self::UploadById(id))],
            ["customers", id] => &[(Method::GET, Self::Customer(id))],
            ["events", "types"] => &[(Method::GET, Self::EventTypes)],
            ["events"] => &[(Method::GET, Self::Events)],
            ["subscriptions"] => {
                &[(Method::GET, Self::Subscriptions), (Method::POST, Self::Subscribe)]
            }
            ["subscriptions", id] => &[
                (Method::GET, Self::Subscription(id)),
                (Method::PATCH, Self::ChangeSubscription(id)),
                (Method::DELETE, Self::Unsubscribe(id)),
            ],
            ["sandbox", "webhook"] => &[(Method::POST, Self::TriggerWebhook)],
            _ => return Err(error::not_found()),
        };
        choose(method, known)
    }

    /// Callable without a token and headers.
    fn is_open(self) -> bool {
        matches!(self, Self::Health | Self::Login)
    }

    /// Uploads and sandbox endpoints carry no signature, and one that is sent is not looked at.
    fn is_signed(self) -> bool {
        !matches!(self, Self::Upload(..) | Self::UploadById(_) | Self::TriggerWebhook)
    }
}

fn choose<'a>(method: &Method, known: &[(Method, Route<'a>)]) -> Result<Route<'a>, Reply> {
    known.iter().find(|(allowed, _)| allowed == method).map(|(_, route)| *route).ok_or_else(|| {
        let allowed: Vec<&str> = known.iter().map(|(allowed, _)| allowed.as_str()).collect();
        error::method_not_allowed(&allowed.join(", "))
    })
}

impl Jiko {
    /// Answers one call; a refusal comes as the error.
    pub(super) fn route(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let route = Route::find(&call.method, &call.path)?;
        if route.is_open() {
            return self.act(state, route, call, now);
        }
        let key = self.guard(state, call, route.is_signed(), now)?;
        if let Some(earlier) = state.keys.earlier(key, call, state.settings.idempotency, now) {
            return earlier;
        }
        let reply = self.act(state, route, call, now).unwrap_or_else(|refusal| refusal);
        state.keys.remember(key, call, reply.clone(), now);
        Ok(reply)
    }

    fn act(
        &self,
        state: &mut State,
        route: Route<'_>,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        match route {
            Route::Health => Ok(Reply::json(StatusCode::OK, &"OK")),
            Route::Login => self.login(state, call, now),
            Route::Agreements => Ok(super::agreements::current(&state.settings)),
            Route::Create => self.create(state, call, now),
            Route::Application(id) => {
                let id = uuid("application_id", id)?;
                let application = state.applications.get(&id).ok_or_else(error::not_found)?;
                Ok(Reply::json(StatusCode::OK, &application.shown()))
            }
            Route::Apply(id) => self.apply(state, uuid("application_id", id)?, now),
            Route::Upload(id, kind) => {
                self.upload(state, uuid("application_id", id)?, kind, call, now)
            }
            Route::UploadById(id) => self.upload_by_id(state, uuid("document_id", id)?, call, now),
            Route::Customer(id) => super::customer::shown(state, uuid("customer_id", id)?),
            Route::EventTypes => Ok(super::events::types()),
            Route::Events => super::events::list(state, call),
            Route::Subscriptions => super::subscription::list(state, call),
            Route::Subscribe => super::subscription::create(state, call, now),
            Route::Subscription(id) => {
                super::subscription::read(state, uuid("subscription_id", id)?)
            }
            Route::ChangeSubscription(id) => {
                super::subscription::change(state, uuid("subscription_id", id)?, call, now)
            }
            Route::Unsubscribe(id) => {
                super::subscription::remove(state, uuid("subscription_id", id)?)
            }
            Route::TriggerWebhook => self.trigger(state, call, now),
        }
    }
}

/// Ids are validated before anything is looked up, so a malformed one is 422 and not 404.
fn uuid(name: &str, text: &str) -> Result<Uuid, Reply> {
    Uuid::try_parse(text).map_err(|_| {
        let msg = "Input should be a valid UUID";
        error::invalid_one(Problem::new("path", name, msg, "uuid_parsing"))
    })
}
