use std::{io, net::SocketAddr};

/// Why the inbox does not start, or cannot keep or find something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of its own.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        #[source]
        source: io::Error,
    },
    /// Another process works in the same folder.
    #[error("another inbox works in this folder")]
    InUse,
    /// The database is of a newer version of this program.
    #[error("the database is of form {found}, and this version knows forms up to {known}")]
    Newer {
        /// The form that was found.
        found: u32,
        /// The newest that is known.
        known: u32,
    },
    /// The database.
    #[error("the database")]
    Database(#[from] rusqlite::Error),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The system gave no randomness.
    #[error("the system's random source")]
    Random,
    /// A letter could not be sealed.
    #[error("a letter could not be sealed")]
    Seal,
    /// The work was broken off, because the program ends.
    #[error("the inbox is ending")]
    Ending,
}

impl Error {
    pub(crate) fn io(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { what, source }
    }
}
