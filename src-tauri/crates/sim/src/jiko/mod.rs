//! Jiko: onboarding of individuals ("docs/providers/jiko.md").
//!
//! Where the sources are silent or contradict each other, this follows the recommendations of that
//! sheet's section "Unspecified / contradictory in the sources".

mod agreements;
mod application;
mod create;
mod cursor;
mod customer;
mod document;
mod error;
mod events;
mod guard;
mod idempotency;
mod lifecycle;
mod reader;
mod route;
mod sandbox;
mod seed;
mod session;
mod settings;
mod state;
mod status;
mod subscription;
mod upload;

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

pub(crate) const NAME: &str = "jiko";

/// The simulated Jiko Partner API.
pub(crate) struct Jiko {
    world: Arc<World>,
    credentials: Credentials,
    state: Arc<Mutex<State>>,
}

/// What Jiko issues to a partner, plus the secret of the subscription that is taken for granted
/// while there is none.
#[derive(Debug, Clone, Serialize)]
struct Credentials {
    username: String,
    password: String,
    shared_secret: String,
    webhook_secret: String,
}

impl Jiko {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        let mut seeded = Seeded::new(world.seed, "jiko/credentials");
        let credentials = Credentials {
            username: format!("simulated-{}", seeded.hex(4)),
            password: seeded.hex(16),
            shared_secret: seeded.hex(24),
            webhook_secret: seeded.hex(24),
        };
        Self { world: Arc::clone(world), credentials, state: Arc::default() }
    }
}

impl Provider for Jiko {
    fn name(&self) -> &'static str {
        NAME
    }

    fn title(&self) -> &'static str {
        "Simulated Jiko"
    }

    fn credentials(&self) -> Value {
        json!(self.credentials)
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
        let id = Uuid::parse_str(external_id)
            .ok()
            .filter(|id| state.applications.contains_key(id))
            .ok_or_else(|| OutcomeError::UnknownApplication {
                provider: NAME.to_owned(),
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
                state.tokens.clear();
            }
            state.settings = settings;
        }))
    }
}
