//! What a command rejects with, and the one conversion that makes it.

use std::error::Error;

use dossier_domain::{ErrorCode, Finding, Message, Problem};
use serde::Serialize;
use uuid::Uuid;

/// What a command meets that was under way when the vault was locked.
const VAULT_CLOSED: &str = "error-vault-closed";

/// What the window is told when a command did not do what was asked.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct CommandError {
    /// What the window acts on.
    pub code: ErrorCode,
    /// The sentence, as an id of the message files and its parameters.
    pub message: Message,
    /// What the window needs besides, for the codes that have more to show.
    pub detail: Option<ErrorDetail>,
}

/// More about an error.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ErrorDetail {
    /// Data that breaks rules.
    Problems {
        /// Each with its place.
        problems: Vec<Problem>,
    },
    /// What is wrong with a file.
    Findings {
        /// The decisive one first.
        findings: Vec<Finding>,
    },
    /// The provider's own words.
    ProviderWords {
        /// Word for word, values of the request cut out.
        words: String,
    },
    /// The provider could not be used, but what the person did is saved.
    Saved {
        /// The case it is saved in.
        case_id: String,
    },
    /// A journal that does not hold.
    Journal {
        /// Number of the first entry that does not.
        first_bad: u64,
    },
}

impl CommandError {
    /// An error of the shell itself, from a code and the id of its sentence.
    pub fn new(code: ErrorCode, message_id: &str) -> Self {
        Self { code, message: Message::new(message_id), detail: None }
    }

    /// The vault is locked, or there is none yet.
    pub fn locked() -> Self {
        Self::new(ErrorCode::VaultLocked, "error-vault-locked")
    }

    /// There is no such thing.
    pub fn not_found(message_id: &str) -> Self {
        Self::new(ErrorCode::NotFound, message_id)
    }

    /// What was given is not valid.
    pub fn invalid(message_id: &str) -> Self {
        Self::new(ErrorCode::InvalidInput, message_id)
    }

    /// Not possible now.
    pub fn not_available(message_id: &str) -> Self {
        Self::new(ErrorCode::NotAvailable, message_id)
    }

    /// A fault of this program. The id is in the log too, so that a person can quote it.
    pub fn internal(what: &str) -> Self {
        let id = Uuid::new_v4();
        tracing::error!(%id, what, "a command failed");
        let mut error = Self::new(ErrorCode::Internal, "error-internal");
        error.message = error.message.with("id", id);
        error
    }
}

impl From<dossier_app::Error> for CommandError {
    fn from(error: dossier_app::Error) -> Self {
        let id = Uuid::new_v4();
        let code = error.code();
        let mut message = error.message();
        if message.id == VAULT_CLOSED {
            return Self::locked();
        }
        let chain = chain(&error);
        if code == ErrorCode::Internal {
            tracing::error!(%id, code = code.as_str(), chain, "a command failed");
            message = message.with("id", id);
        } else {
            tracing::info!(%id, code = code.as_str(), chain, "a command refused");
        }
        Self { code, message, detail: detail(&error) }
    }
}

fn detail(error: &dossier_app::Error) -> Option<ErrorDetail> {
    match error {
        dossier_app::Error::Document(document) if !document.findings().is_empty() => {
            return Some(ErrorDetail::Findings { findings: document.findings().to_vec() });
        }
        dossier_app::Error::Tampered(found) => {
            return found.first_bad.map(|first_bad| ErrorDetail::Journal { first_bad });
        }
        _ => {}
    }
    if !error.problems().is_empty() {
        return Some(ErrorDetail::Problems { problems: error.problems().to_vec() });
    }
    if let Some(words) = error.provider_words() {
        return Some(ErrorDetail::ProviderWords { words: words.to_owned() });
    }
    error.case_id().map(|id| ErrorDetail::Saved { case_id: id.to_string() })
}

/// The error and its sources. None of our errors holds a name, a number or a file's content; words
/// of providers are left out by their `Display`.
fn chain(error: &dossier_app::Error) -> String {
    let (mut text, mut next) = match error {
        // The name of a connection is a person's own words.
        dossier_app::Error::Provider { provider, source, .. } => {
            ((*provider).to_owned(), Some(source as &dyn Error))
        }
        other => (other.to_string(), other.source()),
    };
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}
