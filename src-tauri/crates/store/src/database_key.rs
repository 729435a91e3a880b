//! What opens the database's pages.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::{Error, crypto::SecretKey};

/// The key of the database, and how its pages are sealed with it.
pub(crate) struct DatabaseKey {
    pub(crate) secret: SecretKey,
    pub(crate) seal: PageSeal,
}

impl DatabaseKey {
    /// Of a new vault.
    pub(crate) fn random() -> Result<Self, Error> {
        Ok(Self { secret: SecretKey::random()?, seal: PageSeal::HmacSha256 })
    }
}

/// The seal by which a page that was changed is known. It stays what it was made with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PageSeal {
    /// What SQLCipher takes when it is told nothing; of vaults whose header names no seal.
    #[default]
    HmacSha512,
    /// In half the time, where the processor has instructions for it: docs/benchmarks.md.
    HmacSha256,
}

impl PageSeal {
    /// Whether a header says nothing of it.
    pub(crate) fn is_unsaid(&self) -> bool {
        *self == Self::default()
    }

    /// To be told after the key is given, and before the first page is read.
    pub(crate) fn tell(self, db: &Connection) -> Result<(), Error> {
        match self {
            Self::HmacSha512 => Ok(()),
            Self::HmacSha256 => {
                Ok(db.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256")?)
            }
        }
    }
}
