use std::io;

use dossier_documents::{DocumentError, ReadError};
use dossier_domain::{CaseId, ErrorCode, Message, Problem};

/// What a use case refuses or fails with. [`Error::code`] and [`Error::message`] are for people
/// and programs; the chain of sources is for the log.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault.
    #[error("the vault")]
    Store(#[from] dossier_store::Error),
    /// A provider, while doing something for a case or a connection.
    #[error("{provider} at connection {connection:?}")]
    Provider {
        /// The provider's own name.
        provider: &'static str,
        /// The connection's name.
        connection: String,
        /// The case, where there is one; what a person did for it is saved.
        case_id: Option<CaseId>,
        /// What happened.
        #[source]
        source: dossier_providers::Error,
    },
    /// The inbox of a connection, from which its events are pulled.
    #[error("the inbox")]
    Inbox {
        /// The connection's name.
        connection: String,
        /// What happened.
        #[source]
        source: dossier_providers::Error,
    },
    /// A document could not be used.
    #[error("the document")]
    Document(#[from] DocumentError),
    /// A document's file could not be read.
    #[error("the document's file")]
    Read(#[from] ReadError),
    /// There is no such thing.
    #[error("no such {}", .0.word())]
    NotFound(NotFound),
    /// Data that breaks rules; nothing was changed.
    #[error("{} values break a rule", .0.len())]
    Problems(Vec<Problem>),
    /// Something else given is not valid; nothing was changed.
    #[error("{}", .0.id)]
    Invalid(Message),
    /// Not possible now.
    #[error("{}", .0.id)]
    NotAvailable(Message),
    /// The world moved meanwhile.
    #[error("{}", .0.id)]
    Conflict(Message),
    /// Asked for more often than is allowed.
    #[error("{}", .0.id)]
    TooOften(Message),
    /// A journal that does not hold.
    #[error("the journal does not hold")]
    Tampered(crate::Verified),
    /// A file of the person could not be written or read.
    #[error("{what}")]
    File {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        #[source]
        source: io::Error,
    },
    /// A fault of this program.
    #[error("{0}")]
    Internal(&'static str),
}

/// Which kind of thing was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFound {
    /// A case.
    Case,
    /// A connection.
    Connection,
    /// A submission.
    Submission,
    /// A document.
    Document,
    /// A webhook subscription at the provider.
    Webhook,
    /// A version of the policy.
    Policy,
    /// A saved view of the queue.
    View,
}

impl NotFound {
    fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Connection => "connection",
            Self::Submission => "submission",
            Self::Document => "document",
            Self::Webhook => "webhook",
            Self::Policy => "policy",
            Self::View => "view",
        }
    }
}

