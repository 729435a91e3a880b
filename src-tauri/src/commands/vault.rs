//! The vault: made, opened, locked.

use dossier_app::{LEAST_PASSPHRASE, NewDesk, VaultView, vault_exists};
use dossier_domain::Role;
use serde::Serialize;
use tauri::State;

use crate::{
    error::CommandError,
    guard::guarded,
    simulated::Simulated,
    state::{Shell, check_passphrase},
};

/// What the window shows first.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct VaultStateView {
    /// Whether there is a vault and whether it is open.
    pub state: VaultWord,
    /// Its folder.
    pub dir: String,
    /// Whether simulated providers are installed.
    pub sim_available: bool,
    /// Who works with it; told while it is open.
    pub reviewer: Option<ReviewerView>,
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
        let reviewer = desk.as_ref().map(|desk| desk.reviewer());
        Ok(VaultStateView {
            state: match &desk {
                Some(_) => VaultWord::Open,
                None if vault_exists(shell.vault_dir()) => VaultWord::Locked,
                None => VaultWord::Absent,
            },
            dir: shell.vault_dir().to_string_lossy().into_owned(),
            sim_available: Simulated::is_installed(),
            reviewer: reviewer.map(|it| ReviewerView { name: it.name.clone(), role: it.role }),
            screen_shared: desk.as_ref().is_some_and(|desk| desk.is_screen_shared()),
            least_passphrase: LEAST_PASSPHRASE as u32,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    })
    .await
}

/// Makes a vault and opens it.
#[tauri::command]
#[specta::specta]
pub async fn create_vault(
    shell: State<'_, Shell>,
    passphrase: String,
    reviewer: String,
    role: Role,
) -> Result<VaultView, CommandError> {
    guarded(shell, move |shell| async move {
        shell.create(passphrase.into(), NewDesk { reviewer, role }).await
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

/// Puts the vault behind another passphrase.
#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(
    shell: State<'_, Shell>,
    old: String,
    fresh: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let fresh = fresh.into();
        check_passphrase(&fresh)?;
        Ok(desk.change_passphrase(old.into(), fresh).await?)
    })
    .await
}
