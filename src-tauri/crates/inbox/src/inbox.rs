use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
    time::Duration,
};

use chrono::Utc;
use dossier_providers::Clock;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::{Config, Error, Limits, listen, store::Store};

/// How often what is past its time is looked for.
const ERASE_EVERY: Duration = Duration::from_secs(3600);

/// How an inbox is run, apart from its configuration.
#[derive(Clone)]
pub struct Options {
    /// Where it listens for plain HTTP; TLS is the proxy's before it. Port 0: a free one.
    pub listen: SocketAddr,
    /// Where it gets its time.
    pub clock: Clock,
    /// What callers may take.
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 8780).into(),
            clock: Arc::new(Utc::now),
            limits: Limits::default(),
        }
    }
}

/// What every request can reach.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) limits: Limits,
}

/// A running inbox.
pub struct Inbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    erasing: JoinHandle<()>,
}

impl Inbox {
    /// Opens the store in `data`, made if it is absent, and serves on the current Tokio runtime.
    pub async fn start(config: Config, data: &Path, options: Options) -> Result<Self, Error> {
        let Options { listen, clock, limits } = options;
        let desks: Vec<_> = config
            .connections
            .iter()
            .flat_map(|connection| &connection.desks)
            .map(|desk| desk.token_sha256)
            .collect();
        let (dir, now) = (data.to_owned(), clock());
        let store = tokio::task::spawn_blocking(move || Store::open(&dir, &desks, now))
            .await
            .map_err(|_| Error::Ending)??;
        let failed = |source| Error::Listen { address: listen, source };
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let shared = Arc::new(Shared { config, store, clock, limits });
        let (stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(listen::serve(listener, Arc::clone(&shared), stopped));
        let erasing = tokio::spawn(erase_on(Arc::clone(&shared)));
        Ok(Self { shared, address, stop, serving, erasing })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Erases the events that every desk read longer than 30 days ago; how many. This also happens
    /// by itself, at the start and every hour.
    pub async fn erase(&self) -> Result<usize, Error> {
        erase(&self.shared).await
    }

    /// Answers what is under way, then lets go of address and folder.
    pub async fn stop(self) {
        self.erasing.abort();
        let _ = self.stop.send(true);
        let _ = self.serving.await;
        let _ = self.erasing.await;
        self.shared.store.close().await;
    }
}

async fn erase_on(shared: Arc<Shared>) {
    let mut due = tokio::time::interval(ERASE_EVERY);
    loop {
        due.tick().await;
        match erase(&shared).await {
            Ok(0) => {}
            Ok(events) => tracing::info!(events, "erased"),
            Err(error) => tracing::error!(error = %chain(&error), "not erased"),
        }
    }
}

async fn erase(shared: &Shared) -> Result<usize, Error> {
    let now = (shared.clock)();
    let mut all = 0;
    loop {
        // In steps, between which webhooks get their turn.
        match shared.store.work(move |store| store.erase_some(now)).await? {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

/// The error's texts from the outside in, for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}
