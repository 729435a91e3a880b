use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, Digest, DocumentId};
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

use crate::{Error, ReadTx, Salt, rows, salted_digest};

/// A text of a case together with what its name in the journal is made from.
#[derive(Clone)]
pub struct NamedText {
    /// `note`, `recommendation` or `attestation`.
    pub kind: &'static str,
    /// Who wrote it, where that is kept with it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// The text; of a recommendation that for the customer and the private one.
    pub content: Value,
    /// What it is salted with.
    pub salt: Salt,
}

impl NamedText {
    /// Its name in the journal.
    pub fn digest(&self) -> Digest {
        match &self.content {
            Value::String(text) => salted_digest(&self.salt, text.as_bytes()),
            content => salted_digest(&self.salt, rows::json_text(content).as_bytes()),
        }
    }
}

impl ReadTx<'_> {
    /// Every text of a case that the journal names: notes, recommendations, attestations.
    pub fn named_texts(&self, case_id: CaseId) -> Result<Vec<NamedText>, Error> {
        let named = |kind, sql: &str, content: fn(&Row<'_>) -> rusqlite::Result<Value>| {
            let mut statement = self.db.prepare(sql)?;
            let mut found = statement.query([case_id.to_string()])?;
            let mut texts = Vec::new();
            while let Some(row) = found.next()? {
                // Without a salt it went.
                if row.get::<_, Vec<u8>>(2)?.is_empty() {
                    continue;
                }
                let at = rows::time(&row.get::<_, String>(1)?, kind)?;
                let (by, salt) = (row.get(0)?, salt(row.get(2)?, kind)?);
                texts.push(NamedText { kind, by, at, content: content(row)?, salt });
            }
            Ok::<_, Error>(texts)
        };
        let mut texts = named(
            "note",
            "SELECT reviewers.name, notes.at, salt, text FROM notes
             JOIN reviewers ON reviewers.id = reviewer_id WHERE case_id = ?1 ORDER BY seq",
            text,
        )?;
        texts.extend(named(
            "recommendation",
            "SELECT reviewers.name, decisions.at, salt, text, private FROM decisions
             JOIN reviewers ON reviewers.id = reviewer_id WHERE case_id = ?1 ORDER BY seq",
            |row| {
                let texts: [Option<String>; 2] = [row.get(3)?, row.get(4)?];
                Ok(Value::from(texts.map(Value::from).to_vec()))
            },
        )?);
        texts.extend(named(
            "attestation",
            "SELECT NULL, at, salt, how FROM attestations WHERE case_id = ?1 ORDER BY seq",
            text,
        )?);
        Ok(texts)
    }

    /// What a document's names in the journal are salted with; none once it is erased.
    pub fn document_salt(&self, id: DocumentId) -> Result<Option<Salt>, Error> {
        self.db
            .query_row("SELECT salt FROM documents WHERE id = ?1", [id.to_string()], |row| {
                row.get::<_, Vec<u8>>(0)
            })
            .optional()?
            .filter(|bytes| !bytes.is_empty())
            .map(|bytes| salt(bytes, "documents"))
            .transpose()
    }
}

fn text(row: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(row.get::<_, Option<String>>(3)?.unwrap_or_default().into())
}

fn salt(bytes: Vec<u8>, table: &'static str) -> Result<Salt, Error> {
    Salt::kept(&bytes).ok_or(Error::Row { table })
}
