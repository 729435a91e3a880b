//! One customer and how it is shown.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::clock::stamp;

/// What a partner may say of a customer, besides the addresses.
pub(super) const FIELDS: [&str; 9] = [
    "first_name",
    "middle_name",
    "last_name",
    "dob",
    "ssn",
    "phone",
    "phone_country_code",
    "email",
    "brand_person_id",
];

/// What a partner may say of an address.
pub(super) const ADDRESS_FIELDS: [&str; 8] =
    ["address_type", "street", "street2", "city", "state", "zip_code", "country", "is_primary"];

/// A customer of the brand.
#[derive(Debug)]
pub(super) struct Customer {
    pub(super) id: Uuid,
    /// Place in the order of creation.
    pub(super) position: u64,
    pub(super) created: DateTime<Utc>,
    /// Those of [`FIELDS`] that were given.
    pub(super) fields: Map<String, Value>,
    pub(super) addresses: Vec<Address>,
    /// Accepted starts in all programs.
    pub(super) kyc_requests: u32,
    /// A check passed, so that what the hosted page found out is known.
    pub(super) identified: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Address {
    pub(super) id: Uuid,
    pub(super) created: DateTime<Utc>,
    /// Those of [`ADDRESS_FIELDS`] that were given.
    pub(super) fields: Map<String, Value>,
}

impl Address {
    pub(super) fn is_primary(&self) -> bool {
        self.fields.get("is_primary").and_then(Value::as_bool).unwrap_or_default()
    }

    fn shown(&self) -> Value {
        let mut shown = self.fields.clone();
        shown.insert("address_id".to_owned(), json!(self.id));
        shown.insert("date_created".to_owned(), json!(stamp(self.created)));
        shown.insert("deliverability".to_owned(), json!("deliverable"));
        Value::Object(shown)
    }
}

impl Customer {
    pub(super) fn new(id: Uuid, position: u64, created: DateTime<Utc>) -> Self {
        Self {
            id,
            position,
            created,
            fields: Map::new(),
            addresses: Vec::new(),
            kyc_requests: 0,
            identified: false,
        }
    }

    /// A text that the partner gave, empty without one.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Takes over what a checked body says; what it does not say stays. Addresses are replaced
    /// together.
    pub(super) fn take(&mut self, body: &Value, now: DateTime<Utc>) {
        self.fields.extend(given(body, &FIELDS));
        if let Some(list) = body["addresses"].as_array() {
            self.addresses = list
                .iter()
                .map(|address| Address {
                    id: Uuid::new_v4(),
                    created: now,
                    fields: given(address, &ADDRESS_FIELDS),
                })
                .collect();
        }
    }

    /// The customer object. `requests_left` is shown where starts are bounded.
    pub(super) fn shown(&self, brand: Uuid, requests_left: Option<u32>) -> Value {
        let mut shown = self.fields.clone();
        if shown.contains_key("ssn") {
            let last: String = self.field("ssn").chars().skip("###-##-".len()).collect();
            shown.insert("ssn".to_owned(), json!(format!("XXX-XX-{last}")));
        }
        shown.entry("brand_person_id").or_insert(Value::Null);
        let addresses: Vec<Value> = self.addresses.iter().map(Address::shown).collect();
        for (key, value) in [
            ("customer_id", json!(self.id)),
            ("bond_brand_id", json!(brand)),
            ("business_id", Value::Null),
            ("date_created", json!(stamp(self.created))),
            ("addresses", json!(addresses)),
        ] {
            shown.insert(key.to_owned(), value);
        }
        if let Some(left) = requests_left {
            shown.insert("kyc_requests_available".to_owned(), json!(left));
        }
        if self.identified {
            for (key, value) in [
                ("id_type", "drivers_license"),
                ("id_number", "SAMPLE0001"),
                ("id_issuance", "2024-01-31"),
                ("id_expiration", "2034-01-31"),
            ] {
                shown.insert(key.to_owned(), json!(value));
            }
        }
        Value::Object(shown)
    }
}

/// Those of `names` that an object gives a value for.
pub(super) fn given(object: &Value, names: &[&str]) -> Map<String, Value> {
    let value = |name: &&str| {
        let value = object.get(*name).filter(|value| !value.is_null())?;
        Some(((*name).to_owned(), value.clone()))
    };
    names.iter().filter_map(value).collect()
}
