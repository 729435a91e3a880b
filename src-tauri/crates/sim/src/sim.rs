//! Starting and ending the simulators.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::JoinSet;

use crate::announcement::{Announcement, CaseRef, Connection};
use crate::control::Control;
use crate::faults::PlanError;
use crate::files::FileRecord;
use crate::front::Front;
use crate::http::{Handler, serve};
use crate::ledger::{EffectCount, RequestCount};
use crate::outcome::OutcomeError;
use crate::registry;
use crate::webhooks::WebhookLine;
use crate::world::World;

/// How often what has become due is looked for when nobody calls.
const TICK: Duration = Duration::from_millis(20);

/// How to start.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the control endpoints listen, on loopback. Port 0: free ports for everything. Any
    /// other: the providers take the ports that follow, in the order of the announcement.
    pub listen: SocketAddr,
    /// Decides credentials and seeded applications.
    pub seed: u64,
    /// Number of seeded applications over all providers.
    pub cases: usize,
    /// The providers to simulate, by name; all of them where none is named.
    pub only: Vec<String>,
    /// What asynchronous work takes.
    pub delay: Duration,
    /// The fault plan to begin with.
    pub faults: Option<Value>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            seed: 0,
            cases: 0,
            only: Vec::new(),
            delay: Duration::from_millis(300),
            faults: None,
        }
    }
}

/// Why the simulators did not start.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartError {
    /// Simulators are for this machine only.
    #[error("{0} is not a loopback address")]
    NotLoopback(SocketAddr),
    /// An address could not be taken.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// There is no such provider.
    #[error("there is no provider {0:?}")]
    NoProvider(String),
    /// The fault plan is wrong.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

/// Running simulators. Dropping the value ends them and their connections.
pub struct Sim {
    control: Arc<Control>,
    announcement: Announcement,
    _tasks: JoinSet<()>,
}

impl Sim {
    /// Starts all providers and the control endpoints on the current Tokio runtime.
    ///
    /// # Errors
    /// An address cannot be taken or is not loopback, or the fault plan is wrong.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        if !options.listen.ip().is_loopback() {
            return Err(StartError::NotLoopback(options.listen));
        }
        let world = Arc::new(World::new(options.seed, options.delay, Handle::current()));
        let mut providers = registry::providers(&world);
        if let Some(unknown) =
            options.only.iter().find(|name| !providers.iter().any(|it| it.name() == *name))
        {
            return Err(StartError::NoProvider(unknown.clone()));
        }
        providers
            .retain(|it| options.only.is_empty() || options.only.iter().any(|o| o == it.name()));
        let control = Arc::new(Control { world: Arc::clone(&world), providers });
        if let Some(plan) = options.faults {
            control.set_faults(plan)?;
        }

        let mut tasks = JoinSet::new();
        let mut port = options.listen.port();
        let mut open = async |handler: Arc<dyn Handler>| {
            let address = SocketAddr::new(options.listen.ip(), port);
            port = if port == 0 { 0 } else { port.saturating_add(1) };
            let failed = |source| StartError::Listen { address, source };
            let listener = TcpListener::bind(address).await.map_err(failed)?;
            let url = format!("http://{}", listener.local_addr().map_err(failed)?);
            tasks.spawn(serve(listener, handler));
            Ok::<_, StartError>(url)
        };
        let control_url = open(Arc::clone(&control) as Arc<dyn Handler>).await?;
        let mut connections = Vec::new();
        for provider in &control.providers {
            let front = Front { provider: Arc::clone(provider), world: Arc::clone(&world) };
            connections.push(Connection {
                provider: provider.name().to_owned(),
                name: provider.title().to_owned(),
                base_url: open(Arc::new(front)).await?,
                credentials: provider.credentials(),
            });
        }

        let cases = seeded(&control, options.cases);
        let ticking = Arc::clone(&control);
        tasks.spawn(async move {
            let mut tick = tokio::time::interval(TICK);
            loop {
                tick.tick().await;
                ticking.settle();
            }
        });
        let announcement = Announcement { connections, cases, control_url };
        Ok(Self { control, announcement, _tasks: tasks })
    }

    /// What the first line of standard output says.
    #[must_use]
    pub fn announcement(&self) -> &Announcement {
        &self.announcement
    }

    /// The connection of one provider, if it is simulated.
    #[must_use]
    pub fn connection(&self, provider: &str) -> Option<&Connection> {
        self.announcement.connections.iter().find(|found| found.provider == provider)
    }

    /// Base URL of the control endpoints.
    #[must_use]
    pub fn control_url(&self) -> &str {
        &self.announcement.control_url
    }

    /// Replaces the fault plan and starts its counting again, as `POST faults` does.
    ///
    /// # Errors
    /// The plan is wrong; the one in force stays.
    pub fn set_faults(&self, plan: Value) -> Result<(), PlanError> {
        self.control.set_faults(plan)
    }

    /// Sets what a provider does next to one application, as `POST outcome` does.
    ///
    /// # Errors
    /// Provider, application or outcome is unknown, or there is no such move.
    pub fn set_outcome(
        &self,
        provider: &str,
        external_id: &str,
        outcome: &str,
    ) -> Result<(), OutcomeError> {
        self.control.set_outcome(provider, external_id, outcome)
    }

    /// Lets time pass at once for tokens, idempotency windows and asynchronous work. The `Date`
    /// header keeps to the wall clock.
    pub fn advance(&self, by: Duration) {
        self.control.world.clock.advance(by);
        self.control.settle();
    }

    /// Requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestCount> {
        self.control.world.ledger.requests()
    }

    /// Effects so far.
    #[must_use]
    pub fn effects(&self) -> Vec<EffectCount> {
        self.control.world.ledger.effects()
    }

    /// How often one effect came about for one application.
    #[must_use]
    pub fn effect_count(&self, provider: &str, external_id: &str, effect: &str) -> u64 {
        self.effects()
            .iter()
            .filter(|row| {
                row.provider == provider && row.external_id == external_id && row.effect == effect
            })
            .map(|row| row.count)
            .sum()
    }

    /// The accepted file with this lower-case hexadecimal SHA-256.
    #[must_use]
    pub fn file(&self, sha256: &str) -> Option<FileRecord> {
        self.control.world.files.find(sha256)
    }

    /// What was or would have been delivered, of one provider or of all.
    #[must_use]
    pub fn webhooks(&self, provider: Option<&str>) -> Vec<WebhookLine> {
        self.control.webhooks(provider)
    }
}

/// Spreads seeded applications evenly; the announcement lists them provider by provider.
fn seeded(control: &Control, count: usize) -> Vec<CaseRef> {
    let share = control.providers.len().max(1);
    let mut cases = Vec::with_capacity(count);
    for (index, provider) in control.providers.iter().enumerate() {
        let own = count / share + usize::from(index < count % share);
        cases.extend(
            provider
                .seed(own)
                .into_iter()
                .map(|external_id| CaseRef { provider: provider.name().to_owned(), external_id }),
        );
    }
    cases
}
