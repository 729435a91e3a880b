//! Made-up customers in every stage.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Atelio;
use super::customer::{ADDRESS_FIELDS, Address, Customer, FIELDS, given};
use super::events::{Event, EventType};
use super::lifecycle::asked;
use super::sandbox;
use super::state::{Pair, State};
use super::status::Status;
use crate::person::Person;
use crate::seeded::Seeded;
use crate::world::World;

/// Where a seeded KYC stands, the number that goes with it (none: one that passes), and the last
/// events.
type Stage = (Option<Status>, Option<&'static str>, &'static [EventType]);

const DOCUMENTS: &[EventType] = &[EventType::DocumentRequired];
const REENTER: &[EventType] = &[EventType::DocumentRequired, EventType::ReenterInformation];
const REVIEW: &[EventType] = &[EventType::UnderReview];

/// Every stage once.
const EACH: [Stage; 12] = [
    (Some(Status::DocumentRequired), Some("333-33-3333"), DOCUMENTS),
    (Some(Status::UnderReview), Some("000-00-0000"), REVIEW),
    (Some(Status::DocumentRequired), Some("111-11-1111"), DOCUMENTS),
    (Some(Status::DocumentRequired), None, REENTER),
    (Some(Status::DocumentRequired), Some("444-44-4444"), DOCUMENTS),
    (Some(Status::Expired), None, &[EventType::Timeout]),
    (None, None, &[]),
    (Some(Status::Submitted), None, &[]),
    (Some(Status::DocumentRequired), Some("222-22-2222"), DOCUMENTS),
    (Some(Status::Error), None, &[EventType::Error]),
    (Some(Status::Passed), None, &[EventType::Success]),
    (Some(Status::Failed), None, &[EventType::Failure]),
];

/// What the queue is for, once more.
const WEIGHT: [Stage; 8] = [
    (Some(Status::DocumentRequired), Some("333-33-3333"), DOCUMENTS),
    (Some(Status::UnderReview), Some("000-00-0000"), REVIEW),
    (Some(Status::DocumentRequired), Some("222-22-2222"), DOCUMENTS),
    (Some(Status::UnderReview), Some("000-00-0000"), REVIEW),
    (Some(Status::DocumentRequired), Some("444-44-4444"), DOCUMENTS),
    (Some(Status::DocumentRequired), None, REENTER),
    (None, Some("111-11-1111"), &[]),
    (Some(Status::Expired), None, &[EventType::Timeout]),
];

/// Adds `count` customers whose KYC stays where it is until acted on; their ids.
pub(super) fn cases(
    state: &mut State,
    world: &Arc<World>,
    program: Uuid,
    count: usize,
) -> Vec<String> {
    let mut seeded = Seeded::new(world.seed, "atelio/cases");
    let now = world.clock.now();
    let mut ids = Vec::with_capacity(count);
    let mut stages: Vec<Stage> = Vec::new();
    let mut rounds = [EACH.as_slice(), WEIGHT.as_slice()].into_iter().cycle();
    for _ in 0..count {
        if stages.is_empty() {
            stages.extend(rounds.next().into_iter().flatten());
            seeded.shuffle(&mut stages);
        }
        let Some((status, ssn, events)) = stages.pop() else { break };
        let number = format!("9{}-{}-{}", seeded.digits(2), seeded.digits(2), seeded.digits(4));
        let ssn = ssn.map_or(number, str::to_owned);
        state.created += 1;
        let customer = one(&mut seeded, state.created, &ssn, now);
        let pair = Pair { customer: customer.id, program };
        let at = customer.created + TimeDelta::seconds(i64::from(30 + seeded.below(1800)));
        let inquiry = format!("inq_{}", seeded.hex(16));
        ids.push(customer.id.to_string());
        state.customers.insert(customer.id, customer);
        place(state, pair, (status, ssn), inquiry, at);
        let told = events.iter().map(|kind| Event::of(state, pair, *kind, at)).collect::<Vec<_>>();
        state.waiting.extend(told);
    }
    state.waiting.sort_by_key(|event| event.at);
    ids
}

/// Puts the customer's KYC where it stands since `at`.
fn place(
    state: &mut State,
    pair: Pair,
    (status, ssn): (Option<Status>, String),
    inquiry: String,
    at: DateTime<Utc>,
) {
    let Some(status) = status else { return };
    let documents = asked(sandbox::documents(&ssn), &state.settings);
    let kyc = state.kycs.entry(pair).or_default();
    kyc.status = Some(status);
    kyc.ssn = ssn;
    if status == Status::Passed {
        kyc.passed = Some(at);
    }
    if status == Status::DocumentRequired {
        kyc.ask(inquiry.clone(), documents);
        state.inquiries.insert(inquiry, pair);
        Atelio::promise_deadline(state, pair, at);
    }
    if let Some(customer) = state.customers.get_mut(&pair.customer) {
        customer.kyc_requests = 1;
        customer.identified = status == Status::Passed;
    }
}

fn one(seeded: &mut Seeded, position: u64, ssn: &str, now: DateTime<Utc>) -> Customer {
    let id = seeded.uuid();
    let person = Person::synthetic(seeded);
    let created = now - TimeDelta::minutes(i64::from(60 + seeded.below(14 * 24 * 60)));
    let mut customer = Customer::new(id, position, created);
    customer.fields = given(&fields(&person, ssn), &FIELDS);
    let address = json!({
        "address_type": "PHYSICAL",
        "street": person.street,
        "city": person.city,
        "state": person.state,
        "zip_code": person.postal_code,
        "country": "US",
        "is_primary": true,
    });
    let fields = given(&address, &ADDRESS_FIELDS);
    customer.addresses.push(Address { id: seeded.uuid(), created, fields });
    customer
}

fn fields(person: &Person, ssn: &str) -> Value {
    json!({
        "first_name": person.first_name,
        // Names have letters, spaces and apostrophes only.
        "last_name": person.last_name.replace('-', " "),
        "dob": person.born.to_string(),
        "ssn": ssn,
        "phone": person.phone.trim_start_matches("+1"),
        "phone_country_code": "1",
        "email": person.email,
    })
}
