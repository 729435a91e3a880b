//! The queue.

use std::collections::BTreeMap;

use dossier_app::QueueView;
use dossier_domain::{Provider, Sensitive, View};
use serde::Deserialize;
use tauri::State;

use crate::{error::CommandError, guard::guarded, state::Shell};

/// Which part of the queue to show.
#[derive(Deserialize, specta::Type)]
pub struct QueueRequest {
    view: String,
    search: Option<String>,
    provider: Option<Provider>,
    limit: u32,
    after: Option<String>,
}

/// A page of the queue, most urgent first.
#[tauri::command]
#[specta::specta]
pub async fn list_queue(
    shell: State<'_, Shell>,
    request: QueueRequest,
) -> Result<QueueView, CommandError> {
    guarded(shell, move |shell| async move {
        let unknown = || CommandError::invalid("error-unknown-view");
        let request = dossier_app::QueueRequest {
            view: View::parse(&request.view).ok_or_else(unknown)?,
            search: request.search.map(Sensitive::new),
            provider: request.provider,
            limit: request.limit,
            after: request.after,
        };
        Ok(shell.desk()?.queue(request).await?)
    })
    .await
}

/// Number of cases in every view.
#[tauri::command]
#[specta::specta]
pub async fn view_counts(shell: State<'_, Shell>) -> Result<BTreeMap<String, u32>, CommandError> {
    guarded(shell, |shell| async move {
        let counts = shell.desk()?.view_counts().await?;
        Ok(counts.into_iter().map(|(view, count)| (view.to_owned(), count)).collect())
    })
    .await
}
