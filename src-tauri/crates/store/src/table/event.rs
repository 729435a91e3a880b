use dossier_domain::ConnectionId;
use rusqlite::params;

use crate::{Error, WriteTx, rows};

impl WriteTx<'_> {
    /// Notes that a connection's event was taken; false when it was taken before.
    pub fn add_event(&self, connection_id: ConnectionId, event_id: &str) -> Result<bool, Error> {
        let added = self.db.execute(
            "INSERT INTO seen_events (connection_id, event_id, at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
            params![connection_id.to_string(), event_id, rows::time_text(self.now())],
        )?;
        Ok(added > 0)
    }
}
