//! Attaching uploaded files as documents ("Attach V1", "Attach V2").

mod v1;
mod v2;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Fincom;
use super::customer::Customer;
use super::document::Attached;
use super::reader::Reader;
use super::state::State;

const TERMS: &str = "tos_policies_value";

/// Sending the value says that the customer accepted the terms.
fn terms(reader: &mut Reader<'_>, customer: &Customer) {
    let right = customer.terms.to_string();
    reader.like(TERMS, true, "the value of the customer's terms", |text| text == right);
}

impl Fincom {
    /// Takes checked documents in place of any that were there, and queues them.
    fn queue(&self, state: &mut State, id: Uuid, files: Vec<Attached>, now: DateTime<Utc>) {
        if let Some(customer) = state.customers.get(&id) {
            self.name_slots(state, customer, &files);
        }
        self.change(state, id, now, |customer| {
            customer.attached = files;
            customer.asked.clear();
            customer.queued = true;
        });
        self.effect(id, "attach");
        self.promise(state, id, now);
    }
}
