use std::{fs, path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Link};
use secrecy::SecretString;
use tokio::task::spawn_blocking;

use super::{DATABASE, FILES, Inner, Vault, begin::clear, write};
use crate::{
    Anchors, BackupLabel, Error, Opener, ReadTx, Standing, WriteTx,
    anchor::Anchor,
    backup::{self, Backup},
    crypto::SecretKey,
    header::{Header, private_dir},
    lock::Lock,
    open::{connect, fold, migrate},
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
        self.call(move |db| {
            let ((), link) = write(db, actor, now, &[], |tx| {
                tx.record(Fact::of_vault("vault.backed_up"));
                Ok::<_, Error>(())
            })?;
            if let Some(link) = link {
                anchor.advance(db, link, now);
            }
            // With the log folded in, the one file is everything, and nobody else writes to it.
            fold(db)?;
            let tx = ReadTx { db };
            let (checkpoint, key) = (tx.checkpoint(now)?, tx.public_key()?);
            let (database, header) = (dir.join(DATABASE), Header::text(&dir)?);
            backup::write(&to, &database, header, &checkpoint, &key, |text| tx.sign(text))
        })
        .await
    }

    /// Makes the vault of a backup in `dir`, where there is none, and opens it. `settle` is the
    /// first change in it; until that is on the disk the folder holds no vault.
    ///
    /// Nothing is written before the whole file is verified and the passphrase has opened it.
    pub async fn restore<E>(
        dir: &Path,
        from: &Path,
        passphrase: SecretString,
        anchors: &Anchors,
        now: DateTime<Utc>,
        settle: impl FnOnce(&WriteTx<'_>, &BackupLabel) -> Result<(), E> + Send + 'static,
    ) -> Result<Self, E>
    where
        E: From<Error> + Send + 'static,
    {
        let (dir, from, anchors) = (dir.to_owned(), from.to_owned(), anchors.clone());
        let restoring = spawn_blocking(move || {
            if Header::exists(&dir) {
                return Err(Error::Exists.into());
            }
            let backup = Backup::verified(&from)?;
            let header = Header::parse(backup.label.header.as_bytes())?;
            if header.vault_id != backup.label.vault_id {
                return Err(Error::BackupForged.into());
            }
            let key = header.open(&Opener::from(passphrase))?;
            let is_new = !dir.exists();
            private_dir(&dir)?;
            let lock = Lock::take(&dir)?;
            if Header::exists(&dir) {
                return Err(Error::Exists.into());
            }
            let restored = unpack(&dir, backup, &key, now, settle).and_then(|(db, link)| {
                let anchor = Anchor::of(&anchors, header.vault_id)?;
                // With its header the folder holds the vault, and the anchor moves to it, back to
                // where the backup was made.
                header.write(&dir)?;
                anchor.advance(&db, link, now);
                Ok(Inner::new(dir.clone(), db, lock, (anchor, Standing::Held)))
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
}

fn unpack<E: From<Error>>(
    dir: &Path,
    mut backup: Backup,
    key: &SecretKey,
    now: DateTime<Utc>,
    settle: impl FnOnce(&WriteTx<'_>, &BackupLabel) -> Result<(), E>,
) -> Result<(rusqlite::Connection, Link), E> {
    clear(dir)?;
    let database = dir.join(DATABASE);
    backup.unpack(&database)?;
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
    if !is_what_it_says {
        return Err(Error::BackupForged.into());
    }
    let reviewer = tx.reviewer()?.ok_or(Error::Row { table: "reviewers" })?;
    let actor = Actor::Reviewer(reviewer.id);
    let ((), link) = write(&mut db, actor, now, &[], |tx| settle(tx, &backup.label))?;
    Ok((db, link.ok_or(Error::Unrecorded)?))
}
