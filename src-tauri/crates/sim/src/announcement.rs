//! The first line of standard output.

use serde::Serialize;
use serde_json::Value;

/// Where the simulated providers are and how to sign in to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Announcement {
    /// One connection per provider.
    pub connections: Vec<Connection>,
    /// The seeded applications.
    pub cases: Vec<CaseRef>,
    /// Base URL of the control endpoints, without a slash at its end.
    pub control_url: String,
}

/// One account at one simulated provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Connection {
    /// Provider, such as `jiko`.
    pub provider: String,
    /// A name for people.
    pub name: String,
    /// Base URL without a slash at its end.
    pub base_url: String,
    /// Credentials as the provider issues them; Jiko: `username`, `password`, `shared_secret`,
    /// `webhook_secret`; Fin.com: `client_id`, `client_secret`, `webhook_secret`,
    /// `selfie_required`. Invented, and worth nothing anywhere else.
    pub credentials: Value,
}

/// One seeded application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRef {
    /// Provider, such as `jiko`.
    pub provider: String,
    /// The provider's id of the application.
    pub external_id: String,
}
