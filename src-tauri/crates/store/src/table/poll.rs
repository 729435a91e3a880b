use chrono::{DateTime, Utc};
use dossier_domain::CaseId;
use rusqlite::{Connection, OptionalExtension, params};

use crate::{CacheTx, Error, ReadTx, WriteTx, rows};

const TABLE: &str = "cache_polls";

/// When a case is read next, and how reading it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// The case.
    pub case_id: CaseId,
    /// When its status is due to be read; never again for a final one.
    pub next_read_at: Option<DateTime<Utc>>,
    /// When its status was last read.
    pub read_at: Option<DateTime<Utc>>,
    /// Reads in a row that changed nothing.
    pub unchanged: u32,
    /// Code of the last read's trouble.
    pub error: Option<String>,
}

fn read_poll(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<Poll, Error>> {
    let (case_id, unchanged): (String, u32) = (row.get(0)?, row.get(3)?);
    let (next_read_at, read_at) = (row.get(1)?, row.get(2)?);
    let error = row.get(4)?;
    Ok((|| {
        Ok(Poll {
            case_id: rows::parsed(&case_id, TABLE)?,
            next_read_at: rows::times(next_read_at, TABLE)?,
            read_at: rows::times(read_at, TABLE)?,
            unchanged,
            error,
        })
    })())
}

impl ReadTx<'_> {
    /// When a case is read next.
    pub fn poll(&self, case_id: CaseId) -> Result<Option<Poll>, Error> {
        self.db
            .prepare_cached(
                "SELECT case_id, next_read_at, read_at, unchanged, error FROM cache_polls
                 WHERE case_id = ?1",
            )?
            .query_row([case_id.to_string()], read_poll)
            .optional()?
            .transpose()
    }

    /// Up to `limit` cases whose status is due to be read, longest due first.
    pub fn due_polls(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Poll>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT case_id, next_read_at, read_at, unchanged, error FROM cache_polls
             WHERE next_read_at <= ?1 ORDER BY next_read_at LIMIT ?2",
        )?;
        let found = statement.query_map(params![rows::time_text(now), limit], read_poll)?;
        found.map(|row| row?).collect()
    }

    /// The earliest time at which any case is due to be read.
    pub fn next_poll(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let text: Option<String> =
            self.db.query_row("SELECT min(next_read_at) FROM cache_polls", [], |row| row.get(0))?;
        rows::times(text, TABLE)
    }

    /// The earliest time at which a case in progress is due to be read.
    pub fn next_poll_in_progress(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let text: Option<String> = self.db.query_row(
            "SELECT min(next_read_at) FROM cache_polls
             JOIN cases ON cases.id = cache_polls.case_id
             WHERE cases.stage = 'InProgress' AND next_read_at IS NOT NULL",
            [],
            |row| row.get(0),
        )?;
        rows::times(text, TABLE)
    }
}

impl WriteTx<'_> {
    /// Sets when a case is read next, along with what was taken of it.
    pub fn put_poll(&self, poll: &Poll) -> Result<(), Error> {
        put(self.db, poll)
    }
}

impl CacheTx<'_> {
    /// Sets when a case is read next.
    pub fn put_poll(&self, poll: &Poll) -> Result<(), Error> {
        put(self.of("polls"), poll)
    }
}

fn put(db: &Connection, poll: &Poll) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO cache_polls (case_id, next_read_at, read_at, unchanged, error)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (case_id) DO UPDATE SET next_read_at = ?2, read_at = ?3,
         unchanged = ?4, error = ?5",
    )?
    .execute(params![
        poll.case_id.to_string(),
        poll.next_read_at.map(rows::time_text),
        poll.read_at.map(rows::time_text),
        poll.unchanged,
        poll.error
    ])?;
    Ok(())
}
