use std::{
    path::PathBuf,
    sync::{
        MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use dossier_app::{Backup, Desk, Keys, Opener, RecoveryCode, SystemClock, VaultView, vault_exists};
use dossier_domain::{ErrorCode, KeyMode};
use secrecy::SecretString;

use super::{Shell, check_passphrase, parse_code};
use crate::{
    error::CommandError,
    events::{News, Restoring},
};

/// What opens a backup.
pub enum RestoreWith {
    /// What opened the vault when the backup was made.
    Passphrase(SecretString),
    /// Its recovery code, which is used up: the vault is put behind another passphrase.
    RecoveryCode {
        /// What the person wrote down.
        code: SecretString,
        /// The new passphrase.
        passphrase: SecretString,
        /// What opens the vault from then on.
        mode: KeyMode,
    },
}

/// A backup that was put back.
pub struct Restored {
    /// The vault, open.
    pub vault: VaultView,
    /// The backup.
    pub backup: Backup,
    /// Where the damaged vault is kept that was in the way.
    pub aside: Option<PathBuf>,
    /// The new recovery code, where the old one was used up.
    pub recovery_code: Option<RecoveryCode>,
}

impl Shell {
    /// Whether the vault cannot be opened because its files are damaged.
    pub fn is_damaged(&self) -> bool {
        let unreadable = || match Keys::read(self.0.paths.vault(), &SystemClock) {
            Err(error) => error.code() == ErrorCode::VaultDamaged,
            Ok(_) => false,
        };
        self.0.is_damaged.load(Ordering::Relaxed) || unreadable()
    }

    pub(super) fn note_damage(&self, error: &dossier_app::Error) {
        if error.code() == ErrorCode::VaultDamaged {
            self.0.is_damaged.store(true, Ordering::Relaxed);
        }
    }

    /// Asks for a backup and verifies it; none where the person changed their mind.
    ///
    /// # Errors
    /// `conflict` while a vault is open, and what a file gives that is no whole backup.
    pub async fn choose_backup(&self) -> Result<Option<(PathBuf, Backup)>, CommandError> {
        self.require_locked()?;
        let Some(path) = self.dialogs().files_to_read().await.into_iter().next() else {
            return Ok(None);
        };
        let reading = path.clone();
        let read = tauri::async_runtime::spawn_blocking(move || Backup::read(&reading)).await;
        let backup = read.map_err(|_| CommandError::internal("reading a backup ended early"))??;
        let chosen = (path, backup);
        *self.backup_slot() = Some(chosen.clone());
        Ok(Some(chosen))
    }

    /// Puts the chosen backup back and opens it. A damaged vault is kept beside; one that is whole
    /// stays, and nothing is put back.
    ///
    /// # Errors
    /// `not_found` where none was chosen, `conflict` where there is a vault, `wrong_passphrase`,
    /// `not_available` where the keychain gives trouble, and what a damaged backup gives.
    pub async fn restore(&self, with: RestoreWith) -> Result<Restored, CommandError> {
        let mut closing = self.0.turning.lock().await;
        self.require_locked()?;
        if let Some(closing) = closing.take() {
            let _ = closing.await;
        }
        let none = || CommandError::not_found("error-no-backup");
        let (path, backup) = self.backup_slot().clone().ok_or_else(none)?;
        let dir = self.0.paths.vault();
        let is_in_the_way = vault_exists(dir);
        if is_in_the_way && !self.is_damaged() {
            return Err(CommandError::new(ErrorCode::Conflict, "error-vault-exists"));
        }
        let (opener, fresh) = match with {
            RestoreWith::Passphrase(passphrase) => {
                let device = self.0.keychains.half_of(&backup.keys).await?;
                (Opener::Passphrase { passphrase, device }, None)
            }
            RestoreWith::RecoveryCode { code, passphrase, mode } => {
                let code = parse_code(&code)?;
                check_passphrase(&passphrase)?;
                let fresh = self.new_keys(passphrase, mode).await?;
                (Opener::RecoveryCode(code.clone()), Some((code, fresh)))
            }
        };
        let (options, told) = (self.options(), self.teller());
        let (desk, aside) = if is_in_the_way {
            let restoring = Desk::restore_instead(dir, &path, opener, options, told);
            restoring.await.map(|(desk, aside)| (desk, Some(aside)))?
        } else {
            (Desk::restore(dir, &path, opener, options, told).await?, None)
        };
        let recovery_code = match fresh {
            None => None,
            Some((code, fresh)) => {
                if let Err(error) = desk.renew_keys(code, fresh.keys).await {
                    // What was put back opens with what it opened with before.
                    let _ = desk.close().await;
                    return Err(error.into());
                }
                Some(fresh.code)
            }
        };
        let vault = self.enter(desk).await?;
        *self.backup_slot() = None;
        Ok(Restored { vault, backup, aside, recovery_code })
    }

    /// Tells the window each percent once.
    fn teller(&self) -> impl Fn(u64, u64) + Send + 'static {
        let (shell, last) = (self.clone(), AtomicU32::new(0));
        move |done, total| {
            let percent = u32::try_from(100 * done / total.max(1)).unwrap_or(100);
            if last.swap(percent, Ordering::Relaxed) != percent {
                shell.tell(News::Restoring(Restoring { percent }));
            }
        }
    }

    fn backup_slot(&self) -> MutexGuard<'_, Option<(PathBuf, Backup)>> {
        // Every change is one assignment, so a panic leaves it whole.
        self.0.backup.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
