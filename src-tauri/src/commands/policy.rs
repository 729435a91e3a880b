//! Reasons, checklists and due hours of this desk.

use dossier_app::PolicyView;
use dossier_domain::ErrorCode;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

const NAME: &str = "dossier-policy.json";
/// More is no policy.
const MOST_BYTES: u64 = 1_000_000;

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
        let unreadable = |_| CommandError::new(ErrorCode::UnreadableFile, "error-file-unreadable");
        let length = std::fs::metadata(&path).map_err(unreadable)?.len();
        if length > MOST_BYTES {
            return Err(CommandError::invalid("error-policy-too-long"));
        }
        std::fs::read_to_string(&path).map(Some).map_err(unreadable)
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
        let Some(path) = shell.dialogs().file_to_write(NAME).await else { return Ok(None) };
        let json = serde_json::to_vec_pretty(&policy)
            .map_err(|_| CommandError::internal("the policy is not JSON"))?;
        crate::paths::write_private(&path, &json).map_err(|error| match error.kind() {
            std::io::ErrorKind::StorageFull => {
                CommandError::new(ErrorCode::StorageFull, "error-storage-full")
            }
            _ => CommandError::invalid("error-file"),
        })?;
        Ok(Some(path.to_string_lossy().into_owned()))
    })
    .await
}
