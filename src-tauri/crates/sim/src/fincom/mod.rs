//! Fin.com: onboarding of individuals, V1 and V2 ("docs/providers/fincom.md").
//!
//! Where the sources are silent or contradict each other, this follows the recommendations of that
//! sheet's section "Unspecified / contradictory in the sources".

mod answer;
mod asked;
mod attach;
mod catalogue;
mod create;
mod customer;
mod document;
mod events;
mod lifecycle;
mod page;
mod reader;
mod refusal;
mod rejection;
mod route;
mod seed;
mod session;
mod settings;
mod state;
mod status;
mod upload;
mod version;

use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::{Call, Reply};
use crate::lock::held;
use crate::outcome::{Outcome, OutcomeError};
use crate::provider::{Apply, Provider};
use crate::seeded::Seeded;
use crate::world::World;

use state::State;
pub(crate) use version::Version;

/// One client's account at the simulated Fin.com. Every account serves both versions of the API;
/// its own decides under which name it is announced and how its seeded customers were created.
pub(crate) struct Fincom {
    version: Version,
    world: Arc<World>,
    credentials: Credentials,
    state: Mutex<State>,
}

/// What Fin.com issues to a client.
#[derive(Debug, Clone)]
struct Credentials {
    client_id: String,
    client_secret: String,
    webhook_secret: String,
}

/// The credentials as they are announced, with what the client's configuration demands.
#[derive(Serialize)]
struct Announced<'a> {
    client_id: &'a str,
    client_secret: &'a str,
    webhook_secret: &'a str,
    selfie_required: bool,
}

impl Fincom {
    pub(crate) fn new(world: &Arc<World>, version: Version) -> Self {
        let mut seeded = Seeded::new(world.seed, &format!("{}/credentials", version.provider()));
        let credentials = Credentials {
            client_id: format!("simulated-{}", seeded.hex(8)),
            client_secret: seeded.hex(24),
            webhook_secret: seeded.hex(24),
        };
        Self { version, world: Arc::clone(world), credentials, state: Mutex::default() }
    }

    /// Counts a change that a caller brought about.
    fn effect(&self, customer: Uuid, effect: &str) {
        self.world.ledger.effect(self.version.provider(), &customer.to_string(), effect);
    }
}

impl Provider for Fincom {
    fn name(&self) -> &'static str {
        self.version.provider()
    }

    fn title(&self) -> &'static str {
        self.version.title()
    }

    fn credentials(&self) -> Value {
        let Credentials { client_id, client_secret, webhook_secret } = &self.credentials;
        let selfie_required = held(&self.state).settings.selfie_required;
        json!(Announced { client_id, client_secret, webhook_secret, selfie_required })
    }

    fn seed(&self, count: usize) -> Vec<String> {
        seed::cases(&mut held(&self.state), &self.world, self.version, count)
    }

    fn handle(&self, call: &Call) -> Reply {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.settle_until(&mut state, now);
        let answer = self.route(&mut state, call, now);
        answer.unwrap_or_else(|refusal| refusal.reply(state.settings.error_form))
    }

    fn settle(&self) {
        self.settle_until(&mut held(&self.state), self.world.clock.now());
    }

    fn outcome(&self, external_id: &str, outcome: Outcome) -> Result<(), OutcomeError> {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.settle_until(&mut state, now);
        let id = Uuid::parse_str(external_id)
            .ok()
            .filter(|id| state.customers.contains_key(id))
            .ok_or_else(|| OutcomeError::UnknownApplication {
                provider: self.version.provider().to_owned(),
                external_id: external_id.to_owned(),
            })?;
        self.set_outcome(&mut state, id, outcome, now)
    }

    fn configure(&self, settings: &Value) -> Result<Apply<'_>, String> {
        let settings: settings::Settings =
            serde_json::from_value(settings.clone()).map_err(|error| error.to_string())?;
        Ok(Box::new(move || {
            let mut state = held(&self.state);
            if settings.revoke_tokens {
                state.access.clear();
                state.refresh.clear();
            }
            state.settings = settings;
        }))
    }
}