impl Error {
    /// The code that terminal and window act on.
    pub fn code(&self) -> ErrorCode {
        use dossier_store::Error as Store;
        match self {
            Self::Store(error) => match error {
                Store::NoVault => ErrorCode::NotFound,
                Store::Exists => ErrorCode::Conflict,
                Store::WrongPassphrase | Store::WrongCode => ErrorCode::WrongPassphrase,
                Store::NoDevice | Store::OtherDevice | Store::NoRecoveryCode => {
                    ErrorCode::NotAvailable
                }
                Store::Damaged(_) => ErrorCode::VaultDamaged,
                Store::InUse => ErrorCode::VaultInUse,
                Store::Newer { .. } => ErrorCode::VaultNewer,
                Store::RolledBack => ErrorCode::RolledBack,
                Store::Foreign(_) => ErrorCode::Tampered,
                Store::StorageFull | Store::Unwritable => ErrorCode::StorageFull,
                Store::Row { .. } | Store::BackupDamaged => ErrorCode::VaultDamaged,
                Store::BackupForged => ErrorCode::Tampered,
                Store::FileExists => ErrorCode::Conflict,
                Store::File { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                    ErrorCode::NotFound
                }
                Store::File { .. } => ErrorCode::InvalidInput,
                Store::Unrecorded
                | Store::Crypto(_)
                | Store::Io { .. }
                | Store::Sqlite(_)
                | Store::Migration(_)
                | Store::Closed => ErrorCode::Internal,
            },
            Self::Provider { source, .. } | Self::Inbox { source, .. } => source.code(),
            Self::Document(error) => error.code(),
            Self::Read(error) => error.code(),
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::Problems(_) | Self::Invalid(_) => ErrorCode::InvalidInput,
            Self::NotAvailable(_) => ErrorCode::NotAvailable,
            Self::Conflict(_) => ErrorCode::Conflict,
            Self::TooOften(_) => ErrorCode::RateLimited,
            Self::Tampered(_) => ErrorCode::Tampered,
            Self::File { source, .. } if is_full(source) => ErrorCode::StorageFull,
            Self::File { .. } => ErrorCode::InvalidInput,
            Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// Our sentence for it.
    pub fn message(&self) -> Message {
        use dossier_store::Error as Store;
        match self {
            Self::Store(error) => Message::new(match error {
                Store::NoVault => "error-no-vault",
                Store::Exists => "error-vault-exists",
                Store::WrongPassphrase => "error-wrong-passphrase",
                Store::WrongCode => "error-wrong-recovery-code",
                Store::NoDevice => "error-vault-needs-device",
                Store::OtherDevice => "keychain-different",
                Store::NoRecoveryCode => "error-no-recovery-code",
                Store::Damaged(_) | Store::Row { .. } => "error-vault-damaged",
                Store::BackupDamaged => "error-backup-damaged",
                Store::BackupForged => "error-backup-forged",
                Store::FileExists => "error-file-exists",
                Store::File { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                    "error-no-file"
                }
                Store::File { .. } => "error-file",
                Store::InUse => "error-vault-in-use",
                Store::Newer { .. } => "error-vault-newer",
                Store::RolledBack => "error-rolled-back",
                Store::Foreign(_) => "error-foreign-file",
                Store::StorageFull => "error-storage-full",
                Store::Unwritable => "error-disk-unwritable",
                Store::Closed => "error-vault-closed",
                Store::Io { .. } => "error-vault-files",
                Store::Unrecorded | Store::Crypto(_) | Store::Sqlite(_) | Store::Migration(_) => {
                    "error-internal"
                }
            }),
            Self::Inbox { connection, source: dossier_providers::Error::Credentials(_) } => {
                Message::new("error-inbox-token").with("connection", connection)
            }
            Self::Inbox { connection, source } => {
                told_by(source).with("provider", "The inbox").with("connection", connection)
            }
            Self::Provider { provider, connection, case_id, source } => {
                let message =
                    told_by(source).with("provider", provider).with("connection", connection);
                match case_id {
                    Some(case_id) => message.with("case", case_id),
                    None => message,
                }
            }
            Self::Document(error) => match error.findings().first() {
                Some(finding) => {
                    let message = Message::new(format!("finding-{}", finding.code))
                        .with("sentence", &finding.message);
                    match finding.number {
                        Some(number) => message.with("number", number),
                        None => message,
                    }
                }
                None => Message::new("error-worker"),
            },
            Self::Read(error) => Message::new(match error.code() {
                ErrorCode::FileTooLarge => "error-file-too-large",
                ErrorCode::NotFound => "error-no-file",
                _ => "error-file-unreadable",
            }),
            Self::NotFound(what) => Message::new(format!("error-no-{}", what.word())),
            Self::Problems(problems) => {
                Message::new("error-input-problems").with("count", problems.len())
            }
            Self::Invalid(message)
            | Self::NotAvailable(message)
            | Self::Conflict(message)
            | Self::TooOften(message) => message.clone(),
            Self::Tampered(verified) => {
                Message::new("error-tampered").with("entry", verified.first_bad.unwrap_or(0))
            }
            Self::File { source, .. } if is_full(source) => Message::new("error-storage-full"),
            Self::File { .. } => Message::new("error-file"),
            Self::Internal(_) => Message::new("error-internal"),
        }
    }

    /// The provider's own words, where it gave any.
    pub fn provider_words(&self) -> Option<&str> {
        match self {
            Self::Provider { source: dossier_providers::Error::Refused(refused), .. } => {
                Some(&refused.words)
            }
            _ => None,
        }
    }

    /// The problems of data that breaks rules.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Problems(problems)
            | Self::Provider { source: dossier_providers::Error::Input(problems), .. } => problems,
            _ => &[],
        }
    }

    /// The case for which something was saved although the provider could not be used.
    pub fn case_id(&self) -> Option<CaseId> {
        match self {
            Self::Provider { case_id, .. } => *case_id,
            _ => None,
        }
    }

    pub(crate) fn invalid(id: &str) -> Self {
        Self::Invalid(Message::new(id))
    }

    /// What a person wrote, without the space around it; nothing written is refused with the
    /// message `id`.
    pub(crate) fn written(text: &str, id: &str) -> Result<String, Self> {
        let text = text.trim();
        if text.is_empty() { Err(Self::invalid(id)) } else { Ok(text.to_owned()) }
    }

    pub(crate) fn file(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { what, source }
    }

    /// The same for a file that may not be there yet.
    pub(crate) fn new_file(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::AlreadyExists => Self::Conflict(Message::new("error-file-exists")),
            _ => Self::File { what, source },
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn told_by(source: &dossier_providers::Error) -> Message {
    let told = source.message();
    Message {
        id: told.id.to_owned(),
        params: told.params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
    }
}
