use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, Decision, Digest, Recommendation, ReviewerId};
use rusqlite::params;

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

/// A note as it was written. Notes are only added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Who wrote it.
    pub reviewer: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub text: String,
}

/// A ticked item of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// The item's code.
    pub item: String,
    /// Who ticked it.
    pub reviewer: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl ReadTx<'_> {
    /// The notes of a case, oldest first.
    pub fn notes(&self, case_id: CaseId) -> Result<Vec<NoteRow>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT reviewers.name, notes.at, notes.text FROM notes
             JOIN reviewers ON reviewers.id = notes.reviewer_id
             WHERE case_id = ?1 ORDER BY seq",
        )?;
        let found = statement.query_map([case_id.to_string()], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?))
        })?;
        found
            .map(|row| {
                let (reviewer, at, text) = row?;
                Ok(NoteRow { reviewer, at: rows::time(&at, "notes")?, text })
            })
            .collect()
    }

    /// The ticked items of a case's checklist.
    pub fn checks(&self, case_id: CaseId) -> Result<Vec<CheckRow>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT checks.item, reviewers.name, checks.at FROM checks
             JOIN reviewers ON reviewers.id = checks.reviewer_id
             WHERE case_id = ?1 ORDER BY checks.at, checks.item",
        )?;
        let found = statement.query_map([case_id.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
        })?;
        found
            .map(|row| {
                let (item, reviewer, at) = row?;
                Ok(CheckRow { item, reviewer, at: rows::time(&at, "checks")? })
            })
            .collect()
    }

    /// The recommendations on a case, oldest first; the last one counts.
    pub fn decisions(&self, case_id: CaseId) -> Result<Vec<Decision>, Error> {
        const TABLE: &str = "decisions";
        let mut statement = self.db.prepare_cached(
            "SELECT recommendation, reasons, text, private, at FROM decisions
             WHERE case_id = ?1 ORDER BY seq",
        )?;
        let found = statement.query_map([case_id.to_string()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<_, String>(4)?,
            ))
        })?;
        found
            .map(|row| {
                let (recommendation, reasons, text, private, at) = row?;
                Ok(Decision {
                    recommendation: Recommendation::parse(&recommendation)
                        .ok_or(Error::Row { table: TABLE })?,
                    reasons: rows::json(&reasons, TABLE)?,
                    text,
                    private,
                    at: rows::time(&at, TABLE)?,
                })
            })
            .collect()
    }
}

impl WriteTx<'_> {
    /// Adds a note; returns its name in the journal.
    pub fn add_note(
        &self,
        case_id: CaseId,
        reviewer_id: ReviewerId,
        text: &str,
    ) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        self.db.execute(
            "INSERT INTO notes (case_id, reviewer_id, at, salt, text) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                case_id.to_string(),
                reviewer_id.to_string(),
                rows::time_text(self.now()),
                salt.bytes().as_slice(),
                text
            ],
        )?;
        Ok(salted_digest(&salt, text.as_bytes()))
    }

    /// Ticks an item of the checklist; false when it was ticked before.
    pub fn add_check(
        &self,
        case_id: CaseId,
        reviewer_id: ReviewerId,
        item: &str,
    ) -> Result<bool, Error> {
        let added = self.db.execute(
            "INSERT INTO checks (case_id, item, reviewer_id, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
            params![
                case_id.to_string(),
                item,
                reviewer_id.to_string(),
                rows::time_text(self.now())
            ],
        )?;
        Ok(added > 0)
    }

    /// Adds a recommendation; returns the name of its two texts in the journal.
    pub fn add_decision(
        &self,
        case_id: CaseId,
        reviewer_id: ReviewerId,
        decision: &Decision,
    ) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        self.db.execute(
            "INSERT INTO decisions (case_id, reviewer_id, recommendation, reasons, salt, text,
                 private, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                case_id.to_string(),
                reviewer_id.to_string(),
                decision.recommendation.as_str(),
                rows::json_text(&decision.reasons),
                salt.bytes().as_slice(),
                decision.text,
                decision.private,
                rows::time_text(decision.at)
            ],
        )?;
        Ok(salted_digest(&salt, rows::json_text(&(&decision.text, &decision.private)).as_bytes()))
    }
}
