use chrono::{DateTime, Utc};
use dossier_domain::{Actor, CaseId, Digest, Entry, Fact, Link};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Error, ReadTx, rows};

const TABLE: &str = "journal";

/// `H(previous ‖ H(entry))`: a case file can carry bare digests of other cases' entries.
fn chain(previous: &Digest, body: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(previous.bytes());
    hasher.update(Sha256::digest(body));
    Digest::from_bytes(hasher.finalize().into())
}

pub(crate) fn append(
    db: &Connection,
    at: DateTime<Utc>,
    actor: Actor,
    fact: Fact,
) -> Result<Link, Error> {
    let last = head(db)?.unwrap_or(Link { seq: 0, hash: Digest::ZERO });
    let seq = last.seq + 1;
    let case_id = fact.case_id;
    let body = rows::json_text(&Entry { seq, at, actor, fact });
    let hash = chain(&last.hash, body.as_bytes());
    db.prepare_cached("INSERT INTO journal (seq, case_id, body, hash) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            seq as i64,
            case_id.map(|id| id.to_string()),
            body,
            hash.bytes().as_slice()
        ])?;
    Ok(Link { seq, hash })
}

fn head(db: &Connection) -> Result<Option<Link>, Error> {
    let row = db
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    row.map(|(seq, hash)| Ok(Link { seq: seq as u64, hash: digest(&hash)? })).transpose()
}

pub(crate) fn digest(bytes: &[u8]) -> Result<Digest, Error> {
    bytes.try_into().map(Digest::from_bytes).map_err(|_| Error::Row { table: TABLE })
}

/// One line of an exported journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalLine {
    /// The entry, byte for byte as it was hashed.
    pub body: String,
    /// The chain's value after it, lower-case hex.
    pub hash: String,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verification {
    /// Entries that hold.
    pub entries: u64,
    /// The chain's value after the last entry that holds.
    pub head: Digest,
    /// Number of the first entry that does not hold.
    pub first_bad: Option<u64>,
}

impl Verification {
    /// Every entry holds.
    pub fn ok(&self) -> bool {
        self.first_bad.is_none()
    }
}

/// Walks entries (body, hash as hex) in order and stops at the first that does not hold: its
/// number is not the next one, it cannot be read, or its hash differs.
pub fn verify_lines<E>(
    lines: impl Iterator<Item = Result<JournalLine, E>>,
) -> Result<Verification, E> {
    let mut done = Verification { entries: 0, head: Digest::ZERO, first_bad: None };
    for line in lines {
        let line = line?;
        let seq = done.entries + 1;
        let hash = chain(&done.head, line.body.as_bytes());
        let numbered =
            serde_json::from_str::<Entry>(&line.body).is_ok_and(|entry| entry.seq == seq);
        if !numbered || line.hash != hash.to_string() {
            done.first_bad = Some(seq);
            break;
        }
        done.entries = seq;
        done.head = hash;
    }
    Ok(done)
}

impl ReadTx<'_> {
    /// The last entry's number and the chain's value.
    pub fn journal_head(&self) -> Result<Option<Link>, Error> {
        head(self.db)
    }

    /// Calls `each` with every line in order.
    pub fn journal_lines(
        &self,
        mut each: impl FnMut(JournalLine) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut statement = self.db.prepare("SELECT body, hash FROM journal ORDER BY seq")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let hash = digest(&row.get::<_, Vec<u8>>(1)?)?.to_string();
            each(JournalLine { body: row.get(0)?, hash })?;
        }
        Ok(())
    }

    /// Walks the whole chain, and checks that every row is listed under the case it tells of.
    pub fn verify_journal(&self) -> Result<Verification, Error> {
        let mut statement =
            self.db.prepare("SELECT seq, case_id, body, hash FROM journal ORDER BY seq")?;
        let rows = statement.query_map([], |row| {
            let (seq, case_id): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
            let (body, hash): (String, Vec<u8>) = (row.get(2)?, row.get(3)?);
            let listed = serde_json::from_str::<Entry>(&body).is_ok_and(|entry| {
                entry.seq == seq as u64 && entry.fact.case_id.map(|id| id.to_string()) == case_id
            });
            // A row listed elsewhere gets a hash that cannot hold.
            let hash = if listed { crate::crypto::hex(&hash) } else { String::new() };
            Ok(JournalLine { body, hash })
        })?;
        Ok(verify_lines(rows)?)
    }

    /// Up to `limit` entries with numbers above `seq`, in order.
    pub fn journal_after(&self, seq: u64, limit: u32) -> Result<Vec<Entry>, Error> {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let mut statement = self
            .db
            .prepare_cached("SELECT body FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
        let bodies = statement.query_map(params![seq, limit], |row| row.get::<_, String>(0))?;
        bodies.map(|body| rows::json(&body?, TABLE)).collect()
    }

    /// The entries about a case, oldest first.
    pub fn timeline(&self, case_id: CaseId) -> Result<Vec<Entry>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT body FROM journal WHERE case_id = ?1 ORDER BY seq")?;
        let bodies = statement.query_map([case_id.to_string()], |row| row.get::<_, String>(0))?;
        bodies.map(|body| rows::json(&body?, TABLE)).collect()
    }
}
