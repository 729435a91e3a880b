use dossier_domain::{Digest, DocumentId, Fingerprint, Reading};
use rusqlite::{OptionalExtension, params};

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

const PRINTS: &str = "document_fingerprints";

impl ReadTx<'_> {
    /// The coarse bits of every picture that is kept, in no order.
    pub fn coarse_fingerprints(&self) -> Result<Vec<(DocumentId, u64)>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT document_id, coarse FROM document_fingerprints")?;
        let found =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        found
            .map(|row| {
                let (id, coarse) = row?;
                Ok((rows::parsed(&id, PRINTS)?, coarse.cast_unsigned()))
            })
            .collect()
    }

    /// What tells a document's picture again; none of a blank one, or once it is erased.
    pub fn fingerprint(&self, id: DocumentId) -> Result<Option<Fingerprint>, Error> {
        let found: Option<(i64, Vec<u8>)> = self
            .db
            .prepare_cached(
                "SELECT coarse, fine FROM document_fingerprints WHERE document_id = ?1",
            )?
            .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found
            .map(|(coarse, fine)| {
                let (parts, rest) = fine.as_chunks::<8>();
                let fine = parts.iter().map(|part| u64::from_be_bytes(*part)).collect::<Vec<_>>();
                match (<[u64; 4]>::try_from(fine), rest) {
                    (Ok(fine), []) => Ok(Fingerprint { coarse: coarse.cast_unsigned(), fine }),
                    _ => Err(Error::Row { table: PRINTS }),
                }
            })
            .transpose()
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
        let fine = fingerprint.fine.map(u64::to_be_bytes).concat();
        self.db.execute(
            "INSERT INTO document_fingerprints (document_id, coarse, fine) VALUES (?1, ?2, ?3)",
            params![id.to_string(), fingerprint.coarse.cast_signed(), fine],
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
