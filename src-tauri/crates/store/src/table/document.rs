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
}

/// The journal's names for a document's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedDocument {
    /// Of the bytes as received.
    pub source: Digest,
    /// Of the bytes as sent.
    pub prepared: Digest,
}

fn bound(id: &str, part: DocumentPart) -> String {
    format!("document/{id}/{}", part.as_str())
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
        let key: Option<Vec<u8>> = self
            .db
            .query_row("SELECT key FROM document_keys WHERE document_id = ?1", [&id], |row| {
                row.get(0)
            })
            .optional()?;
        let Some(key) = key else { return Ok(None) };
        let damaged = || Error::Damaged("a document's bytes were changed");
        let key = SecretKey::from_slice(&key).ok_or_else(damaged)?;
        let read = |part: DocumentPart| {
            self.db
                .query_row(
                    "SELECT nonce, sealed FROM document_files
                     WHERE document_id = ?1 AND part = ?2",
                    [&id, part.as_str()],
                    |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?)),
                )
                .optional()
        };
        let (part, (nonce, sealed)) = match (read(part)?, part) {
            (Some(file), part) => (part, file),
            (None, DocumentPart::Prepared) => {
                (DocumentPart::Source, read(DocumentPart::Source)?.ok_or_else(damaged)?)
            }
            (None, DocumentPart::Source) => return Err(damaged()),
        };
        unseal(&key, &nonce, &sealed, bound(&id, part).as_bytes()).map(Some).ok_or_else(damaged)
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
        let mut parts = vec![(DocumentPart::Source, source)];
        if prepared != source {
            parts.push((DocumentPart::Prepared, prepared));
        }
        for (part, bytes) in parts {
            let (nonce, sealed) = seal(&key, bytes, bound(&id, part).as_bytes())?;
            self.db.execute(
                "INSERT INTO document_files (document_id, part, nonce, sealed)
                 VALUES (?1, ?2, ?3, ?4)",
                params![id, part.as_str(), nonce.as_slice(), sealed],
            )?;
        }
        self.place_anew(document.case_id)?;
        Ok(SealedDocument {
            source: salted_digest(&salt, source),
            prepared: salted_digest(&salt, prepared),
        })
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
