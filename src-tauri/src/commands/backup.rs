//! Backups: written, and put back where there is no vault that opens.

use dossier_app::VaultView;
use dossier_domain::{KeyMode, Message};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::{
    error::CommandError,
    guard::guarded,
    state::{RestoreWith, Shell},
};

/// What there is to know before one is written.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct BackupStateView {
    /// When the last one was written, RFC 3339; none where this vault knows of none.
    pub last_at: Option<String>,
    /// Why the person may not write one.
    pub refused: Option<Message>,
}

/// When the last backup was written, and whether the person may write one.
#[tauri::command]
#[specta::specta]
pub async fn backup_state(shell: State<'_, Shell>) -> Result<BackupStateView, CommandError> {
    guarded(shell, |shell| async move {
        let desk = shell.desk()?;
        Ok(BackupStateView {
            last_at: desk.last_backup().await?.map(|at| at.to_rfc3339()),
            refused: desk.may_supervise().err().map(|error| error.message()),
        })
    })
    .await
}

/// Asks where to and writes everything to one new file; its path, or none where the person changed
/// their mind.
#[tauri::command]
#[specta::specta]
pub async fn back_up(shell: State<'_, Shell>) -> Result<Option<String>, CommandError> {
    guarded(shell, |shell| async move {
        let desk = shell.desk()?;
        // Before the person is asked where to.
        desk.may_supervise()?;
        let name = format!("dossier-{}.backup", chrono::Local::now().format("%Y-%m-%d"));
        let Some(path) = shell.dialogs().file_to_write(&name).await else { return Ok(None) };
        desk.back_up(&path).await?;
        shell.touched();
        Ok(Some(path.to_string_lossy().into_owned()))
    })
    .await
}

/// A backup that was chosen and verified.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct BackupView {
    /// The file's name.
    pub name: String,
    /// The vault it was made of.
    pub vault_id: String,
    /// When it was made, by that computer's clock, RFC 3339.
    pub made_at: String,
    /// Length of its database in bytes.
    pub size: u64,
    /// What opens it, besides its recovery code.
    pub mode: KeyMode,
    /// Whether there is a recovery code.
    pub has_recovery_code: bool,
}

/// Asks for a backup and verifies it; none where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(shell: State<'_, Shell>) -> Result<Option<BackupView>, CommandError> {
    guarded(shell, |shell| async move {
        let Some((path, backup)) = shell.choose_backup().await? else { return Ok(None) };
        Ok(Some(BackupView {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            vault_id: backup.vault_id,
            made_at: backup.made_at.to_rfc3339(),
            size: backup.size,
            mode: backup.keys.mode,
            has_recovery_code: backup.keys.has_recovery_code,
        }))
    })
    .await
}

/// What opens the chosen backup.
#[derive(Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RestoreRequest {
    /// What opened the vault when the backup was made.
    Passphrase {
        /// The passphrase.
        passphrase: String,
    },
    /// Its recovery code, which is used up.
    RecoveryCode {
        /// What the person wrote down.
        code: String,
        /// The new passphrase.
        passphrase: String,
        /// What opens the vault from then on.
        mode: KeyMode,
    },
}

impl From<RestoreRequest> for RestoreWith {
    fn from(request: RestoreRequest) -> Self {
        match request {
            RestoreRequest::Passphrase { passphrase } => Self::Passphrase(passphrase.into()),
            RestoreRequest::RecoveryCode { code, passphrase, mode } => {
                Self::RecoveryCode { code: code.into(), passphrase: passphrase.into(), mode }
            }
        }
    }
}

/// What was put back.
#[derive(Clone, Serialize, specta::Type)]
pub struct RestoredView {
    /// The vault, open.
    pub vault: VaultView,
    /// When the backup was made, RFC 3339.
    pub made_at: String,
    /// Submissions of which has to be found out whether they arrived since.
    pub uncertain: u32,
    /// Where the damaged vault is kept that was in the way.
    pub aside: Option<String>,
    /// The new recovery code, where the old one was used up.
    pub recovery_code: Option<String>,
}

/// Puts the chosen backup back and opens it.
#[tauri::command]
#[specta::specta]
pub async fn restore_vault(
    shell: State<'_, Shell>,
    request: RestoreRequest,
) -> Result<RestoredView, CommandError> {
    guarded(shell, move |shell| async move {
        let restored = shell.restore(request.into()).await?;
        let code = restored.recovery_code.map(|code| code.to_text().expose_secret().to_owned());
        Ok(RestoredView {
            made_at: restored.backup.made_at.to_rfc3339(),
            // Whatever was not final when the backup was made.
            uncertain: restored.vault.outbox,
            vault: restored.vault,
            aside: restored.aside.map(|path| path.to_string_lossy().into_owned()),
            recovery_code: code,
        })
    })
    .await
}
