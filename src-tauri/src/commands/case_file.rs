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

/// A folder that was chosen.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ExportFolderView {
    /// What the window calls it.
    pub token: String,
    /// Its last name, to be shown.
    pub label: String,
}

/// Asks for a folder for several case files; none where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn choose_export_folder(
    shell: State<'_, Shell>,
) -> Result<Option<ExportFolderView>, CommandError> {
    guarded(shell, |shell| async move {
        // Before the person is asked where to.
        shell.desk()?.may_export()?;
        let Some(folder) = shell.dialogs().folder_to_write().await else { return Ok(None) };
        let label = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        Ok(Some(ExportFolderView { token: shell.folders().keep(folder), label }))
    })
    .await
}

/// Writes a case to a file that verifies by itself, into a chosen folder or where the person says
/// when asked; none where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_case(
    shell: State<'_, Shell>,
    id: String,
    redacted: bool,
    folder: Option<String>,
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
        let path = match folder {
            Some(token) => shell.folders().get(&token)?.join(name),
            None => match shell.dialogs().file_to_write(&name).await {
                Some(path) => path,
                None => return Ok(None),
            },
        };
        let file = desk.export_case(case, &path, redacted).await?;
        Ok(Some(CaseFileView { path: path.to_string_lossy().into_owned(), file }))
    })
    .await
}
