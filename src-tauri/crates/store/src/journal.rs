mod walk;

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, CaseId, Digest, Entry, Fact, Link};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Error, ReadTx,
    bare::{bare, in_place_of},
    rows,
};
use walk::{Walk, verify_rows};

const TABLE: &str = "journal";

/// `H(previous ‖ H(entry))`: a case file can carry bare digests of other cases' entries, and of an
/// entry that is over its time nothing else is left.
fn chain(previous: &Digest, body: &[u8]) -> Digest {
    let entry = bare(body).unwrap_or_else(|| Digest::from_bytes(Sha256::digest(body).into()));
    let mut hasher = Sha256::new();
    hasher.update(previous.bytes());
    hasher.update(entry.bytes());
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
#[serde(from = "Line", into = "Line")]
pub struct JournalLine {
    /// The entry, byte for byte as it was hashed, or what stands in its place.
    pub body: String,
    /// The chain's value after it, lower-case hex; empty for what stands in an entry's place.
    pub hash: String,
}

/// How a line is spelt.
#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Line {
    Whole { body: String, hash: String },
    Bare { entry: String },
}

impl From<Line> for JournalLine {
    fn from(line: Line) -> Self {
        match line {
            Line::Whole { body, hash } => Self { body, hash },
            Line::Bare { entry } => Self { body: in_place_of(&entry), hash: String::new() },
        }
    }
}

impl From<JournalLine> for Line {
    fn from(JournalLine { body, hash }: JournalLine) -> Self {
        match bare(body.as_bytes()) {
            Some(digest) => Self::Bare { entry: digest.to_string() },
            None => Self::Whole { body, hash },
        }
    }
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
    let mut walk = Walk::new(None, None);
    for line in lines {
        let line = line?;
        // What stands in an entry's place has no value of its own in an export.
        let is_hash = |next: &Digest| {
            next.to_string() == line.hash
                || line.hash.is_empty() && bare(line.body.as_bytes()).is_some()
        };
        if !walk.take(line.body.as_bytes(), is_hash, |_| true) {
            break;
        }
    }
    Ok(walk.end())
}

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    seq: i64,
    case_id: Option<String>,
    body: Vec<u8>,
    hash: Vec<u8>,
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

    /// Walks the whole chain, and checks that every row is listed under the case it tells of, and
    /// that the chain comes to what an anchor knows of it.
    pub fn verify_journal(&self, anchored: Option<Link>) -> Result<Verification, Error> {
        self.verify_journal_behind(None, anchored)
    }

    /// The same of what stands behind an entry that is known to hold.
    pub(crate) fn verify_journal_behind(
        &self,
        known: Option<Link>,
        anchored: Option<Link>,
    ) -> Result<Verification, Error> {
        let behind = known.map_or(0, |link| i64::try_from(link.seq).unwrap_or(i64::MAX));
        // Also numbers below one, which no entry has.
        let which = if known.is_some() { "WHERE seq > ?1" } else { "WHERE ?1 = 0" };
        let sql = format!("SELECT seq, case_id, body, hash FROM journal {which} ORDER BY seq");
        let mut statement = self.db.prepare(&sql)?;
        let rows = statement.query_map([behind], |row| {
            // What was changed need not be text any more.
            let text = |at| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_bytes_or_null()?);
            let case_id = text(1)?.map(|id| String::from_utf8_lossy(id).into_owned());
            let body = text(2)?.unwrap_or_default().to_vec();
            Ok(Row { seq: row.get(0)?, case_id, body, hash: row.get(3)? })
        })?;
        Ok(verify_rows(rows, known, anchored)?)
    }

    /// Up to `limit` entries with numbers above `seq`, in order.
    pub fn journal_after(&self, seq: u64, limit: u32) -> Result<Vec<Entry>, Error> {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let mut statement = self.db.prepare_cached(
            "SELECT body FROM journal WHERE seq > ?1
             AND substr(body, 1, 9) IS NOT '{\"entry\":' ORDER BY seq LIMIT ?2",
        )?;
        let bodies = statement.query_map(params![seq, limit], |row| row.get::<_, String>(0))?;
        bodies.map(|body| rows::json(&body?, TABLE)).collect()
    }

    /// How many of the last `most` entries are of this kind and not older than `since`.
    pub fn count_since(&self, kind: &str, since: DateTime<Utc>, most: u32) -> Result<u32, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT body FROM journal ORDER BY seq DESC LIMIT ?1")?;
        let bodies = statement.query_map([most], |row| row.get::<_, String>(0))?;
        let mut count = 0;
        for body in bodies {
            let body = body?;
            if bare(body.as_bytes()).is_some() {
                continue;
            }
            let entry: Entry = rows::json(&body, TABLE)?;
            if entry.fact.kind == kind && entry.at >= since {
                count += 1;
            }
        }
        Ok(count)
    }

    /// The entries about a case, oldest first.
    pub fn timeline(&self, case_id: CaseId) -> Result<Vec<Entry>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT body FROM journal WHERE case_id = ?1 ORDER BY seq")?;
        let bodies = statement.query_map([case_id.to_string()], |row| row.get::<_, String>(0))?;
        bodies.map(|body| rows::json(&body?, TABLE)).collect()
    }
}

#[cfg(test)]
mod tests;
