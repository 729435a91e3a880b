//! Moving an older vault's cases over into the tables of this version, in steps: a step is on the
//! disk or it is not, and the next start goes on behind the last.

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Case, Entry};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::{
    Error, ReadTx, WriteTx,
    fail::point,
    rows,
    table::search::{self, Told},
};

/// Cases of one step: some hundredths of a second.
const STEP: u32 = 500;
/// So many rows of the older search's index go with each step: more than so many cases have there.
const CLEARED: u32 = 500;

const OLD_INDEX: &str = "old_case_search";

/// Fills the search and the queue from the cases where that is not done yet. `told` hears how many
/// are done, and of how many.
pub(crate) fn fill(db: &mut Connection, told: &dyn Fn(u64, u64)) -> Result<(), Error> {
    fill_search(db, told)?;
    fill_queue(db, told)?;
    while is_there(db, OLD_INDEX)? {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        clear_step(&tx)?;
        commit(tx)?;
    }
    Ok(())
}

/// Takes away the next rows of the older search's index, and what is left of it behind the last.
fn clear_step(db: &Connection) -> Result<(), Error> {
    if !is_there(db, OLD_INDEX)? {
        return Ok(());
    }
    let gone = db
        .prepare_cached(
            "DELETE FROM old_case_search_data
             WHERE id IN (SELECT id FROM old_case_search_data LIMIT ?1)",
        )?
        .execute([CLEARED])?;
    if gone == 0 {
        db.execute_batch("DROP TABLE old_case_search")?;
    }
    Ok(())
}

/// Puts the cases that were in the search of the version before into this one's.
fn fill_search(db: &mut Connection, told: &dyn Fn(u64, u64)) -> Result<(), Error> {
    while is_there(db, "old_search")? {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (done, of) = search_step(&tx)?;
        commit(tx)?;
        if of > 0 {
            told(done, of);
        }
    }
    Ok(())
}

/// Puts the next cases into the search; up to which row that is done, and up to which it is to be.
fn search_step(db: &Connection) -> Result<(u64, u64), Error> {
    let (done, upto): (i64, i64) =
        db.query_row("SELECT done, upto FROM old_search", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let mut next = db.prepare_cached(
        "SELECT seq FROM cases WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3",
    )?;
    let seqs = next.query_map(params![done, upto, STEP], |row| row.get(0))?;
    let seqs: Vec<i64> = seqs.collect::<Result<_, _>>()?;
    clear_step(db)?;
    for seq in &seqs {
        let told = ReadTx { db }.told(*seq)?;
        search::follow(db, *seq, &Told::default(), &told)?;
    }
    let done = match seqs.last() {
        Some(last) => {
            db.execute("UPDATE old_search SET done = ?1", [last])?;
            *last
        }
        None => {
            db.execute_batch("DROP TABLE old_search")?;
            upto
        }
    };
    Ok((done.unsigned_abs(), upto.unsigned_abs()))
}

/// Puts the cases of a version before into this one's queue.
fn fill_queue(db: &mut Connection, told: &dyn Fn(u64, u64)) -> Result<(), Error> {
    if !is_there(db, "old_queue")? {
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
        let moved = queue_step(&tx)?;
        commit(tx)?;
        if moved == 0 {
            return Ok(());
        }
        done += moved;
    }
}

fn commit(tx: Transaction<'_>) -> Result<(), Error> {
    point("migration.step.before")?;
    tx.commit()?;
    point("migration.step.after")
}

fn is_there(db: &Connection, table: &str) -> Result<bool, Error> {
    Ok(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?1")?.exists([table])?)
}

/// Moves the next cases; their number. Behind the last nothing of the older queue stays.
fn queue_step(db: &Connection) -> Result<u64, Error> {
    let write = WriteTx::new(db, Actor::Dossier, DateTime::UNIX_EPOCH);
    let mut next = db.prepare_cached(
        "SELECT seq FROM cases WHERE seq > (SELECT coalesce(max(seq), 0) FROM queue)
         ORDER BY seq LIMIT ?1",
    )?;
    let seqs: Vec<i64> = next.query_map([STEP], |row| row.get(0))?.collect::<Result<_, _>>()?;
    clear_step(db)?;
    for seq in &seqs {
        let case = write.case_at(*seq)?.ok_or(Error::Row { table: "cases" })?;
        let id = case.id.to_string();
        let needs: Option<String> = db
            .prepare_cached("SELECT needs FROM old_queue WHERE case_id = ?1 LIMIT 1")?
            .query_row([&id], |row| row.get(0))
            .optional()?;
        let needs = needs.unwrap_or_else(|| "[]".to_owned());
        write.put_place(*seq, &case, &needs, updated(&write, &case)?)?;
        db.prepare_cached("DELETE FROM old_queue WHERE case_id = ?1")?.execute([&id])?;
    }
    if seqs.is_empty() {
        db.execute_batch("DROP TABLE old_queue")?;
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
