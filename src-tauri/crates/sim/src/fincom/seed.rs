//! Made-up customers in every stage.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::asked::Asked;
use super::customer::Customer;
use super::document::{Attached, Purpose};
use super::rejection::Rejection;
use super::settings::Settings;
use super::state::{State, StoredFile};
use super::status::Stage;
use super::version::Version;
use crate::person::Person;
use crate::seeded::Seeded;
use crate::world::World;

/// Where a seeded customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Incomplete,
    /// V1 alone: in V2 nothing would tell it from `Incomplete`, and no attach would be taken.
    Queued,
    Reviewing,
    Approved,
    /// Approved, and asked for information since.
    ApprovedAsked,
    OnHold,
    /// On hold with a request that came by e-mail.
    OnHoldOutside,
    ActionRequired,
    Rejected,
}

use Standing::{
    ActionRequired, Approved, ApprovedAsked, Incomplete, OnHold, OnHoldOutside, Queued, Rejected,
    Reviewing,
};

/// Every stage.
const EACH: [Standing; 10] = [
    Incomplete,
    Incomplete,
    Queued,
    Reviewing,
    Approved,
    ApprovedAsked,
    OnHold,
    OnHoldOutside,
    ActionRequired,
    Rejected,
];

/// What the queue is for, once more.
const WEIGHT: [Standing; 10] = [
    Incomplete,
    Incomplete,
    Incomplete,
    ActionRequired,
    ActionRequired,
    ActionRequired,
    OnHold,
    OnHold,
    Reviewing,
    Reviewing,
];

/// Adds `count` customers that stay where they are until acted on; their ids.
pub(super) fn cases(
    state: &mut State,
    world: &Arc<World>,
    version: Version,
    count: usize,
) -> Vec<String> {
    let mut seeded = Seeded::new(world.seed, &format!("{}/cases", version.provider()));
    let now = world.clock.now();
    let mut customers = Vec::with_capacity(count);
    let mut standings: Vec<Standing> = Vec::new();
    let mut rounds = [EACH, WEIGHT].into_iter().cycle();
    for _ in 0..count {
        if standings.is_empty() {
            standings.extend(rounds.next().into_iter().flatten());
            seeded.shuffle(&mut standings);
        }
        let Some(standing) = standings.pop() else { break };
        customers.push(one(&mut seeded, version, standing, &state.settings, now));
    }
    let ids = customers.iter().map(|customer| customer.id.to_string()).collect();
    customers.sort_by_key(|customer| customer.created);
    for customer in customers {
        for file in &customer.attached {
            let stored = StoredFile { customer: customer.id, sha256: None };
            state.files.insert(file.uri.clone(), stored);
        }
        state.add(customer);
    }
    ids
}

fn one(
    seeded: &mut Seeded,
    version: Version,
    standing: Standing,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Customer {
    let (id, terms) = (seeded.uuid(), seeded.uuid());
    let person = Person::synthetic(seeded);
    let created = now - TimeDelta::minutes(i64::from(60 + seeded.below(14 * 24 * 60)));
    let request = match version {
        Version::V1 => request_v1(seeded, &person),
        Version::V2 => request_v2(seeded, &person),
    };
    let mut customer = Customer::new(id, terms, version, request, created);
    if standing == Incomplete || (standing == Queued && version == Version::V2) {
        return customer;
    }
    customer.updated = created + TimeDelta::seconds(i64::from(30 + seeded.below(1800)));
    customer.status_updated = customer.updated;
    customer.attached = documents(seeded);
    let asked = |customer: &Customer| {
        settings.information.iter().map(|section| Asked::of(*section, customer)).collect()
    };
    match standing {
        Incomplete => {}
        Queued => customer.queued = true,
        Reviewing => customer.stage = Stage::Reviewing,
        Approved => customer.stage = Stage::Approved,
        ApprovedAsked => {
            customer.stage = Stage::Approved;
            customer.asked = asked(&customer);
        }
        OnHold => {
            customer.stage = Stage::OnHold;
            customer.asked = asked(&customer);
        }
        OnHoldOutside => customer.stage = Stage::OnHold,
        ActionRequired => {
            customer.stage = Stage::ActionRequired;
            customer.rejection = Some(Rejection::of_documents(&customer, settings));
            customer.asked = vec![Asked::of_unfit_identity(&customer)];
        }
        Rejected => {
            customer.stage = Stage::Rejected;
            customer.rejection = Some(Rejection::of_applicant(settings));
        }
    }
    customer
}

fn documents(seeded: &mut Seeded) -> Vec<Attached> {
    [
        (Purpose::Identity, "DRIVERS_LICENSE", "DRIVERS_LICENSE/FRONT"),
        (Purpose::Identity, "DRIVERS_LICENSE", "DRIVERS_LICENSE/BACK"),
        (Purpose::Address, "UTILITY_BILL", "UTILITY_BILL"),
    ]
    .map(|(purpose, kind, slot)| Attached {
        purpose,
        kind: kind.to_owned(),
        slot: slot.to_owned(),
        uri: format!("/{}_sample.png", seeded.hex(8)),
        path: String::new(),
    })
    .into()
}

/// From the range that is never issued.
fn number(seeded: &mut Seeded) -> String {
    format!("000-{}-{}", seeded.digits(2), seeded.digits(4))
}

fn request_v1(seeded: &mut Seeded, person: &Person) -> Value {
    json!({
        "verification_type": "STANDARD",
        "basic_info": {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "dob": person.born.to_string(),
            "email": person.email,
            "phone": person.phone,
            "country_of_residence": "USA",
            "nationality": "USA",
            "tin": number(seeded),
        },
        "address": {
            "street": person.street,
            "city": person.city,
            "state": format!("US-{}", person.state),
            "postal_code": person.postal_code,
            "country": "USA",
        },
        "financial_profile": {
            "occupation_id": 1 + seeded.below(20),
            "source_of_fund_id": 1 + seeded.below(20),
            "purpose_id": 1 + seeded.below(20),
            "monthly_volume_usd": 100 * seeded.below(100),
        },
    })
}

fn request_v2(seeded: &mut Seeded, person: &Person) -> Value {
    json!({
        "verification_type": "STANDARD",
        "basic_info": {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "dob": person.born.to_string(),
            "email": person.email,
            "phone": person.phone,
            "country_of_residence": "USA",
            "primary_nationality": "USA",
            "tax_info": [{
                "country_code": "USA",
                "document_type": "SSN",
                "document_id": number(seeded),
            }],
        },
        "address": {
            "street_line_1": person.street,
            "city": person.city,
            "subdivision_code": format!("US-{}", person.state),
            "postal_code": person.postal_code,
            "country": "USA",
        },
        "financial_profile": {
            "employment_status": "EMPLOYED",
            "occupation_id": 1 + seeded.below(20),
            "source_of_fund_ids": [1 + seeded.below(20)],
            "purpose_id": 1 + seeded.below(20),
            "monthly_volume_usd": 100 * seeded.below(100),
        },
    })
}
