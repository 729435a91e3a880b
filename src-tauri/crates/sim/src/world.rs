//! What all simulated providers share.

use std::time::Duration;

use tokio::runtime::Handle;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::files::Files;
use crate::ledger::Ledger;
use crate::webhooks::Webhooks;

/// Clock, records and faults of one run.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) clock: Clock,
    pub(crate) ledger: Ledger,
    pub(crate) files: Files,
    pub(crate) webhooks: Webhooks,
    pub(crate) faults: Faults,
}

impl World {
    /// A fresh world; webhooks are posted from tasks of `runtime`.
    pub(crate) fn new(seed: u64, delay: Duration, runtime: Handle) -> Self {
        Self {
            seed,
            clock: Clock::new(delay),
            ledger: Ledger::default(),
            files: Files::default(),
            webhooks: Webhooks::new(runtime),
            faults: Faults::default(),
        }
    }
}
