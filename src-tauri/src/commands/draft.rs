//! What was typed and not yet saved.

use dossier_domain::Sensitive;
use serde::Serialize;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// A draft, as the window left it.
#[derive(Serialize, specta::Type)]
pub struct DraftView {
    /// Its name.
    pub key: String,
    /// JSON of the window's own shape.
    pub body: String,
}

/// Every draft, for a window that was just opened or unlocked.
#[tauri::command]
#[specta::specta]
pub async fn list_drafts(shell: State<'_, Shell>) -> Result<Vec<DraftView>, CommandError> {
    guarded(shell, |shell| async move {
        let kept = shell.desk()?.drafts().await?;
        let view = |draft: dossier_app::Draft| DraftView {
            key: draft.key,
            body: draft.body.into_exposed(),
        };
        Ok(kept.into_iter().map(view).collect())
    })
    .await
}

/// Keeps a draft; none lets go of it.
#[tauri::command]
#[specta::specta]
pub async fn keep_draft(
    shell: State<'_, Shell>,
    key: String,
    body: Option<String>,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        Ok(shell.desk()?.keep_draft(key, body.map(Sensitive::new)).await?)
    })
    .await
}
