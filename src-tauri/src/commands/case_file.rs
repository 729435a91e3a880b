//! Case files.

use dossier_app::CaseFile;
use serde::Serialize;
use tauri::State;

use super::case_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// A case file and where it is.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct CaseFileView {
    /// Where it was written.
    pub path: String,
    /// What was written.
    #[serde(flatten)]
    pub file: CaseFile,
}

/// Asks where to and writes a case to a file that verifies by itself; none where the person
/// changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_case(
    shell: State<'_, Shell>,
    id: String,
    redacted: bool,
) -> Result<Option<CaseFileView>, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let case = case_id(&id)?;
        // Before the person is asked where to.
        desk.may_export()?;
        desk.case_summary(case).await?;
        // The id's last part differs where cases were made one soon after the other.
        let short = id.rsplit('-').next().unwrap_or_default();
        let variant = if redacted { "-redacted" } else { "" };
        let name = format!("case-{short}{variant}.zip");
        let Some(path) = shell.dialogs().file_to_write(&name).await else { return Ok(None) };
        let file = desk.export_case(case, &path, redacted).await?;
        Ok(Some(CaseFileView { path: path.to_string_lossy().into_owned(), file }))
    })
    .await
}
