use serde::{Deserialize, Serialize};

use crate::{ConnectionId, Provider};

/// What stands behind a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// `dossier-sim` on this computer; no real person is behind its cases.
    Simulated,
    /// The provider's test system.
    Sandbox,
    /// Real customers.
    Production,
}

impl Environment {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Simulated, Self::Sandbox, Self::Production];

    /// The word used in commands and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }
    }

    /// The environment named by [`Environment::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.as_str() == text)
    }
}

/// An account at a provider. Its credentials are kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Our id of it.
    pub id: ConnectionId,
    /// Whose API it speaks.
    pub provider: Provider,
    /// The name a person gave it.
    pub name: String,
    /// What stands behind it.
    pub environment: Environment,
    /// Scheme, host and port, perhaps a path; no slash at the end.
    pub base_url: String,
    /// Through which proxy calls go.
    pub proxy: Option<String>,
    /// A PEM certificate authority trusted besides the system's.
    pub ca_pem: Option<String>,
    /// PEM certificate authorities that alone are trusted, instead of the system\'s and `ca_pem`.
    pub pins_pem: Option<String>,
    /// Whose customers these are; without one, images are compared within the connection only.
    pub owner: Option<String>,
}
