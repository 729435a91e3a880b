use dossier_domain::{Act, Connection, ConnectionId, Environment, Fact, Message, Provider};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;

use crate::{
    ConnectionView, Desk, Error, NotFound, desk::provider_error, facts, webhooks::still_heard,
};

/// A connection to add.
pub struct NewConnection {
    /// Whose API.
    pub provider: Provider,
    /// A name for people.
    pub name: String,
    /// What stands behind it.
    pub environment: Environment,
    /// Where it is.
    pub base_url: String,
    /// The provider's credentials as JSON text.
    pub credentials: SecretString,
    /// Through which proxy calls go.
    pub proxy: Option<String>,
    /// A PEM certificate authority trusted besides the system's.
    pub ca_pem: Option<String>,
    /// PEM certificate authorities that alone are trusted, instead of the system\'s and `ca_pem`.
    pub pins_pem: Option<String>,
    /// Whose customers these are.
    pub owner: Option<String>,
}

/// What `dossier-sim` says in its first line.
#[derive(Deserialize)]
pub struct SimAnnouncement {
    connections: Vec<SimConnection>,
    #[serde(default)]
    cases: Vec<SimCase>,
}

#[derive(Deserialize)]
struct SimConnection {
    provider: String,
    name: String,
    base_url: String,
    credentials: Value,
}

#[derive(Deserialize)]
struct SimCase {
    provider: String,
    external_id: String,
}

impl SimAnnouncement {
    /// Reads the line.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let line = text.lines().next().unwrap_or_default();
        serde_json::from_str(line).map_err(|_| Error::invalid("error-sim-line"))
    }
}

/// A connection that was added, and the cases that are followed with it.
#[derive(Debug, Clone)]
pub struct AddedConnection {
    /// The connection.
    pub connection: ConnectionView,
    /// Ids at the provider that are to be followed.
    pub external_ids: Vec<String>,
}

/// What a test of a connection found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tested {
    /// Seconds by which this computer's clock is ahead of the provider's.
    pub clock_offset_s: Option<i64>,
}

