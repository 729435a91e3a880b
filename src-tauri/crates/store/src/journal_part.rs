use dossier_domain::{CaseId, Digest};
use rusqlite::OptionalExtension;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    Error, JournalLine, ReadTx,
    bare::{bare, in_place_of},
    journal::digest,
    rows,
};

impl ReadTx<'_> {
    /// The journal from a case's first entry to its end, as a case file carries it: the chain's
    /// value before it and the first number, then one line an entry. The case's own are told, of
    /// all others only the digest.
    pub fn journal_part(&self, case_id: CaseId) -> Result<String, Error> {
        let case_id = case_id.to_string();
        let first: i64 = self.db.query_row(
            "SELECT seq FROM journal WHERE case_id = ?1 ORDER BY seq LIMIT 1",
            [&case_id],
            |row| row.get(0),
        )?;
        let previous: Option<Vec<u8>> = self
            .db
            .query_row("SELECT hash FROM journal WHERE seq = ?1", [first - 1], |row| row.get(0))
            .optional()?;
        let previous = previous.map_or(Ok(Digest::ZERO), |hash| digest(&hash))?;
        let mut part = format!("{}\n", json!({"previous": previous.to_string(), "seq": first}));
        let mut statement = self
            .db
            .prepare("SELECT case_id, body, hash FROM journal WHERE seq >= ?1 ORDER BY seq")?;
        let mut found = statement.query([first])?;
        while let Some(row) = found.next()? {
            let (of, body): (Option<String>, String) = (row.get(0)?, row.get(1)?);
            let line = if of.as_ref() == Some(&case_id) {
                let hash = digest(&row.get::<_, Vec<u8>>(2)?)?.to_string();
                rows::json_text(&JournalLine { body, hash })
            } else if bare(body.as_bytes()).is_some() {
                body
            } else {
                in_place_of(&Digest::from_bytes(Sha256::digest(body).into()))
            };
            part.push_str(&line);
            part.push('\n');
        }
        Ok(part)
    }
}
