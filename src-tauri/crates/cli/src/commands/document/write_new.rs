//! Writing what was made.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::Path,
};

use dossier_app::Error;
use dossier_domain::{ErrorCode, Message};

use crate::fail::Failure;

pub(super) fn exists() -> Failure {
    Failure::new(ErrorCode::Conflict, Message::new("error-file-exists"))
}

/// A named place at which a test makes this fail; nothing without the feature `controls`.
#[cfg(feature = "controls")]
fn point(name: &str) -> std::io::Result<()> {
    if dossier_failpoint::reach(name) {
        return Err(std::io::Error::other("a fail point"));
    }
    Ok(())
}

#[cfg(not(feature = "controls"))]
fn point(_: &str) -> std::io::Result<()> {
    Ok(())
}

/// Writes a file that is not there before, whole or not at all, readable by its owner only.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |source| Failure::from(Error::File { what: "a file was not written", source });
    let mut name = path.file_name().ok_or_else(|| Failure::invalid("error-file"))?.to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| {
        point("rename.prepared.before")?;
        // Unlike a rename, a link does not replace what is there.
        match std::fs::hard_link(&part, path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) if path.symlink_metadata().is_err() => std::fs::rename(&part, path),
            other => other,
        }
    });
    // Gone already where it was renamed.
    let _ = std::fs::remove_file(&part);
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(),
        _ => failed(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.png");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().code(), ErrorCode::Conflict);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part is left");
    }
}
