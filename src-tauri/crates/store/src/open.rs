use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::{
    Error, SCHEMA,
    crypto::{SecretKey, hex},
    fail::{point, skips, synchronous},
    migrations::migrations,
    ours::ours,
};

/// Folds the log into the database, so that nothing stands in it any more.
pub(crate) fn fold(db: &Connection) -> Result<(), Error> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(Error::InUse) }
}

/// Opens the database with its raw key and proves the key by reading. Never creates the file.
pub(crate) fn open(path: &Path, key: &SecretKey) -> Result<Connection, Error> {
    // Started like this it cleans nothing up while the process exits. It would race with the thread
    // of a database that was just closed, and free what that thread frees as it ends.
    openssl_sys::init();
    let beside = |end: &str| path.with_file_name(format!("vault.db{end}"));
    for file in [path, &beside("-wal"), &beside("-shm")] {
        ours(file)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(|error| {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => Error::Damaged("its database is missing"),
            _ => error.into(),
        }
    })?;
    // SQLCipher otherwise prints to standard error when a key is wrong.
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    if !skips("encryption") {
        db.pragma_update(None, "key", format!("x'{}'", hex(&key.0)))?;
    }
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    // Before anything is changed: what a newer version wrote is left as it is.
    let found: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > SCHEMA {
        return Err(Error::Newer { found, known: SCHEMA });
    }
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA fullfsync = ON;
         PRAGMA cache_size = -16384;",
    )?;
    db.pragma_update(None, "synchronous", synchronous())?;
    db.pragma_update(None, "secure_delete", !skips("secure-delete"))?;
    point("migration.before")?;
    migrations().to_latest(&mut db).map_err(Error::Migration)?;
    point("migration.after")?;
    Ok(db)
}
