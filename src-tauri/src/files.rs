//! Files that a person chose or dropped: read once, kept in memory under a handle, gone when they
//! are attached, forgotten, or the vault is locked. Their paths stay here too: the window names a
//! file by its handle alone.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use dossier_documents::read_file;
use dossier_domain::ErrorCode;
use serde::Serialize;
use tokio::sync::watch;
use uuid::Uuid;

use crate::error::CommandError;

/// The greatest number of files that are kept.
pub const MOST_FILES: usize = 64;
/// The greatest number of bytes that are kept.
pub const MOST_BYTES: usize = 500_000_000;
/// Characters of a file's name that are shown.
const SHOWN_NAME: usize = 255;

/// A file that was chosen.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct FileView {
    /// Names its bytes in the shell; of a refused file it names nothing.
    pub handle: String,
    /// Its name, without its folder.
    pub name: String,
    /// Its length in bytes; 0 where it was not read.
    pub bytes: u32,
    /// Why it was refused.
    pub error: Option<CommandError>,
}

/// The files that are kept.
#[derive(Default)]
pub struct ChosenFiles(Mutex<Vec<Chosen>>);

#[derive(Clone)]
struct Chosen {
    handle: String,
    path: PathBuf,
    bytes: Arc<[u8]>,
    /// Gone with the file, which ends the work on it.
    kept: Arc<watch::Sender<()>>,
}

impl fmt::Debug for ChosenFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChosenFiles({})", self.kept().len())
    }
}

impl ChosenFiles {
    /// Reads files and keeps what can be kept. Blocking; call it off the async threads.
    pub fn read(&self, paths: &[PathBuf]) -> Vec<FileView> {
        paths.iter().map(|path| self.read_one(path)).collect()
    }

    fn read_one(&self, path: &Path) -> FileView {
        let handle = Uuid::new_v4().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name: String = name.chars().take(SHOWN_NAME).collect();
        let kept = self.room().and_then(|()| {
            let bytes = read_file(path).map_err(dossier_app::Error::from)?;
            let length = bytes.len();
            self.keep(handle.clone(), path, bytes).map(|()| length)
        });
        match kept {
            Ok(length) => {
                let bytes = u32::try_from(length).unwrap_or(u32::MAX);
                FileView { handle, name, bytes, error: None }
            }
            Err(error) => FileView { handle, name, bytes: 0, error: Some(error) },
        }
    }

    /// Before a file is read at all.
    fn room(&self) -> Result<(), CommandError> {
        if self.kept().len() < MOST_FILES { Ok(()) } else { Err(full()) }
    }

    fn keep(&self, handle: String, path: &Path, bytes: Vec<u8>) -> Result<(), CommandError> {
        let mut kept = self.kept();
        let total: usize = kept.iter().map(|it| it.bytes.len()).sum();
        if kept.len() >= MOST_FILES || total + bytes.len() > MOST_BYTES {
            return Err(full());
        }
        let (alive, _) = watch::channel(());
        let (path, bytes) = (path.to_owned(), bytes.into());
        kept.push(Chosen { handle, path, bytes, kept: Arc::new(alive) });
        Ok(())
    }

    /// The bytes under a handle.
    ///
    /// # Errors
    /// `not_found` once they were forgotten.
    pub fn bytes(&self, handle: &str) -> Result<Arc<[u8]>, CommandError> {
        self.found(handle).map(|it| it.bytes)
    }

    /// Where the file under a handle was read from.
    ///
    /// # Errors
    /// `not_found` once it was forgotten.
    pub fn path(&self, handle: &str) -> Result<PathBuf, CommandError> {
        self.found(handle).map(|it| it.path)
    }

    /// Work on a file, ended as soon as the file is forgotten: nobody waits for what nobody wants.
    ///
    /// # Errors
    /// `not_found` once it was forgotten, or what the work returns.
    pub async fn while_kept<T>(
        &self,
        handle: &str,
        work: impl Future<Output = Result<T, CommandError>>,
    ) -> Result<T, CommandError> {
        let mut kept = self.found(handle)?.kept.subscribe();
        tokio::select! {
            done = work => done,
            // Nothing is ever sent, so that this ends with the sender.
            _ = kept.changed() => Err(gone()),
        }
    }

    fn found(&self, handle: &str) -> Result<Chosen, CommandError> {
        let kept = self.kept();
        let found = kept.iter().find(|it| it.handle == handle);
        found.cloned().ok_or_else(gone)
    }

    /// Lets a file go; one that is not there is gone already.
    pub fn forget(&self, handle: &str) {
        self.kept().retain(|it| it.handle != handle);
    }

    /// Lets all files go.
    pub fn clear(&self) {
        self.kept().clear();
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Chosen>> {
        // Every change is one push or removal, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn gone() -> CommandError {
    CommandError::not_found("error-no-file-handle")
}

fn full() -> CommandError {
    CommandError::new(ErrorCode::NotAvailable, "reason-too-many-files")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_files_are_kept_than_the_limit_and_forgetting_makes_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        std::fs::write(&path, b"abc").unwrap();
        let files = ChosenFiles::default();
        let read = files.read(&vec![path.clone(); MOST_FILES + 1]);
        assert!(read[..MOST_FILES].iter().all(|it| it.error.is_none()));
        let refused = read[MOST_FILES].error.as_ref().expect("one too many");
        assert_eq!(refused.code, ErrorCode::NotAvailable);
        assert!(files.bytes(&read[MOST_FILES].handle).is_err(), "its handle names nothing");

        files.forget(&read[0].handle);
        let again = files.read(&[path]);
        assert!(again[0].error.is_none());
        assert_eq!(&files.bytes(&again[0].handle).unwrap()[..], b"abc");
    }

    #[test]
    fn no_more_bytes_are_kept_than_the_limit() {
        let files = ChosenFiles::default();
        let path = Path::new("a.jpg");
        for _ in 0..5 {
            files.keep(Uuid::new_v4().to_string(), path, vec![0; MOST_BYTES / 5]).unwrap();
        }
        assert!(files.keep("x".into(), path, vec![0]).is_err());
        files.clear();
        assert!(files.keep("x".into(), path, vec![0]).is_ok());
    }

    #[tokio::test]
    async fn work_on_a_file_ends_with_the_file() {
        let files = ChosenFiles::default();
        files.keep("kept".into(), Path::new("a.jpg"), vec![1]).unwrap();
        let done = files.while_kept("kept", async { Ok(7) }).await;
        assert_eq!(done.unwrap(), 7);
        let work = files.while_kept("kept", std::future::pending::<Result<(), _>>());
        let forget = async { files.forget("kept") };
        let (ended, ()) = tokio::join!(work, forget);
        assert_eq!(ended.unwrap_err().code, ErrorCode::NotFound);
        let late = files.while_kept("kept", async { Ok(7) }).await;
        assert_eq!(late.unwrap_err().code, ErrorCode::NotFound);
    }

    #[test]
    fn a_missing_file_comes_back_with_its_error_and_without_its_folder() {
        let files = ChosenFiles::default();
        let read = files.read(&["/no/such/folder/photo.jpg".into()]);
        assert_eq!(read[0].name, "photo.jpg");
        assert_eq!(read[0].error.as_ref().unwrap().code, ErrorCode::NotFound);
    }
}
