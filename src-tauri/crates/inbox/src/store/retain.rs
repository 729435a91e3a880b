use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Transaction, params};

use super::{Work, time_text};
use crate::Error;

/// How long an event is kept after everybody has read it, for a desk that was set back.
const KEPT: TimeDelta = TimeDelta::days(30);
/// So many are erased at a time, so that nobody waits for long.
const AT_ONCE: u32 = 500;

/// Notes which desks there are. An event that waited only for desks that there are no more counts
/// as read now.
pub(super) fn set_desks(
    tx: &Transaction<'_>,
    desks: &[[u8; 32]],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    tx.execute_batch("CREATE TEMP TABLE desks (desk BLOB PRIMARY KEY) STRICT, WITHOUT ROWID")?;
    for desk in desks {
        tx.execute("INSERT INTO temp.desks (desk) VALUES (?1)", params![desk])?;
    }
    tx.execute(
        "UPDATE events SET read_at = ?1 WHERE read_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM letters JOIN temp.desks USING (desk)
            WHERE event = events.seq AND letters.read_at IS NULL)",
        params![time_text(now)],
    )?;
    Ok(())
}

impl Work<'_> {
    /// Erases some of what is past its time; the number of events, none when all is done.
    pub(crate) fn erase_some(&mut self, now: DateTime<Utc>) -> Result<usize, Error> {
        let erased = self.db.execute(
            "DELETE FROM events WHERE seq IN (
                SELECT seq FROM events WHERE read_at < ?1 ORDER BY read_at LIMIT ?2)",
            params![time_text(now - KEPT), AT_ONCE],
        )?;
        Ok(erased)
    }
}
