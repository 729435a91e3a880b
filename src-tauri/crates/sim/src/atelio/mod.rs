//! Atelio: KYC of customers on its Embedded API ("docs/providers/atelio.md").
//!
//! Where the sources are silent or contradict each other, this follows the recommendations of that
//! sheet's section "Unspecified / contradictory in the sources".

mod customer;
mod customers;
mod delivery;
mod error;
mod events;
mod fields;
mod hosted;
mod idempotency;
mod kyc;
mod lifecycle;
mod reader;
mod route;
mod sandbox;
mod seed;
mod settings;
mod shapes;
mod signature;
mod start;
mod state;
mod status;
mod subscription;

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

use state::{Pair, State};

pub(crate) const NAME: &str = "atelio";

/// The simulated Atelio Embedded API, as one brand uses it.
pub(crate) struct Atelio {
    world: Arc<World>,
    credentials: Credentials,
    /// `brand_id` and `bond_brand_id` in answers.
    brand: Uuid,
    state: Arc<Mutex<State>>,
}

/// The two-part key and the program, plus the secret of the subscription that is taken for granted
/// while there is none.
#[derive(Debug, Clone, Serialize)]
struct Credentials {
    identity: String,
    authorization: String,
    program_id: Uuid,
    webhook_secret: String,
}

impl Atelio {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        let mut seeded = Seeded::new(world.seed, "atelio/credentials");
        let credentials = Credentials {
            identity: seeded.uuid().to_string(),
            authorization: seeded.hex(32),
            program_id: seeded.uuid(),
            webhook_secret: format!("whsec_{}", seeded.hex(24)),
        };
        let brand = seeded.uuid();
        Self { world: Arc::clone(world), credentials, brand, state: Arc::default() }
    }
}

impl Provider for Atelio {
    fn name(&self) -> &'static str {
        NAME
    }

    fn title(&self) -> &'static str {
        "Simulated Atelio"
    }

    fn credentials(&self) -> Value {
        json!(self.credentials)
    }

    fn seed(&self, count: usize) -> Vec<String> {
        let program = self.credentials.program_id;
        seed::cases(&mut held(&self.state), &self.world, program, count)
    }

    fn handle(&self, call: &Call) -> Reply {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.reached_as(&mut state, call.header("host"));
        self.settle_until(&mut state, now);
        self.route(&mut state, call, now).unwrap_or_else(|refusal| refusal)
    }

    fn settle(&self) {
        self.settle_until(&mut held(&self.state), self.world.clock.now());
    }

    /// Sets what happens next to a customer in the announced program.
    fn outcome(&self, external_id: &str, outcome: Outcome) -> Result<(), OutcomeError> {
        let now = self.world.clock.now();
        let mut state = held(&self.state);
        self.settle_until(&mut state, now);
        let customer = Uuid::parse_str(external_id)
            .ok()
            .filter(|id| state.customers.contains_key(id))
            .ok_or_else(|| OutcomeError::UnknownApplication {
                provider: NAME.to_owned(),
                external_id: external_id.to_owned(),
            })?;
        let pair = Pair { customer, program: self.credentials.program_id };
        self.set_outcome(&mut state, pair, outcome, now)
    }

    fn configure(&self, settings: &Value) -> Result<Apply<'_>, String> {
        let settings: settings::Settings =
            serde_json::from_value(settings.clone()).map_err(|error| error.to_string())?;
        Ok(Box::new(move || held(&self.state).settings = settings))
    }
}
