//! Whether anybody is there.

use tauri::State;

use crate::{error::CommandError, guard::guarded, lock_rule::Seen, state::Shell};

/// A person did something in the window; called by the shell's own script, not by the screen.
#[tauri::command]
#[specta::specta]
pub async fn note_activity(shell: State<'_, Shell>) -> Result<(), CommandError> {
    guarded(shell, |shell| async move {
        shell.see(Seen::Activity).await;
        Ok(())
    })
    .await
}
