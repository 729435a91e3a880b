use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use dossier_domain::CaseId;

use crate::{Desk, Error, facts};

/// Entries looked at in one go; a longer gap is read in several.
const PAGE: u32 = 1_000;

/// What the journal tells to have changed since an earlier look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The number of the last entry looked at; the next look starts behind it.
    pub seq: u64,
    /// Cases that something happened to.
    pub cases: BTreeSet<CaseId>,
    /// Those among them that a provider moved; not ones that are followed since the same look.
    pub moved: BTreeSet<CaseId>,
    /// A submission was queued or moved.
    pub outbox: bool,
    /// A connection was added, changed or removed.
    pub connections: bool,
    /// Something about the vault itself.
    pub vault: bool,
}

impl Changes {
    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && !self.outbox && !self.connections && !self.vault
    }
}

impl Desk {
    /// The number of the journal's last entry.
    pub async fn journal_seq(&self) -> Result<u64, Error> {
        Ok(self.inner.vault.read(|tx| tx.journal_head()).await?.map_or(0, |head| head.seq))
    }

    /// What changed after entry `seq`. Every change has its entry, so nothing is missed whoever
    /// caused it.
    pub async fn changes_after(&self, seq: u64) -> Result<Changes, Error> {
        let mut changes = Changes { seq, ..Changes::default() };
        let mut fresh = BTreeSet::new();
        loop {
            let from = changes.seq;
            let entries = self.inner.vault.read(move |tx| tx.journal_after(from, PAGE)).await?;
            let Some(last) = entries.last().map(|entry| entry.seq) else {
                changes.moved.retain(|id| !fresh.contains(id));
                return Ok(changes);
            };
            for entry in entries {
                changes.cases.extend(entry.fact.case_id);
                match entry.fact.kind.as_str() {
                    facts::SNAPSHOT_TAKEN => changes.moved.extend(entry.fact.case_id),
                    facts::CASE_FOLLOWED => fresh.extend(entry.fact.case_id),
                    _ => {}
                }
                match entry.fact.kind.split('.').next().unwrap_or_default() {
                    "submission" => changes.outbox = true,
                    "connection" => changes.connections = true,
                    _ if entry.fact.case_id.is_none() => changes.vault = true,
                    _ => {}
                }
            }
            changes.seq = last;
        }
    }

    /// When something is to be sent or read next by itself; none while nothing is.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let read = self.inner.vault.read(|tx| tx.next_poll()).await?;
        let send = self.next_delivery().await?;
        let pull = self.next_pull().await?;
        let wake = self.inner.vault.read(|tx| tx.next_waking()).await?;
        Ok([read, send, pull, wake].into_iter().flatten().min())
    }

    /// Submissions that delivery still has to take care of, undo windows that run included.
    pub async fn pending(&self) -> Result<u32, Error> {
        self.owed(crate::Scope::All).await
    }
}
