//! Numbers over all cases.

use dossier_app::DashboardView;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// Counts over the last so many days.
#[tauri::command]
#[specta::specta]
pub async fn show_dashboard(
    shell: State<'_, Shell>,
    days: u32,
) -> Result<DashboardView, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.dashboard(days).await?) }).await
}
