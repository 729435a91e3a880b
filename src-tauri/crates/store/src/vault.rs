mod rekey;
mod restore;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Link, Reviewer, VaultId};
use ed25519_dalek::SigningKey;
use rusqlite::{TransactionBehavior, config::DbConfig};
use tokio::task::spawn_blocking;

use crate::{
    Anchors, CacheTx, Checkpoint, Error, NewKeys, Opener, ReadTx, Standing, WriteTx,
    anchor::{Anchor, Files},
    crypto::{SecretKey, random},
    fail::{Commit, point},
    header::{Header, private_dir, private_file},
    lock::Lock,
    open::{connect, fold, migrate},
};

const DATABASE: &str = "vault.db";
/// Every file that may be left of an attempt that ended before there was a header.
const FILES: [&str; 6] =
    [DATABASE, "vault.db-journal", "vault.db-wal", "vault.db-shm", "vault.json.new", "lock"];

/// What a new vault starts with.
#[derive(Debug)]
pub struct NewVault {
    /// Its id.
    pub id: VaultId,
    /// When it is made.
    pub now: DateTime<Utc>,
    /// Who works with it.
    pub reviewer: Reviewer,
}

/// What can be told of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultInfo {
    /// Its id.
    pub id: VaultId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// SHA-256 of the public half of its signing key, lower-case hex.
    pub fingerprint: String,
}

/// An open vault. Cheap to clone; the last clone's drop lets go of the files.
#[derive(Clone)]
pub struct Vault {
    inner: Arc<Inner>,
}

struct Inner {
    dir: PathBuf,
    db: tokio_rusqlite::Connection,
    lock: Lock,
    anchor: Arc<Anchor>,
    standing: Standing,
    /// Whether it is only read, because an older copy was put back.
    sealed: AtomicBool,
    owed: Arc<Mutex<Vec<Owed>>>,
}

/// What the next change tells first.
pub(crate) struct Owed {
    pub(crate) actor: Actor,
    pub(crate) at: DateTime<Utc>,
    pub(crate) fact: Fact,
}

