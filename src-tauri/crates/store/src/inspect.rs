use crate::{Error, ReadTx};

/// What a walk through the whole database found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What SQLite says is wrong with pages, indices and references.
    pub damage: Vec<String>,
    /// Rows that belong to nothing: sealed files without their document, key or case; documents
    /// that are not erased and have no file; bodies without a submission.
    pub orphans: u64,
}

/// Each counts rows of one kind that should not be.
const ORPHANS: [&str; 5] = [
    "SELECT count(*) FROM document_files WHERE document_id NOT IN (SELECT id FROM documents)
        OR document_id NOT IN (SELECT document_id FROM document_keys)",
    "SELECT count(*) FROM document_keys WHERE document_id NOT IN (SELECT document_id FROM
        document_files)",
    "SELECT count(*) FROM documents WHERE erased_at IS NULL AND id NOT IN (SELECT document_id FROM
        document_files)",
    "SELECT count(*) FROM documents WHERE case_id NOT IN (SELECT id FROM cases)",
    "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM submissions WHERE
        document_id IS NOT NULL)",
];

impl ReadTx<'_> {
    /// Checks every page, index and reference, and looks for rows that belong to nothing. Reads
    /// the whole database.
    pub fn inspect(&self) -> Result<Inspection, Error> {
        let mut damage = Vec::new();
        // Not SQLCipher's own check: it does not look into the log, where a page stands whose copy
        // in the database was cut off by a crash. Every page that is read here is authenticated.
        for pragma in ["integrity_check", "foreign_key_check"] {
            let mut statement = self.db.prepare(&format!("PRAGMA {pragma}"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                // A table's name where it is about references.
                let said: String = row.get(0)?;
                if said != "ok" {
                    damage.push(format!("{pragma}: {said}"));
                }
            }
        }
        let mut orphans = 0_u64;
        for count in ORPHANS {
            let found: i64 = self.db.query_row(count, [], |row| row.get(0))?;
            orphans += u64::try_from(found).unwrap_or(0);
        }
        Ok(Inspection { damage, orphans })
    }
}
