//! The calls that make, show, change and remove customers.

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::Atelio;
use super::customer::{ADDRESS_FIELDS, Customer, FIELDS, given};
use super::error;
use super::fields;
use super::idempotency::Endpoint;
use super::reader;
use super::state::{Pair, State};
use super::status::Status;
use crate::http::{Call, Reply};

const PER_PAGE: [usize; 6] = [1, 2, 5, 10, 20, 50];
/// What can still be changed once a check has passed, besides secondary addresses.
const LATER: [&str; 3] = ["email", "phone", "phone_country_code"];

impl Atelio {
    /// Stores a valid customer.
    pub(super) fn create(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        const CODE: &str = "create_customer_schema";
        state.keys.spend(Endpoint::CreateCustomer, call, now)?;
        let body = reader::json(call, CODE)?;
        fields::check(&body, true, CODE)?;
        state.created += 1;
        let mut customer = Customer::new(Uuid::new_v4(), state.created, now);
        customer.take(&body, now);
        let id = customer.id;
        let reply = Reply::json(StatusCode::CREATED, &self.shown(state, &customer));
        state.customers.insert(id, customer);
        self.world.ledger.effect(super::NAME, &id.to_string(), "create");
        Ok(reply)
    }

    /// A page of the customers, oldest first, as a bare array.
    pub(super) fn list(&self, state: &State, call: &Call) -> Result<Reply, Reply> {
        let number = |name: &str| call.parameter(name).map(|text| text.parse::<usize>().ok());
        let mut problems = Map::new();
        let page = number("page").unwrap_or(Some(1)).filter(|page| *page > 0);
        let per_page = number("per_page").unwrap_or(Some(20)).filter(|n| PER_PAGE.contains(n));
        if page.is_none() {
            problems.insert("page".to_owned(), json!(["Must be a number from 1."]));
        }
        if per_page.is_none() {
            let text = "Must be one of 1, 2, 5, 10, 20, 50.";
            problems.insert("per_page".to_owned(), json!([text]));
        }
        let (Some(page), Some(per_page)) = (page, per_page) else {
            return Err(error::bad_request("get_customer_schema", problems));
        };
        let wanted =
            call.parameter("brand_person_id").filter(|_| state.settings.find_by_brand_person_id);
        let mut found: Vec<&Customer> = state
            .customers
            .values()
            .filter(|one| wanted.as_deref().is_none_or(|id| one.field("brand_person_id") == id))
            .collect();
        found.sort_by_key(|customer| customer.position);
        let before = (page - 1).saturating_mul(per_page);
        let shown: Vec<Value> = found
            .into_iter()
            .skip(before)
            .take(per_page)
            .map(|customer| self.shown(state, customer))
            .collect();
        Ok(Reply::json(StatusCode::OK, &shown))
    }

    /// One customer.
    pub(super) fn read(&self, state: &State, id: Uuid) -> Result<Reply, Reply> {
        let customer = state.customers.get(&id).ok_or_else(no_customer)?;
        Ok(Reply::json(StatusCode::OK, &self.shown(state, customer)))
    }

    /// Changes the fields that are given.
    pub(super) fn change(
        &self,
        state: &mut State,
        id: Uuid,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        const CODE: &str = "edit_customer_schema";
        let passed = self.has_passed(state, id);
        let customer = state.customers.get_mut(&id).ok_or_else(no_customer)?;
        let body = reader::json(call, CODE)?;
        fields::check(&body, false, CODE)?;
        if passed && !is_allowed_later(customer, &body) {
            let message = "After KYC only email, phone and secondary address can be changed.";
            return Err(error::refused("kyc_customer", message));
        }
        customer.take(&body, now);
        self.world.ledger.effect(super::NAME, &id.to_string(), "correct");
        self.read(state, id)
    }

    /// Removes a customer and its KYC.
    pub(super) fn remove(&self, state: &mut State, id: Uuid) -> Result<Reply, Reply> {
        state.customers.remove(&id).ok_or_else(no_customer)?;
        state.kycs.retain(|pair, _| pair.customer != id);
        state.inquiries.retain(|_, pair| pair.customer != id);
        let text = "Customer resource deleted";
        Ok(Reply::typed(StatusCode::OK, "text/plain; charset=utf-8", text))
    }

    fn shown(&self, state: &State, customer: &Customer) -> Value {
        let left = |most: u32| most.saturating_sub(customer.kyc_requests);
        customer.shown(self.brand, state.settings.kyc_requests.map(left))
    }

    fn has_passed(&self, state: &State, customer: Uuid) -> bool {
        self.programs(state).any(|program| {
            let kyc = state.kycs.get(&Pair { customer, program });
            kyc.is_some_and(|kyc| kyc.status == Some(Status::Passed))
        })
    }
}

/// 404 for a customer that is not there.
pub(super) fn no_customer() -> Reply {
    error::not_found("customer_dne", "The customer does not exist.")
}

/// Whether a change leaves alone what a passed check rests on.
fn is_allowed_later(customer: &Customer, body: &Value) -> bool {
    let changed = given(body, &FIELDS);
    let same_primary = |list: &Vec<Value>| {
        let old = customer.addresses.iter().filter(|address| address.is_primary());
        let new = list.iter().filter(|address| address["is_primary"] == true);
        old.map(|address| address.fields.clone())
            .eq(new.map(|address| given(address, &ADDRESS_FIELDS)))
    };
    changed.keys().all(|name| LATER.contains(&name.as_str()))
        && body["addresses"].as_array().is_none_or(same_primary)
}
