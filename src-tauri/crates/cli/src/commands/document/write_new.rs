//! Writing what was made.

use std::{
    io::{self, Write},
    path::Path,
};

use dossier_app::{Error, NewFile};
use dossier_domain::{ErrorCode, Message};

use crate::fail::Failure;

pub(super) fn exists() -> Failure {
    Failure::new(ErrorCode::Conflict, Message::new("error-file-exists"))
}

/// A named place at which a test makes this fail; nothing without the feature `controls`.
#[cfg(feature = "controls")]
fn point(name: &str) -> io::Result<()> {
    if dossier_failpoint::reach(name) {
        return Err(io::Error::other("a fail point"));
    }
    Ok(())
}

#[cfg(not(feature = "controls"))]
fn point(_: &str) -> io::Result<()> {
    Ok(())
}

/// Writes a file that is not there before, whole or not at all, readable by its owner only.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = NewFile::begin(path).and_then(|mut file| {
        file.write_all(bytes)?;
        point("rename.prepared.before")?;
        file.finish()
    });
    written.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => exists(),
        _ => Error::File { what: "a file was not written", source }.into(),
    })
}
