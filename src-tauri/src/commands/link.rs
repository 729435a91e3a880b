//! Pages of providers.

use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// Opens a page that was shown in the person's browser.
#[tauri::command]
#[specta::specta]
pub async fn open_link(shell: State<'_, Shell>, url: String) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?;
        shell.links().open(&url)
    })
    .await
}
