//! The customer, which both contracts share. docs/providers/connectfi.md, Customer.

use dossier_domain::Applicant;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    link::Link,
    mask,
    refusal::{Failure, No},
};
use crate::{Garbled, http::is_id};

/// The person's data that connectFi echoes.
const ECHO: [&str; 10] = [
    "firstName",
    "middleName",
    "lastName",
    "gender",
    "dateOfBirth",
    "email",
    "citizenshipCountryCodeA3",
    "addresses",
    "phones",
    "identificationDocuments",
];

/// A customer as connectFi returns it, as far as it is read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CustomerWire {
    pub(super) customer_id: String,
    #[serde(default)]
    reference: Option<String>,
    #[serde(default)]
    customer_type: Option<String>,
    #[serde(default)]
    customer: Option<Value>,
    #[serde(default)]
    pub(super) kyc_status: Option<String>,
}

impl CustomerWire {
    /// From an answer's data, which holds the customer itself or under `customer`.
    pub(super) fn find(data: &Value) -> Option<Self> {
        let customer = if data["customerId"].is_string() { data } else { &data["customer"] };
        if !customer.is_object() {
            return None;
        }
        let wire = Self::deserialize(customer).ok()?;
        is_id(&wire.customer_id).then_some(wire)
    }

    /// The data in the field names of the create body, identification numbers masked: an echo
    /// serves to recognise a person, not to hold the numbers.
    pub(super) fn echo(&self) -> Option<Applicant> {
        let person: Map<String, Value> = ECHO
            .into_iter()
            .filter_map(|key| {
                let value = self.customer.as_ref()?.get(key).filter(|value| !value.is_null())?;
                Some((key.to_owned(), value.clone()))
            })
            .collect();
        if person.is_empty() {
            return None;
        }
        let mut data = Map::new();
        for (key, text) in [("reference", &self.reference), ("customerType", &self.customer_type)] {
            if let Some(text) = text {
                data.insert(key.to_owned(), Value::from(text.as_str()));
            }
        }
        data.insert("customer".to_owned(), Value::Object(person));
        Some(Applicant::new(mask::masked(&Value::Object(data))))
    }
}

/// Reads the customer alone, without KYC.
pub(super) async fn read(link: &Link, id: &str) -> Result<CustomerWire, Failure> {
    let reply = link.get(&format!("/customer/status/{id}")).await?;
    let wire = CustomerWire::find(&reply.data).ok_or_else(|| reply.garbled(Garbled::Shape))?;
    if wire.customer_id == id { Ok(wire) } else { Err(reply.garbled(Garbled::OtherId).into()) }
}

/// Whether a no may mean that the thing asked for does not exist, and not that the request was
/// badly made.
pub(super) fn may_mean_absent(no: &No) -> bool {
    matches!(no.refused.status, 400 | 404 | 409 | 422) && !no.is("requestValidateError")
}
