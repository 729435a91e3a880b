//! Journal entries that are over their time.

use std::{collections::HashMap, sync::PoisonError};

use chrono::{DateTime, Months, Utc};
use dossier_domain::{Actor, CaseId, Entry};
use dossier_store::ReadTx;

use crate::{Desk, Error, facts};

/// The journal is kept for so long: five years.
const KEPT: Months = Months::new(60);
/// So many entries are replaced in one change.
const AT_ONCE: usize = 2_000;
/// What tells of what is in force, and of the journal itself, stays.
const STAYS: [&str; 10] = [
    facts::VAULT_CREATED,
    facts::VAULT_RESTORED,
    facts::ROLE_SET,
    facts::POLICY_SET,
    facts::CONNECTION_ADDED,
    facts::CONNECTION_REMOVED,
    facts::INBOX_SET,
    facts::INBOX_REMOVED,
    facts::RETENTION_CHANGED,
    facts::JOURNAL_SHORTENED,
];

/// Entries about a case, or about the vault.
#[derive(Default)]
struct About {
    seqs: Vec<u64>,
    last: DateTime<Utc>,
}

impl Desk {
    /// Replaces entries that are over their time by their digests, once a day; their number.
    pub(super) async fn shorten_journal(&self, up_to: DateTime<Utc>) -> Result<u32, Error> {
        let Some(before) = up_to.checked_sub_months(KEPT) else { return Ok(0) };
        let today = Some(up_to.date_naive());
        let looked = || self.inner.shortened_on.lock().unwrap_or_else(PoisonError::into_inner);
        if *looked() == today {
            return Ok(0);
        }
        let over = self.inner.vault.walk(move |tx| over(tx, before)).await?;
        let count = u32::try_from(over.len()).unwrap_or(u32::MAX);
        for seqs in over.chunks(AT_ONCE) {
            let seqs = seqs.to_vec();
            let change = self.inner.vault.write(Actor::Dossier, self.now(), move |tx| {
                tx.shorten_journal(&seqs).map_err(Error::from)
            });
            change.await?;
        }
        *looked() = today;
        Ok(count)
    }
}

/// Entries about the vault that are older than this, and those of cases of which nothing is kept
/// and nothing was recorded since.
fn over(tx: &ReadTx<'_>, before: DateTime<Utc>) -> Result<Vec<u64>, Error> {
    if tx.vault_info()?.created_at >= before {
        return Ok(Vec::new());
    }
    let mut over = Vec::new();
    let mut cases: HashMap<CaseId, About> = HashMap::new();
    tx.whole_entries(|Entry { seq, at, fact, .. }| match fact.case_id {
        Some(id) => {
            let about = cases.entry(id).or_default();
            about.seqs.push(seq);
            about.last = about.last.max(at);
        }
        None if at < before && !STAYS.contains(&fact.kind.as_str()) => over.push(seq),
        None => {}
    })?;
    for (id, about) in cases {
        if about.last < before && is_over(tx, id)? {
            over.extend(about.seqs);
        }
    }
    over.sort_unstable();
    Ok(over)
}

/// Whether the case has ended and nothing is left that its entries name.
fn is_over(tx: &ReadTx<'_>, id: CaseId) -> Result<bool, Error> {
    let Some(kept) = tx.kept_case(id)? else { return Ok(false) };
    let has_ended = kept.is_final && !kept.ending.on_hold && !kept.has_words;
    Ok(has_ended && tx.kept_documents_of(id)?.is_empty())
}