impl Inner {
    fn new(dir: PathBuf, db: rusqlite::Connection, lock: Lock, met: (Anchor, Standing)) -> Self {
        let (anchor, standing) = met;
        let sealed = AtomicBool::new(matches!(standing, Standing::RolledBack { .. }));
        let owed = Arc::default();
        Self { dir, db: db.into(), lock, anchor: Arc::new(anchor), standing, sealed, owed }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// Makes a vault in `dir` (made too if absent, mode 0700) and opens it.
    ///
    /// The header is written last: until then the folder holds no vault.
    pub async fn create(
        dir: &Path,
        keys: impl Into<NewKeys>,
        new: NewVault,
        anchors: &Anchors,
    ) -> Result<Self, Error> {
        let (dir, keys, anchors) = (dir.to_owned(), keys.into(), anchors.clone());
        let vault = spawn_blocking(move || {
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            private_dir(&dir)?;
            let lock = Lock::take(&dir)?;
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            clear(&dir)?;
            private_file(&dir.join(DATABASE))
                .map_err(Error::io("the vault's database could not be made"))?;
            point("file.database.made")?;
            let key = SecretKey::random()?;
            let mut db = connect(&dir.join(DATABASE), &key, true)?;
            migrate(&mut db)?;
            let anchor = Anchor::of(&anchors, new.id)?;
            let link = begin(&mut db, &new)?;
            Header::new(new.id, new.now, &keys, &key)?.write(&dir)?;
            anchor.advance(&db, link, new.now);
            Ok(Inner::new(dir, db, lock, (anchor, Standing::Held)))
        })
        .await
        .map_err(|_| Error::Closed)??;
        Ok(Self { inner: Arc::new(vault) })
    }

    /// Opens the vault in `dir`. Files are unchanged unless what is given is right.
    ///
    /// A vault that is not what its anchor says is only read from, and its files stay as they are
    /// found; [`Vault::standing`] tells.
    pub async fn open(
        dir: &Path,
        opener: impl Into<Opener>,
        anchors: &Anchors,
    ) -> Result<Self, Error> {
        let (dir, opener, anchors) = (dir.to_owned(), opener.into(), anchors.clone());
        let inner = spawn_blocking(move || {
            Header::read(&dir)?;
            let lock = Lock::take(&dir)?;
            let header = Header::read(&dir)?;
            let key = header.open(&opener)?;
            let anchor = Anchor::of(&anchors, header.vault_id)?;
            let (db, standing) = open(&dir.join(DATABASE), &key, &anchor)?;
            Ok::<_, Error>(Inner::new(dir, db, lock, (anchor, standing)))
        })
        .await
        .map_err(|_| Error::Closed)??;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Whether `dir` holds a vault.
    pub fn exists(dir: &Path) -> bool {
        Header::exists(dir)
    }

    /// How the vault stood to its anchor when it was opened.
    pub fn standing(&self) -> Standing {
        self.inner.standing
    }

    /// The checkpoint that stands in the anchor; none where there is no anchor yet.
    pub fn anchored(&self) -> Option<Checkpoint> {
        self.inner.anchor.checkpoint()
    }

    /// Refuses where the vault is only read from.
    pub fn writable(&self) -> Result<(), Error> {
        if self.inner.sealed.load(Ordering::Relaxed) { Err(Error::RolledBack) } else { Ok(()) }
    }

    /// Closes the database and waits for it; every clone is closed with it. To be called before
    /// the process ends: SQLCipher frees its memory while the process exits, and a database thread
    /// that still closes would then read what is gone. What was committed is safe either way.
    pub async fn close(&self) -> Result<(), Error> {
        point("file.database.close")?;
        let sealing = self.call(seal).await;
        if let Err(tokio_rusqlite::Error::Close((_, error))) = self.inner.db.clone().close().await {
            return Err(error.into());
        }
        if let (Ok(()), Ok(Some(key))) = (self.writable(), sealing) {
            let (anchor, database) = (self.inner.anchor.clone(), self.inner.dir.join(DATABASE));
            let closed = spawn_blocking(move || anchor.close(&database, &key)).await;
            if let Ok(Err(error)) = closed {
                tracing::warn!(%error, "the closed vault was not anchored");
            }
        }
        self.inner.lock.release()
    }

    /// Reads in one transaction.
    pub async fn read<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.call(move |db| {
            let tx = db.transaction().map_err(Error::from)?;
            look(&ReadTx { db: &tx })
        })
        .await
    }

    /// Changes in one transaction, with the journal entries that `change` records.
    pub async fn write<T, E>(
        &self,
        actor: Actor,
        now: DateTime<Utc>,
        change: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_linked(actor, now, change).await.map(|(value, _)| value)
    }

    /// [`Vault::write`], and the last journal entry it made.
    pub async fn write_linked<T, E>(
        &self,
        actor: Actor,
        now: DateTime<Utc>,
        change: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(T, Option<Link>), E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.writable()?;
        let (anchor, owed) = (self.inner.anchor.clone(), self.inner.owed.clone());
        self.call(move |db| {
            let mut owed = lock(&owed);
            let (value, link) = write(db, actor, now, &owed, change)?;
            if let Some(link) = link {
                owed.clear();
                anchor.advance(db, link, now);
            }
            Ok((value, link))
        })
        .await
    }

    /// Rewrites the search's index: parts of names that went stand in it until then.
    pub async fn compact_search(&self) -> Result<(), Error> {
        self.call(|db| {
            db.execute("INSERT INTO case_search (case_search) VALUES ('optimize')", [])?;
            Ok(())
        })
        .await
    }

    /// Folds the log into the database. What was erased before stands in neither after that.
    pub async fn fold(&self) -> Result<(), Error> {
        self.call(|db| fold(db)).await
    }

    /// Has the next change put this on record before its own, in the same transaction. A vault that
    /// is only looked at is not changed by that.
    pub fn owe(&self, actor: Actor, at: DateTime<Utc>, fact: Fact) {
        lock(&self.inner.owed).push(Owed { actor, at, fact });
    }

    /// Puts on record now what the next change would. What cannot be written stays owed.
    pub async fn tell_owed(&self) -> Result<(), Error> {
        let Some(Owed { actor, at, fact }) = lock(&self.inner.owed).pop() else { return Ok(()) };
        let last = fact.clone();
        let told = self.write(actor, at, move |tx| {
            // Behind what else is owed.
            tx.record(last);
            Ok::<_, Error>(())
        });
        let told = told.await;
        if told.is_err() {
            self.owe(actor, at, fact);
        }
        told
    }

    /// Changes what is not journaled.
    pub async fn cache<T, E>(
        &self,
        change: impl FnOnce(&CacheTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.writable()?;
        self.call(move |db| {
            let tx = db.transaction().map_err(Error::from)?;
            let cache = CacheTx::new(&tx);
            let value = change(&cache)?;
            let commit = Commit::of_cache(&cache);
            commit.before()?;
            tx.commit().map_err(Error::from)?;
            commit.after()?;
            Ok(value)
        })
        .await
    }

    async fn call<T, E>(
        &self,
        work: impl FnOnce(&mut rusqlite::Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.inner.db.call(work).await.map_err(|error| match error {
            tokio_rusqlite::Error::Error(error) => error,
            _ => Error::Closed.into(),
        })
    }
}

/// Without a header nothing can open what a broken-off attempt left.
fn clear(dir: &Path) -> Result<(), Error> {
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
fn open(
    database: &Path,
    key: &SecretKey,
    anchor: &Anchor,
) -> Result<(rusqlite::Connection, Standing), Error> {
    let said = anchor.read();
    let files = match &said {
        // A file that is not there or cannot be read is told of by what opens it.
        Some(said) if said.is_closed() => Files::of(database).ok().flatten(),
        _ => None,
    };
    let mut db = connect(database, key, false)?;
    let standing = anchor.meet(&db, said, files)?;
    if matches!(standing, Standing::RolledBack { .. }) {
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    migrate(&mut db)?;
    Ok((db, standing))
}

/// Folds the log into the database, so that all of it is in one file. Gives the key that signs
/// that, or none where the log has to stay.
fn seal(db: &mut rusqlite::Connection) -> Result<Option<SigningKey>, Error> {
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
fn begin(db: &mut rusqlite::Connection, new: &NewVault) -> Result<Link, Error> {
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

/// One transaction, with the journal entries that `change` records.
fn write<T, E>(
    db: &mut rusqlite::Connection,
    actor: Actor,
    now: DateTime<Utc>,
    owed: &[Owed],
    change: impl FnOnce(&WriteTx<'_>) -> Result<T, E>,
) -> Result<(T, Option<Link>), E>
where
    E: From<Error>,
{
    let before = db.total_changes();
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from)?;
    let write = WriteTx::new(&tx, actor, now);
    let value = change(&write)?;
    let commit = Commit::of(&write);
    let link = write.finish(before, owed)?;
    commit.before()?;
    tx.commit().map_err(Error::from)?;
    commit.after()?;
    Ok((value, link))
}

fn lock(owed: &Mutex<Vec<Owed>>) -> MutexGuard<'_, Vec<Owed>> {
    // A panic leaves the list whole: it is emptied after the commit, and in one go.
    owed.lock().unwrap_or_else(PoisonError::into_inner)
}
