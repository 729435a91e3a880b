//! The way of events to subscribers, and again where it was not acknowledged.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::Atelio;
use super::signature;
use super::state::{Due, State};
use crate::lock::held;
use crate::webhooks::Webhook;

/// Tries altogether.
const TRIES: u32 = 8;
/// Until the second try; every later one takes four times as long, all together under three days.
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(45);

/// A webhook that was not acknowledged.
#[derive(Debug)]
pub(super) struct Redelivery {
    subscription: Uuid,
    body: Value,
    /// Tries so far.
    tries: u32,
}

impl Atelio {
    /// Takes note of how a caller reached this simulator, so that links can lead back to it.
    pub(super) fn reached_as(&self, state: &mut State, host: Option<&str>) {
        if let Some(host) = host.filter(|host| state.host.as_deref() != Some(*host)) {
            state.host = Some(host.to_owned());
        }
        self.deliver_waiting(state);
    }

    /// Delivers the events of `state.waiting` to everybody who wants them, once links can be named.
    /// While nobody has subscribed at all they go to the log alone, signed with the announced
    /// secret.
    pub(super) fn deliver_waiting(&self, state: &mut State) {
        let Some(host) = state.host.clone() else { return };
        for mut event in std::mem::take(&mut state.waiting) {
            event.address(&host);
            if state.subscriptions.is_empty() {
                let secret = &self.credentials.webhook_secret;
                let unsent = webhook(None, secret, &event.body, event.at);
                self.world.webhooks.send(event.at, unsent, |_| {});
            }
            for subscription in state.subscriptions.iter().filter(|one| one.wants(event.kind)) {
                let body = event.body.clone();
                let first = Redelivery { subscription: subscription.id, body, tries: 0 };
                self.post(&subscription.url, &subscription.secret, first, event.at);
            }
        }
    }

    /// Tries again, unless the subscription has ended since.
    pub(super) fn redeliver(&self, state: &State, again: Redelivery, at: DateTime<Utc>) {
        let found = state.subscriptions.iter().find(|one| one.id == again.subscription);
        if let Some(subscription) = found.filter(|one| one.enabled) {
            self.post(&subscription.url, &subscription.secret, again, at);
        }
    }

    fn post(&self, url: &str, secret: &str, try_of: Redelivery, at: DateTime<Utc>) {
        let sent = webhook(Some(url.to_owned()), secret, &try_of.body, at);
        // Others are only logged: nothing would come of trying again.
        let is_reachable = url.starts_with("http://");
        let state = Arc::downgrade(&self.state);
        self.world.webhooks.send(at, sent, move |delivery| {
            let acknowledged = matches!(delivery.status, Some(200 | 201));
            let tries = try_of.tries + 1;
            if acknowledged || !is_reachable || tries >= TRIES {
                return;
            }
            if let Some(state) = state.upgrade() {
                let pause = FIRST_PAUSE * 4i32.pow(try_of.tries);
                let again = Due::Redelivery(Redelivery { tries, ..try_of });
                held(&state).agenda.enter(at + pause, again);
            }
        });
    }
}

fn webhook(url: Option<String>, secret: &str, body: &Value, at: DateTime<Utc>) -> Webhook {
    let signature = signature::header(secret, at.timestamp(), body);
    Webhook {
        provider: super::NAME,
        url,
        headers: BTreeMap::from([
            ("content-type".to_owned(), "application/json".to_owned()),
            (signature::HEADER.to_owned(), signature),
        ]),
        body: body.to_string(),
    }
}
