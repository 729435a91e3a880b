//! Made-up customers in every stage.

use std::sync::Arc;

use super::document::{Kind, SlotName};
use super::kyc::{CARD_ATTRIBUTES, Kyc, Status};
use super::state::State;
use crate::connectfi::format::Format;
use crate::connectfi::made_up;
use crate::connectfi::side::Side;
use crate::seeded::Seeded;
use crate::world::World;

/// Where a seeded customer stands.
#[derive(Debug, Clone, Copy)]
enum Stage {
    /// Registered and no more.
    Registered,
    /// Both sides of a licence are asked for.
    License,
    /// The front is there, the back is not.
    HalfALicense,
    /// A tenancy contract and a utility bill are asked for.
    Papers,
    /// Attributes alone are asked for.
    Data,
    /// No input is needed.
    At(Status),
}

/// Every stage once.
const EACH: [Stage; 9] = [
    Stage::License,
    Stage::At(Status::Review),
    Stage::HalfALicense,
    Stage::Data,
    Stage::Papers,
    Stage::Registered,
    Stage::At(Status::Pending),
    Stage::At(Status::Approved),
    Stage::At(Status::Declined),
];

/// What the queue is for, once more.
const WEIGHT: [Stage; 6] = [
    Stage::License,
    Stage::At(Status::Review),
    Stage::Papers,
    Stage::HalfALicense,
    Stage::Data,
    Stage::At(Status::Review),
];

/// Adds `count` customers that stay where they are until acted on; their ids.
pub(super) fn cases(state: &mut State, world: &Arc<World>, count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(world.seed, "connectfi/cases");
    let now = world.clock.now();
    let mut rounds = [EACH.as_slice(), &WEIGHT].into_iter().cycle();
    let mut stages: Vec<Stage> = Vec::new();
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
        if let Some(kyc) = process(&mut seeded, stage) {
            state.processes.insert(id.clone(), kyc);
        }
        ids.push(id);
    }
    ids
}

fn process(seeded: &mut Seeded, stage: Stage) -> Option<Kyc> {
    let plain = |kind| SlotName { kind, side: None };
    let side = |side| SlotName { kind: Kind::License, side: Some(side) };
    let license = [side(Side::Front), side(Side::Back)];
    let papers = [plain(Kind::Contract), plain(Kind::Utility)];
    let mut kyc = match stage {
        Stage::Registered => return None,
        Stage::License | Stage::HalfALicense => Kyc::new(Status::WaitingData, &license, &[]),
        Stage::Papers => Kyc::new(Status::WaitingData, &papers, &[]),
        Stage::Data => Kyc::new(Status::WaitingData, &[], &[CARD_ATTRIBUTES]),
        Stage::At(status) => Kyc::new(status, &license, &[]),
    };
    let there = match stage {
        Stage::HalfALicense => 1,
        Stage::At(_) => kyc.slots.len(),
        _ => 0,
    };
    for slot in kyc.slots.iter_mut().take(there) {
        slot.file = Some(Format::Jpg);
    }
    for slot in &mut kyc.slots {
        slot.id = super::IDS.join("doc", &seeded.hex(12));
    }
    Some(kyc)
}
