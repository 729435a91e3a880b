//! Everything that the simulated Atelio remembers.

use std::collections::HashMap;

use uuid::Uuid;

use super::customer::Customer;
use super::delivery::Redelivery;
use super::events::Event;
use super::idempotency::Keys;
use super::kyc::Kyc;
use super::settings::Settings;
use super::subscription::Subscription;
use crate::agenda::Agenda;

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) settings: Settings,
    pub(super) keys: Keys,
    pub(super) customers: HashMap<Uuid, Customer>,
    /// Customers ever created.
    pub(super) created: u64,
    pub(super) kycs: HashMap<Pair, Kyc>,
    /// Every inquiry there was, also of attempts that are over.
    pub(super) inquiries: HashMap<String, Pair>,
    /// In the order of creation.
    pub(super) subscriptions: Vec<Subscription>,
    /// Where callers reach this simulator, as the last of them wrote it.
    pub(super) host: Option<String>,
    /// Events that cannot name links before the first call.
    pub(super) waiting: Vec<Event>,
    pub(super) agenda: Agenda<Due>,
}

/// What identifies one KYC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    pub(super) customer: Uuid,
    pub(super) program: Uuid,
}

/// Work that was put off.
#[derive(Debug)]
pub(super) enum Due {
    /// Atelio moves on, unless the KYC's turn has changed since.
    Decision { pair: Pair, turn: u64 },
    /// The upload window closes, under the same condition.
    Deadline { pair: Pair, turn: u64 },
    /// A webhook that was not acknowledged goes out again.
    Redelivery(Redelivery),
}
