use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use dossier_domain::ErrorCode;
use thiserror::Error;

/// The greatest file that is read into memory, in bytes, inclusive.
pub const READ_CAP: u64 = 100_000_000;

/// Why a file was not read. Paths are not named: they can hold a customer's name.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is no file there.
    #[error("There is no such file.")]
    Missing,
    /// A folder, a pipe, a socket or a device.
    #[error("This is not an ordinary file.")]
    NotFile,
    /// Over [`READ_CAP`].
    #[error("The file is over the limit of 100 MB. Give a smaller one.")]
    TooLarge {
        /// Its length as the file system tells it.
        bytes: u64,
    },
    /// The operating system refused.
    #[error("The file could not be read.")]
    Io(#[source] io::Error),
}

impl ReadError {
    /// The code for terminal and window.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Missing => ErrorCode::NotFound,
            Self::NotFile | Self::Io(_) => ErrorCode::UnreadableFile,
            Self::TooLarge { .. } => ErrorCode::FileTooLarge,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::NotFile,
            _ => Self::Io(error),
        }
    }
}

/// Reads a file that a person named, whole, at most [`READ_CAP`] bytes.
///
/// A symbolic link is followed, since people keep links in their folders; what it leads to must be
/// an ordinary file. Nothing here waits: a pipe without a writer is refused at once. Blocking;
/// call it off the async threads.
///
/// # Errors
/// [`ReadError`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    // Opening a device can have effects, so the kind is looked at before and, because the name may
    // by then lead elsewhere, again on what was opened.
    if !fs::metadata(path)?.is_file() {
        return Err(ReadError::NotFile);
    }
    let file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(ReadError::NotFile);
    }
    if metadata.len() > READ_CAP {
        return Err(ReadError::TooLarge { bytes: metadata.len() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // The length is not trusted either: a file can grow while it is read.
    file.take(READ_CAP + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        length if length > READ_CAP => Err(ReadError::TooLarge { bytes: length }),
        _ => Ok(bytes),
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_file_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"abc").unwrap();
        assert_eq!(read_file(&path).unwrap(), b"abc");
    }

    #[test]
    fn a_missing_file_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read_file(&folder.path().join("no")), Err(ReadError::Missing)));
        assert!(matches!(read_file(folder.path()), Err(ReadError::NotFile)));
    }

    #[test]
    fn a_sparse_file_over_the_cap_is_refused_by_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sparse");
        File::create(&path).unwrap().set_len(500_000_000).unwrap();
        assert!(matches!(read_file(&path), Err(ReadError::TooLarge { bytes: 500_000_000 })));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_a_pipe_behind_it_does_not_hang() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("link"));
        fs::write(&file, b"abc").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(read_file(&link).unwrap(), b"abc");

        let (pipe, to_pipe) = (folder.path().join("pipe"), folder.path().join("to-pipe"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        std::os::unix::fs::symlink(&pipe, &to_pipe).unwrap();
        assert!(matches!(read_file(&pipe), Err(ReadError::NotFile)));
        assert!(matches!(read_file(&to_pipe), Err(ReadError::NotFile)));
        assert!(matches!(read_file(Path::new("/dev/zero")), Err(ReadError::NotFile)));
    }
}
