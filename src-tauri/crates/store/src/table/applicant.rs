use dossier_domain::{Applicant, CaseId, Digest, SearchWords};
use rusqlite::{OptionalExtension, params};

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

const TABLE: &str = "applicants";

impl ReadTx<'_> {
    /// The applicant's data as last known.
    pub fn applicant(&self, case_id: CaseId) -> Result<Option<Applicant>, Error> {
        let body: Option<String> = self
            .db
            .prepare_cached("SELECT body FROM applicants WHERE case_id = ?1")?
            .query_row([case_id.to_string()], |row| row.get(0))
            .optional()?;
        body.map(|body| rows::json(&body, TABLE).map(Applicant::new)).transpose()
    }
}

impl WriteTx<'_> {
    /// Sets the applicant's data and what of it the case is found by; returns the digest that names
    /// it in the journal.
    pub fn put_applicant(
        &self,
        case_id: CaseId,
        applicant: &Applicant,
        words: &SearchWords,
    ) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        let body = rows::json_text(applicant.expose());
        self.db
            .prepare_cached(
                "INSERT INTO applicants (case_id, salt, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (case_id) DO UPDATE SET salt = ?2, body = ?3",
            )?
            .execute(params![case_id.to_string(), salt.bytes().as_slice(), body])?;
        self.put_search_words(case_id, words)?;
        Ok(salted_digest(&salt, body.as_bytes()))
    }
}
