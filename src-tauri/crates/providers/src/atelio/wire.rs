use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// A part of the contract from JSON that is an object; serde alone would take a list for one.
pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_object() { T::deserialize(value).ok() } else { None }
}

/// The answer to StartKYC and GetKYCStatus, as far as it is read.
#[derive(Deserialize)]
pub(super) struct KycWire {
    pub(super) customer_id: String,
    pub(super) kyc_status: String,
}

/// A customer, as far as it is understood; the rest is echoed.
#[derive(Deserialize)]
pub(super) struct CustomerWire {
    pub(super) customer_id: String,
    #[serde(default)]
    pub(super) brand_person_id: Option<Value>,
}

#[derive(Deserialize)]
pub(super) struct SubscriptionsWire {
    pub(super) webhook_subscriptions: Vec<SubscriptionWire>,
}

#[derive(Deserialize)]
pub(super) struct SubscribedWire {
    pub(super) webhook_subscription: SubscriptionWire,
}

/// A webhook subscription. docs/providers/atelio.md, Subscriptions.
#[derive(Deserialize)]
pub(super) struct SubscriptionWire {
    pub(super) id: String,
    pub(super) url: String,
    #[serde(default)]
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) secret: Option<String>,
}

/// A delivered event. docs/providers/atelio.md, Events.
#[derive(Deserialize)]
pub(super) struct EventWire {
    pub(super) event: String,
    pub(super) customer_id: String,
    #[serde(default)]
    pub(super) occurred_at: Option<String>,
}
