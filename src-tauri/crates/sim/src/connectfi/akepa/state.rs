//! Everything that the simulated connectFi remembers under the akepa contract.

use std::collections::HashMap;

use super::application::Application;
use super::document::Document;
use super::settings::Settings;
use crate::agenda::Agenda;
use crate::connectfi::account::Account;
use crate::outcome::Outcome;

#[derive(Debug)]
pub(super) struct State {
    pub(super) account: Account,
    pub(super) settings: Settings,
    pub(super) applications: HashMap<String, Application>,
    /// The newest application of each customer.
    newest: HashMap<String, String>,
    pub(super) documents: HashMap<String, Document>,
    /// What testers want to happen next, by customer.
    pub(super) outcomes: HashMap<String, Outcome>,
    pub(super) agenda: Agenda<Due>,
}

/// A decision that was put off; it lapses if the turn has changed since.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) application: String,
    pub(super) turn: u64,
}

impl State {
    pub(super) fn new(account: Account) -> Self {
        Self {
            account,
            settings: Settings::default(),
            applications: HashMap::new(),
            newest: HashMap::new(),
            documents: HashMap::new(),
            outcomes: HashMap::new(),
            agenda: Agenda::default(),
        }
    }

    /// The newest application of a customer, if there is any.
    pub(super) fn newest(&self, customer: &str) -> Option<&Application> {
        self.applications.get(self.newest.get(customer)?)
    }

    /// Adds an application as the newest of its customer.
    pub(super) fn insert(&mut self, application: Application) {
        self.newest.insert(application.customer.clone(), application.id.clone());
        self.applications.insert(application.id.clone(), application);
    }
}
