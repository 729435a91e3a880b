mod begin;
mod reader;
mod rekey;
mod restore;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Link, Reviewer, VaultId};
use rusqlite::TransactionBehavior;
use tokio::task::spawn_blocking;

use crate::{
    Anchors, CacheTx, Checkpoint, Error, NewKeys, Opener, ReadTx, Standing, WriteTx,
    anchor::Anchor,
    crypto::spawn_private,
    database_key::DatabaseKey,
    fail::{Commit, point},
    header::{Header, private_dir, private_file},
    lock::Lock,
    open::{connect, migrate},
    proof::{Proof, Stand, Unproven},
};
use reader::Readers;

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
    /// The one connection that writes.
    db: tokio_rusqlite::Connection,
    readers: Readers,
    lock: Lock,
    anchor: Arc<Anchor>,
    stand: Arc<Stand>,
    /// None where everything is known of the file already.
    proof: Option<Arc<Proof>>,
    owed: Arc<Mutex<Vec<Owed>>>,
}

/// What the next change tells first.
pub(crate) struct Owed {
    pub(crate) actor: Actor,
    pub(crate) at: DateTime<Utc>,
    pub(crate) fact: Fact,
}

impl Inner {
    fn new(
        dir: PathBuf,
        (db, key): (rusqlite::Connection, &DatabaseKey),
        lock: Lock,
        met: (Anchor, Standing),
    ) -> Result<Self, Error> {
        let (anchor, stand) = (Arc::new(met.0), Arc::new(Stand::new(met.1)));
        let readers = Readers::open(&dir.join(DATABASE), key)?;
        let db = db.into();
        Ok(Self { dir, db, readers, lock, anchor, stand, proof: None, owed: Arc::default() })
    }

    /// Has it found out while the vault is read whether its file is the one that was closed.
    fn proving(mut self, unproven: Option<Unproven>) -> Self {
        let prove = |unproven| {
            let database = self.dir.join(DATABASE);
            Proof::new(unproven, database, self.anchor.clone(), self.stand.clone())
        };
        self.proof = unproven.map(prove);
        self
    }
}

