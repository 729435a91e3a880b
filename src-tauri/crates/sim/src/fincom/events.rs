//! Events and their way to the client ("Webhooks and polling").

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Fincom;
use super::customer::{Customer, seconds};
use super::settings::Source;
use super::state::State;
use crate::clock::stamp;
use crate::signature::hmac_hex;
use crate::webhooks::Webhook;

const SIGNATURE: &str = "x-fin-signature";

/// What clients hear of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventType {
    Created,
    Status,
    Rfi,
}

impl EventType {
    fn word(self) -> &'static str {
        match self {
            Self::Created => "customer.created",
            Self::Status => "customer.status",
            Self::Rfi => "customer.rfi",
        }
    }
}

impl Fincom {
    /// Signs an event and sends it to the address in the settings; without one it is only logged.
    pub(super) fn emit(&self, state: &State, kind: EventType, id: Uuid, at: DateTime<Utc>) {
        let Some(customer) = state.customers.get(&id) else { return };
        let body = json!({
            "event": {
                "id": Uuid::new_v4(),
                "event_reference_id": id,
                "type": kind.word(),
                "created_at": stamp(at),
                "sandbox_mode": true,
            },
            "data": data(customer, kind, state.settings.status_names),
        })
        .to_string();
        let signature = hmac_hex(&self.credentials.webhook_secret, &[body.as_bytes()]);
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let webhook = Webhook {
            provider: self.version.provider(),
            url: state.settings.webhook_url.clone(),
            headers: BTreeMap::from([
                header("content-type", "application/json"),
                header(SIGNATURE, &signature),
                header("x-fin-signature-algorithm", "sha256"),
            ]),
            body,
        };
        self.world.webhooks.send(at, webhook, |_| {});
    }
}

fn data(customer: &Customer, kind: EventType, names: Source) -> Value {
    if kind == EventType::Rfi {
        return json!({
            "customer_id": customer.id,
            "request_for_information": customer.asked,
        });
    }
    let info = &customer.request["basic_info"];
    let mut data = json!({
        "customer_id": customer.id,
        "type": "INDIVIDUAL",
        "customer_status": customer.status(names),
        "email": info["email"],
        "first_name": info["first_name"],
        "last_name": info["last_name"],
        "verification_type": customer.verification_type(),
    });
    if kind == EventType::Created {
        data["phone"] = info["phone"].clone();
        data["country_of_residence"] = info["country_of_residence"].clone();
        // The bare value where every other place has the URL.
        data["tos_policies_url"] = json!(customer.terms);
        data["created_at"] = json!(seconds(customer.created));
        data["updated_at"] = json!(seconds(customer.updated));
    }
    data
}
