//! The vault: made, opened, locked.

use dossier_app::{LEAST_PASSPHRASE, NewDesk, RecoveryCode, VaultView, vault_exists};
use dossier_domain::{KeyMode, Role};
use secrecy::ExposeSecret;
use serde::Serialize;
use tauri::State;

use crate::{error::CommandError, guard::guarded, simulated::Simulated, state::Shell};

/// What the window shows first.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct VaultStateView {
    /// Whether there is a vault and whether it is open.
    pub state: VaultWord,
    /// It cannot be opened because its files are damaged.
    pub is_damaged: bool,
    /// Its folder.
    pub dir: String,
    /// Whether simulated providers are installed.
    pub sim_available: bool,
    /// Who works with it; told while it is open.
    pub reviewer: Option<ReviewerView>,
    /// What opens the vault, besides its recovery code; none where there is no vault.
    pub mode: Option<KeyMode>,
    /// Whether there is a recovery code.
    pub has_recovery_code: bool,
    /// For how many seconds no passphrase is tried.
    pub wait_seconds: u32,
    /// Everything is masked because the screen is shared.
    pub screen_shared: bool,
    /// The least number of characters of a new passphrase.
    pub least_passphrase: u32,
    /// This program's version.
    pub version: String,
}

/// Whether there is a vault and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum VaultWord {
    /// There is none.
    Absent,
    /// There is one.
    Locked,
    /// It is open.
    Open,
}

/// The person who works with the vault.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ReviewerView {
    /// As records show it.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// Whether there is a vault, and who works with it.
#[tauri::command]
#[specta::specta]
pub async fn vault_state(shell: State<'_, Shell>) -> Result<VaultStateView, CommandError> {
    guarded(shell, |shell| async move {
        let desk = shell.desk().ok();
        let keys = shell.keys();
        let reviewer = desk.as_ref().map(|desk| desk.reviewer());
        Ok(VaultStateView {
            state: match &desk {
                Some(_) => VaultWord::Open,
                None if vault_exists(shell.vault_dir()) => VaultWord::Locked,
                None => VaultWord::Absent,
            },
            is_damaged: desk.is_none() && shell.is_damaged(),
            dir: shell.vault_dir().to_string_lossy().into_owned(),
            sim_available: Simulated::is_installed(),
            reviewer: reviewer.map(|it| ReviewerView { name: it.name.clone(), role: it.role }),
            mode: keys.as_ref().map(|keys| keys.mode),
            has_recovery_code: keys.as_ref().is_some_and(|keys| keys.has_recovery_code),
            wait_seconds: keys.map_or(0, |keys| keys.wait.as_millis().div_ceil(1_000) as u32),
            screen_shared: desk.as_ref().is_some_and(|desk| desk.is_screen_shared()),
            least_passphrase: LEAST_PASSPHRASE as u32,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    })
    .await
}

/// An open vault under new keys, with the recovery code, which is told this once.
#[derive(Clone, Serialize, specta::Type)]
pub struct NewKeysView {
    /// The vault.
    pub vault: VaultView,
    /// What a person writes down.
    pub recovery_code: String,
}

impl NewKeysView {
    fn of((vault, code): (VaultView, RecoveryCode)) -> Self {
        Self { vault, recovery_code: code.to_text().expose_secret().to_owned() }
    }
}

/// Makes a vault and opens it.
#[tauri::command]
#[specta::specta]
pub async fn create_vault(
    shell: State<'_, Shell>,
    passphrase: String,
    mode: KeyMode,
    reviewer: String,
    role: Role,
) -> Result<NewKeysView, CommandError> {
    guarded(shell, move |shell| async move {
        let made = shell.create(passphrase.into(), mode, NewDesk { reviewer, role }).await?;
        Ok(NewKeysView::of(made))
    })
    .await
}

/// Opens the vault with its recovery code and puts it behind new keys.
#[tauri::command]
#[specta::specta]
pub async fn recover_vault(
    shell: State<'_, Shell>,
    code: String,
    passphrase: String,
    mode: KeyMode,
) -> Result<NewKeysView, CommandError> {
    guarded(shell, move |shell| async move {
        Ok(NewKeysView::of(shell.recover(code.into(), passphrase.into(), mode).await?))
    })
    .await
}

/// Opens the vault.
#[tauri::command]
#[specta::specta]
pub async fn unlock_vault(
    shell: State<'_, Shell>,
    passphrase: String,
) -> Result<VaultView, CommandError> {
    guarded(shell, move |shell| async move { shell.unlock(passphrase.into()).await }).await
}

/// Locks the vault.
#[tauri::command]
#[specta::specta]
pub async fn lock_vault(shell: State<'_, Shell>) -> Result<(), CommandError> {
    guarded(shell, |shell| async move {
        shell.lock().await;
        Ok(())
    })
    .await
}

/// What can be told of the open vault.
#[tauri::command]
#[specta::specta]
pub async fn vault_info(shell: State<'_, Shell>) -> Result<VaultView, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.vault_info().await?) }).await
}

/// Puts the vault behind another passphrase; answers with a new recovery code where one is wanted.
#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(
    shell: State<'_, Shell>,
    old: String,
    fresh: String,
    new_code: bool,
) -> Result<Option<String>, CommandError> {
    guarded(shell, move |shell| async move {
        let code = shell.change_passphrase(old.into(), fresh.into(), new_code).await?;
        Ok(code.map(|code| code.to_text().expose_secret().to_owned()))
    })
    .await
}

/// Has the system print what the window shows.
#[tauri::command]
#[specta::specta]
pub async fn print_page(shell: State<'_, Shell>) -> Result<(), CommandError> {
    guarded(shell, |shell| async move { shell.print() }).await
}
