use dossier_domain::{CaseId, Digest, Document, DocumentId, SlotName};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use crate::{
    Error, ReadTx, Salt, WriteTx,
    crypto::{SecretKey, seal, unseal},
    rows, salted_digest,
};

const TABLE: &str = "documents";
const COLUMNS: &str =
    "id, case_id, slot, source, prepared, recipe, findings, attached_at, erased_at";

/// Which bytes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentPart {
    /// As received.
    Source,
    /// As sent.
    Prepared,
}

impl DocumentPart {
    fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Prepared => "prepared",
        }
    }

    /// The picture of it that a screen shows.
    fn picture(self) -> &'static str {
        match self {
            Self::Source => "source_picture",
            Self::Prepared => "prepared_picture",
        }
    }
}

/// The journal's names for a document's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedDocument {
    /// Of the bytes as received.
    pub source: Digest,
    /// Of the bytes as sent.
    pub prepared: Digest,
}

fn bound(id: &str, file: &str) -> String {
    format!("document/{id}/{file}")
}

fn damaged() -> Error {
    Error::Damaged("a document's bytes were changed")
}

fn read_document(row: &Row<'_>) -> rusqlite::Result<Result<Document, Error>> {
    let text = |at: usize| row.get::<_, String>(at);
    let (id, case_id, slot) = (text(0)?, text(1)?, text(2)?);
    let (source, prepared) = (text(3)?, text(4)?);
    let (recipe, findings, attached_at) = (text(5)?, text(6)?, text(7)?);
    let erased_at: Option<String> = row.get(8)?;
    Ok((|| {
        Ok(Document {
            id: rows::parsed(&id, TABLE)?,
            case_id: rows::parsed(&case_id, TABLE)?,
            slot: SlotName::new(slot),
            source: rows::json(&source, TABLE)?,
            prepared: rows::json(&prepared, TABLE)?,
            recipe: rows::json(&recipe, TABLE)?,
            findings: rows::json(&findings, TABLE)?,
            attached_at: rows::time(&attached_at, TABLE)?,
            erased_at: rows::times(erased_at, TABLE)?,
        })
    })())
}

impl ReadTx<'_> {
    /// One document.
    pub fn document(&self, id: DocumentId) -> Result<Option<Document>, Error> {
        self.db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM documents WHERE id = ?1"))?
            .query_row([id.to_string()], read_document)
            .optional()?
            .transpose()
    }

    /// The documents of a case, in the order in which they came.
    pub fn documents(&self, case_id: CaseId) -> Result<Vec<Document>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM documents WHERE case_id = ?1 ORDER BY seq"
        ))?;
        let found = statement.query_map([case_id.to_string()], read_document)?;
        found.map(|row| row?).collect()
    }

    /// The bytes of a document; none once they are erased. A file that conformed as received is
    /// kept once and serves as both parts.
    pub fn document_bytes(
        &self,
        id: DocumentId,
        part: DocumentPart,
    ) -> Result<Option<Vec<u8>>, Error> {
        let id = id.to_string();
        let Some(key) = self.document_key(&id)? else { return Ok(None) };
        let found = match (self.document_file(&id, &key, part.as_str())?, part) {
            (None, DocumentPart::Prepared) => {
                self.document_file(&id, &key, DocumentPart::Source.as_str())?
            }
            (found, _) => found,
        };
        found.map(Some).ok_or_else(damaged)
    }

    /// The picture of a document for the screen; none where none is kept. A file that conformed as
    /// received has one picture for both parts.
    pub fn document_picture(
        &self,
        id: DocumentId,
        part: DocumentPart,
    ) -> Result<Option<Vec<u8>>, Error> {
        let is_one = part == DocumentPart::Prepared && !self.has_file(id, part)?;
        self.own_picture(id, if is_one { DocumentPart::Source } else { part })
    }

    /// The picture that is kept of this part itself.
    pub(crate) fn own_picture(
        &self,
        id: DocumentId,
        part: DocumentPart,
    ) -> Result<Option<Vec<u8>>, Error> {
        let id = id.to_string();
        let Some(key) = self.document_key(&id)? else { return Ok(None) };
        self.document_file(&id, &key, part.picture())
    }

    fn document_key(&self, id: &str) -> Result<Option<SecretKey>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT key FROM document_keys WHERE document_id = ?1")?;
        let key: Option<Vec<u8>> = statement.query_row([id], |row| row.get(0)).optional()?;
        key.map(|key| SecretKey::from_slice(&key).ok_or_else(damaged)).transpose()
    }

    fn has_file(&self, id: DocumentId, part: DocumentPart) -> Result<bool, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT 1 FROM document_files WHERE document_id = ?1 AND part = ?2")?;
        Ok(statement.exists([id.to_string().as_str(), part.as_str()])?)
    }

    fn document_file(
        &self,
        id: &str,
        key: &SecretKey,
        file: &str,
    ) -> Result<Option<Vec<u8>>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT nonce, sealed FROM document_files WHERE document_id = ?1 AND part = ?2",
        )?;
        let read = |row: &Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?));
        let Some((nonce, sealed)) = statement.query_row([id, file], read).optional()? else {
            return Ok(None);
        };
        unseal(key, &nonce, &sealed, bound(id, file).as_bytes()).map(Some).ok_or_else(damaged)
    }

    /// What the person said about a document type of a case (number, country, dates).
    pub fn document_details(
        &self,
        case_id: CaseId,
        document_type: &str,
    ) -> Result<Option<Value>, Error> {
        let body: Option<String> = self
            .db
            .query_row(
                "SELECT body FROM document_details WHERE case_id = ?1 AND document_type = ?2",
                [case_id.to_string().as_str(), document_type],
                |row| row.get(0),
            )
            .optional()?;
        body.map(|body| rows::json(&body, "document_details")).transpose()
    }
}

