//! The team's inbox of a connection, from which this desk pulls the provider's events.

use dossier_app::{InboxView, Pulled};
use tauri::State;

use super::connection_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// The inbox of a connection, where it has one.
#[tauri::command]
#[specta::specta]
pub async fn show_inbox(
    shell: State<'_, Shell>,
    id: String,
) -> Result<Option<InboxView>, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.inbox(connection_id(&id)?).await?) })
        .await
}

/// Has events pulled from the inbox at this address. The token is made here and stays in the vault.
#[tauri::command]
#[specta::specta]
pub async fn set_inbox(
    shell: State<'_, Shell>,
    id: String,
    address: String,
) -> Result<InboxView, CommandError> {
    guarded(shell, move |shell| async move {
        let view = shell.desk()?.set_inbox(connection_id(&id)?, &address, None).await?;
        shell.touched();
        Ok(view)
    })
    .await
}

/// Pulls at once and says what came, or what is wrong.
#[tauri::command]
#[specta::specta]
pub async fn pull_inbox(shell: State<'_, Shell>, id: String) -> Result<Pulled, CommandError> {
    guarded(shell, move |shell| async move {
        let pulled = shell.desk()?.pull_inbox(connection_id(&id)?).await?;
        shell.touched();
        Ok(pulled)
    })
    .await
}

/// Pulls no more, and forgets the token.
#[tauri::command]
#[specta::specta]
pub async fn remove_inbox(shell: State<'_, Shell>, id: String) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.remove_inbox(connection_id(&id)?).await?;
        shell.touched();
        Ok(())
    })
    .await
}
