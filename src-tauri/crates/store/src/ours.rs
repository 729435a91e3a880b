//! Whose files are used: this account's own, and no links to others.

use std::path::Path;

use crate::Error;

/// Refuses a link, and a file or folder of another account, in the place of one of ours. What is
/// not there is ours to make.
#[cfg(unix)]
pub(crate) fn ours(path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::MetadataExt;
    let Ok(found) = path.symlink_metadata() else { return Ok(()) };
    if found.is_symlink() || found.uid() != account() {
        return Err(Error::Damaged("one of its files is a link, or another account's"));
    }
    Ok(())
}

#[cfg(unix)]
#[allow(unsafe_code, reason = "the standard library does not tell the account")]
fn account() -> u32 {
    // SAFETY: it takes nothing, touches no memory and cannot fail.
    unsafe { libc::geteuid() }
}

#[cfg(not(unix))]
pub(crate) fn ours(_: &Path) -> Result<(), Error> {
    Ok(())
}
