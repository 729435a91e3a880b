//! Opening a vault: what it is opened with, and how often that went wrong.

use std::{path::Path, time::Duration};

use dossier_domain::{Act, Fact, KeyMode, Message};
use dossier_store::{KeyState, NewKeys, Opener, RecoveryCode, Tries, Vault};
use secrecy::SecretString;

use crate::{Clock, Desk, DeskOptions, Error, facts};

/// What can be told of a vault's keys before it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// What opens it.
    pub mode: KeyMode,
    /// The name under which a keychain has the computer's half.
    pub device: Option<String>,
    /// The keychain that had it when the vault was made.
    pub keychain: Option<String>,
    /// Whether there is a recovery code.
    pub has_recovery_code: bool,
    /// How long no passphrase is tried.
    pub wait: Duration,
}

impl Keys {
    /// Of the vault in `dir`.
    ///
    /// # Errors
    /// Where there is no vault, or a damaged or newer one.
    pub fn read(dir: &Path, clock: &dyn Clock) -> Result<Self, Error> {
        Ok(Self::of(KeyState::read(dir)?, Tries::read(dir).wait(clock.since_boot())))
    }

    pub(crate) fn of(state: KeyState, wait: Duration) -> Self {
        let KeyState { mode, keychain, device, has_recovery_code } = state;
        Self { mode, device, keychain, has_recovery_code, wait }
    }
}

/// Opens the vault. A passphrase is not tried while there is a wait, and a wrong one is counted;
/// the recovery code is too long to be guessed and is always tried.
pub(crate) async fn open(
    dir: &Path,
    opener: Opener,
    options: &DeskOptions,
) -> Result<Vault, Error> {
    let clock = &*options.clock;
    let is_passphrase = matches!(opener, Opener::Passphrase { .. });
    let wait = Tries::read(dir).wait(clock.since_boot());
    if is_passphrase && !wait.is_zero() && Vault::exists(dir) {
        return Err(Error::NotAvailable(waiting(wait)));
    }
    let told = options.told.clone();
    let told = move |done, of| told.iter().for_each(|told| told(done, of));
    let opened = Vault::open_telling(dir, opener, &options.anchors(), told).await;
    if matches!(opened, Err(dossier_store::Error::WrongPassphrase)) {
        let kept = Tries::read(dir).and_one(clock.since_boot()).keep(dir);
        if let Err(error) = kept {
            tracing::warn!(%error, "a wrong passphrase was not counted");
        }
    }
    Ok(opened?)
}

/// What is said of a wait, in whole seconds.
fn waiting(wait: Duration) -> Message {
    Message::new("error-too-many-tries").with("seconds", wait.as_millis().div_ceil(1_000))
}

impl Desk {
    /// Opens a desk with the recovery code, and puts its vault behind other keys.
    pub async fn recover(
        dir: &Path,
        code: RecoveryCode,
        keys: NewKeys,
        options: DeskOptions,
    ) -> Result<Self, Error> {
        let desk = Self::open(dir, Opener::RecoveryCode(code.clone()), options).await?;
        desk.renew_keys(code, keys).await?;
        Ok(desk)
    }

    /// Puts a vault behind other keys that was opened with its recovery code.
    pub async fn renew_keys(&self, code: RecoveryCode, keys: NewKeys) -> Result<(), Error> {
        Ok(self.inner.vault.recover(code, keys, self.me(), self.now()).await?)
    }

    /// Puts the vault behind another passphrase, and behind a new recovery code where one is given.
    pub async fn change_passphrase(
        &self,
        old: Opener,
        new: SecretString,
        recovery_code: Option<RecoveryCode>,
    ) -> Result<(), Error> {
        self.require(Act::Supervise)?;
        let vault = &self.inner.vault;
        Ok(vault.change_passphrase(old, new, recovery_code, self.me(), self.now()).await?)
    }

    /// Puts on record how often the passphrase was wrong before the vault was opened, once.
    pub(crate) async fn record_tries(&self, dir: &Path) -> Result<(), Error> {
        let wrong = Tries::read(dir).wrong();
        if wrong == 0 {
            return Ok(());
        }
        let noted = self
            .inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.record(Fact::of_vault(facts::UNLOCK_FAILED).count("count", u64::from(wrong)));
                Ok::<_, Error>(())
            })
            .await;
        // What is not on record is counted on.
        if noted.is_ok() {
            Tries::forget(dir)?;
        }
        Self::unless_read_only(noted)
    }
}
