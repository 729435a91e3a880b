use std::{fs, path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Link};

use super::{DATABASE, FILES, Inner, Vault, begin::clear, write};
use crate::{
    Anchors, BackupLabel, Error, Opener, ReadTx, Standing, WriteTx,
    anchor::Anchor,
    backup::{self, Backup, Told},
    crypto::spawn_private,
    database_key::DatabaseKey,
    header::{Header, folder_of, private_dir, sync_dir},
    lock::Lock,
    open::{connect, migrate},
};

impl Vault {
    /// Writes everything to one new file, sealed as the vault is. That it was written is on
    /// record, in the file too.
    pub async fn back_up(
        &self,
        to: &Path,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<BackupLabel, Error> {
        self.proven().await?;
        if to.symlink_metadata().is_ok() {
            return Err(Error::FileExists);
        }
        let anchor = self.inner.anchor.clone();
        let (to, dir) = (to.to_owned(), self.inner.dir.clone());
        let readers = self.inner.readers.clone();
        self.call(move |db| {
            let ((), link) = write(db, actor, now, &[], |tx| {
                tx.record(Fact::of_vault("vault.backed_up"));
                Ok::<_, Error>(())
            })?;
            if let Some(link) = link {
                anchor.advance(db, link, now);
            }
            // With the log folded in, the one file is everything, and nobody else writes to it.
            readers.fold(db)?;
            let tx = ReadTx { db };
            let (checkpoint, key) = (tx.checkpoint(now)?, tx.public_key()?);
            let (database, header) = (dir.join(DATABASE), Header::text(&dir)?);
            backup::write(&to, &database, header, &checkpoint, &key, |text| tx.sign(text))
        })
        .await
    }

    /// Makes the vault of a backup in `dir`, where there is none, and opens it. `settle` is the
    /// first change in it; until that is on the disk the folder holds no vault. `told` hears how
    /// many bytes were worked through, and of how many.
    ///
    /// Nothing is written before the whole file is verified and what is given has opened it.
    pub async fn restore<E>(
        dir: &Path,
        from: &Path,
        opener: impl Into<Opener>,
        anchors: &Anchors,
        now: DateTime<Utc>,
        told: impl Fn(u64, u64) + Send + 'static,
        settle: impl FnOnce(&WriteTx<'_>, &BackupLabel) -> Result<(), E> + Send + 'static,
    ) -> Result<Self, E>
    where
        E: From<Error> + Send + 'static,
    {
        let (dir, from, anchors) = (dir.to_owned(), from.to_owned(), anchors.clone());
        let opener = opener.into();
        let restoring = spawn_private(move || {
            if Header::exists(&dir) {
                return Err(Error::Exists.into());
            }
            let backup = Backup::verified(&from, &told)?;
            let header = Header::parse(backup.label.header.as_bytes())?;
            if header.vault_id != backup.label.vault_id {
                return Err(Error::BackupForged.into());
            }
            let key = header.open(&opener)?;
            let is_new = !dir.exists();
            private_dir(&dir)?;
            let lock = Lock::take(&dir)?;
            if Header::exists(&dir) {
                return Err(Error::Exists.into());
            }
            let unpacked = unpack(&dir, backup, &key, &told)
                .map_err(E::from)
                .and_then(|(db, label)| begin_again(db, &label, now, settle));
            let restored = unpacked.and_then(|(db, link)| {
                let anchor = Anchor::of(&anchors, header.vault_id)?;
                // With its header the folder holds the vault, and the anchor moves to it, back to
                // where the backup was made.
                header.write(&dir)?;
                anchor.advance(&db, link, now);
                Ok(Inner::new(dir.clone(), (db, &key), lock, (anchor, Standing::Held))?)
            });
            if restored.is_err() {
                // What is left without a header opens for nobody; the next try removes it too.
                for name in FILES {
                    let _ = fs::remove_file(dir.join(name));
                }
                if is_new {
                    let _ = fs::remove_dir(&dir);
                }
            }
            restored
        });
        let inner: Inner = restoring.await.map_err(|_| Error::Closed)??;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Gives the folder of a vault another name, with everything in it. Refused while a process has
    /// the vault open.
    pub fn set_aside(dir: &Path, to: &Path) -> Result<(), Error> {
        if to.symlink_metadata().is_ok() {
            return Err(Error::FileExists);
        }
        Lock::take(dir)?.release()?;
        let failed = || Error::io("the vault's folder could not be renamed");
        fs::rename(dir, to).map_err(failed())?;
        sync_dir(folder_of(dir))
    }
}

/// The database where a vault has it, and that it is what its label says.
fn unpack(
    dir: &Path,
    mut backup: Backup,
    key: &DatabaseKey,
    told: Told<'_>,
) -> Result<(rusqlite::Connection, BackupLabel), Error> {
    clear(dir)?;
    let database = dir.join(DATABASE);
    backup.unpack(&database, told)?;
    let mut db = connect(&database, key, false)?;
    migrate(&mut db, &|_, _| ())?;
    let tx = ReadTx { db: &db };
    let (info, public_key) = (tx.vault_info()?, tx.public_key()?);
    let walked = tx.verify_journal(None)?;
    let is_what_it_says = info.id == backup.label.vault_id
        && crate::crypto::hex(&public_key) == backup.label.public_key
        && walked.ok()
        && walked.entries == backup.label.seq
        && Some(walked.head) == backup.head();
    if is_what_it_says { Ok((db, backup.label)) } else { Err(Error::BackupForged) }
}

/// The first change of what was put back.
fn begin_again<E: From<Error>>(
    mut db: rusqlite::Connection,
    label: &BackupLabel,
    now: DateTime<Utc>,
    settle: impl FnOnce(&WriteTx<'_>, &BackupLabel) -> Result<(), E>,
) -> Result<(rusqlite::Connection, Link), E> {
    let reviewer = ReadTx { db: &db }.reviewer()?.ok_or(Error::Row { table: "reviewers" })?;
    let actor = Actor::Reviewer(reviewer.id);
    let ((), link) = write(&mut db, actor, now, &[], |tx| settle(tx, label))?;
    Ok((db, link.ok_or(Error::Unrecorded)?))
}
