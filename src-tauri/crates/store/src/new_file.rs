//! Files that people get: made whole under another name first, and never over what is there.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::header::folder_of;

/// Names that may be taken by what programs left that were killed.
const MOST_LEFT: u32 = 100;

/// A file in the making, readable by its owner only. It stands beside the name that it will have,
/// and gets that name when it is whole; dropped before, it is gone. Whoever is killed meanwhile
/// leaves `NAME.NUMBER.part`, and nothing under the name itself.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
}

impl NewFile {
    /// Begins one. What has the name already is refused as `AlreadyExists`.
    pub fn begin(path: &Path) -> io::Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let first = std::process::id();
        for number in (0..MOST_LEFT).map(|more| first.wrapping_add(more)) {
            let mut part = OsString::from(name);
            part.push(format!(".{number}.part"));
            let part = path.with_file_name(part);
            match options.open(&part) {
                // Another is made beside it, or one was left.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => return Ok(Self { path: path.to_owned(), part, file }),
            }
        }
        Err(io::Error::other("too many unfinished files stand beside it"))
    }

    /// Writes a whole file.
    pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut new = Self::begin(path)?;
        new.write_all(bytes)?;
        new.finish()
    }

    /// Waits until what was written so far is on the disk.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Waits for the disk and gives it its name; what has got the name meanwhile stays.
    pub fn finish(self) -> io::Result<()> {
        self.sync()?;
        match fs::hard_link(&self.part, &self.path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            // A disk without links.
            Err(_) if self.path.symlink_metadata().is_err() => fs::rename(&self.part, &self.path)?,
            other => other?,
        }
        #[cfg(unix)]
        File::open(folder_of(&self.path))?.sync_all()?;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // Gone already where it was renamed; about a disk that takes no removal nothing better can
        // be done.
        let _ = fs::remove_file(&self.part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let name = |it: io::Result<fs::DirEntry>| it.expect("an entry").file_name();
        entries.map(|it| name(it).to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_written_whole_and_never_over_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("picture");
        NewFile::whole(&path, b"one").expect("written");
        let again = NewFile::whole(&path, b"two").expect_err("refused");
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("read"), b"one");
        assert_eq!(names(folder.path()), ["picture"], "no part is left");
    }

    #[test]
    fn what_is_not_finished_never_has_the_name_and_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case");
        let mut first = NewFile::begin(&path).expect("begun");
        first.write_all(b"half").expect("written");
        let second = NewFile::begin(&path).expect("beside the other");
        assert!(!path.exists());
        second.finish().expect("the first to finish has the name");
        let late = first.finish().expect_err("refused");
        assert_eq!(late.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("read"), b"", "that of the second");
        drop(NewFile::begin(&folder.path().join("other")).expect("begun"));
        assert_eq!(names(folder.path()), ["case"]);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        NewFile::whole(&path, b"x").expect("written");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
}
