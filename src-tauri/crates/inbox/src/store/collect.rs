use chrono::{DateTime, Utc};
use rusqlite::params;

use super::{Work, time_text};
use crate::{Error, Limits};

/// Where a desk's reading ended: a number of one inbox. One of another inbox, such as one that was
/// set up anew, means nothing here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    inbox: String,
    seq: i64,
}

/// Letters for one desk.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) letters: Vec<Vec<u8>>,
    pub(crate) cursor: Cursor,
    pub(crate) more: bool,
}

impl Cursor {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (inbox, seq) = text.split_once('.')?;
        Some(Self { inbox: inbox.to_owned(), seq: seq.parse().ok().filter(|seq| *seq >= 0)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.inbox, self.seq)
    }
}

impl Work<'_> {
    /// The letters for a desk after its cursor, oldest first. Those up to the cursor are read.
    pub(crate) fn collect(
        &mut self,
        desk: [u8; 32],
        after: Option<&Cursor>,
        limits: Limits,
        now: DateTime<Utc>,
    ) -> Result<Page, Error> {
        let after = match after {
            Some(cursor) if cursor.inbox == self.id && cursor.seq <= self.last_seq()? => cursor.seq,
            _ => 0,
        };
        self.mark_read(desk, after, now)?;
        let mut statement = self.db.prepare_cached(
            "SELECT event, sealed FROM letters WHERE desk = ?1 AND event > ?2 ORDER BY event",
        )?;
        let mut rows = statement.query(params![desk, after])?;
        let mut page = Page {
            letters: Vec::new(),
            cursor: Cursor { inbox: self.id.to_owned(), seq: after },
            more: false,
        };
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            let sealed: Vec<u8> = row.get(1)?;
            bytes += sealed.len();
            let is_full = page.letters.len() >= limits.page_letters || bytes > limits.page_bytes;
            if is_full && !page.letters.is_empty() {
                page.more = true;
                break;
            }
            page.cursor.seq = row.get(0)?;
            page.letters.push(sealed);
        }
        Ok(page)
    }

    /// The newest number given, also of an event that is gone.
    fn last_seq(&self) -> Result<i64, Error> {
        let given = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'";
        Ok(self.db.query_row(given, [], |row| row.get(0))?)
    }

    fn mark_read(&mut self, desk: [u8; 32], upto: i64, now: DateTime<Utc>) -> Result<(), Error> {
        let unread: Vec<i64> = self
            .db
            .prepare_cached(
                "SELECT event FROM letters WHERE desk = ?1 AND event <= ?2 AND read_at IS NULL",
            )?
            .query_map(params![desk, upto], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if unread.is_empty() {
            return Ok(());
        }
        let now = time_text(now);
        let tx = self.db.transaction()?;
        {
            let mut letter = tx
                .prepare_cached("UPDATE letters SET read_at = ?1 WHERE desk = ?2 AND event = ?3")?;
            let mut event = tx.prepare_cached(
                "UPDATE events SET read_at = ?1 WHERE seq = ?2 AND NOT EXISTS (
                    SELECT 1 FROM letters JOIN desks USING (desk)
                    WHERE event = ?2 AND letters.read_at IS NULL)",
            )?;
            for seq in unread {
                letter.execute(params![now, desk, seq])?;
                event.execute(params![now, seq])?;
            }
        }
        tx.commit()?;
        Ok(())
    }
}
