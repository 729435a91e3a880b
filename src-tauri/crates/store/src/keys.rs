use std::path::Path;

use dossier_domain::KeyMode;
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};

use crate::{
    Error, RecoveryCode,
    crypto::{SecretKey, hex},
    header::Header,
};

/// The part of the key that a computer keeps for a vault. Where it is kept is not known here.
#[derive(Clone)]
pub struct DeviceHalf(pub(crate) SecretKey);

impl DeviceHalf {
    /// A fresh one.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<Self, Error> {
        SecretKey::random().map(Self)
    }

    /// One that was kept; none where it is no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        SecretKey::from_slice(bytes).map(Self)
    }

    /// The name under which it is kept; it tells nothing of the half, and two halves never share
    /// one.
    pub fn name(&self) -> String {
        hex(&Sha256::new()
            .chain_update(b"dossier device half")
            .chain_update(self.0.bytes())
            .finalize())
    }

    /// What is to be kept; every call is a place to look at in a review.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.bytes()
    }
}

/// What a vault is opened with.
#[derive(Clone)]
pub enum Opener {
    /// What the person knows, and what the computer keeps where the vault asks for it.
    Passphrase {
        /// What the person knows.
        passphrase: SecretString,
        /// What the computer keeps.
        device: Option<DeviceHalf>,
    },
    /// What the person wrote down.
    RecoveryCode(RecoveryCode),
}

impl From<SecretString> for Opener {
    fn from(passphrase: SecretString) -> Self {
        Self::Passphrase { passphrase, device: None }
    }
}

impl From<&str> for Opener {
    fn from(passphrase: &str) -> Self {
        SecretString::from(passphrase).into()
    }
}

/// What a vault is to be opened with from now on.
#[derive(Clone)]
pub struct NewKeys {
    /// What the person knows.
    pub passphrase: SecretString,
    /// What the computer keeps, and where; none: the passphrase opens the vault anywhere.
    pub device: Option<Device>,
    /// What the person writes down; none leaves that as it was.
    pub recovery_code: Option<RecoveryCode>,
}

impl From<SecretString> for NewKeys {
    fn from(passphrase: SecretString) -> Self {
        Self { passphrase, device: None, recovery_code: None }
    }
}

impl From<&str> for NewKeys {
    fn from(passphrase: &str) -> Self {
        SecretString::from(passphrase).into()
    }
}

/// What a computer keeps, and where.
#[derive(Clone)]
pub struct Device {
    /// What.
    pub half: DeviceHalf,
    /// The name of the keychain, to tell later whether it is another one.
    pub keychain: String,
}

/// What can be told of a vault's keys while it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyState {
    /// What opens it.
    pub mode: KeyMode,
    /// The keychain with the device's half.
    pub keychain: Option<String>,
    /// The [`DeviceHalf::name`] of that half.
    pub device: Option<String>,
    /// Whether there is a recovery code.
    pub has_recovery_code: bool,
}

impl KeyState {
    /// Of the vault in `dir`.
    ///
    /// # Errors
    /// Where there is no vault, or a damaged or newer one.
    pub fn read(dir: &Path) -> Result<Self, Error> {
        Header::read(dir).map(|header| header.key_state())
    }
}
