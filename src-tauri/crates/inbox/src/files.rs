//! The folder of the inbox: for its user alone, and for one process at a time.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::Path,
};

use crate::Error;

/// Makes the folder if it is absent, takes it from other users, and locks it. The system lets go
/// of the lock however the process ends.
pub(crate) fn take(dir: &Path) -> Result<File, Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(Error::io("the folder for data could not be made"))?;
    #[cfg(unix)]
    fs::set_permissions(dir, std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .map_err(Error::io("the folder for data could not be taken from other users"))?;
    let lock = private(&dir.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(error)) => Err(Error::io("the folder could not be locked")(error)),
    }
}

/// Opens a file for its user alone, made if it is absent.
pub(crate) fn private(path: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(Error::io("a file of the inbox could not be made"))
}
