use chrono::{DateTime, Utc};
use dossier_domain::{
    CaseId, Decision, Digest, Evidence, EvidencePart, Recommendation, ReviewerId, Seen, changed,
};
use rusqlite::{OptionalExtension, params};

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

/// What was seen when a recommendation was made.
pub struct SeenRow {
    salt: Salt,
    /// None of one that was made before evidence was kept.
    seen: Option<Seen>,
}

impl SeenRow {
    /// The parts of the evidence that are no longer what was seen.
    pub fn changed(&self, now: &Evidence) -> Vec<EvidencePart> {
        let now = || now.seen(|bytes| salted_digest(&self.salt, bytes));
        self.seen.as_ref().map(|seen| changed(seen, &now())).unwrap_or_default()
    }
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
            "SELECT recommendation, reasons, text, private, at, policy FROM decisions
             WHERE case_id = ?1 ORDER BY seq",
        )?;
        let found = statement.query_map([case_id.to_string()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<_, String>(4)?,
                row.get(5)?,
            ))
        })?;
        found
            .map(|row| {
                let (recommendation, reasons, text, private, at, policy) = row?;
                Ok(Decision {
                    recommendation: Recommendation::parse(&recommendation)
                        .ok_or(Error::Row { table: TABLE })?,
                    reasons: rows::json(&reasons, TABLE)?,
                    text,
                    private,
                    policy,
                    at: rows::time(&at, TABLE)?,
                })
            })
            .collect()
    }

    /// What was seen when the recommendation was made that counts; none where there is none.
    pub fn last_seen(&self, case_id: CaseId) -> Result<Option<SeenRow>, Error> {
        const TABLE: &str = "decisions";
        let row: Option<(Vec<u8>, Option<String>)> = self
            .db
            .prepare_cached(
                "SELECT salt, evidence FROM decisions WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([case_id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        // Without a salt it went, and tells of nothing that was seen.
        row.filter(|(salt, _)| !salt.is_empty())
            .map(|(salt, seen)| {
                Ok(SeenRow {
                    salt: Salt::kept(&salt).ok_or(Error::Row { table: TABLE })?,
                    seen: seen.map(|seen| rows::json(&seen, TABLE)).transpose()?,
                })
            })
            .transpose()
    }

    /// The name of evidence while somebody looks at it: another one once anything has changed, and
    /// nothing that tells of the content.
    pub fn evidence_name(&self, evidence: &Evidence) -> Result<Digest, Error> {
        let key: Vec<u8> =
            self.db.query_row("SELECT key FROM evidence_key", [], |row| row.get(0))?;
        let key = Salt::kept(&key).ok_or(Error::Row { table: "evidence_key" })?;
        Ok(whole(&key, &evidence.seen(|bytes| salted_digest(&key, bytes))))
    }
}

/// One name for all parts.
fn whole(salt: &Salt, seen: &Seen) -> Digest {
    salted_digest(salt, rows::json_text(seen).as_bytes())
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
        policy: u32,
    ) -> Result<bool, Error> {
        let added = self.db.execute(
            "INSERT INTO checks (case_id, item, reviewer_id, at, policy)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            params![
                case_id.to_string(),
                item,
                reviewer_id.to_string(),
                rows::time_text(self.now()),
                policy
            ],
        )?;
        Ok(added > 0)
    }

    /// Adds a recommendation; returns the names in the journal of its two texts and of what was
    /// seen.
    pub fn add_decision(
        &self,
        case_id: CaseId,
        reviewer_id: ReviewerId,
        decision: &Decision,
        evidence: &Evidence,
    ) -> Result<(Digest, Digest), Error> {
        let salt = Salt::random()?;
        let seen = evidence.seen(|bytes| salted_digest(&salt, bytes));
        self.db.execute(
            "INSERT INTO decisions (case_id, reviewer_id, recommendation, reasons, salt, text,
                 private, at, policy, evidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                case_id.to_string(),
                reviewer_id.to_string(),
                decision.recommendation.as_str(),
                rows::json_text(&decision.reasons),
                salt.bytes().as_slice(),
                decision.text,
                decision.private,
                rows::time_text(decision.at),
                decision.policy,
                rows::json_text(&seen)
            ],
        )?;
        let texts = rows::json_text(&(&decision.text, &decision.private));
        Ok((salted_digest(&salt, texts.as_bytes()), whole(&salt, &seen)))
    }
}
