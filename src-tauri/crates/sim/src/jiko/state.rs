//! Everything that the simulated Jiko remembers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::application::Application;
use super::events::LoggedEvent;
use super::idempotency::Keys;
use super::settings::Settings;
use super::subscription::Subscription;
use crate::agenda::Agenda;

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) settings: Settings,
    /// Tokens and when they end.
    pub(super) tokens: HashMap<String, DateTime<Utc>>,
    pub(super) keys: Keys,
    pub(super) applications: HashMap<Uuid, Application>,
    /// Customers and the applications they came from.
    pub(super) customers: HashMap<Uuid, Uuid>,
    /// Documents and the applications they belong to.
    pub(super) documents: HashMap<Uuid, Uuid>,
    /// In the order of creation.
    pub(super) subscriptions: Vec<Subscription>,
    pub(super) subscribed: u64,
    /// In the order of happening.
    pub(super) events: Vec<LoggedEvent>,
    pub(super) agenda: Agenda<Due>,
}

/// Work that was put off.
#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    /// Jiko decides on the application, unless its turn has changed since.
    Decision { application: Uuid, turn: u64 },
    /// The last flag is cleared and the status follows.
    Pending { application: Uuid },
}
