//! Reasons, checklists and due hours of this desk.

use dossier_app::PolicyView;
use dossier_documents::read_file;
use dossier_domain::ErrorCode;
use tauri::State;

use super::json_file;
use crate::{error::CommandError, guard::guarded, state::Shell};

const NAME: &str = "dossier-policy.json";
/// More is no policy.
const MOST_BYTES: usize = 1_000_000;

/// The policy that holds.
#[tauri::command]
#[specta::specta]
pub async fn show_policy(shell: State<'_, Shell>) -> Result<PolicyView, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.policy(None).await?) }).await
}

/// Sets the policy from its JSON; the one before is kept.
#[tauri::command]
#[specta::specta]
pub async fn set_policy(shell: State<'_, Shell>, text: String) -> Result<PolicyView, CommandError> {
    guarded(shell, move |shell| async move {
        let set = shell.desk()?.set_policy(&text).await?;
        shell.touched();
        Ok(set)
    })
    .await
}

/// Asks for a file and reads it as text, to be looked at before it is set; none where the person
/// changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn read_policy(shell: State<'_, Shell>) -> Result<Option<String>, CommandError> {
    guarded(shell, |shell| async move {
        shell.desk()?;
        let Some(path) = shell.dialogs().files_to_read().await.into_iter().next() else {
            return Ok(None);
        };
        let text = tauri::async_runtime::spawn_blocking(move || read_file(&path)).await;
        let text = text
            .map_err(|_| CommandError::internal("reading a policy ended early"))?
            .map_err(dossier_app::Error::from)?;
        if text.len() > MOST_BYTES {
            return Err(CommandError::invalid("error-policy-too-long"));
        }
        let unreadable = |_| CommandError::new(ErrorCode::UnreadableFile, "error-file-unreadable");
        String::from_utf8(text).map(Some).map_err(unreadable)
    })
    .await
}

/// Asks where to and writes the policy that holds; the name of the file, or none where the person
/// changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn save_policy(shell: State<'_, Shell>) -> Result<Option<String>, CommandError> {
    guarded(shell, |shell| async move {
        let policy = shell.desk()?.policy(None).await?.policy;
        json_file::save(&shell, NAME, &policy).await
    })
    .await
}
