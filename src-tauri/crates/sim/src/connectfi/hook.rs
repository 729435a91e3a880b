//! Webhooks: unsigned, sent once.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::answer;
use crate::webhooks::Webhook;
use crate::world::World;

/// Announces a change with the envelope that a status call would answer; without an address it is
/// only logged.
pub(super) fn announce(
    world: &World,
    provider: &'static str,
    url: Option<&str>,
    data: &Value,
    at: DateTime<Utc>,
) {
    let content_type = ("content-type".to_owned(), "application/json".to_owned());
    let webhook = Webhook {
        provider,
        url: url.map(str::to_owned),
        headers: BTreeMap::from([content_type]),
        body: answer::envelope(data).to_string(),
    };
    world.webhooks.send(at, webhook, |_| {});
}
