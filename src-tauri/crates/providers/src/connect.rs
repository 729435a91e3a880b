use std::{fmt, sync::Arc};

use chrono::{DateTime, Utc};
use dossier_domain::{Connection, Provider};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    Client, Error, Limits,
    atelio::{AtelioClient, AtelioCredentials},
    connectfi::{AkepaClient, ConnectfiCredentials, LegacyClient},
    fincom::{FincomClient, FincomCredentials, Version},
    http::Http,
    jiko::{JikoClient, JikoCredentials},
};

/// This computer's clock. It is held against the provider's `Date` header and used for nothing
/// else; times in receipts come in with each delivery.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// How a client behaves, apart from its connection.
#[derive(Clone)]
pub struct Settings {
    /// This computer's clock.
    pub clock: Clock,
    /// Calls a minute; none takes the default of the connection's environment (60, simulated 6000).
    pub per_minute: Option<u32>,
    /// Time and size limits.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self { clock: Arc::new(Utc::now), per_minute: None, limits: Limits::default() }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("per_minute", &self.per_minute)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// A client for the connection. Nothing is sent yet. Keep one client per connection: it holds the
/// login and the budget of calls.
///
/// `credentials` is the JSON text that [`check_credentials`] accepts.
pub fn connect(
    connection: &Connection,
    credentials: &SecretString,
    settings: &Settings,
) -> Result<Box<dyn Client>, Error> {
    match connection.provider {
        Provider::Jiko => {
            let credentials = JikoCredentials::parse(credentials.expose_secret())?;
            let http = Http::new(connection, settings)?;
            Ok(Box::new(JikoClient::new(http, credentials)))
        }
        Provider::Atelio => {
            let credentials = AtelioCredentials::parse(credentials.expose_secret())?;
            let http = Http::new(connection, settings)?;
            Ok(Box::new(AtelioClient::new(http, credentials)))
        }
        Provider::Connectfi => {
            let credentials = ConnectfiCredentials::parse(credentials.expose_secret())?;
            let http = Http::new(connection, settings)?;
            Ok(Box::new(LegacyClient::new(http, credentials)))
        }
        Provider::ConnectfiAkepa => {
            let credentials = ConnectfiCredentials::parse(credentials.expose_secret())?;
            let http = Http::new(connection, settings)?;
            Ok(Box::new(AkepaClient::new(http, credentials)))
        }
        Provider::FincomV1 => fincom(connection, credentials, settings, Version::V1),
        Provider::FincomV2 => fincom(connection, credentials, settings, Version::V2),
    }
}

fn fincom(
    connection: &Connection,
    credentials: &SecretString,
    settings: &Settings,
    version: Version,
) -> Result<Box<dyn Client>, Error> {
    let credentials = FincomCredentials::parse(credentials.expose_secret())?;
    let http = Http::new(connection, settings)?;
    Ok(Box::new(FincomClient::new(http, credentials, version)))
}

/// Whether a JSON text has the shape of the provider's credentials. The error's problems name
/// fields, never values.
pub fn check_credentials(provider: Provider, json: &str) -> Result<(), Error> {
    match provider {
        Provider::Jiko => JikoCredentials::parse(json).map(drop),
        Provider::Atelio => AtelioCredentials::parse(json).map(drop),
        Provider::Connectfi | Provider::ConnectfiAkepa => {
            ConnectfiCredentials::parse(json).map(drop)
        }
        Provider::FincomV1 | Provider::FincomV2 => FincomCredentials::parse(json).map(drop),
    }
}
