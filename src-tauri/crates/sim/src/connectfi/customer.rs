//! One customer and how it is shown.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::trigger::Trigger;
use crate::clock::stamp;

#[derive(Debug)]
pub(super) struct Customer {
    pub(super) id: String,
    pub(super) reference: String,
    /// The `customer` object of the registration.
    pub(super) person: Value,
    pub(super) created: DateTime<Utc>,
}

impl Customer {
    /// What the last name leads to.
    pub(super) fn trigger(&self) -> Trigger {
        Trigger::of(self.person["lastName"].as_str().unwrap_or_default())
    }

    /// As the status call shows it.
    pub(super) fn shown(&self) -> Value {
        json!({
            "reference": self.reference,
            "customerId": self.id,
            "customerType": "individual",
            "customer": self.person,
        })
    }

    /// As registration and KYC show it; `kyc_status` is null before KYC has begun.
    pub(super) fn envelope(&self, kyc_status: Option<&str>) -> Value {
        let mut person = self.person.clone();
        person["businessAddresses"] = json!([]);
        person["businessPhones"] = json!([]);
        json!({
            "reference": self.reference,
            "customerId": self.id,
            "customerType": "individual",
            "customer": person,
            "kycStatus": kyc_status,
            "boises": [],
            "dtsCreatedAt": stamp(self.created),
        })
    }
}
