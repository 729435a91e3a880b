//! What a vault is to be opened with from now on.

use dossier_app::{DeviceHalf, LEAST_PASSPHRASE, NewKeys, RecoveryCode};
use dossier_domain::{ErrorCode, KeyMode, Message};
use secrecy::{ExposeSecret, SecretString};

use super::Shell;
use crate::error::CommandError;

impl Shell {
    pub(super) async fn new_keys(
        &self,
        passphrase: SecretString,
        mode: KeyMode,
    ) -> Result<FreshKeys, CommandError> {
        let code = fresh_code()?;
        let device = match mode {
            KeyMode::Passphrase => None,
            KeyMode::PassphraseAndDevice => {
                let half = DeviceHalf::random().map_err(dossier_app::Error::from)?;
                Some(self.0.keychains.make(half).await?)
            }
        };
        let keys = NewKeys { passphrase, device, recovery_code: Some(code.clone()) };
        Ok(FreshKeys { keys, code })
    }
}

/// Keys of a vault, and the code that they can be replaced with.
pub(super) struct FreshKeys {
    pub(super) keys: NewKeys,
    pub(super) code: RecoveryCode,
}

pub(super) fn fresh_code() -> Result<RecoveryCode, CommandError> {
    Ok(RecoveryCode::random().map_err(dossier_app::Error::from)?)
}

pub(super) fn parse_code(code: &SecretString) -> Result<RecoveryCode, CommandError> {
    RecoveryCode::parse(code.expose_secret())
        .ok_or_else(|| CommandError::invalid("error-recovery-code-unreadable"))
}

/// Refuses what is too short to protect anything.
///
/// # Errors
/// `invalid_input`.
pub fn check_passphrase(passphrase: &SecretString) -> Result<(), CommandError> {
    match passphrase.expose_secret().chars().count() {
        0 => Err(CommandError::invalid("error-passphrase-empty")),
        1..LEAST_PASSPHRASE => Err(CommandError {
            code: ErrorCode::InvalidInput,
            message: Message::new("error-passphrase-short").with("least", LEAST_PASSPHRASE),
            detail: None,
        }),
        _ => Ok(()),
    }
}
