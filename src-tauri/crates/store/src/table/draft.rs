use chrono::{DateTime, Utc};
use dossier_domain::Sensitive;
use rusqlite::params;

use crate::{CacheTx, Error, ReadTx, rows};

impl ReadTx<'_> {
    /// What was typed and not yet saved, with the names that the screen gave.
    pub fn drafts(&self) -> Result<Vec<(String, Sensitive<String>)>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT key, body FROM scratch_drafts ORDER BY key")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, Sensitive::new(row.get::<_, String>(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl CacheTx<'_> {
    /// Keeps a draft in the place of the one before.
    pub fn put_draft(&self, key: &str, body: &str, now: DateTime<Utc>) -> Result<(), Error> {
        self.of("drafts").execute(
            "INSERT INTO scratch_drafts (key, body, kept_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET body = ?2, kept_at = ?3",
            params![key, body, rows::time_text(now)],
        )?;
        Ok(())
    }

    /// Lets go of a draft.
    pub fn drop_draft(&self, key: &str) -> Result<(), Error> {
        self.of("drafts").execute("DELETE FROM scratch_drafts WHERE key = ?1", [key])?;
        Ok(())
    }

    /// Lets go of the drafts that nobody touched since.
    pub fn drop_drafts_before(&self, time: DateTime<Utc>) -> Result<(), Error> {
        self.of("drafts")
            .execute("DELETE FROM scratch_drafts WHERE kept_at < ?1", [rows::time_text(time)])?;
        Ok(())
    }
}
