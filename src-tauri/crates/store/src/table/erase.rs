//! What it takes that content is gone: rows, keys, and the salts that would tell it again.

use dossier_domain::{CaseId, DocumentId};
use rusqlite::params;

use crate::{Error, ReadTx, WriteTx, rows};

/// What names a case and its words, one statement each.
const WORDS: [&str; 9] = [
    "DELETE FROM applicants WHERE case_id = ?1",
    "DELETE FROM document_details WHERE case_id = ?1",
    "DELETE FROM submission_bodies WHERE submission_id IN
        (SELECT id FROM submissions WHERE case_id = ?1)",
    "UPDATE attestations SET how = NULL, salt = x'' WHERE case_id = ?1",
    "UPDATE notes SET text = '', salt = x'' WHERE case_id = ?1",
    "UPDATE decisions SET text = NULL, private = NULL, salt = x'' WHERE case_id = ?1",
    "UPDATE submissions SET refusal = json_set(refusal, '$.words', '')
        WHERE case_id = ?1 AND refusal IS NOT NULL",
    "UPDATE cases SET name = NULL, memory = NULL, pages = '[]', reasons = '[]' WHERE id = ?1",
    "DELETE FROM scratch_drafts WHERE instr(key, ?1) > 0",
];

impl ReadTx<'_> {
    /// Whether the applicant's data went.
    pub fn is_applicant_erased(&self, id: CaseId) -> Result<bool, Error> {
        let found: i64 = self
            .db
            .prepare_cached(
                "SELECT count(*) FROM erasures WHERE case_id = ?1 AND what = 'applicant'",
            )?
            .query_row([id.to_string()], |row| row.get(0))?;
        Ok(found > 0)
    }
}

impl WriteTx<'_> {
    /// Erases a document: its key, its sealed bytes, what tells its picture again, what was read on
    /// it, and the salts of all of these.
    pub fn erase_document(&self, case_id: CaseId, id: DocumentId, rule: &str) -> Result<(), Error> {
        let document = id.to_string();
        for table in [
            "document_files",
            "document_keys",
            "document_fingerprints",
            "document_readings",
            "cache_unsent",
        ] {
            self.db.execute(&format!("DELETE FROM {table} WHERE document_id = ?1"), [&document])?;
        }
        self.db.execute(
            "UPDATE documents SET salt = x'', erased_at = ?2 WHERE id = ?1",
            params![document, rows::time_text(self.now())],
        )?;
        self.place_anew(case_id)?;
        self.note_erasure(case_id, &document, rule)
    }

    /// Erases what is known of the applicant and what people wrote about the case, with the salts.
    pub fn erase_applicant(&self, id: CaseId, rule: &str) -> Result<(), Error> {
        let case = id.to_string();
        for statement in WORDS {
            self.db.execute(statement, [&case])?;
        }
        // The case is still found by its ids.
        self.forget_search_words(id)?;
        self.note_erasure(id, "applicant", rule)
    }

    fn note_erasure(&self, case_id: CaseId, what: &str, rule: &str) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO erasures (case_id, what, at, rule) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (case_id, what) DO UPDATE SET at = ?3, rule = ?4",
            params![case_id.to_string(), what, rows::time_text(self.now()), rule],
        )?;
        Ok(())
    }
}
