//! Webhook subscriptions of a connection.

use dossier_domain::{Act, Connection, ConnectionId, Fact, Message};
use dossier_providers::{Error as ProviderError, Webhook};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::Value;

use crate::{Desk, Error, NotFound, desk::provider_error, facts};

/// A webhook subscription.
#[derive(Debug, Clone, Serialize)]
pub struct WebhookView {
    /// The provider's id of it.
    pub webhook_id: String,
    /// The address that is called.
    pub url: String,
    /// The provider calls it.
    pub active: bool,
}

impl From<Webhook> for WebhookView {
    fn from(webhook: Webhook) -> Self {
        Self { webhook_id: webhook.id, url: webhook.url, active: webhook.active }
    }
}

impl Desk {
    /// The subscriptions of the connection's account.
    pub async fn webhooks(&self, id: ConnectionId) -> Result<Vec<WebhookView>, Error> {
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let found = client.webhooks().await.map_err(|source| refused(&connection, source))?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// Subscribes an address; the secret that the provider makes for it is kept with the
    /// connection's credentials.
    pub async fn register_webhook(
        &self,
        id: ConnectionId,
        url: &str,
    ) -> Result<WebhookView, Error> {
        self.require(Act::Supervise)?;
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let made = client
            .register_webhook(url.trim())
            .await
            .map_err(|source| refused(&connection, source))?;
        let known = self.inner.vault.read(move |tx| tx.credentials(id)).await?;
        let credentials = match (made.secret, known) {
            (Some(secret), Some(known)) => Some(with_secret(&known, &secret)?),
            _ => None,
        };
        let webhook_id = made.webhook.id.clone();
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                if let Some(credentials) = credentials {
                    tx.set_credentials(id, &credentials)?;
                }
                tx.record(
                    Fact::of_vault(facts::WEBHOOK_REGISTERED)
                        .with("connection_id", id)
                        .with("webhook_id", webhook_id),
                );
                Ok::<_, Error>(())
            })
            .await?;
        Ok(made.webhook.into())
    }

    /// Ends a subscription.
    pub async fn remove_webhook(&self, id: ConnectionId, webhook_id: &str) -> Result<(), Error> {
        self.require(Act::Supervise)?;
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        client.remove_webhook(webhook_id).await.map_err(|source| match source {
            ProviderError::NotFound => Error::NotFound(NotFound::Webhook),
            source => refused(&connection, source),
        })?;
        let webhook_id = webhook_id.to_owned();
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.record(
                    Fact::of_vault(facts::WEBHOOK_REMOVED)
                        .with("connection_id", id)
                        .with("webhook_id", webhook_id),
                );
                Ok::<_, Error>(())
            })
            .await
    }
}

fn refused(connection: &Connection, source: ProviderError) -> Error {
    if source == ProviderError::Unsupported {
        let message = Message::new("reason-no-webhook-calls");
        return Error::NotAvailable(message.with("provider", connection.provider.display_name()));
    }
    provider_error(connection, None, source)
}

fn with_secret(known: &SecretString, secret: &SecretString) -> Result<SecretString, Error> {
    let unreadable = || Error::Internal("stored credentials are no JSON object");
    let mut credentials: Value =
        serde_json::from_str(known.expose_secret()).map_err(|_| unreadable())?;
    let map = credentials.as_object_mut().ok_or_else(unreadable)?;
    map.insert("webhook_secret".to_owned(), Value::from(secret.expose_secret()));
    Ok(credentials.to_string().into())
}
