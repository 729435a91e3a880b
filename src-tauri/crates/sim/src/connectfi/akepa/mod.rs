//! The successor: `/akepa/*` ("akepa contract").

mod application;
mod document;
mod identification;
mod lifecycle;
mod outcome;
mod route;
mod seed;
mod settings;
mod state;
mod status;
mod update;

use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::access::Access;
use super::account::Account;
use super::id::Separator;
use crate::http::{Call, Reply};
use crate::lock::held;
use crate::outcome::{Outcome, OutcomeError};
use crate::provider::{Apply, Provider};
use crate::world::World;

use settings::Settings;
use state::State;

const NAME: &str = "connectfi-akepa";
/// Hyphens are refused here.
const IDS: Separator = Separator::Underscore;

/// The simulated connectFi under the akepa contract.
pub(crate) struct Akepa {
    world: Arc<World>,
    state: Mutex<State>,
}

impl Akepa {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        let account = Account::new(world.seed, NAME, IDS);
        Self { world: Arc::clone(world), state: Mutex::new(State::new(account)) }
    }
}

impl Provider for Akepa {
    fn name(&self) -> &'static str {
        NAME
    }

    fn title(&self) -> &'static str {
        "Simulated connectFi akepa"
    }

    fn credentials(&self) -> Value {
        held(&self.state).account.credentials()
    }

    fn seed(&self, count: usize) -> Vec<String> {
        seed::cases(&mut held(&self.state), &self.world, count)
    }

    fn handle(&self, call: &Call) -> Reply {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.settle_until(&mut state, now);
        self.route(&mut state, call, now).unwrap_or_else(|refusal| refusal)
    }

    fn settle(&self) {
        self.settle_until(&mut held(&self.state), self.world.clock.now());
    }

    fn outcome(&self, external_id: &str, outcome: Outcome) -> Result<(), OutcomeError> {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.settle_until(&mut state, now);
        if state.account.customers.get(external_id).is_none() {
            return Err(OutcomeError::UnknownApplication {
                provider: NAME.to_owned(),
                external_id: external_id.to_owned(),
            });
        }
        self.set_outcome(&mut state, external_id, outcome, now)
    }

    fn configure(&self, settings: &Value) -> Result<Apply<'_>, String> {
        let (access, rest) = Access::split(settings)?;
        let settings: Settings = serde_json::from_value(rest).map_err(|error| error.to_string())?;
        Ok(Box::new(move || {
            let mut state = held(&self.state);
            state.account.set(access);
            state.settings = settings;
        }))
    }
}
