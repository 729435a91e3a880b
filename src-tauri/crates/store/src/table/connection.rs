use dossier_domain::{Connection, ConnectionId, Environment, Provider};
use rusqlite::{OptionalExtension, Row, params};
use secrecy::{ExposeSecret, SecretString};

use crate::{CacheTx, Error, ReadTx, WriteTx, rows};

const TABLE: &str = "connections";
const COLUMNS: &str = "id, provider, name, environment, base_url, proxy, ca_pem, pins_pem, owner";

struct ConnectionRow {
    id: String,
    provider: String,
    name: String,
    environment: String,
    base_url: String,
    proxy: Option<String>,
    ca_pem: Option<String>,
    pins_pem: Option<String>,
    owner: Option<String>,
}

impl ConnectionRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            provider: row.get(1)?,
            name: row.get(2)?,
            environment: row.get(3)?,
            base_url: row.get(4)?,
            proxy: row.get(5)?,
            ca_pem: row.get(6)?,
            pins_pem: row.get(7)?,
            owner: row.get(8)?,
        })
    }

    fn connection(self) -> Result<Connection, Error> {
        Ok(Connection {
            id: rows::parsed(&self.id, TABLE)?,
            provider: rows::parsed::<Provider>(&self.provider, TABLE)?,
            name: self.name,
            environment: Environment::parse(&self.environment)
                .ok_or(Error::Row { table: TABLE })?,
            base_url: self.base_url,
            proxy: self.proxy,
            ca_pem: self.ca_pem,
            pins_pem: self.pins_pem,
            owner: self.owner,
        })
    }
}

impl ReadTx<'_> {
    /// Every connection, oldest first.
    pub fn connections(&self) -> Result<Vec<Connection>, Error> {
        let mut statement =
            self.db.prepare(&format!("SELECT {COLUMNS} FROM connections ORDER BY id"))?;
        let found = statement.query_map([], ConnectionRow::read)?;
        found.map(|row| row?.connection()).collect()
    }

    /// One connection.
    pub fn connection(&self, id: ConnectionId) -> Result<Option<Connection>, Error> {
        self.db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM connections WHERE id = ?1"))?
            .query_row([id.to_string()], ConnectionRow::read)
            .optional()?
            .map(ConnectionRow::connection)
            .transpose()
    }

    /// The connection's credentials, as the JSON that was given.
    pub fn credentials(&self, id: ConnectionId) -> Result<Option<SecretString>, Error> {
        let body: Option<String> = self
            .db
            .query_row(
                "SELECT body FROM credentials WHERE connection_id = ?1",
                [id.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        Ok(body.map(SecretString::from))
    }

    /// Number of cases that run through the connection.
    pub fn cases_of_connection(&self, id: ConnectionId) -> Result<u32, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT coalesce(sum(cases), 0) FROM queue_counts
             JOIN queue_connections ON number = connection WHERE id = ?1",
        )?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0))?)
    }

    /// The code of the connection's last trouble; none when its last use went well or it was
    /// never used.
    pub fn health(&self, id: ConnectionId) -> Result<Option<String>, Error> {
        let code: Option<Option<String>> = self
            .db
            .query_row(
                "SELECT code FROM cache_health WHERE connection_id = ?1",
                [id.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        Ok(code.flatten())
    }
}

impl WriteTx<'_> {
    /// Adds a connection.
    pub fn add_connection(&self, connection: &Connection) -> Result<(), Error> {
        self.db.execute(
            &format!(
                "INSERT INTO connections ({COLUMNS}, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            ),
            params![
                connection.id.to_string(),
                connection.provider.as_str(),
                connection.name,
                connection.environment.as_str(),
                connection.base_url,
                connection.proxy,
                connection.ca_pem,
                connection.pins_pem,
                connection.owner,
                rows::time_text(self.now())
            ],
        )?;
        Ok(())
    }

    /// Sets or replaces the connection's credentials.
    pub fn set_credentials(&self, id: ConnectionId, body: &SecretString) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO credentials (connection_id, body, set_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (connection_id) DO UPDATE SET body = ?2, set_at = ?3",
            params![id.to_string(), body.expose_secret(), rows::time_text(self.now())],
        )?;
        Ok(())
    }

    /// Removes a connection that no case runs through, with all that belongs to it.
    pub fn remove_connection(&self, id: ConnectionId) -> Result<(), Error> {
        // Events of applications that nobody follows here.
        self.db.execute("DELETE FROM seen_events WHERE connection_id = ?1", [id.to_string()])?;
        self.db.execute("DELETE FROM connections WHERE id = ?1", [id.to_string()])?;
        Ok(())
    }
}

impl CacheTx<'_> {
    /// Notes how the connection's last use went: a code for trouble, none for well.
    pub fn set_health(
        &self,
        id: ConnectionId,
        at: chrono::DateTime<chrono::Utc>,
        code: Option<&str>,
    ) -> Result<(), Error> {
        self.of("health").execute(
            "INSERT INTO cache_health (connection_id, at, code) VALUES (?1, ?2, ?3)
             ON CONFLICT (connection_id) DO UPDATE SET at = ?2, code = ?3",
            params![id.to_string(), rows::time_text(at), code],
        )?;
        Ok(())
    }
}