impl WriteTx<'_> {
    /// Adds a document with its bytes, sealed under a key of its own.
    pub fn add_document(
        &self,
        document: &Document,
        source: &[u8],
        prepared: &[u8],
    ) -> Result<SealedDocument, Error> {
        let id = document.id.to_string();
        let salt = Salt::random()?;
        self.db.execute(
            &format!(
                "INSERT INTO documents ({COLUMNS}, salt)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9)"
            ),
            params![
                id,
                document.case_id.to_string(),
                document.slot.as_str(),
                rows::json_text(&document.source),
                rows::json_text(&document.prepared),
                rows::json_text(&document.recipe),
                rows::json_text(&document.findings),
                rows::time_text(document.attached_at),
                salt.bytes().as_slice(),
            ],
        )?;
        let key = SecretKey::random()?;
        self.db.execute(
            "INSERT INTO document_keys (document_id, key) VALUES (?1, ?2)",
            params![id, key.bytes().as_slice()],
        )?;
        self.add_document_file(&id, &key, DocumentPart::Source.as_str(), source)?;
        if prepared != source {
            self.add_document_file(&id, &key, DocumentPart::Prepared.as_str(), prepared)?;
        }
        self.place_anew(document.case_id)?;
        Ok(SealedDocument {
            source: salted_digest(&salt, source),
            prepared: salted_digest(&salt, prepared),
        })
    }

    /// Adds the picture of a document that a screen shows, sealed under the document's key.
    pub fn add_document_picture(
        &self,
        id: DocumentId,
        part: DocumentPart,
        picture: &[u8],
    ) -> Result<Digest, Error> {
        let salt = self.document_salt(id)?.ok_or_else(damaged)?;
        let id = id.to_string();
        let key = self.document_key(&id)?.ok_or_else(damaged)?;
        self.add_document_file(&id, &key, part.picture(), picture)?;
        Ok(salted_digest(&salt, picture))
    }

    fn add_document_file(
        &self,
        id: &str,
        key: &SecretKey,
        file: &str,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let (nonce, sealed) = seal(key, bytes, bound(id, file).as_bytes())?;
        self.db.execute(
            "INSERT INTO document_files (document_id, part, nonce, sealed) VALUES (?1, ?2, ?3, ?4)",
            params![id, file, nonce.as_slice(), sealed],
        )?;
        Ok(())
    }

    /// Sets what the person says about a document type of a case; the last given wins.
    pub fn put_document_details(
        &self,
        case_id: CaseId,
        document_type: &str,
        details: &Value,
    ) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        let body = rows::json_text(details);
        self.db.execute(
            "INSERT INTO document_details (case_id, document_type, salt, body)
             VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (case_id, document_type) DO UPDATE SET salt = ?3, body = ?4",
            params![case_id.to_string(), document_type, salt.bytes().as_slice(), body],
        )?;
        self.put_document_number(case_id, document_type, details["number"].as_str())?;
        Ok(salted_digest(&salt, body.as_bytes()))
    }
}
