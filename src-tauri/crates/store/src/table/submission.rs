use dossier_domain::{CaseId, Digest, Kind, SlotName, Submission, SubmissionId, SubmissionState};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

const TABLE: &str = "submissions";
const COLUMNS: &str = "id, case_id, connection_id, kind, slot, document_id, state, key, \
     key_sent_at, attempts, next_at, held_until, reason, before, receipt, refusal, created_at";

fn read_submission(row: &Row<'_>) -> rusqlite::Result<Result<Submission, Error>> {
    let text = |at: usize| row.get::<_, String>(at);
    let maybe = |at: usize| row.get::<_, Option<String>>(at);
    let (id, case_id, connection_id, kind) = (text(0)?, text(1)?, text(2)?, text(3)?);
    let (slot, document_id, state, key) = (maybe(4)?, maybe(5)?, text(6)?, text(7)?);
    let (key_sent_at, attempts): (Option<String>, u32) = (row.get(8)?, row.get(9)?);
    let (next_at, held_until) = (maybe(10)?, maybe(11)?);
    let (reason, before, receipt, refusal) = (maybe(12)?, maybe(13)?, maybe(14)?, maybe(15)?);
    let created_at = text(16)?;
    let bad = || Error::Row { table: TABLE };
    Ok((|| {
        Ok(Submission {
            id: rows::parsed(&id, TABLE)?,
            case_id: rows::parsed(&case_id, TABLE)?,
            connection_id: rows::parsed(&connection_id, TABLE)?,
            kind: Kind::parse(&kind).ok_or_else(bad)?,
            slot: slot.map(SlotName::new),
            document_id: document_id.map(|id| rows::parsed(&id, TABLE)).transpose()?,
            state: SubmissionState::parse(&state).map_err(|_| bad())?,
            key,
            key_sent_at: rows::times(key_sent_at, TABLE)?,
            attempts,
            next_at: rows::times(next_at, TABLE)?,
            held_until: rows::times(held_until, TABLE)?,
            reason,
            before,
            receipt: receipt.map(|text| rows::json(&text, TABLE)).transpose()?,
            refusal: refusal.map(|text| rows::json(&text, TABLE)).transpose()?,
            created_at: rows::time(&created_at, TABLE)?,
        })
    })())
}

impl ReadTx<'_> {
    /// One submission.
    pub fn submission(&self, id: SubmissionId) -> Result<Option<Submission>, Error> {
        self.db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM submissions WHERE id = ?1"))?
            .query_row([id.to_string()], read_submission)
            .optional()?
            .transpose()
    }

    /// A case's submissions in the order in which they were caused.
    pub fn submissions_of(&self, case_id: CaseId) -> Result<Vec<Submission>, Error> {
        self.submissions_where("case_id = ?1", params![case_id.to_string()])
    }

    /// Every submission that is not final, oldest first.
    pub fn open_submissions(&self) -> Result<Vec<Submission>, Error> {
        self.submissions_where("state IN ('held', 'queued', 'sending', 'uncertain', 'parked')", [])
    }

    /// Every submission ever made, oldest first.
    pub fn all_submissions(&self) -> Result<Vec<Submission>, Error> {
        self.submissions_where("1", [])
    }

    fn submissions_where<P: rusqlite::Params>(
        &self,
        which: &str,
        p: P,
    ) -> Result<Vec<Submission>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM submissions WHERE {which} ORDER BY seq"
        ))?;
        let found = statement.query_map(p, read_submission)?;
        found.map(|row| row?).collect()
    }

    /// Number of submissions in each state, for those states that have any.
    pub fn submission_counts(&self) -> Result<Vec<(SubmissionState, u32)>, Error> {
        let mut statement =
            self.db.prepare("SELECT state, count(*) FROM submissions GROUP BY state")?;
        let found =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
        found
            .map(|row| {
                let (state, count) = row?;
                let state =
                    SubmissionState::parse(&state).map_err(|_| Error::Row { table: TABLE })?;
                Ok((state, count))
            })
            .collect()
    }

    /// The JSON that a submission sends, where it sends any.
    pub fn submission_body(&self, id: SubmissionId) -> Result<Option<Value>, Error> {
        let body: Option<String> = self
            .db
            .query_row(
                "SELECT body FROM submission_bodies WHERE submission_id = ?1",
                [id.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        body.map(|body| rows::json(&body, "submission_bodies")).transpose()
    }
}

impl WriteTx<'_> {
    /// Adds a submission at the end of the outbox.
    pub fn add_submission(&self, submission: &Submission) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO submissions (id, case_id, connection_id, kind, slot, document_id,
                 state, key, attempts, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)",
            params![
                submission.id.to_string(),
                submission.case_id.to_string(),
                submission.connection_id.to_string(),
                submission.kind.as_str(),
                submission.slot.as_ref().map(SlotName::as_str),
                submission.document_id.map(|id| id.to_string()),
                submission.state.as_str(),
                submission.key,
                rows::time_text(submission.created_at),
            ],
        )?;
        self.put_submission(submission)
    }

    /// Writes what delivery may change.
    pub fn put_submission(&self, submission: &Submission) -> Result<(), Error> {
        self.db
            .prepare_cached(
                "UPDATE submissions SET state = ?2, key = ?3, key_sent_at = ?4, attempts = ?5,
                     next_at = ?6, held_until = ?7, reason = ?8, before = ?9, receipt = ?10,
                     refusal = ?11
                 WHERE id = ?1",
            )?
            .execute(params![
                submission.id.to_string(),
                submission.state.as_str(),
                submission.key,
                submission.key_sent_at.map(rows::time_text),
                submission.attempts,
                submission.next_at.map(rows::time_text),
                submission.held_until.map(rows::time_text),
                submission.reason,
                submission.before,
                submission.receipt.as_ref().map(rows::json_text),
                submission.refusal.as_ref().map(rows::json_text),
            ])?;
        Ok(())
    }

    /// Sets the JSON that a submission sends; returns its name in the journal.
    pub fn put_submission_body(&self, id: SubmissionId, body: &Value) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        let body = rows::json_text(body);
        self.db.execute(
            "INSERT INTO submission_bodies (submission_id, salt, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (submission_id) DO UPDATE SET salt = ?2, body = ?3",
            params![id.to_string(), salt.bytes().as_slice(), body],
        )?;
        Ok(salted_digest(&salt, body.as_bytes()))
    }
}

impl crate::CacheTx<'_> {
    /// Sets when a waiting submission is tried again. A schedule is no fact.
    pub fn defer_submission(
        &self,
        id: SubmissionId,
        next_at: Option<chrono::DateTime<chrono::Utc>>,
    ) -> Result<(), Error> {
        self.of("schedule").execute(
            "UPDATE submissions SET next_at = ?2 WHERE id = ?1",
            params![id.to_string(), next_at.map(rows::time_text)],
        )?;
        Ok(())
    }
}
