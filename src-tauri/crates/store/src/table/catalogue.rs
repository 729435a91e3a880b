//! What is fetched from providers beside cases: their published lists, and where reading a list or
//! a log ended. Neither is a fact.

use chrono::{DateTime, Utc};
use dossier_domain::ConnectionId;
use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::{CacheTx, Error, ReadTx, rows};

const TABLE: &str = "cache_catalogues";

impl ReadTx<'_> {
    /// The lists that a connection's provider publishes, as last fetched.
    pub fn catalogues(&self, id: ConnectionId) -> Result<Option<Value>, Error> {
        let body: Option<String> = self
            .db
            .prepare_cached("SELECT body FROM cache_catalogues WHERE connection_id = ?1")?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?;
        body.map(|body| rows::json(&body, TABLE)).transpose()
    }

    /// When they were fetched.
    pub fn catalogues_at(&self, id: ConnectionId) -> Result<Option<DateTime<Utc>>, Error> {
        let at: Option<String> = self
            .db
            .query_row(
                "SELECT at FROM cache_catalogues WHERE connection_id = ?1",
                [id.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        rows::times(at, TABLE)
    }

    /// Where reading a connection's list or log called `name` ended.
    pub fn cursor(&self, id: ConnectionId, name: &str) -> Result<Option<String>, Error> {
        Ok(self
            .db
            .query_row(
                "SELECT cursor FROM cache_cursors WHERE connection_id = ?1 AND name = ?2",
                params![id.to_string(), name],
                |row| row.get(0),
            )
            .optional()?)
    }
}

impl CacheTx<'_> {
    /// Keeps the lists that a connection's provider publishes.
    pub fn put_catalogues(
        &self,
        id: ConnectionId,
        at: DateTime<Utc>,
        body: &Value,
    ) -> Result<(), Error> {
        self.of("catalogues").execute(
            "INSERT INTO cache_catalogues (connection_id, at, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (connection_id) DO UPDATE SET at = ?2, body = ?3",
            params![id.to_string(), rows::time_text(at), rows::json_text(body)],
        )?;
        Ok(())
    }

    /// Notes where reading a list or log called `name` ended.
    pub fn put_cursor(&self, id: ConnectionId, name: &str, cursor: &str) -> Result<(), Error> {
        self.of("cursors").execute(
            "INSERT INTO cache_cursors (connection_id, name, cursor) VALUES (?1, ?2, ?3)
             ON CONFLICT (connection_id, name) DO UPDATE SET cursor = ?3",
            params![id.to_string(), name, cursor],
        )?;
        Ok(())
    }
}
