use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, KeyMode, Link, Reviewer, VaultId};
use rusqlite::TransactionBehavior;
use secrecy::SecretString;
use tokio::task::spawn_blocking;

use crate::{
    CacheTx, Error, KeyState, NewKeys, Opener, ReadTx, RecoveryCode, WriteTx,
    crypto::{SecretKey, random},
    fail::{Commit, point},
    header::{Header, private_dir, private_file},
    lock::Lock,
    open::open,
};

const DATABASE: &str = "vault.db";

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
    inner: std::sync::Arc<Inner>,
}

struct Inner {
    dir: PathBuf,
    db: tokio_rusqlite::Connection,
    lock: Lock,
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
    ) -> Result<Self, Error> {
        let (dir, keys) = (dir.to_owned(), keys.into());
        let vault = spawn_blocking(move || {
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            private_dir(&dir)?;
            let lock = Lock::take(&dir)?;
            if Header::exists(&dir) {
                return Err(Error::Exists);
            }
            for leftover in [DATABASE, "vault.db-wal", "vault.db-shm"] {
                // Without a header nothing can open what a broken-off attempt left.
                match fs::remove_file(dir.join(leftover)) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(Error::io("a leftover file could not be removed")(error));
                    }
                    _ => {}
                }
            }
            private_file(&dir.join(DATABASE))
                .map_err(Error::io("the vault's database could not be made"))?;
            point("file.database.made")?;
            let key = SecretKey::random()?;
            let mut db = open(&dir.join(DATABASE), &key)?;
            begin(&mut db, &new)?;
            Header::new(new.id, new.now, &keys, &key)?.write(&dir)?;
            Ok(Inner { dir, db: db.into(), lock })
        })
        .await
        .map_err(|_| Error::Closed)??;
        Ok(Self { inner: std::sync::Arc::new(vault) })
    }

    /// Opens the vault in `dir`. Files are unchanged unless what is given is right.
    pub async fn open(dir: &Path, opener: impl Into<Opener>) -> Result<Self, Error> {
        let (dir, opener) = (dir.to_owned(), opener.into());
        let inner = spawn_blocking(move || {
            Header::read(&dir)?;
            let lock = Lock::take(&dir)?;
            let key = Header::read(&dir)?.open(&opener)?;
            let db = open(&dir.join(DATABASE), &key)?;
            Ok::<_, Error>(Inner { dir, db: db.into(), lock })
        })
        .await
        .map_err(|_| Error::Closed)??;
        Ok(Self { inner: std::sync::Arc::new(inner) })
    }

    /// Whether `dir` holds a vault.
    pub fn exists(dir: &Path) -> bool {
        Header::exists(dir)
    }

    /// Puts the database key behind another passphrase, if `old` is right. The device's half stays
    /// what it was, and so does the recovery code unless a new one is given.
    pub async fn change_passphrase(
        &self,
        old: impl Into<Opener>,
        new: SecretString,
        recovery_code: Option<RecoveryCode>,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let old = old.into();
        let renewed = recovery_code.is_some();
        self.rekey(old, move |header, old| NewKeys {
            passphrase: new,
            device: header.device_of(old),
            recovery_code,
        })
        .await?;
        let fact = Fact::of_vault("vault.passphrase_changed");
        let fact = if renewed { fact.with("recovery_code", "renewed") } else { fact };
        self.record(fact, actor, now).await
    }

    /// Puts the database key behind other keys, if the recovery code is right.
    pub async fn recover(
        &self,
        code: RecoveryCode,
        keys: NewKeys,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mode =
            if keys.device.is_some() { KeyMode::PassphraseAndDevice } else { KeyMode::Passphrase };
        self.rekey(Opener::RecoveryCode(code), move |_, _| keys).await?;
        self.record(Fact::of_vault("vault.recovered").with("mode", mode.as_str()), actor, now).await
    }

    async fn rekey(
        &self,
        opener: Opener,
        keys: impl FnOnce(&Header, &Opener) -> NewKeys + Send + 'static,
    ) -> Result<(), Error> {
        let dir = self.inner.dir.clone();
        spawn_blocking(move || {
            let header = Header::read(&dir)?;
            let key = header.open(&opener)?;
            header.changed(&keys(&header, &opener), &key)?.write(&dir)
        })
        .await
        .map_err(|_| Error::Closed)?
    }

    async fn record(&self, fact: Fact, actor: Actor, now: DateTime<Utc>) -> Result<(), Error> {
        self.write(actor, now, |tx| {
            tx.record(fact);
            Ok(())
        })
        .await
    }

    /// What can be told of its keys.
    pub fn key_state(&self) -> Result<KeyState, Error> {
        KeyState::read(&self.inner.dir)
    }

    /// Closes the database and waits for it; every clone is closed with it. To be called before
    /// the process ends: SQLCipher frees its memory while the process exits, and a database thread
    /// that still closes would then read what is gone. What was committed is safe either way.
    pub async fn close(&self) -> Result<(), Error> {
        point("file.database.close")?;
        match self.inner.db.clone().close().await {
            Err(tokio_rusqlite::Error::Close((_, error))) => Err(error.into()),
            _ => self.inner.lock.release(),
        }
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
        self.call(move |db| write(db, actor, now, change)).await
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

/// The first rows: what the vault is, and who works with it. They stand in the database before the
/// header does, so that a vault that can be opened is whole.
fn begin(db: &mut rusqlite::Connection, new: &NewVault) -> Result<(), Error> {
    let signing_key: [u8; 32] = random()?;
    write(db, Actor::Reviewer(new.reviewer.id), new.now, |tx| {
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
                .with("role", new.reviewer.role.as_str()),
        );
        Ok::<_, Error>(())
    })
    .map(|_| ())
}

/// One transaction, with the journal entries that `change` records.
fn write<T, E>(
    db: &mut rusqlite::Connection,
    actor: Actor,
    now: DateTime<Utc>,
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
    let link = write.finish(before)?;
    commit.before()?;
    tx.commit().map_err(Error::from)?;
    commit.after()?;
    Ok((value, link))
}
