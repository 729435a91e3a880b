use std::io::IsTerminal;

use dossier_app::{LEAST_PASSPHRASE, RecoveryCode};
use dossier_domain::{ErrorCode, Message};
use secrecy::{ExposeSecret, SecretString};

use crate::fail::Failure;

/// The passphrase to open a vault with, asked for where none was given.
pub(crate) fn to_open(given: Option<SecretString>) -> Result<SecretString, Failure> {
    let passphrase = match given {
        Some(given) => given,
        None => ask("Passphrase: ")?,
    };
    if passphrase.expose_secret().is_empty() {
        return Err(invalid(Message::new("error-passphrase-empty")));
    }
    Ok(passphrase)
}

/// A passphrase to close a vault with, asked for twice where none was given.
pub(crate) fn to_set(given: Option<SecretString>, prompt: &str) -> Result<SecretString, Failure> {
    let (passphrase, least) = match given {
        // A script's passphrase is its operator's: it comes from a store of secrets, and its length
        // is decided there.
        Some(given) => (given, 1),
        None => {
            let first = ask(prompt)?;
            if first.expose_secret() != ask("Once more: ")?.expose_secret() {
                return Err(invalid(Message::new("error-passphrase-differs")));
            }
            (first, LEAST_PASSPHRASE)
        }
    };
    fit(passphrase, least)
}

/// The recovery code, asked for where none was given.
pub(crate) fn recovery_code(given: Option<SecretString>) -> Result<RecoveryCode, Failure> {
    let typed = match given {
        Some(given) => given,
        None => ask_for("Recovery code: ", "error-recovery-code-missing")?,
    };
    RecoveryCode::parse(typed.expose_secret())
        .ok_or_else(|| invalid(Message::new("error-recovery-code-unreadable")))
}

fn fit(passphrase: SecretString, least: usize) -> Result<SecretString, Failure> {
    match passphrase.expose_secret().chars().count() {
        0 => Err(invalid(Message::new("error-passphrase-empty"))),
        count if count < least => {
            Err(invalid(Message::new("error-passphrase-short").with("least", least)))
        }
        _ => Ok(passphrase),
    }
}

fn ask(prompt: &str) -> Result<SecretString, Failure> {
    ask_for(prompt, "error-passphrase-missing")
}

fn ask_for(prompt: &str, missing: &str) -> Result<SecretString, Failure> {
    // A script without a secret gets an answer instead of a question that nobody hears.
    if !std::io::stdin().is_terminal() {
        return Err(invalid(Message::new(missing)));
    }
    rpassword::prompt_password(prompt)
        .map(SecretString::from)
        .map_err(|_| invalid(Message::new(missing)))
}

fn invalid(message: Message) -> Failure {
    Failure::new(ErrorCode::InvalidInput, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(result: Result<SecretString, Failure>) -> String {
        result.err().map(|failure| failure.message().id.clone()).unwrap_or_default()
    }

    #[test]
    fn empty_and_short_passphrases_are_refused() {
        assert_eq!(id(to_open(Some("".into()))), "error-passphrase-empty");
        assert_eq!(id(to_open(Some("a".into()))), "", "an old vault may have a short one");
        assert_eq!(id(to_set(Some("".into()), "")), "error-passphrase-empty");
        assert_eq!(id(to_set(Some("1".into()), "")), "", "a script's passphrase is its own");
        assert_eq!(id(fit("1234567".into(), LEAST_PASSPHRASE)), "error-passphrase-short");
        assert_eq!(id(fit("12345678".into(), LEAST_PASSPHRASE)), "");
    }
}
