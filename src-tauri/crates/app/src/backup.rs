//! A copy of the whole vault in one file, and the way back from it.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use dossier_domain::{Act, Fact, Kind, Role, Submission, SubmissionState};
use dossier_store::{BackupLabel, Opener, Vault, WriteTx};

use crate::{
    Desk, DeskOptions, Error, Keys, VaultView,
    desk::{case_in, may},
    facts, outbox, take,
};

/// A backup that was verified from its first byte to its last.
#[derive(Debug, Clone)]
pub struct Backup {
    /// The vault it was made of.
    pub vault_id: String,
    /// When it was made, by that computer's clock.
    pub made_at: DateTime<Utc>,
    /// Length of its database in bytes.
    pub size: u64,
    /// What opens it.
    pub keys: Keys,
    label: BackupLabel,
}

impl Backup {
    /// Reads all of it; what takes a while for a large one.
    ///
    /// # Errors
    /// Where it is no backup, a damaged or forged one, or one of a newer version.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let label = BackupLabel::of_file(path)?;
        Ok(Self {
            vault_id: label.vault_id.to_string(),
            made_at: label.made_at,
            size: label.size,
            keys: Keys::of(label.keys()?, Duration::ZERO),
            label,
        })
    }
}

impl Desk {
    /// Whether the person's role includes backups, retention, and the rest that is done for all.
    pub fn may_supervise(&self) -> Result<(), Error> {
        self.require(Act::Supervise)
    }

    /// When the last backup was written that this vault knows of.
    pub async fn last_backup(&self) -> Result<Option<DateTime<Utc>>, Error> {
        Ok(self.inner.vault.read(|tx| tx.last_backup()).await?)
    }

    /// Writes everything to one new file, sealed as the vault is.
    pub async fn back_up(&self, to: &Path) -> Result<VaultView, Error> {
        self.require(Act::Supervise)?;
        self.inner.vault.back_up(to, self.me(), self.now()).await?;
        self.vault_info().await
    }

    /// Makes the vault of a backup in `dir`, where there is none, and opens a desk on it with what
    /// opened the vault when the backup was made. `told` hears how many bytes were worked through,
    /// and of how many.
    ///
    /// What was owed then may have arrived since: it is read back before anything is sent.
    pub async fn restore(
        dir: &Path,
        from: &Path,
        opener: Opener,
        options: DeskOptions,
        told: impl Fn(u64, u64) + Send + 'static,
    ) -> Result<Self, Error> {
        let settle = |tx: &WriteTx<'_>, label: &BackupLabel| settle(tx, label);
        let now = options.clock.now();
        let anchors = options.anchors();
        let vault = Vault::restore(dir, from, opener, &anchors, now, told, settle).await?;
        Self::of(vault, options).await
    }

    /// The same where a damaged vault is in the way: it is kept beside, under the name that is
    /// given back, and stays where it is if the backup does not open.
    pub async fn restore_instead(
        dir: &Path,
        from: &Path,
        opener: Opener,
        options: DeskOptions,
        told: impl Fn(u64, u64) + Send + 'static,
    ) -> Result<(Self, PathBuf), Error> {
        let backup = Backup::read(from)?;
        backup.label.opens_with(&opener)?;
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        let now = options.clock.now().format("%Y%m%dT%H%M%SZ");
        let aside = dir.with_file_name(format!("{name}-damaged-{now}"));
        Vault::set_aside(dir, &aside)?;
        match Self::restore(dir, from, opener, options, told).await {
            Ok(desk) => Ok((desk, aside)),
            Err(error) => {
                // As it was found.
                let _ = std::fs::remove_dir(dir);
                Vault::set_aside(&aside, dir)?;
                Err(error)
            }
        }
    }
}

/// Puts everything that is not final in doubt.
fn settle(tx: &WriteTx<'_>, label: &BackupLabel) -> Result<(), Error> {
    may(tx.reviewer()?.map_or(Role::Support, |it| it.role), Act::Supervise)?;
    tx.record(Fact::of_vault(facts::VAULT_RESTORED).count("sequence", label.seq));
    let mut seen = HashSet::new();
    for mut submission in tx.open_submissions()? {
        let case = case_in(tx, submission.case_id)?;
        let rules = dossier_providers::rules(case.provider);
        // How things stood before the first try, unless what is owed before it moves the case too.
        let is_next = seen.insert(case.id);
        if is_next || submission.kind == Kind::Upload || rules.links_on_submit() {
            let snapshot = take::as_snapshot(&case);
            let before = rules.before(submission.kind, &snapshot, submission.slot.as_ref());
            submission.before = submission.before.or(before);
        }
        submission.reason = Some(waits(&submission).to_owned());
        submission.state = SubmissionState::Uncertain;
        // Its key may have been used from the moment of the copy on.
        submission.key_sent_at.get_or_insert(label.made_at);
        submission.next_at = None;
        submission.held_until = None;
        outbox::moved(tx, &submission)?;
        take::save(tx, &case)?;
    }
    Ok(())
}

/// Whether it waited for a person, which it does again if it has not arrived.
fn waits(submission: &Submission) -> &'static str {
    match submission.state {
        _ if outbox::in_doubt(submission) => outbox::RESTORED_IN_DOUBT,
        SubmissionState::Parked => outbox::RESTORED_HELD,
        SubmissionState::Held if submission.held_until.is_none() => outbox::RESTORED_HELD,
        _ => outbox::RESTORED,
    }
}
