//! Everything that one account remembers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::customer::Customer;
use super::settings::Settings;
use crate::agenda::Agenda;

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) settings: Settings,
    /// Access tokens and when they end.
    pub(super) access: HashMap<String, DateTime<Utc>>,
    /// Refresh tokens and when they end.
    pub(super) refresh: HashMap<String, DateTime<Utc>>,
    pub(super) customers: HashMap<Uuid, Customer>,
    /// In the order of creation.
    pub(super) order: Vec<Uuid>,
    /// Uploaded files by URI.
    pub(super) files: HashMap<String, StoredFile>,
    pub(super) agenda: Agenda<Due>,
}

/// A file that was uploaded.
#[derive(Debug)]
pub(super) struct StoredFile {
    /// Whom it belongs to.
    pub(super) customer: Uuid,
    /// Lower-case hexadecimal text; `None` for what was made up.
    pub(super) sha256: Option<String>,
}

/// Fin.com moves the customer on, unless its turn has changed since.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    pub(super) customer: Uuid,
    pub(super) turn: u64,
}

impl State {
    /// Takes a new customer in.
    pub(super) fn add(&mut self, customer: Customer) {
        self.order.push(customer.id);
        self.customers.insert(customer.id, customer);
    }
}
