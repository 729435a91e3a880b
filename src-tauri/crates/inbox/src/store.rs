//! What the inbox has on disk: one SQLite database, one connection to it.
//!
//! A commit is on the disk when it returns (`synchronous=FULL`). Everything here blocks and runs
//! on threads for that.

mod collect;
mod deposit;
mod retain;

use std::{
    fs::File,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Error, files};

pub(crate) use collect::Cursor;
pub(crate) use deposit::{Deposited, Event};

const FORM: u32 = 1;

/// The open store. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    db: Mutex<Connection>,
    id: String,
    digest_key: [u8; 32],
    lock: File,
}

/// One thing after another on the open database.
pub(crate) struct Work<'a> {
    db: &'a mut Connection,
    id: &'a str,
    digest_key: &'a [u8; 32],
}

impl Store {
    /// Opens the store in `dir`, made if it is absent. `desks` are the hashes of all tokens in
    /// use: what no other desk has still to read counts as read.
    pub(crate) fn open(dir: &Path, desks: &[[u8; 32]], now: DateTime<Utc>) -> Result<Self, Error> {
        let lock = files::take(dir)?;
        let path = dir.join("inbox.db");
        drop(files::private(&path)?);
        let mut db = Connection::open(&path)?;
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA fullfsync = ON;
             PRAGMA secure_delete = ON;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA temp_store = MEMORY;
             PRAGMA journal_size_limit = 16777216;",
        )?;
        let found: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if found > FORM {
            return Err(Error::Newer { found, known: FORM });
        }
        let tx = db.transaction()?;
        if found == 0 {
            tx.execute_batch(include_str!("schema.sql"))?;
            tx.pragma_update(None, "user_version", FORM)?;
        }
        let known = tx.query_row("SELECT id, digest_key FROM inbox", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        });
        let (id, digest_key) = match known.optional()? {
            Some(known) => known,
            None => {
                let id: String = random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect();
                let key: [u8; 32] = random()?;
                tx.execute("INSERT INTO inbox (id, digest_key) VALUES (?1, ?2)", params![id, key])?;
                (id, key)
            }
        };
        retain::set_desks(&tx, desks, now)?;
        tx.commit()?;
        Ok(Self { inner: Arc::new(Inner { db: Mutex::new(db), id, digest_key, lock }) })
    }

    /// Does some work on a thread that may block. It goes on to its end even when nobody waits for
    /// it any more.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let inner = Arc::clone(&self.inner);
        let doing = tokio::task::spawn_blocking(move || {
            // A panic in the middle left no more than a transaction that is rolled back.
            let mut db = inner.db.lock().unwrap_or_else(PoisonError::into_inner);
            let Inner { id, digest_key, .. } = &*inner;
            work(&mut Work { db: &mut db, id, digest_key })
        });
        doing.await.map_err(|_| Error::Ending)?
    }

    /// Waits for the work that is being done, and lets go of the folder, also where something
    /// holds the store still: work that nobody waits for, or a child between fork and exec.
    pub(crate) async fn close(&self) {
        let inner = Arc::clone(&self.inner);
        let closing = tokio::task::spawn_blocking(move || {
            let _idle = inner.db.lock().unwrap_or_else(PoisonError::into_inner);
            inner.lock.unlock()
        });
        if let Ok(Err(error)) = closing.await {
            tracing::warn!(%error, "the folder was not let go");
        }
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Random)?;
    Ok(bytes)
}

/// Sorts as text in the order of time.
fn time_text(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}
