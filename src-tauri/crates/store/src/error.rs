use std::io;

/// What can go wrong with a vault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no vault in the folder.
    #[error("there is no vault in this folder")]
    NoVault,
    /// There is a vault in the folder already.
    #[error("there is a vault in this folder already")]
    Exists,
    /// The passphrase does not open the vault.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The vault also asks for the half of its key that a computer keeps, and none was given.
    #[error("the vault opens only with what its computer keeps")]
    NoDevice,
    /// The half that was given is not that of the vault.
    #[error("what the computer keeps is not the vault's")]
    OtherDevice,
    /// The recovery code does not open the vault.
    #[error("the recovery code does not open the vault")]
    WrongCode,
    /// The vault was made without a recovery code.
    #[error("the vault has no recovery code")]
    NoRecoveryCode,
    /// A file of the vault is missing, cut or changed.
    #[error("the vault is damaged: {0}")]
    Damaged(&'static str),
    /// An older copy of the vault was put back: it is read and not written to.
    #[error("the vault is behind its anchor")]
    RolledBack,
    /// A link, or something of another user, stands where a file of the vault belongs.
    #[error("a link or another user's file stands in the place of {0}")]
    Foreign(&'static str),
    /// Another process has the vault open.
    #[error("another process has the vault open")]
    InUse,
    /// A newer version wrote the vault.
    #[error("the vault has schema {found}, this version knows {known}")]
    Newer {
        /// Schema of the vault.
        found: u32,
        /// The newest schema this version knows.
        known: u32,
    },
    /// The disk is full.
    #[error("there is no room on the disk")]
    StorageFull,
    /// The disk takes no change and no new file: it has a fault, was made read-only, has no place
    /// for another file, or the folder may not be written to.
    #[error("the disk cannot be written to")]
    Unwritable,
    /// A change was about to be committed without a journal entry: a fault of the caller.
    #[error("a change had no journal entry")]
    Unrecorded,
    /// A row holds what no version ever wrote.
    #[error("a row of {table} cannot be understood")]
    Row {
        /// The table.
        table: &'static str,
    },
    /// The operating system gave no randomness, or a cipher refused its input.
    #[error("{0} failed")]
    Crypto(&'static str),
    /// A file of the vault could not be read or written.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        source: io::Error,
    },
    /// A backup is cut or changed, or something else altogether.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// A backup is not what the vault that it names signed.
    #[error("the backup was not signed by its vault")]
    BackupForged,
    /// A file that was to be made is there already.
    #[error("there is a file of this name already")]
    FileExists,
    /// A file that a person named could not be read or written.
    #[error("{what}")]
    File {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        source: io::Error,
    },
    /// SQLite refused.
    #[error("the vault's database refused")]
    Sqlite(#[source] rusqlite::Error),
    /// The migrations could not be applied.
    #[error("the vault's schema could not be brought up to date")]
    Migration(#[source] rusqlite_migration::Error),
    /// The vault's thread has ended.
    #[error("the vault is closed")]
    Closed,
}

impl Error {
    pub(crate) fn io(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StorageFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::Unwritable,
            _ => Self::Io { what, source },
        }
    }

    pub(crate) fn file(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StorageFull,
            _ => Self::File { what, source },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{
            ErrorCode::{
                CannotOpen, DatabaseCorrupt, DiskFull, NotADatabase, ReadOnly, SystemIoFailure,
            },
            ffi::SQLITE_IOERR_SHMSIZE,
        };
        // The index of the log could not be made longer, for which SQLite has a word of its own.
        if error.sqlite_error().is_some_and(|it| it.extended_code == SQLITE_IOERR_SHMSIZE) {
            return Self::StorageFull;
        }
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::StorageFull,
            // The database itself is open by then: what cannot be opened is its log.
            Some(ReadOnly | CannotOpen | SystemIoFailure) => Self::Unwritable,
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged("its database cannot be read"),
            _ => Self::Sqlite(error),
        }
    }
}
