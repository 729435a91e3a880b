//! What was read on files lately: a file is read while it lies on the desk, and need not be read
//! once more when it is attached.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use dossier_documents::{DocumentError, Look};
use dossier_domain::{Edit, Reading};
use sha2::{Digest, Sha256};

use crate::{Desk, Error};

/// More files than lie on a desk at a time.
const MOST: usize = 64;

/// What machines read on a picture, and what is seen of it.
pub(crate) type Read = (Reading, Look);

/// A file by its digest, and what of it.
type Key = ([u8; 32], Edit);

/// The last ones, the oldest first. In memory only, and gone with the desk.
#[derive(Default)]
pub(crate) struct Readings(Mutex<VecDeque<(Key, Read)>>);

impl Readings {
    fn kept(&self) -> MutexGuard<'_, VecDeque<(Key, Read)>> {
        // Every change is one push or removal, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &Key) -> Option<Read> {
        self.kept().iter().find(|(known, _)| known == key).map(|(_, read)| read.clone())
    }

    fn keep(&self, key: Key, read: Read) {
        let mut kept = self.kept();
        if kept.len() == MOST {
            kept.pop_front();
        }
        kept.push_back((key, read));
    }
}

impl Desk {
    /// Reads a picture and looks at it. What cannot be read or seen is empty: an unread document
    /// is no evidence of anything. May take seconds, once for each file and edit.
    pub(crate) async fn read_picture(&self, bytes: &[u8], edit: &Edit) -> Result<Read, Error> {
        let key = (Sha256::digest(bytes).into(), edit.clone());
        if let Some(read) = self.inner.readings.find(&key) {
            return Ok(read);
        }
        let worker = &self.inner.options.worker;
        let (reading, look) = tokio::join!(worker.read(bytes, edit), worker.look(bytes, edit));
        match (known(reading)?, known(look)?) {
            (Some(reading), Some(look)) => {
                let read = (reading, look);
                self.inner.readings.keep(key, read.clone());
                Ok(read)
            }
            // Not kept: the next try may have more time.
            (reading, look) => Ok((reading.unwrap_or_default(), look.unwrap_or_default())),
        }
    }
}

/// What the worker could tell; none where the file itself is the reason that it could not.
pub(crate) fn known<T>(told: Result<T, DocumentError>) -> Result<Option<T>, Error> {
    match told {
        Ok(told) => Ok(Some(told)),
        Err(error) if !error.findings().is_empty() => Ok(None),
        Err(error) => Err(error.into()),
    }
}
