//! Made-up customers in every stage.

use std::sync::Arc;

use super::application::Application;
use super::settings::{Settings, Wanted};
use super::state::State;
use super::status::Status;
use crate::connectfi::made_up;
use crate::seeded::Seeded;
use crate::world::World;

/// Every stage once; `None` is registered and no more.
const EACH: [Option<Status>; 9] = [
    Some(Status::PendingStepUp),
    Some(Status::WaitingReview),
    Some(Status::PendingDocuments),
    Some(Status::PendingJourneyApplicationReview),
    Some(Status::DataRequest),
    None,
    Some(Status::Running),
    Some(Status::Approved),
    Some(Status::Denied),
];

/// What the queue is for, once more.
const WEIGHT: [Option<Status>; 6] = [
    Some(Status::PendingStepUp),
    Some(Status::WaitingReview),
    Some(Status::PendingDocuments),
    Some(Status::PendingStepUp),
    Some(Status::DataRequest),
    Some(Status::WaitingReview),
];

/// Adds `count` customers that stay where they are until acted on; their ids.
pub(super) fn cases(state: &mut State, world: &Arc<World>, count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(world.seed, "connectfi-akepa/cases");
    let now = world.clock.now();
    let mut rounds = [EACH.as_slice(), &WEIGHT].into_iter().cycle();
    let mut stages: Vec<Option<Status>> = Vec::new();
    let mut ids = Vec::with_capacity(count);
    for _ in 0..count {
        if stages.is_empty() {
            stages.extend(rounds.next().into_iter().flatten());
            seeded.shuffle(&mut stages);
        }
        let Some(stage) = stages.pop() else { break };
        let customer = made_up::customer(&mut seeded, super::IDS, now);
        let id = customer.id.clone();
        state.account.customers.insert(customer);
        if let Some(status) = stage {
            let application = application(&mut seeded, &id, status);
            state.insert(application);
        }
        ids.push(id);
    }
    ids
}

fn application(seeded: &mut Seeded, customer: &str, status: Status) -> Application {
    let asks = status.awaits_documents() || status == Status::DataRequest;
    let wanted: Vec<Vec<Wanted>> = if asks { Settings::default().step_up } else { Vec::new() };
    Application {
        id: super::IDS.join("iapp", &seeded.hex(12)),
        customer: customer.to_owned(),
        reference: seeded.hex(16),
        webhook_url: None,
        status,
        wanted,
        attached: Vec::new(),
        turn: 0,
    }
}
