//! Everything that the simulated connectFi remembers under the deprecated contract.

use std::collections::HashMap;

use super::kyc::Kyc;
use super::separate::Separate;
use super::settings::Settings;
use crate::agenda::Agenda;
use crate::connectfi::account::Account;
use crate::outcome::Outcome;

#[derive(Debug)]
pub(super) struct State {
    pub(super) account: Account,
    pub(super) settings: Settings,
    /// KYC by customer.
    pub(super) processes: HashMap<String, Kyc>,
    /// Separate documents by id.
    pub(super) separate: HashMap<String, Separate>,
    /// What testers want to happen next, by customer.
    pub(super) outcomes: HashMap<String, Outcome>,
    pub(super) agenda: Agenda<Due>,
}

/// A decision that was put off; it lapses if the turn has changed since.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) customer: String,
    pub(super) turn: u64,
}

impl State {
    pub(super) fn new(account: Account) -> Self {
        Self {
            account,
            settings: Settings::default(),
            processes: HashMap::new(),
            separate: HashMap::new(),
            outcomes: HashMap::new(),
            agenda: Agenda::default(),
        }
    }
}
