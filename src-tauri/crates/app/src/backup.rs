//! A copy of the whole vault in one file, and the way back from it.

use std::{collections::HashSet, path::Path};

use dossier_domain::{Act, Fact, Kind, Role, Submission, SubmissionState};
use dossier_store::{BackupLabel, Vault, WriteTx};
use secrecy::SecretString;

use crate::{
    Desk, DeskOptions, Error, VaultView,
    desk::{case_in, may},
    facts, outbox, take,
};

impl Desk {
    /// Writes everything to one new file, sealed as the vault is.
    pub async fn back_up(&self, to: &Path) -> Result<VaultView, Error> {
        self.require(Act::Supervise)?;
        self.inner.vault.back_up(to, self.me(), self.now()).await?;
        self.vault_info().await
    }

    /// Makes the vault of a backup in `dir`, where there is none, and opens a desk on it. The
    /// passphrase is that of the backup.
    ///
    /// What was owed then may have arrived since: it is read back before anything is sent.
    pub async fn restore(
        dir: &Path,
        from: &Path,
        passphrase: SecretString,
        options: DeskOptions,
    ) -> Result<Self, Error> {
        let settle = |tx: &WriteTx<'_>, label: &BackupLabel| settle(tx, label);
        let now = options.clock.now();
        let anchors = options.anchors();
        let vault = Vault::restore(dir, from, passphrase, &anchors, now, settle).await?;
        Self::of(vault, options).await
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
