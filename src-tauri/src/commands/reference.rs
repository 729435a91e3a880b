//! What a provider has besides cases: its catalogues, its list of applications, its webhooks.

use dossier_app::{Imported, WebhookView as Subscription};
use dossier_domain::Message;
use serde::Serialize;
use serde_json::Value;
use tauri::State;

use super::connection_id;
use crate::{
    error::CommandError,
    events::{Intake, News},
    guard::guarded,
    state::Shell,
};

/// What became of a provider's list of applications.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ImportedView {
    /// Cases followed now.
    pub added: u32,
    /// Cases followed before.
    pub already_known: u32,
    /// Those that were not taken.
    pub refused: Vec<RefusedView>,
}

/// An application of a list that was not taken.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RefusedView {
    /// Its place in the list, from 1.
    pub line: u64,
    /// Why.
    pub reason: Message,
}

impl From<Imported> for ImportedView {
    fn from(imported: Imported) -> Self {
        let Imported { added, already_known, refused } = imported;
        let refused =
            refused.into_iter().map(|it| RefusedView { line: it.line, reason: it.reason });
        Self { added, already_known, refused: refused.collect() }
    }
}

/// A webhook subscription.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct WebhookView {
    /// The provider's id of it.
    pub webhook_id: String,
    /// The address that is called.
    pub url: String,
    /// The provider calls it.
    pub active: bool,
}

impl From<Subscription> for WebhookView {
    fn from(subscription: Subscription) -> Self {
        let Subscription { webhook_id, url, active } = subscription;
        Self { webhook_id, url, active }
    }
}

/// The lists that a connection's provider publishes; none where it publishes none.
#[tauri::command]
#[specta::specta]
pub async fn catalogues(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Result<Option<Value>, CommandError> {
    guarded(shell, move |shell| async move {
        Ok(shell.desk()?.catalogues(self::connection_id(&connection_id)?).await?)
    })
    .await
}

/// Follows every application of the provider's list.
#[tauri::command]
#[specta::specta]
pub async fn follow_all(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Result<ImportedView, CommandError> {
    guarded(shell, move |shell| async move {
        let id = self::connection_id(&connection_id)?;
        let (telling, mut done) = (shell.clone(), 0);
        let each = |so_far: &Imported| {
            done = so_far.added.saturating_add(so_far.already_known);
            telling.tell(News::Intake(Intake { done, total: None }));
        };
        let imported = shell.desk()?.follow_all(id, each).await;
        // Also after an error: no more are coming, and what was followed before it is there.
        shell.tell(News::Intake(Intake { done, total: Some(done) }));
        shell.touched();
        Ok(imported?.into())
    })
    .await
}

/// The webhook subscriptions of a connection's account.
#[tauri::command]
#[specta::specta]
pub async fn list_webhooks(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Result<Vec<WebhookView>, CommandError> {
    guarded(shell, move |shell| async move {
        let found = shell.desk()?.webhooks(self::connection_id(&connection_id)?).await?;
        Ok(found.into_iter().map(Into::into).collect())
    })
    .await
}

/// Subscribes an address. The secret that the provider makes for it goes into the vault.
#[tauri::command]
#[specta::specta]
pub async fn register_webhook(
    shell: State<'_, Shell>,
    connection_id: String,
    url: String,
) -> Result<WebhookView, CommandError> {
    guarded(shell, move |shell| async move {
        let id = self::connection_id(&connection_id)?;
        let made = shell.desk()?.register_webhook(id, &url).await?;
        shell.touched();
        Ok(made.into())
    })
    .await
}

/// Ends a subscription.
#[tauri::command]
#[specta::specta]
pub async fn remove_webhook(
    shell: State<'_, Shell>,
    connection_id: String,
    webhook_id: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let id = self::connection_id(&connection_id)?;
        shell.desk()?.remove_webhook(id, &webhook_id).await?;
        shell.touched();
        Ok(())
    })
    .await
}
