use dossier_domain::Memory;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::customer::CustomerWire;
use crate::{Event, WebhookError, http::is_id};

/// connectFi has no event names: each tells that a status changed.
const CHANGED: &str = "status";

/// A delivered change of status. Nothing signs it, so whoever knows the address can send one: it
/// is a hint to read the customer, and nothing that it says is taken over. docs/providers/
/// connectfi.md, Events.
pub(crate) fn read_event(body: &[u8]) -> Result<Event, WebhookError> {
    let value: Value = serde_json::from_slice(body).map_err(|_| WebhookError::Shape)?;
    let data = if value["data"].is_object() { &value["data"] } else { &value };
    let customer = CustomerWire::find(data).ok_or(WebhookError::Shape)?;
    let told = data["applicationId"].as_str().filter(|id| is_id(id));
    Ok(Event {
        id: id(&value, body),
        kind: CHANGED.to_owned(),
        external_id: customer.customer_id,
        at: None,
        told: told.map(|id| Memory::new(json!({"application": id}))),
    })
}

/// The id of the message; without one, equal bodies are one event.
fn id(value: &Value, body: &[u8]) -> String {
    match value["requestId"].as_str().filter(|id| is_id(id)) {
        Some(id) => id.to_owned(),
        None => Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