/// Where nobody closed it, as in a test that failed. The database's threads are waited for:
/// SQLCipher frees its memory while the process exits, and a database that still closes reads it.
impl Drop for Inner {
    fn drop(&mut self) {
        // It can do nothing about a database that does not close; what was committed is safe.
        let _ = pollster::block_on(self.readers.close());
        let _ = pollster::block_on(self.db.clone().close());
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
        let vault = spawn_private(move || {
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            private_dir(&dir)?;
            let lock = Lock::take(&dir)?;
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            begin::clear(&dir)?;
            private_file(&dir.join(DATABASE))
                .map_err(Error::io("the vault's database could not be made"))?;
            point("file.database.made")?;
            let key = DatabaseKey::random()?;
            let mut db = connect(&dir.join(DATABASE), &key, true)?;
            migrate(&mut db, &|_, _| ())?;
            let anchor = Anchor::of(&anchors, new.id)?;
            let link = begin::begin(&mut db, &new)?;
            Header::new(new.id, new.now, &keys, &key)?.write(&dir)?;
            anchor.advance(&db, link, new.now);
            Inner::new(dir, (db, &key), lock, (anchor, Standing::Held))
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
        Self::open_telling(dir, opener, anchors, |_, _| ()).await
    }

    /// [`Vault::open`], which tells of how many cases an older vault is brought up to date, and of
    /// how many.
    pub async fn open_telling(
        dir: &Path,
        opener: impl Into<Opener>,
        anchors: &Anchors,
        told: impl Fn(u64, u64) + Send + 'static,
    ) -> Result<Self, Error> {
        let (dir, opener, anchors) = (dir.to_owned(), opener.into(), anchors.clone());
        let inner = spawn_private(move || {
            Header::read(&dir)?;
            let lock = Lock::take(&dir)?;
            let header = Header::read(&dir)?;
            let key = header.open(&opener)?;
            let anchor = Anchor::of(&anchors, header.vault_id)?;
            let (db, standing, unproven) = begin::open(&dir.join(DATABASE), &key, &anchor, &told)?;
            Ok::<_, Error>(Inner::new(dir, (db, &key), lock, (anchor, standing))?.proving(unproven))
        })
        .await
        .map_err(|_| Error::Closed)??;
        if let Some(proof) = inner.proof.clone() {
            tokio::spawn(async move { proof.holds().await });
        }
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Whether `dir` holds a vault.
    pub fn exists(dir: &Path) -> bool {
        Header::exists(dir)
    }

    /// How the vault stood to its anchor when it was opened, as far as that is known: a large file
    /// is read on while the vault is read, and nothing is written before it was.
    pub fn standing(&self) -> Standing {
        self.inner.stand.standing()
    }

    /// Waits until it is known that the file is the one that was closed. Refuses where it is not.
    async fn proven(&self) -> Result<(), Error> {
        self.writable()?;
        match &self.inner.proof {
            Some(proof) if !proof.holds().await? => Err(Error::RolledBack),
            _ => Ok(()),
        }
    }

    /// The checkpoint that stands in the anchor; none where there is no anchor yet.
    pub fn anchored(&self) -> Option<Checkpoint> {
        self.inner.anchor.checkpoint()
    }

    /// Refuses where the vault is only read from.
    pub fn writable(&self) -> Result<(), Error> {
        if self.inner.stand.is_sealed() { Err(Error::RolledBack) } else { Ok(()) }
    }

    /// Closes the database and waits for it; every clone is closed with it. To be called before
    /// the process ends: SQLCipher frees its memory while the process exits, and a database thread
    /// that still closes would then read what is gone. What was committed is safe either way.
    pub async fn close(&self) -> Result<(), Error> {
        point("file.database.close")?;
        // Nothing was written where that is not known yet: the anchor says what it said.
        let is_open = match &self.inner.proof {
            Some(proof) => proof.end().await,
            None => true,
        };
        self.inner.readers.close().await?;
        let sealing = self.call(begin::seal).await;
        if let Err(tokio_rusqlite::Error::Close((_, error))) = self.inner.db.clone().close().await {
            return Err(error.into());
        }
        if let (true, Ok(()), Ok(Some(key))) = (is_open, self.writable(), sealing) {
            let (anchor, database) = (self.inner.anchor.clone(), self.inner.dir.join(DATABASE));
            let closed = spawn_blocking(move || anchor.close(&database, &key)).await;
            if let Ok(Err(error)) = closed {
                tracing::warn!(%error, "the closed vault was not anchored");
            }
        }
        self.inner.lock.release()
    }

    /// Reads in one transaction: what was committed before, and nothing of what is written
    /// meanwhile. Waits for no change, but for other looks; those that take long are walks.
    pub async fn read<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.inner.readers.read(look).await
    }

    /// [`Vault::read`] for what goes through the whole vault, so that nobody else waits for it.
    pub async fn walk<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.inner.readers.walk(look).await
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
        self.proven().await?;
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

    /// Rewrites the search's indices: parts of names that went stand in them until then.
    pub async fn compact_search(&self) -> Result<(), Error> {
        self.proven().await?;
        self.call(|db| {
            for index in ["case_search", "word_parts"] {
                db.execute(&format!("INSERT INTO {index} ({index}) VALUES ('optimize')"), [])?;
            }
            Ok(())
        })
        .await
    }

    /// Folds the log into the database. What was erased before stands in neither after that.
    pub async fn fold(&self) -> Result<(), Error> {
        self.proven().await?;
        let readers = self.inner.readers.clone();
        self.call(move |db| readers.fold(db)).await
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
        self.proven().await?;
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
        called(self.inner.db.call(work).await)
    }
}

/// What came of work in a database's thread.
fn called<T, E: From<Error>>(done: Result<T, tokio_rusqlite::Error<E>>) -> Result<T, E> {
    done.map_err(|error| match error {
        tokio_rusqlite::Error::Error(error) => error,
        _ => Error::Closed.into(),
    })
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
