//! Whether a large vault's file is the one that was closed, found out while the vault is read
//! already. Nothing is written before that is known.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::{sync::OnceCell, task::spawn_blocking};

use crate::{
    Error, Standing,
    anchor::{Anchor, Files},
};

/// How a vault stands to its anchor, as far as that is known.
pub(crate) struct Stand {
    standing: Mutex<Standing>,
    /// Whether it is only read, because an older copy was put back.
    sealed: AtomicBool,
}

impl Stand {
    pub(crate) fn new(standing: Standing) -> Self {
        let sealed = AtomicBool::new(matches!(standing, Standing::RolledBack { .. }));
        Self { standing: Mutex::new(standing), sealed }
    }

    pub(crate) fn standing(&self) -> Standing {
        // Every change is one assignment, so a panic leaves it whole.
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_sealed(&self) -> bool {
        self.sealed.load(Ordering::SeqCst)
    }

    fn seal(&self, entries: u64) {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner) =
            Standing::RolledBack { anchored: entries, found: entries };
        self.sealed.store(true, Ordering::SeqCst);
    }
}

/// What is still to be found out of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unproven {
    /// The file that was closed.
    pub(crate) closed: Files,
    /// The last entry of its journal.
    pub(crate) entries: u64,
}

/// Finding it out, once.
pub(crate) struct Proof {
    unproven: Unproven,
    database: PathBuf,
    anchor: Arc<Anchor>,
    stand: Arc<Stand>,
    stop: AtomicBool,
    /// True once the file is known to be the one that was closed.
    found: OnceCell<bool>,
}

impl Proof {
    pub(crate) fn new(
        unproven: Unproven,
        database: PathBuf,
        anchor: Arc<Anchor>,
        stand: Arc<Stand>,
    ) -> Arc<Self> {
        let (stop, found) = (AtomicBool::new(false), OnceCell::new());
        Arc::new(Self { unproven, database, anchor, stand, stop, found })
    }

    /// Waits until it is known; true where the file is the one that was closed. From then on it
    /// counts as opened.
    pub(crate) async fn holds(self: &Arc<Self>) -> Result<bool, Error> {
        let found = self.found.get_or_try_init(|| async {
            let this = self.clone();
            spawn_blocking(move || this.find_out()).await.map_err(|_| Error::Closed)?
        });
        found.await.copied()
    }

    fn find_out(&self) -> Result<bool, Error> {
        let found = Files::of(&self.database, &self.stop)
            .map_err(Error::io("the vault's database could not be read"))?;
        if self.stop.load(Ordering::SeqCst) {
            return Ok(false);
        }
        if found != Some(self.unproven.closed) {
            self.stand.seal(self.unproven.entries);
            tracing::warn!("the vault's file is not the one that was closed");
            return Ok(false);
        }
        self.anchor.opened()?;
        Ok(true)
    }

    /// Gives up what is not known yet; true where it was known and the vault may have been written
    /// to.
    pub(crate) async fn end(self: &Arc<Self>) -> bool {
        self.stop.store(true, Ordering::SeqCst);
        self.holds().await.unwrap_or(false)
    }
}
