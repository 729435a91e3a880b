use std::{io::Write, path::Path};

use dossier_store::NewFile;

use crate::{Error, fail::point};

const FAILED: &str = "the case file could not be written";

/// Writes all of it under another name, so that a full disk is noticed before anything goes on
/// record.
pub(super) fn begin(path: &Path, bytes: &[u8]) -> Result<NewFile, Error> {
    let mut file = NewFile::begin(path).map_err(Error::new_file(FAILED))?;
    file.write_all(bytes)
        .and_then(|()| point("file.case.written"))
        .and_then(|()| file.sync())
        .map_err(Error::file(FAILED))?;
    Ok(file)
}

/// Gives it its name.
pub(super) fn finish(file: NewFile) -> Result<(), Error> {
    point("rename.case.before").and_then(|()| file.finish()).map_err(Error::new_file(FAILED))
}
