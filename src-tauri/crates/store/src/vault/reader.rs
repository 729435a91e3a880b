//! Connections that only read, each with a thread of its own, beside the one that writes.
//!
//! A look begins with what was committed before it and sees nothing of what is committed meanwhile.
//! While the log is folded in no look is under way: it would keep the log from being emptied.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    Error, ReadTx,
    database_key::DatabaseKey,
    open::{connect_reading, fold, fold_early},
};

/// The cache of what the window reads, in KiB: the working set of a queue of a million cases.
const CACHE: u32 = 16_384;
/// The cache of walks through everything, which come to each page once.
const WALK_CACHE: u32 = 2_048;

/// One connection that only reads.
#[derive(Clone)]
struct Reader {
    db: tokio_rusqlite::Connection,
    /// Held while a look is under way.
    looking: Arc<Mutex<()>>,
}

impl Reader {
    fn open(database: &Path, key: &DatabaseKey, cache_kib: u32) -> Result<Self, Error> {
        let db = connect_reading(database, key, cache_kib)?;
        Ok(Self { db: db.into(), looking: Arc::default() })
    }

    async fn read<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let looking = self.looking.clone();
        let work = move |db: &mut rusqlite::Connection| {
            let _looking = held(&looking);
            let tx = db.transaction().map_err(Error::from)?;
            look(&ReadTx { db: &tx })
        };
        super::called(self.db.call(work).await)
    }

    async fn close(&self) -> Result<(), Error> {
        match self.db.clone().close().await {
            Err(tokio_rusqlite::Error::Close((_, error))) => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// What reads from a vault: one for what is short, so that the window does not wait, and one for
/// walks through everything.
#[derive(Clone)]
pub(super) struct Readers {
    short: Reader,
    walking: Reader,
}

impl Readers {
    /// To be opened when the database is, and its tables are up to date.
    pub(super) fn open(database: &Path, key: &DatabaseKey) -> Result<Self, Error> {
        let short = Reader::open(database, key, CACHE)?;
        Ok(Self { short, walking: Reader::open(database, key, WALK_CACHE)? })
    }

    pub(super) async fn read<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.short.read(look).await
    }

    pub(super) async fn walk<T, E>(
        &self,
        look: impl FnOnce(&ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.walking.read(look).await
    }

    /// Folds the log into the database while nothing is read. Most of it is moved before that, so
    /// that a look does not wait for the disk.
    pub(super) fn fold(&self, db: &rusqlite::Connection) -> Result<(), Error> {
        fold_early(db)?;
        // The walk may take long, and the window looks on until it is over.
        let _walking = held(&self.walking.looking);
        let _looking = held(&self.short.looking);
        fold(db)
    }

    /// Waits for what is being read, and closes.
    pub(super) async fn close(&self) -> Result<(), Error> {
        self.walking.close().await?;
        self.short.close().await
    }
}

fn held(looking: &Mutex<()>) -> MutexGuard<'_, ()> {
    // It guards nothing that a panic could leave in two.
    looking.lock().unwrap_or_else(PoisonError::into_inner)
}
