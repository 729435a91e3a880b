//! What a person set about the window.

use tauri::State;

use crate::{error::CommandError, guard::guarded, settings::Settings, state::Shell};

/// As they are now.
#[tauri::command]
#[specta::specta]
pub async fn get_settings(shell: State<'_, Shell>) -> Result<Settings, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.settings().get()) }).await
}

/// Keeps new ones.
#[tauri::command]
#[specta::specta]
pub async fn set_settings(shell: State<'_, Shell>, settings: Settings) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move { shell.settings().set(settings) }).await
}
