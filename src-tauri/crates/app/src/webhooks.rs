//! Webhook subscriptions of a connection.

use dossier_domain::{Act, Connection, ConnectionId, Fact, Message};
use dossier_providers::{Error as ProviderError, Webhook};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Desk, Error, NotFound, desk::provider_error, facts};

/// Where the secret of a subscription stands in the credentials.
const SECRET: &str = "webhook_secret";
/// Where an address stands there that the provider is told with each case.
const URL: &str = "webhook_url";

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

/// `new`, with what `old` holds for events and `new` does not name: a key that is exchanged for
/// logging in leaves the provider's subscriptions as they are.
pub(crate) fn still_heard(old: &SecretString, new: SecretString) -> Result<SecretString, Error> {
    let (old, mut merged) = (map(old)?, map(&new)?);
    for name in [SECRET, URL] {
        if let (Some(kept), None) = (old.get(name), merged.get(name)) {
            merged.insert(name.to_owned(), kept.clone());
        }
    }
    Ok(Value::Object(merged).to_string().into())
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
        if told_by_each_case(&connection) {
            let known = self.inner.vault.read(move |tx| tx.credentials(id)).await?;
            let url =
                known.and_then(|known| Some(map(&known).ok()?.get(URL)?.as_str()?.to_owned()));
            return Ok(url.map(with_each_case).into_iter().collect());
        }
        let client = self.client(&connection).await?;
        let found = client.webhooks().await.map_err(|source| refused(&connection, source))?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// Subscribes an address; the secret that the provider makes for it is kept with the
    /// connection's credentials. Where the provider is told with each case, the address itself is
    /// kept there, and cases that are submitted from now on name it.
    pub async fn register_webhook(
        &self,
        id: ConnectionId,
        url: &str,
    ) -> Result<WebhookView, Error> {
        self.require(Act::Supervise)?;
        let connection = self.connection(id).await?;
        if told_by_each_case(&connection) {
            let url = url.trim().to_owned();
            self.tell_with_each_case(&connection, Some(url.clone())).await?;
            return Ok(with_each_case(url));
        }
        let client = self.client(&connection).await?;
        let made = client
            .register_webhook(url.trim())
            .await
            .map_err(|source| refused(&connection, source))?;
        let known = self.inner.vault.read(move |tx| tx.credentials(id)).await?;
        let credentials = match (made.secret, known) {
            (Some(secret), Some(known)) => {
                let mut credentials = map(&known)?;
                credentials.insert(SECRET.to_owned(), secret.expose_secret().into());
                Some(Value::from(credentials).to_string().into())
            }
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
        if told_by_each_case(&connection) {
            return self.tell_with_each_case(&connection, None).await;
        }
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

impl Desk {
    /// Keeps the address with the credentials, or takes it out of them.
    async fn tell_with_each_case(
        &self,
        connection: &Connection,
        url: Option<String>,
    ) -> Result<(), Error> {
        let id = connection.id;
        let known = self.inner.vault.read(move |tx| tx.credentials(id)).await?;
        let mut credentials = map(&known.unwrap_or_default())?;
        let fact = match url {
            Some(url) => {
                credentials.insert(URL.to_owned(), url.into());
                facts::WEBHOOK_REGISTERED
            }
            None => {
                credentials.remove(URL);
                facts::WEBHOOK_REMOVED
            }
        };
        let credentials: SecretString = Value::from(credentials).to_string().into();
        // A client is made to check the address.
        dossier_providers::connect(connection, &credentials, &self.inner.options.calls)
            .map_err(|source| provider_error(connection, None, source))?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.set_credentials(id, &credentials)?;
                tx.record(Fact::of_vault(fact).with("connection_id", id).with("webhook_id", URL));
                Ok::<_, Error>(())
            })
            .await?;
        self.forget_client(id);
        Ok(())
    }
}

fn told_by_each_case(connection: &Connection) -> bool {
    dossier_providers::rules(connection.provider).is_told_where_to_call_by_each_case()
}

fn with_each_case(url: String) -> WebhookView {
    WebhookView { webhook_id: URL.to_owned(), url, active: true }
}

fn refused(connection: &Connection, source: ProviderError) -> Error {
    if source == ProviderError::Unsupported {
        let message = Message::new("reason-no-webhook-calls");
        return Error::NotAvailable(message.with("provider", connection.provider.display_name()));
    }
    provider_error(connection, None, source)
}

fn map(credentials: &SecretString) -> Result<Map<String, Value>, Error> {
    serde_json::from_str(credentials.expose_secret())
        .map_err(|_| Error::Internal("stored credentials are no JSON object"))
}
