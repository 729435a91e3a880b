//! What is kept, for how long, and how it goes.

use chrono::NaiveDate;
use dossier_app::{Erased, RetentionChange, RetentionView, UpcomingView};
use dossier_domain::Message;
use serde::{Deserialize, Serialize};
use tauri::State;

use super::{case_id, connection_id};
use crate::{error::CommandError, guard::guarded, state::Shell};

/// How long is kept what the cases of each connection hold.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RetentionStateView {
    /// Each connection's rules.
    pub connections: Vec<RetentionView>,
    /// Why the person may not change them.
    pub refused: Option<Message>,
}

/// The rules of every connection, and whether the person may change them.
#[tauri::command]
#[specta::specta]
pub async fn retention_state(shell: State<'_, Shell>) -> Result<RetentionStateView, CommandError> {
    guarded(shell, |shell| async move {
        let desk = shell.desk()?;
        Ok(RetentionStateView {
            connections: desk.retentions().await?,
            refused: desk.may_supervise().err().map(|error| error.message()),
        })
    })
    .await
}

/// What to change of a connection's rules; what is left out stays.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
pub struct RetentionRequest {
    /// Days for documents after the decision.
    pub keep_days: Option<u32>,
    /// Days for the applicant's data after the decision.
    pub applicant_days: Option<u32>,
    /// Days for documents that no provider has.
    pub unsent_days: Option<u32>,
    /// Whether records are kept here.
    pub record_keeper: Option<bool>,
}

/// Changes a connection's rules.
#[tauri::command]
#[specta::specta]
pub async fn set_retention(
    shell: State<'_, Shell>,
    id: String,
    change: RetentionRequest,
) -> Result<RetentionView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let RetentionRequest { keep_days, applicant_days, unsent_days, record_keeper } = change;
        let change = RetentionChange { keep_days, applicant_days, unsent_days, record_keeper };
        let set = desk.set_retention(connection_id(&id)?, change).await?;
        shell.touched();
        Ok(set)
    })
    .await
}

/// What goes now and within 30 days.
#[tauri::command]
#[specta::specta]
pub async fn upcoming_erasures(shell: State<'_, Shell>) -> Result<UpcomingView, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.upcoming().await?) }).await
}

/// Erases what is over its time; with the person's word for this computer's clock where no
/// provider's agrees with it.
#[tauri::command]
#[specta::specta]
pub async fn erase_due(
    shell: State<'_, Shell>,
    confirm_clock: bool,
) -> Result<Erased, CommandError> {
    guarded(shell, move |shell| async move {
        let erased = shell.desk()?.erase_due(confirm_clock).await?;
        shell.touched();
        Ok(erased)
    })
    .await
}

/// Keeps everything of a case until the hold is lifted.
#[tauri::command]
#[specta::specta]
pub async fn hold_case(
    shell: State<'_, Shell>,
    id: String,
    reason: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.hold_case(case_id(&id)?, &reason).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Lets the rules count again for a case.
#[tauri::command]
#[specta::specta]
pub async fn release_hold(
    shell: State<'_, Shell>,
    id: String,
    reason: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.release_hold(case_id(&id)?, &reason).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Enters the date from which the years of a case's record count, as `YYYY-MM-DD`.
#[tauri::command]
#[specta::specta]
pub async fn date_record(
    shell: State<'_, Shell>,
    id: String,
    from: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let from: NaiveDate = from.parse().map_err(|_| CommandError::invalid("error-date"))?;
        desk.date_record(case_id(&id)?, from).await?;
        shell.touched();
        Ok(())
    })
    .await
}
