//! How a vault's database begins, is opened, and is left.

use std::{fs, path::Path, sync::atomic::AtomicBool};

use dossier_domain::{Actor, Fact, Link};
use ed25519_dalek::SigningKey;
use rusqlite::config::DbConfig;

use super::{FILES, NewVault, write};
use crate::{
    Error, ReadTx, SCHEMA, Standing,
    anchor::{Anchor, Files, Seen},
    crypto::random,
    database_key::DatabaseKey,
    fail::skips,
    open::{connect, fold, migrate, schema},
    proof::Unproven,
};

/// Without a header nothing can open what a broken-off attempt left.
pub(super) fn clear(dir: &Path) -> Result<(), Error> {
    for leftover in FILES.iter().filter(|name| **name != "lock") {
        match fs::remove_file(dir.join(leftover)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::io("a leftover file could not be removed")(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Opens the database and holds it against its anchor before anything of it is changed.
pub(super) fn open(
    database: &Path,
    key: &DatabaseKey,
    anchor: &Anchor,
    told: &dyn Fn(u64, u64),
) -> Result<(rusqlite::Connection, Standing, Option<Unproven>), Error> {
    let said = anchor.read();
    // A file that is not there or cannot be read is told of by what opens it.
    let size = Files::size_of(database).ok().flatten();
    let whole = || Files::of(database, &AtomicBool::new(false)).ok().flatten();
    let files = match &said {
        Some(said) if said.is_closed() && size <= Some(large()) => Seen::Whole(whole()),
        Some(said) if said.is_closed() => Seen::Size(size),
        _ => Seen::Whole(None),
    };
    let mut db = connect(database, key, false)?;
    let (mut standing, mut unproven) = anchor.meet(&db, said, &files)?;
    // What is brought up to date is written to.
    if unproven.is_some() && schema(&db)? < SCHEMA {
        (standing, unproven) = anchor.meet(&db, anchor.read(), &Seen::Whole(whole()))?;
    }
    if matches!(standing, Standing::RolledBack { .. }) {
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    migrate(&mut db, told)?;
    Ok((db, standing, unproven))
}

/// Files larger than that are read while the vault is open already: for about so many bytes nobody
/// notices that they are waited for.
fn large() -> u64 {
    if skips("whole-file") { 0 } else { 32 << 20 }
}

/// Folds the log into the database, so that all of it is in one file. Gives the key that signs
/// that, or none where the log has to stay.
pub(super) fn seal(db: &mut rusqlite::Connection) -> Result<Option<SigningKey>, Error> {
    if db.db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)? {
        return Ok(None);
    }
    let key = ReadTx { db }.signing_key()?;
    match fold(db) {
        Ok(()) => Ok(Some(key)),
        Err(Error::InUse) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The first rows: what the vault is, and who works with it. They stand in the database before the
/// header does, so that a vault that can be opened is whole.
pub(super) fn begin(db: &mut rusqlite::Connection, new: &NewVault) -> Result<Link, Error> {
    let signing_key: [u8; 32] = random()?;
    write(db, Actor::Reviewer(new.reviewer.id), new.now, &[], |tx| {
        tx.db.execute(
            "INSERT INTO vault (id, created_at, signing_key) VALUES (?1, ?2, ?3)",
            rusqlite::params![
                new.id.to_string(),
                crate::rows::time_text(new.now),
                signing_key.as_slice()
            ],
        )?;
        tx.put_reviewer(&new.reviewer)?;
        tx.record(
            Fact::of_vault("vault.created")
                .with("vault_id", new.id)
                .with("reviewer_id", new.reviewer.id)
                .with("role", new.reviewer.role.as_str())
                .count("schema", u64::from(crate::SCHEMA)),
        );
        Ok::<_, Error>(())
    })
    .and_then(|((), link)| link.ok_or(Error::Unrecorded))
}
