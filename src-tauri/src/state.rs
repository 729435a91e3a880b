//! The shell: an open or a locked vault, and what belongs to the window rather than to the vault.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use dossier_app::{Desk, DeskOptions, LEAST_PASSPHRASE, NewDesk, VaultView};
use dossier_documents::Worker;
use dossier_domain::{CaseId, ErrorCode, Message};
use secrecy::SecretString;
use tauri::async_runtime::JoinHandle;

use crate::{
    background::Background,
    dialogs::Dialogs,
    error::CommandError,
    events::{CaseWanted, Changed, News, Screen, SyncStateView, What},
    files::ChosenFiles,
    idle::Idle,
    links::Links,
    paths::Paths,
    preview::Previews,
    settings::SettingsFile,
    simulated::Simulated,
};

/// How long a vault that was just locked may take until its files are let go.
const LET_GO: Duration = Duration::from_secs(10);

/// What all commands share. Cheap to clone.
#[derive(Clone)]
pub struct Shell(Arc<Inner>);

struct Inner {
    paths: Paths,
    screen: Arc<dyn Screen>,
    dialogs: Arc<dyn Dialogs>,
    worker: Worker,
    open: RwLock<Option<Open>>,
    /// One of create, unlock and lock at a time; with the vault that is still closing.
    turning: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    sync: Mutex<SyncStateView>,
    files: ChosenFiles,
    previews: Previews,
    links: Links,
    settings: SettingsFile,
    simulated: Simulated,
    idle: Idle,
    /// The case of a link that was followed while the vault was locked.
    wanted: Mutex<Option<CaseId>>,
}

struct Open {
    desk: Desk,
    background: Background,
}

/// What the shell is made of.
pub struct Parts {
    /// Where its files are.
    pub paths: Paths,
    /// Who is told of events.
    pub screen: Arc<dyn Screen>,
    /// Who asks the person for files.
    pub dialogs: Arc<dyn Dialogs>,
    /// Pictures for the screen; shared with the scheme that serves them.
    pub previews: Previews,
}

impl Shell {
    /// A shell with a locked vault.
    pub fn new(parts: Parts) -> Self {
        // Without its worker the desk still opens; only files cannot be read.
        let worker = Worker::beside_current_exe()
            .unwrap_or_else(|_| Worker::at("dossier-worker-is-missing".into()));
        let settings = SettingsFile::read(parts.paths.settings());
        Self(Arc::new(Inner {
            paths: parts.paths,
            screen: parts.screen,
            dialogs: parts.dialogs,
            worker,
            open: RwLock::default(),
            turning: tokio::sync::Mutex::default(),
            sync: Mutex::new(SyncStateView::IDLE),
            files: ChosenFiles::default(),
            previews: parts.previews,
            links: Links::default(),
            settings,
            simulated: Simulated::default(),
            idle: Idle::default(),
            wanted: Mutex::default(),
        }))
    }

    /// The open vault's desk.
    ///
    /// # Errors
    /// `vault_locked`.
    pub fn desk(&self) -> Result<Desk, CommandError> {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().map(|open| open.desk.clone()).ok_or_else(CommandError::locked)
    }

