//! Whose files are used: this account's own, and no links to others.

use std::{fs::Metadata, path::Path};

use crate::Error;

/// Refuses a link, and a file or folder of another account, in the place of one of ours. What is
/// not there is ours to make.
pub(crate) fn ours(path: &Path) -> Result<(), Error> {
    match path.symlink_metadata() {
        Ok(found) if !is_ours(&found) => {
            Err(Error::Damaged("one of its files is a link, or another account's"))
        }
        _ => Ok(()),
    }
}

/// Whether what was found, itself and not what it leads to, is this account's own and no link.
#[cfg(unix)]
pub(crate) fn is_ours(found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    !found.is_symlink() && found.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
pub(crate) fn is_ours(found: &Metadata) -> bool {
    !found.is_symlink()
}
