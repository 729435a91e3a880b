//! Moving an older vault's cases over into the tables of this version, in steps: a step is on the
//! disk or it is not, and the next start goes on behind the last.

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Case, Entry};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::{Error, ReadTx, WriteTx, fail::point, rows};

/// Cases of one step: some hundredths of a second.
const STEP: u32 = 500;

/// Fills the queue from the cases where that is not done yet. `told` hears how many are done, and
/// of how many.
pub(crate) fn fill(db: &mut Connection, told: &dyn Fn(u64, u64)) -> Result<(), Error> {
    if !is_unfinished(db)? {
        return Ok(());
    }
    let count = |db: &Connection, table: &str| -> Result<u64, Error> {
        let sql = format!("SELECT count(*) FROM {table}");
        Ok(db.query_row(&sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
    };
    let (mut done, total) = (count(db, "queue")?, count(db, "cases")?);
    loop {
        told(done, total);
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let moved = step(&tx)?;
        if moved == 0 {
            tx.execute_batch("DROP TABLE old_queue")?;
        }
        point("migration.step.before")?;
        tx.commit()?;
        point("migration.step.after")?;
        if moved == 0 {
            return Ok(());
        }
        done += moved;
    }
}

fn is_unfinished(db: &Connection) -> Result<bool, Error> {
    Ok(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'old_queue'")?.exists([])?)
}

/// Moves the next cases; their number.
fn step(db: &Connection) -> Result<u64, Error> {
    let write = WriteTx::new(db, Actor::Dossier, DateTime::UNIX_EPOCH);
    let mut next = db.prepare_cached(
        "SELECT seq FROM cases WHERE seq > (SELECT coalesce(max(seq), 0) FROM queue)
         ORDER BY seq LIMIT ?1",
    )?;
    let seqs: Vec<i64> = next.query_map([STEP], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for seq in &seqs {
        let case = write.case_at(*seq)?.ok_or(Error::Row { table: "cases" })?;
        let id = case.id.to_string();
        let needs: Option<String> = db
            .prepare_cached("SELECT needs FROM old_queue WHERE case_id = ?1 LIMIT 1")?
            .query_row([&id], |row| row.get(0))
            .optional()?;
        let needs = needs.unwrap_or_else(|| "[]".to_owned());
        // The search has its row: that of the version before.
        write.place(*seq, &case, &needs, updated(&write, &case)?)?;
        db.prepare_cached("DELETE FROM old_queue WHERE case_id = ?1")?.execute([&id])?;
    }
    Ok(seqs.len() as u64)
}

/// When the journal last told something of a case.
fn updated(tx: &ReadTx<'_>, case: &Case) -> Result<DateTime<Utc>, Error> {
    let body: Option<String> = tx
        .db
        .prepare_cached("SELECT body FROM journal WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([case.id.to_string()], |row| row.get(0))
        .optional()?;
    match body {
        Some(body) => Ok(rows::json::<Entry>(&body, "journal")?.at),
        None => Ok(case.opened_at),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests;
