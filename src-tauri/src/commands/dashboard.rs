//! Numbers over all cases.

use dossier_app::DashboardView;
use dossier_domain::ErrorCode;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// Counts over the last so many days.
#[tauri::command]
#[specta::specta]
pub async fn dashboard(shell: State<'_, Shell>, days: u32) -> Result<DashboardView, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.dashboard(days).await?) }).await
}

/// More than any table of the dashboard holds.
const MOST_BYTES: usize = 1_000_000;

/// Asks where to and writes a table as CSV; the name of the file, or none where the person changed
/// their mind.
#[tauri::command]
#[specta::specta]
pub async fn save_table(
    shell: State<'_, Shell>,
    name: String,
    csv: String,
) -> Result<Option<String>, CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?;
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        if name.is_empty() || name.len() > 60 || !name.chars().all(is_plain) {
            return Err(CommandError::invalid("error-file"));
        }
        if csv.len() > MOST_BYTES {
            return Err(CommandError::invalid("error-file"));
        }
        let Some(path) = shell.dialogs().file_to_write(&format!("{name}.csv")).await else {
            return Ok(None);
        };
        crate::paths::write_private(&path, csv.as_bytes()).map_err(|error| match error.kind() {
            std::io::ErrorKind::StorageFull => {
                CommandError::new(ErrorCode::StorageFull, "error-storage-full")
            }
            _ => CommandError::invalid("error-file"),
        })?;
        Ok(Some(path.to_string_lossy().into_owned()))
    })
    .await
}