impl Desk {
    /// Adds a connection. Nothing is sent yet.
    pub async fn add_connection(&self, new: NewConnection) -> Result<ConnectionView, Error> {
        self.require(Act::Supervise)?;
        let connection = Connection {
            id: ConnectionId::from_uuid(self.new_id()),
            provider: new.provider,
            name: new.name.trim().to_owned(),
            environment: new.environment,
            base_url: new.base_url.trim_end_matches('/').to_owned(),
            proxy: new.proxy,
            ca_pem: new.ca_pem,
            pins_pem: new.pins_pem,
            owner: new.owner,
        };
        if connection.name.is_empty() {
            return Err(Error::invalid("error-connection-name"));
        }
        // A client is made to check settings and credentials as far as that goes without a call.
        dossier_providers::connect(&connection, &new.credentials, &self.inner.options.calls)
            .map_err(|source| provider_error(&connection, None, source))?;
        let view = view(&connection, 0, None);
        let credentials = new.credentials;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let taken = tx.connections()?.into_iter().any(|it| it.name == connection.name);
                if taken {
                    let message = Message::new("error-connection-exists");
                    return Err(Error::Conflict(message.with("name", &connection.name)));
                }
                tx.add_connection(&connection)?;
                tx.set_credentials(connection.id, &credentials)?;
                tx.record(
                    Fact::of_vault(facts::CONNECTION_ADDED)
                        .with("connection_id", connection.id)
                        .with("provider", connection.provider)
                        .with("environment", connection.environment.as_str()),
                );
                Ok(())
            })
            .await?;
        Ok(view)
    }

    /// Adds a connection for every simulated provider that this version speaks with.
    pub async fn add_simulated(&self, sim: SimAnnouncement) -> Result<Vec<AddedConnection>, Error> {
        self.require(Act::Supervise)?;
        let mut added = Vec::new();
        for entry in sim.connections {
            let Ok(provider) = entry.provider.parse::<Provider>() else { continue };
            let name = self.free_name(entry.name).await?;
            let connection = self
                .add_connection(NewConnection {
                    provider,
                    name,
                    environment: Environment::Simulated,
                    base_url: entry.base_url,
                    credentials: entry.credentials.to_string().into(),
                    proxy: None,
                    ca_pem: None,
                    pins_pem: None,
                    owner: None,
                })
                .await?;
            let external_ids = sim
                .cases
                .iter()
                .filter(|case| case.provider == entry.provider)
                .map(|case| case.external_id.clone())
                .collect();
            added.push(AddedConnection { connection, external_ids });
        }
        Ok(added)
    }

    async fn free_name(&self, wanted: String) -> Result<String, Error> {
        let taken = self.inner.vault.read(|tx| tx.connections()).await?;
        let is_free = |name: &str| !taken.iter().any(|connection| connection.name == name);
        let numbered = (2..).map(|number| format!("{wanted} {number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| is_free(name));
        Ok(free.unwrap_or(wanted))
    }

    /// Every connection, oldest first.
    pub async fn connections(&self) -> Result<Vec<ConnectionView>, Error> {
        self.inner
            .vault
            .read(|tx| {
                tx.connections()?
                    .iter()
                    .map(|it| Ok(view(it, tx.cases_of_connection(it.id)?, tx.health(it.id)?)))
                    .collect()
            })
            .await
    }

    /// Logs in and makes one call that carries nothing personal; a wrong clock is an error too.
    pub async fn test_connection(&self, id: ConnectionId) -> Result<Tested, Error> {
        let connection = self.connection(id).await?;
        let result = match self.client(&connection).await {
            Ok(client) => client
                .test()
                .await
                .and_then(|health| health.clock_error().map_or(Ok(health), Err))
                .map_err(|source| provider_error(&connection, None, source)),
            Err(error) => Err(error),
        };
        let trouble = result.as_ref().err().map(|error| error.code().as_str());
        self.note_health(id, trouble).await?;
        self.inner.pauses.clear(id);
        result.map(|health| Tested { clock_offset_s: health.clock_offset_s })
    }

    pub(crate) async fn note_health(
        &self,
        id: ConnectionId,
        trouble: Option<&'static str>,
    ) -> Result<(), Error> {
        let now = self.now();
        Ok(self.inner.vault.cache(move |tx| tx.set_health(id, now, trouble)).await?)
    }

    /// Replaces a connection's credentials; calls from now on use the new ones, those under way end
    /// with the old. What events are verified with stays unless the new ones name it too.
    pub async fn rotate_credentials(
        &self,
        id: ConnectionId,
        credentials: SecretString,
    ) -> Result<(), Error> {
        self.require(Act::Supervise)?;
        let connection = self.connection(id).await?;
        dossier_providers::connect(&connection, &credentials, &self.inner.options.calls)
            .map_err(|source| provider_error(&connection, None, source))?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let credentials = match tx.credentials(id)? {
                    Some(old) => still_heard(&old, credentials)?,
                    None => credentials,
                };
                tx.set_credentials(id, &credentials)?;
                tx.record(Fact::of_vault(facts::CREDENTIALS_ROTATED).with("connection_id", id));
                Ok::<_, Error>(())
            })
            .await?;
        self.forget_client(id);
        self.inner.pauses.clear(id);
        Ok(())
    }

    /// Removes a connection that no case runs through, with its credentials.
    pub async fn remove_connection(&self, id: ConnectionId) -> Result<(), Error> {
        self.require(Act::Supervise)?;
        self.connection(id).await?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let cases = tx.cases_of_connection(id)?;
                if cases > 0 {
                    let message = Message::new("reason-connection-has-cases");
                    return Err(Error::NotAvailable(message.with("count", cases)));
                }
                tx.remove_connection(id)?;
                tx.record(Fact::of_vault(facts::CONNECTION_REMOVED).with("connection_id", id));
                Ok(())
            })
            .await?;
        self.forget_client(id);
        Ok(())
    }

    /// The connection that a person means: its id or its name.
    pub async fn find_connection(&self, text: &str) -> Result<ConnectionId, Error> {
        let text = text.to_owned();
        self.inner
            .vault
            .read(move |tx| {
                let id = text.parse::<ConnectionId>().ok();
                tx.connections()?
                    .into_iter()
                    .find(|connection| Some(connection.id) == id || connection.name == text)
                    .map(|connection| connection.id)
                    .ok_or(Error::NotFound(NotFound::Connection))
            })
            .await
    }
}

fn view(connection: &Connection, cases: u32, trouble: Option<String>) -> ConnectionView {
    ConnectionView {
        connection_id: connection.id.to_string(),
        provider: connection.provider.as_str(),
        name: connection.name.clone(),
        environment: connection.environment.as_str(),
        base_url: connection.base_url.clone(),
        cases,
        trouble,
        partly_unverified: dossier_providers::rules(connection.provider).partly_unverified(),
    }
}
