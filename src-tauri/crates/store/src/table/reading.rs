use dossier_domain::{Digest, DocumentId, Fingerprint, Reading};
use rusqlite::{OptionalExtension, params};

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

impl ReadTx<'_> {
    /// The fingerprint of every picture that is kept, in no order.
    pub fn fingerprints(&self) -> Result<Vec<(DocumentId, Fingerprint)>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT document_id, hash FROM document_fingerprints")?;
        let found =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        found
            .map(|row| {
                let (id, hash) = row?;
                let id = rows::parsed(&id, "document_fingerprints")?;
                Ok((id, Fingerprint(hash.cast_unsigned())))
            })
            .collect()
    }

    /// What was read on a document; none where nothing was, or once it is erased.
    pub fn document_reading(&self, id: DocumentId) -> Result<Option<Reading>, Error> {
        let body: Option<String> = self
            .db
            .prepare_cached("SELECT body FROM document_readings WHERE document_id = ?1")?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?;
        body.map(|body| rows::json(&body, "document_readings")).transpose()
    }
}

impl WriteTx<'_> {
    /// Keeps what tells a document's picture again.
    pub fn add_fingerprint(&self, id: DocumentId, fingerprint: Fingerprint) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO document_fingerprints (document_id, hash) VALUES (?1, ?2)",
            params![id.to_string(), fingerprint.0.cast_signed()],
        )?;
        Ok(())
    }

    /// Keeps what was read on a document; returns the digest that names it in the journal.
    pub fn add_document_reading(&self, id: DocumentId, reading: &Reading) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        let body = rows::json_text(reading);
        self.db.execute(
            "INSERT INTO document_readings (document_id, salt, body) VALUES (?1, ?2, ?3)",
            params![id.to_string(), salt.bytes().as_slice(), body],
        )?;
        Ok(salted_digest(&salt, body.as_bytes()))
    }
}
