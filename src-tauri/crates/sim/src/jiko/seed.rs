//! Made-up applications in every stage.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::application::Application;
use super::document::{Document, Kind, Progress};
use super::events::{EventType, LoggedEvent};
use super::sandbox::{self, Flags};
use super::state::State;
use super::status::Status;
use crate::clock::stamp;
use crate::person::Person;
use crate::seeded::Seeded;
use crate::world::World;

/// Where a seeded application stands, and the leading digits that go with it.
type Stage = (Status, &'static str);

/// Every stage once.
const EACH: [Stage; 10] = [
    (Status::DocumentsNeeded, "21"),
    (Status::ManualReview, "3"),
    (Status::DocumentsNeeded, "22"),
    (Status::DocumentsNeeded, "23"),
    (Status::DocumentsNeeded, "24"),
    (Status::Created, "21"),
    (Status::Submitted, "4"),
    (Status::Pending, "21"),
    (Status::Approved, "4"),
    (Status::Rejected, "5"),
];

/// What the queue is for, once more.
const WEIGHT: [Stage; 10] = [
    (Status::DocumentsNeeded, "21"),
    (Status::ManualReview, "3"),
    (Status::DocumentsNeeded, "22"),
    (Status::ManualReview, "9"),
    (Status::DocumentsNeeded, "23"),
    (Status::ManualReview, "3"),
    (Status::DocumentsNeeded, "24"),
    (Status::Created, "4"),
    (Status::Submitted, "22"),
    (Status::Pending, "23"),
];

/// Adds `count` applications that stay where they are until acted on; their ids.
pub(super) fn cases(state: &mut State, world: &Arc<World>, count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(world.seed, "jiko/cases");
    let version = state.settings.agreement_version.clone();
    let now = world.clock.now();
    let mut events = Vec::new();
    let mut ids = Vec::with_capacity(count);
    let mut stages: Vec<Stage> = Vec::new();
    let mut rounds = [EACH, WEIGHT].into_iter().cycle();
    for _ in 0..count {
        if stages.is_empty() {
            stages.extend(rounds.next().into_iter().flatten());
            seeded.shuffle(&mut stages);
        }
        let Some(stage) = stages.pop() else { break };
        let application = one(&mut seeded, stage, &version, now);
        if let Some((kind, at)) = last_event(&application) {
            events.push(LoggedEvent::past(seeded.uuid(), kind, application.id, at));
        }
        if let Some(customer) = application.customer {
            state.customers.insert(customer, application.id);
        }
        for document in &application.documents {
            state.documents.insert(document.id, application.id);
        }
        ids.push(application.id.to_string());
        state.applications.insert(application.id, application);
    }
    events.sort_by_key(LoggedEvent::at);
    state.events.extend(events);
    ids
}

fn one(
    seeded: &mut Seeded,
    (status, prefix): Stage,
    version: &str,
    now: DateTime<Utc>,
) -> Application {
    let id = seeded.uuid();
    let person = Person::synthetic(seeded);
    let created = now - TimeDelta::minutes(i64::from(60 + seeded.below(14 * 24 * 60)));
    let number = format!("{prefix}{}", seeded.digits(9 - prefix.len()));
    let mut application =
        Application::new(id, request(seeded, &person, &number, version, created), created);
    application.status = status;
    if status == Status::Created {
        return application;
    }
    application.applies = 1;
    application.updated = created + TimeDelta::seconds(i64::from(30 + seeded.below(1800)));
    match status {
        Status::DocumentsNeeded => {
            application.flags = sandbox::flags(&number);
            list_documents(seeded, &mut application, Progress::PendingUpload);
        }
        Status::Pending => {
            application.flags = sandbox::flags(&number);
            list_documents(seeded, &mut application, Progress::PendingReview);
            application.flags = Flags::default();
        }
        Status::Approved => application.customer = Some(seeded.uuid()),
        _ => {}
    }
    application
}

fn list_documents(seeded: &mut Seeded, application: &mut Application, status: Progress) {
    let kinds: Vec<Kind> = application.flags.slots().collect();
    for kind in kinds {
        let id = seeded.uuid();
        application.documents.push(Document { id, kind, status, exception_reason: None });
    }
}

fn last_event(application: &Application) -> Option<(EventType, DateTime<Utc>)> {
    let kind = match application.status {
        Status::Approved => EventType::Approved,
        Status::Rejected => EventType::Rejected,
        Status::ManualReview => EventType::ManualReview,
        Status::DocumentsNeeded | Status::Pending => EventType::DocumentsNeeded,
        Status::Created | Status::Submitted | Status::AwaitingPartner => return None,
    };
    Some((kind, application.updated))
}

fn request(
    seeded: &mut Seeded,
    person: &Person,
    number: &str,
    version: &str,
    at: DateTime<Utc>,
) -> serde_json::Value {
    let income = *seeded.pick(&["BELOW_50K", "BETWEEN_50K_AND_100K", "OVER_250K"]);
    let net_worth = *seeded.pick(&["BELOW_50K", "BETWEEN_50K_AND_200K", "OVER_5M"]);
    json!({
        "identification_number": number,
        "identification_type": "SSN",
        "name": { "first_name": person.first_name, "last_name": person.last_name },
        "email": person.email,
        "phone_number": person.phone,
        "date_of_birth": person.born.to_string(),
        "investment_profile": {
            "employment_status": "EMPLOYED",
            "occupation": "Tester of samples",
            "income": income,
            "net_worth": net_worth,
        },
        "agreement_consent": { "version": version, "timestamp": stamp(at) },
        "address": {
            "street_address": person.street,
            "city": person.city,
            "postal_code": person.postal_code,
            "state": person.state,
            "country": "US",
        },
        "citizenship_country": "US",
    })
}
