use std::collections::BTreeMap;

use dossier_domain::View;
use serde::Serialize;

use crate::{Desk, Error};

/// What helps to find a fault, with nothing personal in it: versions, counts, codes.
#[derive(Debug, Clone, Serialize)]
pub struct Diagnostics {
    /// This program's version.
    pub version: &'static str,
    /// Operating system and architecture.
    pub platform: String,
    /// Version of the vault's tables.
    pub schema: u32,
    /// When this was written.
    pub at: String,
    /// Cases per view.
    pub views: BTreeMap<&'static str, u32>,
    /// Submissions per state.
    pub submissions: BTreeMap<&'static str, u32>,
    /// Number of journal entries.
    pub journal_entries: u64,
    /// Kind, environment and last trouble of each connection.
    pub connections: Vec<ConnectionHealth>,
}

/// How a connection does.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectionHealth {
    /// Its id.
    pub connection_id: String,
    /// Whose API.
    pub provider: &'static str,
    /// What stands behind it.
    pub environment: &'static str,
    /// Code of its last trouble.
    pub trouble: Option<String>,
}

impl Desk {
    /// Gathers what helps to find a fault.
    pub async fn diagnostics(&self) -> Result<Diagnostics, Error> {
        let at = self.now().to_rfc3339();
        self.inner
            .vault
            .read(move |tx| {
                let views = View::ALL
                    .into_iter()
                    .map(|view| Ok((view.as_str(), tx.count(view)?)))
                    .collect::<Result<_, Error>>()?;
                let connections = tx
                    .connections()?
                    .into_iter()
                    .map(|it| {
                        Ok(ConnectionHealth {
                            connection_id: it.id.to_string(),
                            provider: it.provider.as_str(),
                            environment: it.environment.as_str(),
                            trouble: tx.health(it.id)?,
                        })
                    })
                    .collect::<Result<_, Error>>()?;
                let counts = tx.submission_counts()?;
                Ok(Diagnostics {
                    version: env!("CARGO_PKG_VERSION"),
                    platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
                    schema: dossier_store::SCHEMA,
                    at,
                    views,
                    submissions: counts
                        .into_iter()
                        .map(|(state, count)| (state.as_str(), count))
                        .collect(),
                    journal_entries: tx.journal_head()?.map_or(0, |head| head.seq),
                    connections,
                })
            })
            .await
    }
}