    /// Makes a vault and opens it.
    ///
    /// # Errors
    /// `conflict` where there is one already, `invalid_input` for a short passphrase.
    pub async fn create(
        &self,
        passphrase: SecretString,
        new: NewDesk,
    ) -> Result<VaultView, CommandError> {
        let _turn = self.0.turning.lock().await;
        self.require_locked()?;
        check_passphrase(&passphrase)?;
        if new.reviewer.trim().is_empty() {
            return Err(CommandError::invalid("error-reviewer-name"));
        }
        let desk = Desk::create(self.0.paths.vault(), passphrase, new, self.options()).await?;
        self.enter(desk).await
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// `wrong_passphrase`, `not_found` where there is none, and what a damaged vault gives.
    pub async fn unlock(&self, passphrase: SecretString) -> Result<VaultView, CommandError> {
        let mut closing = self.0.turning.lock().await;
        self.require_locked()?;
        if let Some(closing) = closing.take() {
            let _ = closing.await;
        }
        let until = tokio::time::Instant::now() + LET_GO;
        loop {
            let opened = Desk::open(self.0.paths.vault(), passphrase.clone(), self.options()).await;
            match opened {
                Ok(desk) => {
                    desk.note_unlocked().await?;
                    return self.enter(desk).await;
                }
                // A command that was under way when we locked may hold the vault a moment longer.
                Err(error)
                    if error.code() == ErrorCode::VaultInUse
                        && self.0.idle.locked_within(LET_GO)
                        && tokio::time::Instant::now() < until =>
                {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn enter(&self, desk: Desk) -> Result<VaultView, CommandError> {
        let view = desk.vault_info().await?;
        let background = Background::start(self.clone(), desk.clone()).await?;
        self.0.idle.touch();
        *self.open_slot() = Some(Open { desk, background });
        self.tell(News::Changed(Changed { what: vec![What::Vault], case_ids: Vec::new() }));
        let wanted = self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(case_id) = wanted {
            self.want_case(case_id);
        }
        Ok(view)
    }

    /// Has the window show a case, now or once the vault is open.
    pub fn want_case(&self, case_id: CaseId) {
        if self.desk().is_ok() {
            self.tell(News::CaseWanted(CaseWanted { case_id: case_id.to_string() }));
        } else {
            *self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner) = Some(case_id);
        }
    }

    /// Locks the vault: no command reaches it any more, and nothing of it stays with the window.
    pub async fn lock(&self) {
        let mut closing = self.0.turning.lock().await;
        let Some(open) = self.open_slot().take() else { return };
        self.0.idle.note_lock();
        self.0.files.clear();
        self.0.previews.clear();
        self.0.links.clear();
        *closing = Some(open.background.stop(open.desk));
        self.set_sync(SyncStateView::IDLE);
        self.tell(News::Locked);
    }

    /// Locks the vault and waits until it is closed; for the end of the application.
    pub async fn close(&self) {
        self.lock().await;
        if let Some(closing) = self.0.turning.lock().await.take() {
            let _ = closing.await;
        }
    }

    fn require_locked(&self) -> Result<(), CommandError> {
        match self.desk() {
            Ok(_) => Err(CommandError::new(ErrorCode::Conflict, "error-vault-open")),
            Err(_) => Ok(()),
        }
    }

    fn options(&self) -> DeskOptions {
        let anchors = self.0.paths.anchors();
        DeskOptions { anchors, ..DeskOptions::new(self.0.worker.clone()) }
    }

    fn open_slot(&self) -> std::sync::RwLockWriteGuard<'_, Option<Open>> {
        // Every change is one assignment, so a panic leaves it whole.
        self.0.open.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was changed or queued by a person: the window hears what, and delivery looks at
    /// once.
    pub fn touched(&self) {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = open.as_ref() {
            open.background.wake();
        }
    }

    /// How the desk stands to its providers.
    pub fn sync_state(&self) -> SyncStateView {
        self.sync_slot().clone()
    }

    pub(crate) fn set_sync(&self, state: SyncStateView) {
        let before = std::mem::replace(&mut *self.sync_slot(), state.clone());
        if before != state {
            self.tell(News::Sync(state));
        }
    }

    fn sync_slot(&self) -> MutexGuard<'_, SyncStateView> {
        self.0.sync.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the window.
    pub fn tell(&self, news: News) {
        self.0.screen.tell(news);
    }

    /// Who asks the person for files.
    pub fn dialogs(&self) -> &dyn Dialogs {
        &*self.0.dialogs
    }

    /// Files that were chosen and not yet attached.
    pub fn files(&self) -> &ChosenFiles {
        &self.0.files
    }

    /// Pictures that the window may load.
    pub fn previews(&self) -> &Previews {
        &self.0.previews
    }

    /// Addresses that the window may have opened.
    pub fn links(&self) -> &Links {
        &self.0.links
    }

    /// What the person set.
    pub fn settings(&self) -> &SettingsFile {
        &self.0.settings
    }

    /// The simulated providers.
    pub fn simulated(&self) -> &Simulated {
        &self.0.simulated
    }

    /// Since when nobody did anything.
    pub fn idle(&self) -> &Idle {
        &self.0.idle
    }

    /// Where things are kept.
    pub fn paths(&self) -> &Paths {
        &self.0.paths
    }

    /// The vault's folder.
    pub fn vault_dir(&self) -> &Path {
        self.0.paths.vault()
    }
}

/// Refuses what is too short to protect anything.
///
/// # Errors
/// `invalid_input`.
pub fn check_passphrase(passphrase: &SecretString) -> Result<(), CommandError> {
    use secrecy::ExposeSecret;
    match passphrase.expose_secret().chars().count() {
        0 => Err(CommandError::invalid("error-passphrase-empty")),
        1..LEAST_PASSPHRASE => Err(CommandError {
            code: ErrorCode::InvalidInput,
            message: Message::new("error-passphrase-short").with("least", LEAST_PASSPHRASE),
            detail: None,
        }),
        _ => Ok(()),
    }
}
