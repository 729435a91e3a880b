use dossier_domain::ConnectionId;
use rusqlite::{OptionalExtension, Row, params};
use secrecy::{ExposeSecret, SecretString};

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "inboxes";

/// Where a connection's events are pulled from.
#[derive(Debug, Clone)]
pub struct InboxRow {
    /// The inbox.
    pub address: String,
    /// What lets this desk in, and opens its letters.
    pub token: SecretString,
}

impl InboxRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { address: row.get(0)?, token: row.get::<_, String>(1)?.into() })
    }
}

impl ReadTx<'_> {
    /// The inbox of a connection, where it has one.
    pub fn inbox(&self, id: ConnectionId) -> Result<Option<InboxRow>, Error> {
        Ok(self
            .db
            .prepare_cached("SELECT address, token FROM inboxes WHERE connection_id = ?1")?
            .query_row([id.to_string()], InboxRow::read)
            .optional()?)
    }

    /// The connections that have one.
    pub fn connections_with_inbox(&self) -> Result<Vec<ConnectionId>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT connection_id FROM inboxes ORDER BY connection_id")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        found.map(|id| rows::parsed(&id?, TABLE)).collect()
    }
}

impl WriteTx<'_> {
    /// Sets or replaces the inbox of a connection.
    pub fn set_inbox(&self, id: ConnectionId, inbox: &InboxRow) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO inboxes (connection_id, address, token, set_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (connection_id) DO UPDATE SET address = ?2, token = ?3, set_at = ?4",
            params![
                id.to_string(),
                inbox.address,
                inbox.token.expose_secret(),
                rows::time_text(self.now())
            ],
        )?;
        Ok(())
    }

    /// Forgets the inbox of a connection; false where it had none.
    pub fn remove_inbox(&self, id: ConnectionId) -> Result<bool, Error> {
        let removed =
            self.db.execute("DELETE FROM inboxes WHERE connection_id = ?1", [id.to_string()])?;
        Ok(removed > 0)
    }
}
