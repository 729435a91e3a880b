//! The journal.

use dossier_app::Verified;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// Walks the vault's journal; one that does not hold is the error `tampered`.
#[tauri::command]
#[specta::specta]
pub async fn verify_journal(shell: State<'_, Shell>) -> Result<Verified, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.verify_journal().await?) }).await
}
