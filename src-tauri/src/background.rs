//! What runs while the vault is open without anybody asking: delivery, status reads, and telling
//! the window what changed.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use dossier_app::{Changes, ConnectionView, Desk, Error, Scope, Sync};
use dossier_domain::{ErrorCode, Message};
use tauri::async_runtime::{JoinHandle, spawn};
use tokio::sync::Notify;

use crate::{
    error::CommandError,
    events::{Changed, News, SyncStateView, SyncWord, What},
    state::Shell,
};

/// The longest sleep; the clock of a computer that slept is noticed after this.
const LONGEST: Duration = Duration::from_secs(15);
/// The sleep where something stays due because its connection rests.
const STILL_DUE: Duration = Duration::from_secs(1);
/// News are gathered for this long, so that a long sync does not flood the window.
const GATHER: Duration = Duration::from_millis(150);
/// How often is looked for what is over its time, from the start on; a program that ended between
/// an upload and its erasing makes up for it then.
const ERASE_EVERY: Duration = Duration::from_secs(30);
/// How long a delivery that is under way may go on after the vault was locked.
const GRACE: Duration = Duration::from_secs(5);

/// The two tasks of an open vault.
pub(crate) struct Background {
    signals: Arc<Signals>,
    delivering: JoinHandle<()>,
    telling: JoinHandle<()>,
}

#[derive(Default)]
struct Signals {
    wake: Notify,
    stop: Notify,
    changed: Notify,
}

impl Background {
    /// Starts both. What is in the journal now is not told.
    pub(crate) async fn start(shell: Shell, desk: Desk) -> Result<Self, CommandError> {
        let seq = desk.journal_seq().await?;
        let signals = Arc::new(Signals::default());
        let telling = spawn(tell(shell.clone(), desk.clone(), Arc::clone(&signals), seq));
        let delivering = spawn(deliver(shell, desk, Arc::clone(&signals)));
        Ok(Self { signals, delivering, telling })
    }

    /// Looks at once for what changed and what is due.
    pub(crate) fn wake(&self) {
        self.signals.changed.notify_one();
        self.signals.wake.notify_one();
    }

    /// Ends both and closes the vault. A delivery under way may end in order; what is cut off is
    /// read back later.
    pub(crate) fn stop(self, desk: Desk) -> JoinHandle<()> {
        self.telling.abort();
        self.signals.stop.notify_one();
        spawn(async move {
            let mut delivering = self.delivering;
            if tokio::time::timeout(GRACE, &mut delivering).await.is_err() {
                delivering.abort();
            }
            if let Err(error) = desk.close().await {
                tracing::warn!(code = error.code().as_str(), "the vault did not close in order");
            }
        })
    }
}

async fn tell(shell: Shell, desk: Desk, signals: Arc<Signals>, mut seq: u64) {
    loop {
        signals.changed.notified().await;
        match desk.changes_after(seq).await {
            Ok(changes) => {
                seq = changes.seq;
                shell.moved(u32::try_from(changes.moved.len()).unwrap_or(u32::MAX));
                if !changes.is_empty() {
                    shell.tell(News::Changed(changed(changes)));
                }
            }
            Err(error) => tracing::warn!(code = error.code().as_str(), "changes were not read"),
        }
        tokio::time::sleep(GATHER).await;
    }
}

fn changed(changes: Changes) -> Changed {
    let what = [
        (!changes.cases.is_empty(), What::Cases),
        (changes.outbox, What::Outbox),
        (changes.connections, What::Connections),
        (changes.vault, What::Vault),
    ];
    Changed {
        what: what.into_iter().filter_map(|(it_did, what)| it_did.then_some(what)).collect(),
        case_ids: changes.cases.iter().map(ToString::to_string).collect(),
    }
}

