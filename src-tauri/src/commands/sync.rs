//! How the desk stands to its providers.

use std::time::Duration;

use dossier_app::{Scope, Sync};
use tauri::State;

use super::case_id;
use crate::{error::CommandError, events::SyncStateView, guard::guarded, state::Shell};

/// Delivers and reads now: one case whatever its schedule says, or everything that is due.
#[tauri::command]
#[specta::specta]
pub async fn sync_now(
    shell: State<'_, Shell>,
    case_id: Option<String>,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let scope = match case_id {
            Some(id) => Scope::Case(self::case_id(&id)?),
            None => Scope::All,
        };
        let once = Sync { scope, until_idle: false, timeout: Duration::ZERO };
        let done = shell.desk()?.sync(once, |_| ()).await;
        shell.touched();
        done?;
        Ok(())
    })
    .await
}

/// How the desk stands to its providers.
#[tauri::command]
#[specta::specta]
pub async fn sync_state(shell: State<'_, Shell>) -> Result<SyncStateView, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.sync_state()) }).await
}
