//! Lists that providers publish (countries, occupations), kept for checking and for forms.

use chrono::TimeDelta;
use dossier_domain::{Connection, ConnectionId};
use serde_json::Value;

use crate::{Desk, Error, desk::provider_error};

/// Older lists are fetched anew when they are next asked for.
const FRESH: TimeDelta = TimeDelta::hours(24);
/// A check does not wait longer for lists that were never fetched.
const CHECK_WAITS: std::time::Duration = std::time::Duration::from_secs(3);

impl Desk {
    /// The lists of a connection's provider, from this computer while they are fresh or the
    /// provider is away; none where it publishes none.
    pub async fn catalogues(&self, id: ConnectionId) -> Result<Option<Value>, Error> {
        let connection = self.connection(id).await?;
        let (known, at) = self
            .inner
            .vault
            .read(move |tx| Ok::<_, Error>((tx.catalogues(id)?, tx.catalogues_at(id)?)))
            .await?;
        let age = at.map(|at| self.now() - at);
        // A clock that was set back makes the age unknown.
        if known.is_some() && age.is_some_and(|age| age >= TimeDelta::zero() && age < FRESH) {
            return Ok(known);
        }
        match self.fetch_catalogues(&connection).await {
            Ok(Some(fetched)) => Ok(Some(fetched)),
            Ok(None) => Ok(known),
            Err(Error::Provider { .. }) if known.is_some() => Ok(known),
            Err(error) => Err(error),
        }
    }

    /// [`Desk::catalogues`] for a check: without them where they cannot be had now, since the
    /// provider has the last word anyway.
    pub(crate) async fn known_catalogues(
        &self,
        connection: &Connection,
    ) -> Result<Option<Value>, Error> {
        match tokio::time::timeout(CHECK_WAITS, self.catalogues(connection.id)).await {
            Err(_) | Ok(Err(Error::Provider { .. })) => Ok(None),
            Ok(known) => known,
        }
    }

    async fn fetch_catalogues(&self, connection: &Connection) -> Result<Option<Value>, Error> {
        let client = self.client(connection).await?;
        let fetched =
            client.catalogues().await.map_err(|source| provider_error(connection, None, source))?;
        let Some(fetched) = fetched else { return Ok(None) };
        let (id, now, kept) = (connection.id, self.now(), fetched.clone());
        self.inner.vault.cache(move |tx| tx.put_catalogues(id, now, &kept)).await?;
        Ok(Some(fetched))
    }
}