async fn deliver(shell: Shell, desk: Desk, signals: Arc<Signals>) {
    let mut last_good = None;
    let mut last_erased: Option<Instant> = None;
    loop {
        if last_erased.is_none_or(|at| at.elapsed() >= ERASE_EVERY) {
            erase(&desk, &signals.changed).await;
            last_erased = Some(Instant::now());
        }
        let is_due = |next: Option<DateTime<Utc>>| next.is_some_and(|next| next <= Utc::now());
        let mut next = desk.next_due().await.unwrap_or_default();
        let mut nap = LONGEST;
        if is_due(next) {
            sync(&shell, &desk, Scope::All, &mut last_good, &signals.changed).await;
            next = desk.next_due().await.unwrap_or_default();
            nap = if is_due(next) { STILL_DUE } else { LONGEST };
        } else {
            shell.set_sync(standing(&desk, None, &mut last_good).await);
        }
        if let Some(wait) = next.and_then(|next| (next - Utc::now()).to_std().ok()) {
            nap = nap.min(wait);
        }
        tokio::select! {
            () = signals.stop.notified() => return,
            () = signals.wake.notified() => {}
            () = tokio::time::sleep(nap) => {}
        }
    }
}

/// Erases what is over its time.
async fn erase(desk: &Desk, changed: &Notify) {
    match desk.erase_if_news().await {
        Ok(Some(erased)) if erased.documents + erased.applicants > 0 => changed.notify_one(),
        Ok(_) => {}
        Err(error) => tracing::warn!(code = error.code().as_str(), "nothing was erased"),
    }
}

/// Syncs once and tells how that went.
async fn sync(
    shell: &Shell,
    desk: &Desk,
    scope: Scope,
    last_good: &mut Option<DateTime<Utc>>,
    changed: &Notify,
) {
    let pending = desk.pending().await.unwrap_or_default();
    let at = last_good.map(|at| at.to_rfc3339());
    shell.set_sync(SyncStateView { state: SyncWord::Syncing, at, pending, message: None });
    let once = Sync { scope, until_idle: false, timeout: Duration::ZERO };
    let done = desk.sync(once, |_| changed.notify_one()).await;
    changed.notify_one();
    shell.set_sync(standing(desk, done.err(), last_good).await);
}

/// How the desk stands to its providers, after a sync that failed so or did not.
async fn standing(
    desk: &Desk,
    error: Option<Error>,
    last_good: &mut Option<DateTime<Utc>>,
) -> SyncStateView {
    let pending = desk.pending().await.unwrap_or_default();
    let connections = desk.connections().await.unwrap_or_default();
    let (state, message) = match error {
        // An error of a provider is on record with its connection.
        Some(error) if !matches!(error, Error::Provider { .. }) => {
            (SyncWord::Trouble, Some(error.message()))
        }
        _ => word(&connections),
    };
    if state == SyncWord::UpToDate {
        *last_good = Some(Utc::now());
    }
    // To the minute while nothing happens, so that an unchanged state is not told again.
    let at = last_good.map(|at| at.format("%Y-%m-%dT%H:%M:00Z").to_string());
    SyncStateView { state, at, pending, message }
}

fn word(connections: &[ConnectionView]) -> (SyncWord, Option<Message>) {
    let troubled: Vec<_> = connections
        .iter()
        .filter_map(|it| it.trouble.as_deref().map(|code| (it.name.as_str(), code)))
        .collect();
    let is_away = |code: &str| code == ErrorCode::ProviderUnavailable.as_str();
    match troubled.iter().find(|(_, code)| !is_away(code)).or(troubled.first()) {
        None if connections.is_empty() => (SyncWord::Idle, None),
        None => (SyncWord::UpToDate, None),
        Some((name, code)) if is_away(code) && troubled.len() == connections.len() => {
            (SyncWord::Offline, Some(Message::new("sync-offline").with("connection", name)))
        }
        Some((name, code)) => {
            let message = Message::new("sync-trouble").with("connection", name);
            (SyncWord::Trouble, Some(message.with("code", code)))
        }
    }
}
