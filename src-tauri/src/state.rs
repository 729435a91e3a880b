//! The shell: an open or a locked vault, and what belongs to the window rather than to the vault.

mod fresh_keys;
mod restore;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use dossier_app::{
    Backup, Desk, DeskOptions, Keys, NewDesk, Opener, RecoveryCode, SystemClock, VaultView,
};
use dossier_documents::Worker;
use dossier_domain::{CaseId, ErrorCode, KeyMode};
pub use fresh_keys::check_passphrase;
use fresh_keys::{fresh_code, parse_code};
pub use restore::{RestoreWith, Restored};
use secrecy::SecretString;
use tauri::async_runtime::JoinHandle;

use crate::{
    background::Background,
    dialogs::Dialogs,
    error::CommandError,
    events::{CaseWanted, Changed, News, Screen, SyncStateView, Updating, What},
    files::ChosenFiles,
    folders::ChosenFolders,
    idle::Idle,
    keychain::Keychains,
    links::Links,
    lock_rule::Seen,
    notices::{self, Notifier, Untold},
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
    keychains: Keychains,
    notifier: Arc<dyn Notifier>,
    untold: Untold,
    worker: Worker,
    open: RwLock<Option<Open>>,
    /// One of create, unlock and lock at a time; with the vault that is still closing.
    turning: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    sync: Mutex<SyncStateView>,
    files: ChosenFiles,
    folders: ChosenFolders,
    previews: Previews,
    links: Links,
    settings: SettingsFile,
    simulated: Simulated,
    idle: Idle,
    /// The backup that was chosen to be put back.
    backup: Mutex<Option<(PathBuf, Backup)>>,
    /// The vault was found damaged when it was to be opened.
    is_damaged: AtomicBool,
    /// What a link wants that was followed while the vault was locked.
    wanted: Mutex<Option<CaseWanted>>,
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
    /// Where this computer keeps its half of a key.
    pub keychains: Keychains,
    /// Who tells of changes while the window is elsewhere.
    pub notifier: Arc<dyn Notifier>,
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
            keychains: parts.keychains,
            notifier: parts.notifier,
            untold: Untold::default(),
            worker,
            open: RwLock::default(),
            turning: tokio::sync::Mutex::default(),
            sync: Mutex::new(SyncStateView::IDLE),
            files: ChosenFiles::default(),
            folders: ChosenFolders::default(),
            previews: parts.previews,
            links: Links::default(),
            settings,
            simulated: Simulated::default(),
            idle: Idle::default(),
            backup: Mutex::default(),
            is_damaged: AtomicBool::new(false),
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

    /// Makes a vault and opens it. The recovery code is told this once.
    ///
    /// # Errors
    /// `conflict` where there is one already, `invalid_input` for a short passphrase,
    /// `not_available` where the keychain gives trouble.
    pub async fn create(
        &self,
        passphrase: SecretString,
        mode: KeyMode,
        new: NewDesk,
    ) -> Result<(VaultView, RecoveryCode), CommandError> {
        let _turn = self.0.turning.lock().await;
        self.require_locked()?;
        check_passphrase(&passphrase)?;
        if new.reviewer.trim().is_empty() {
            return Err(CommandError::invalid("error-reviewer-name"));
        }
        let keys = self.new_keys(passphrase, mode).await?;
        let code = keys.code;
        let desk = Desk::create(self.0.paths.vault(), keys.keys, new, self.options()).await?;
        Ok((self.enter(desk).await?, code))
    }

    /// Opens the vault with its recovery code, and puts it behind another passphrase and code.
    ///
    /// # Errors
    /// `wrong_passphrase` for a wrong code, `invalid_input` for what is none, `not_available`
    /// where the keychain gives trouble.
    pub async fn recover(
        &self,
        code: SecretString,
        passphrase: SecretString,
        mode: KeyMode,
    ) -> Result<(VaultView, RecoveryCode), CommandError> {
        let mut closing = self.0.turning.lock().await;
        self.require_locked()?;
        if let Some(closing) = closing.take() {
            let _ = closing.await;
        }
        let code = parse_code(&code)?;
        check_passphrase(&passphrase)?;
        let keys = self.new_keys(passphrase, mode).await?;
        let fresh = keys.code;
        let recovering = Desk::recover(self.0.paths.vault(), code, keys.keys, self.options());
        let desk = recovering.await.inspect_err(|error| self.note_damage(error))?;
        Ok((self.enter(desk).await?, fresh))
    }

    /// Puts the open vault behind another passphrase, and another recovery code where wanted.
    ///
    /// # Errors
    /// `wrong_passphrase`, `invalid_input` for a short one, `not_available` where the keychain
    /// gives trouble.
    pub async fn change_passphrase(
        &self,
        old: SecretString,
        fresh: SecretString,
        wants_code: bool,
    ) -> Result<Option<RecoveryCode>, CommandError> {
        let desk = self.desk()?;
        check_passphrase(&fresh)?;
        let keys = Keys::read(self.0.paths.vault(), &SystemClock)?;
        let device = self.0.keychains.half_of(&keys).await?;
        let code = if wants_code { Some(fresh_code()?) } else { None };
        let old = Opener::Passphrase { passphrase: old, device };
        desk.change_passphrase(old, fresh, code.clone()).await?;
        Ok(code)
    }

    /// What can be told of the vault's keys; none where there is no vault that can be read.
    pub fn keys(&self) -> Option<Keys> {
        Keys::read(self.0.paths.vault(), &SystemClock).ok()
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// `wrong_passphrase`, `not_found` where there is none, `not_available` where the keychain
    /// gives trouble or no passphrase is tried for a while, and what a damaged vault gives.
    pub async fn unlock(&self, passphrase: SecretString) -> Result<VaultView, CommandError> {
        let mut closing = self.0.turning.lock().await;
        self.require_locked()?;
        if let Some(closing) = closing.take() {
            let _ = closing.await;
        }
        let keys = Keys::read(self.0.paths.vault(), &SystemClock)?;
        let device = match keys.wait.is_zero() {
            true => self.0.keychains.half_of(&keys).await?,
            // Refused below, without bothering anybody.
            false => None,
        };
        let opener = Opener::Passphrase { passphrase, device };
        let until = tokio::time::Instant::now() + LET_GO;
        loop {
            let opened = Desk::open(self.0.paths.vault(), opener.clone(), self.options()).await;
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
                Err(error) => {
                    self.note_damage(&error);
                    return Err(error.into());
                }
            }
        }
    }

    async fn enter(&self, desk: Desk) -> Result<VaultView, CommandError> {
        let view = desk.vault_info().await?;
        let background = Background::start(self.clone(), desk.clone()).await?;
        self.0.idle.see(Seen::Opened, self.idle_limit());
        self.0.is_damaged.store(false, Ordering::Relaxed);
        *self.open_slot() = Some(Open { desk, background });
        self.tell(News::Changed(Changed { what: vec![What::Vault], case_ids: Vec::new() }));
        let wanted = self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(wanted) = wanted {
            self.tell(News::CaseWanted(wanted));
        }
        Ok(view)
    }

    /// Has the window show the case of a link, or say that there is none in it, now or once the
    /// vault is open.
    pub fn want_case(&self, case_id: Option<CaseId>) {
        let wanted = CaseWanted { case_id: case_id.map(|id| id.to_string()) };
        if self.desk().is_ok() {
            self.tell(News::CaseWanted(wanted));
        } else {
            *self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner) = Some(wanted);
        }
    }

    /// Locks the vault: no command reaches it any more, and nothing of it stays with the window.
    pub async fn lock(&self) {
        let mut closing = self.0.turning.lock().await;
        let Some(open) = self.open_slot().take() else { return };
        self.0.idle.note_lock();
        self.0.idle.see(Seen::Locked, self.idle_limit());
        self.0.files.clear();
        self.0.folders.clear();
        self.0.untold.clear();
        self.0.previews.clear();
        self.0.links.clear();
        *closing = Some(open.background.stop(open.desk));
        self.set_sync(SyncStateView::IDLE);
        self.tell(News::Locked);
        self.0.screen.start_anew();
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
        // The desk keeps its options, and the shell keeps the desk.
        let shell = Arc::downgrade(&self.0);
        let told = move |done: u64, total: u64| {
            let number = |it| u32::try_from(it).unwrap_or(u32::MAX);
            let (done, total) = (number(done), number(total));
            if let Some(shell) = shell.upgrade() {
                shell.screen.tell(News::Updating(Updating { done, total }));
            }
        };
        DeskOptions {
            anchors,
            told: Some(Arc::new(told)),
            ..DeskOptions::new(self.0.worker.clone())
        }
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

    /// Tells the person that providers moved so many cases, where the window is elsewhere and they
    /// want to be told.
    pub(crate) fn moved(&self, cases: u32) {
        let settings = self.0.settings.get();
        if !settings.notifications || self.0.screen.is_watched() {
            return self.0.untold.clear();
        }
        let Some(cases) = self.0.untold.add(cases) else { return };
        let notifier = Arc::clone(&self.0.notifier);
        // The system may take its time.
        tauri::async_runtime::spawn_blocking(move || {
            notifier.show("Dossier", &notices::text(cases, settings.language));
        });
    }

    /// Has the system print what the window shows.
    ///
    /// # Errors
    /// `not_available` where it cannot.
    pub fn print(&self) -> Result<(), CommandError> {
        self.0.screen.print()
    }

    /// Who asks the person for files.
    pub fn dialogs(&self) -> &dyn Dialogs {
        &*self.0.dialogs
    }

    /// Files that were chosen and not yet attached.
    pub fn files(&self) -> &ChosenFiles {
        &self.0.files
    }

    /// Folders that were chosen to write into.
    pub fn folders(&self) -> &ChosenFolders {
        &self.0.folders
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

    /// Tells the rule of locking what was seen, and locks the vault where that says so.
    pub async fn see(&self, seen: Seen) {
        if let Some(reason) = self.0.idle.see(seen, self.idle_limit()) {
            tracing::info!(?reason, "the vault is locked");
            self.lock().await;
        }
    }

    fn idle_limit(&self) -> Duration {
        Duration::from_secs(60 * u64::from(self.0.settings.get().idle_lock_minutes))
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
