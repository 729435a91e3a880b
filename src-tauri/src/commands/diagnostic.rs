//! A report for finding a fault.

use dossier_app::Diagnostics;
use serde::Serialize;
use tauri::State;

use super::json_file;
use crate::{error::CommandError, guard::guarded, logging, state::Shell};

const NAME: &str = "dossier-diagnostics.json";
const LOG_LINES: usize = 500;

/// Versions, counts, codes and the end of the log; nothing personal is in any of them.
#[derive(Serialize)]
struct Report {
    version: &'static str,
    platform: String,
    /// Told while the vault is open.
    vault: Option<Diagnostics>,
    log: Vec<String>,
}

/// Asks where to and writes the report; the name of the file, or none where the person changed
/// their mind.
#[tauri::command]
#[specta::specta]
pub async fn save_diagnostics(shell: State<'_, Shell>) -> Result<Option<String>, CommandError> {
    guarded(shell, |shell| async move {
        let vault = match shell.desk() {
            Ok(desk) => Some(desk.diagnostics().await?),
            Err(_) => None,
        };
        let report = Report {
            version: env!("CARGO_PKG_VERSION"),
            platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            vault,
            log: logging::last_lines(shell.paths().logs(), LOG_LINES),
        };
        json_file::save(&shell, NAME, &report).await
    })
    .await
}
