use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use dossier_domain::Message;

use crate::{Error, fail::point};

const FAILED: &str = "the case file could not be written";

/// A file in the making. It is whole once it is finished; dropped before, it is gone.
pub(super) struct NewFile {
    path: PathBuf,
    file: File,
    /// What makes it whole.
    end: Vec<u8>,
    finished: bool,
}

impl NewFile {
    /// Makes the file, which may not be there, and writes all but its end, so that a full disk is
    /// noticed before anything goes on record.
    pub(super) fn begin(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::Conflict(Message::new("error-file-exists")),
            _ => Error::file(FAILED)(error),
        })?;
        // A ZIP that lacks its end is none.
        let (most, end) = bytes.split_at(bytes.len().saturating_sub(22));
        let mut new = Self { path: path.to_owned(), file, end: end.to_vec(), finished: false };
        new.write(most).map_err(Error::file(FAILED))?;
        Ok(new)
    }

    /// Writes the end and waits for the disk.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let end = std::mem::take(&mut self.end);
        point("file.case.recorded").and_then(|()| self.write(&end)).map_err(Error::file(FAILED))?;
        self.finished = true;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        point("file.case.written")?;
        self.file.sync_all()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing better can be done about a disk that takes no removal either.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
