//! The queue.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use dossier_app::{QueueView, SavedViewView, ViewFilter};
use dossier_domain::{Due, Link, Provider, Sensitive, Sort, Stage};
use serde::{Deserialize, Serialize};
use tauri::State;

use super::case_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// Which part of the queue to show.
#[derive(Deserialize, specta::Type)]
pub struct QueueRequest {
    view: String,
    search: Option<String>,
    provider: Option<Provider>,
    connection: Option<String>,
    stage: Option<Stage>,
    due: Option<Due>,
    finding: Option<bool>,
    sort: Option<Sort>,
    limit: u32,
    after: Option<String>,
}

/// What was put on record, and where.
#[derive(Serialize, specta::Type)]
pub struct RecordedView {
    /// The number of the journal's entry.
    pub seq: u64,
    /// The chain's value after it.
    pub hash: String,
}

impl From<Link> for RecordedView {
    fn from(link: Link) -> Self {
        Self { seq: link.seq, hash: link.hash.to_string() }
    }
}

/// A page of the queue.
#[tauri::command]
#[specta::specta]
pub async fn list_queue(
    shell: State<'_, Shell>,
    request: QueueRequest,
) -> Result<QueueView, CommandError> {
    guarded(shell, move |shell| async move {
        let QueueRequest { view, search, provider, connection, stage, due, finding, sort, .. } =
            request;
        let filter =
            ViewFilter { view, search: None, provider, connection, stage, due, finding, sort };
        let request = dossier_app::QueueRequest {
            filter: filter.read()?,
            search: search.map(Sensitive::new),
            limit: request.limit,
            after: request.after,
        };
        Ok(shell.desk()?.queue(request).await?)
    })
    .await
}

/// Number of cases in every view by its word, and in every saved one by its id.
#[tauri::command]
#[specta::specta]
pub async fn view_counts(shell: State<'_, Shell>) -> Result<BTreeMap<String, u32>, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.view_counts().await?) }).await
}

/// Puts a case off until a time, or until the provider changes it.
#[tauri::command]
#[specta::specta]
pub async fn snooze_case(
    shell: State<'_, Shell>,
    id: String,
    until: DateTime<Utc>,
    reason: Option<String>,
) -> Result<RecordedView, CommandError> {
    guarded(shell, move |shell| async move {
        let link = shell.desk()?.snooze(case_id(&id)?, until, reason.as_deref()).await?;
        shell.touched();
        Ok(link.into())
    })
    .await
}

/// Takes back that a case is put off.
#[tauri::command]
#[specta::specta]
pub async fn wake_case(shell: State<'_, Shell>, id: String) -> Result<RecordedView, CommandError> {
    guarded(shell, move |shell| async move {
        let link = shell.desk()?.wake(case_id(&id)?).await?;
        shell.touched();
        Ok(link.into())
    })
    .await
}

/// Asks for another pair of eyes.
#[tauri::command]
#[specta::specta]
pub async fn escalate_case(
    shell: State<'_, Shell>,
    id: String,
    reason: String,
) -> Result<RecordedView, CommandError> {
    guarded(shell, move |shell| async move {
        let link = shell.desk()?.escalate(case_id(&id)?, &reason).await?;
        shell.touched();
        Ok(link.into())
    })
    .await
}

/// Ends that another pair of eyes is asked for.
#[tauri::command]
#[specta::specta]
pub async fn calm_case(shell: State<'_, Shell>, id: String) -> Result<RecordedView, CommandError> {
    guarded(shell, move |shell| async move {
        let link = shell.desk()?.calm(case_id(&id)?).await?;
        shell.touched();
        Ok(link.into())
    })
    .await
}

/// The saved views, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn saved_views(shell: State<'_, Shell>) -> Result<Vec<SavedViewView>, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.saved_views().await?) }).await
}

/// Saves a part of the queue under a name. What was searched for is not kept.
#[tauri::command]
#[specta::specta]
pub async fn save_view(
    shell: State<'_, Shell>,
    name: String,
    filter: ViewFilter,
) -> Result<SavedViewView, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.save_view(&name, filter).await?) })
        .await
}

/// Gives a saved view another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_view(
    shell: State<'_, Shell>,
    id: String,
    name: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.rename_view(&id, &name).await?) })
        .await
}

/// Removes a saved view. The cases in it stay where they are.
#[tauri::command]
#[specta::specta]
pub async fn remove_view(shell: State<'_, Shell>, id: String) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.remove_view(&id).await?) }).await
}
