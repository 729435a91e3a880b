//! What is owed to providers.

use dossier_app::SubmissionView;
use tauri::State;

use super::submission_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// The outbox, oldest first; finished submissions only with `all`.
#[tauri::command]
#[specta::specta]
pub async fn list_outbox(
    shell: State<'_, Shell>,
    all: bool,
) -> Result<Vec<SubmissionView>, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.outbox(all).await?) }).await
}

/// Lets a held or parked submission go, and a waiting one go now.
#[tauri::command]
#[specta::specta]
pub async fn retry_submission(
    shell: State<'_, Shell>,
    id: String,
) -> Result<SubmissionView, CommandError> {
    guarded(shell, move |shell| async move {
        let submission = shell.desk()?.retry(submission_id(&id)?).await?;
        shell.touched();
        Ok(submission)
    })
    .await
}

/// Takes a submission back that has not left.
#[tauri::command]
#[specta::specta]
pub async fn withdraw_submission(
    shell: State<'_, Shell>,
    id: String,
) -> Result<SubmissionView, CommandError> {
    guarded(shell, move |shell| async move {
        let submission = shell.desk()?.withdraw(submission_id(&id)?).await?;
        shell.touched();
        Ok(submission)
    })
    .await
}

/// Lets an upload go that was held because the document may be another person's. The reason goes
/// on record.
#[tauri::command]
#[specta::specta]
pub async fn confirm_person(
    shell: State<'_, Shell>,
    id: String,
    reason: String,
) -> Result<SubmissionView, CommandError> {
    guarded(shell, move |shell| async move {
        let submission = shell.desk()?.confirm_person(submission_id(&id)?, &reason).await?;
        shell.touched();
        Ok(submission)
    })
    .await
}
