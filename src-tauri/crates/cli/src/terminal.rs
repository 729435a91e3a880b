use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use dossier_app::{Desk, DeskOptions, RecoveryCode, default_vault_dir};
use dossier_documents::Worker;
use dossier_domain::{CaseId, ConnectionId, ErrorCode, Message};
use dossier_words::Words;
use secrecy::SecretString;

use crate::{args::General, fail::Failure, passphrase, progress::Progress, start};

/// What every command has: options, words, and the way to the vault.
pub(crate) struct Terminal {
    json: bool,
    vault: Option<PathBuf>,
    passphrase: Option<SecretString>,
    new_passphrase: Option<SecretString>,
    recovery_code: Option<SecretString>,
    words: Words,
    /// What has to be closed at the end.
    desk: OnceLock<Desk>,
}

impl Terminal {
    pub(crate) fn new(general: General, handed: start::Handed) -> Result<Self, Failure> {
        let passphrase = match general.passphrase_fd {
            Some(descriptor) => Some(start::read_passphrase(descriptor)?),
            None => handed.passphrase,
        };
        Ok(Self {
            json: general.json,
            vault: general.vault.or_else(default_vault_dir),
            passphrase,
            new_passphrase: handed.new_passphrase,
            recovery_code: handed.recovery_code,
            words: Words::of(start::language()),
            desk: OnceLock::new(),
        })
    }

    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    pub(crate) fn vault_dir(&self) -> Result<PathBuf, Failure> {
        self.vault.clone().ok_or_else(|| {
            Failure::new(ErrorCode::InvalidInput, Message::new("error-no-default-vault"))
        })
    }

    /// The passphrase that opens the vault.
    pub(crate) fn passphrase(&self) -> Result<SecretString, Failure> {
        passphrase::to_open(self.passphrase.clone())
    }

    /// The passphrase of a vault that is to be made.
    pub(crate) fn first_passphrase(&self) -> Result<SecretString, Failure> {
        passphrase::to_set(self.passphrase.clone(), "Passphrase for the new vault: ")
    }

    /// The passphrase that replaces the present one.
    pub(crate) fn next_passphrase(&self, fd: Option<i32>) -> Result<SecretString, Failure> {
        let given = match fd {
            Some(descriptor) => Some(start::read_passphrase(descriptor)?),
            None => self.new_passphrase.clone(),
        };
        passphrase::to_set(given, "New passphrase: ")
    }

    /// The recovery code that opens the vault.
    pub(crate) fn recovery_code(&self, fd: Option<i32>) -> Result<RecoveryCode, Failure> {
        let given = match fd {
            Some(descriptor) => Some(start::read_passphrase(descriptor)?),
            None => self.recovery_code.clone(),
        };
        passphrase::recovery_code(given)
    }

    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    pub(crate) async fn open(&self) -> Result<Desk, Failure> {
        let (dir, passphrase) = (self.vault_dir()?, self.passphrase()?);
        let progress = self.progress("Opening the vault");
        let told = progress.clone();
        let said =
            move |done, of| told.say(format!("Bringing the vault up to date: {done} of {of}"));
        let options = DeskOptions { told: Some(Arc::new(said)), ..options() };
        let desk = progress.during(Desk::open(&dir, passphrase.into(), options)).await?;
        Ok(self.keep(desk))
    }

    /// Remembers to close the desk at the end; one command opens one.
    pub(crate) fn keep(&self, desk: Desk) -> Desk {
        self.desk.get_or_init(|| desk.clone());
        desk
    }

    /// Closes the vault, also after a failure.
    pub(crate) async fn close(&self) -> Result<(), Failure> {
        match self.desk.get() {
            Some(desk) => Ok(desk.close().await?),
            None => Ok(()),
        }
    }

    /// The desk and the case that a person named.
    pub(crate) async fn open_case(&self, case: &str) -> Result<(Desk, CaseId), Failure> {
        let desk = self.open().await?;
        let id = desk.find_case(case).await?;
        Ok((desk, id))
    }

    /// The desk and the connection that a person named, by name or id.
    pub(crate) async fn open_connection(
        &self,
        connection: &str,
    ) -> Result<(Desk, ConnectionId), Failure> {
        let desk = self.open().await?;
        let id = desk.find_connection(connection).await?;
        Ok((desk, id))
    }

    /// A sign of life for what may take longer than a second.
    pub(crate) fn progress(&self, doing: &str) -> Progress {
        Progress::new(doing, self.json)
    }

    /// Says something besides the result; nothing under `--json`.
    pub(crate) fn remark(&self, text: &str) {
        if !self.json {
            eprintln!("{text}");
        }
    }
}

/// The program that reads files stands beside this one; where it does not, that is told when it is
/// needed.
pub(crate) fn worker() -> Worker {
    Worker::beside_current_exe().unwrap_or_else(|_| Worker::at("dossier-worker".into()))
}

pub(crate) fn options() -> DeskOptions {
    #[allow(unused_mut, reason = "changed with the feature only")]
    let mut options = DeskOptions::new(worker());
    #[cfg(feature = "controls")]
    if dossier_failpoint::is_turned("no-reconcile") {
        options.reconcile = false;
    }
    options
}
