use std::{ffi::c_int, path::Path};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use zeroize::Zeroizing;

use crate::{
    Error, SCHEMA,
    crypto::{SecretKey, hex},
    database_key::DatabaseKey,
    fail::{point, skips, synchronous},
    fill::fill,
    migrations::migrations,
    ours::ours,
};

/// Statements that are kept ready.
const STATEMENTS: usize = 256;

/// Folds the log into the database, so that nothing stands in it any more.
pub(crate) fn fold(db: &Connection) -> Result<(), Error> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(Error::InUse) }
}

/// Moves what of the log can be moved into the database without waiting for anybody.
pub(crate) fn fold_early(db: &Connection) -> Result<(), Error> {
    Ok(db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}

/// Opens the database to write to it. Never creates the file, and leaves its tables as they are.
pub(crate) fn connect(path: &Path, key: &DatabaseKey, is_new: bool) -> Result<Connection, Error> {
    let db = opened(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Before anything is changed: what a newer version wrote is left as it is.
    let found = schema(&db)?;
    if found > SCHEMA {
        return Err(Error::Newer { found, known: SCHEMA });
    }
    if found == 0 && !is_new {
        return Err(Error::Damaged("its database is empty"));
    }
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA foreign_keys = ON;
         PRAGMA fullfsync = ON;
         PRAGMA cache_size = -49152;
         PRAGMA wal_autocheckpoint = 8000;",
    )?;
    db.pragma_update(None, "synchronous", synchronous())?;
    db.pragma_update(None, "secure_delete", !skips("secure-delete"))?;
    Ok(db)
}

/// Opens a database that is open for writing already, to read from it beside that. It cannot write,
/// and leaves the log as it is when it is closed.
pub(crate) fn connect_reading(
    path: &Path,
    key: &DatabaseKey,
    cache_kib: u32,
) -> Result<Connection, Error> {
    let db = opened(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.pragma_update(None, "query_only", true)?;
    db.pragma_update(None, "cache_size", -i64::from(cache_kib))?;
    Ok(db)
}

/// Opens the database with its raw key and proves the key by reading.
fn opened(path: &Path, key: &DatabaseKey, how: OpenFlags) -> Result<Connection, Error> {
    // Started like this it cleans nothing up while the process exits. It would race with the thread
    // of a database that was just closed, and free what that thread frees as it ends.
    openssl_sys::init();
    let beside = |end: &str| path.with_file_name(format!("vault.db{end}"));
    for file in [path, &beside("-wal"), &beside("-shm")] {
        ours(file)?;
    }
    let flags = how | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => Error::Damaged("its database is missing"),
            _ => error.into(),
        }
    })?;
    // Which way a statement goes is said in it. Without this it is prepared anew whenever a value is
    // another one, which took a seventh of the time of a page.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // SQLCipher otherwise prints to standard error when a key is wrong.
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    if !skips("encryption") {
        give_key(&db, &key.secret)?;
        key.seal.tell(&db)?;
    }
    if skips("page-seal") {
        db.pragma_update(None, "cipher_use_hmac", "OFF")?;
    }
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    db.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;",
    )?;
    // More than there are: one that is made anew costs more than it does.
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}

/// The schema of the tables.
pub(crate) fn schema(db: &Connection) -> Result<u32, Error> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings the tables up to date. `told` hears of how many cases that is done, and of how many.
pub(crate) fn migrate(db: &mut Connection, told: &dyn Fn(u64, u64)) -> Result<(), Error> {
    point("migration.before")?;
    migrations().to_latest(db).map_err(Error::Migration)?;
    point("migration.after")?;
    fill(db, told)
}

/// Not with `PRAGMA key`: SQLite keeps the text of a statement where nobody wipes it.
#[allow(unsafe_code, reason = "rusqlite has no other way to SQLCipher's key")]
fn give_key(db: &Connection, key: &SecretKey) -> Result<(), Error> {
    let mut raw = Zeroizing::new(String::with_capacity(3 + 64));
    raw.push_str("x'");
    raw.push_str(&Zeroizing::new(hex(key.bytes())));
    raw.push('\'');
    let length = c_int::try_from(raw.len()).map_err(|_| Error::Crypto("the key"))?;
    // SAFETY: the connection is open, and SQLCipher copies so many bytes before it returns.
    match unsafe { rusqlite::ffi::sqlite3_key(db.handle(), raw.as_ptr().cast(), length) } {
        rusqlite::ffi::SQLITE_OK => Ok(()),
        _ => Err(Error::Crypto("the key")),
    }
}
