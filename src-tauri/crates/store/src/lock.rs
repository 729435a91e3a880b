use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::{Error, ours::ours};

/// Held while a process has the vault open; the system lets go of it when the process ends,
/// however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    pub(crate) fn take(dir: &Path) -> Result<Self, Error> {
        ours(&dir.join("lock"))?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(dir.join("lock"))
            .map_err(Error::io("the vault's lock file could not be opened"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(source)) => {
                Err(Error::io("the vault could not be locked")(source))
            }
        }
    }

    /// Lets go of the vault. Closing the file alone would not always: between fork and exec a
    /// child that is being started holds the same lock, until the descriptor closes itself there.
    pub(crate) fn release(&self) -> Result<(), Error> {
        self.file.unlock().map_err(Error::io("the vault could not be unlocked"))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Nothing can be done about a failure here, and the end of the process frees it anyway.
        let _ = self.release();
    }
}
