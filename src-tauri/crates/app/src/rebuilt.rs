//! Whether the tables hold what the journal tells, and nothing else.

mod fold;

use std::collections::{BTreeSet, HashSet};

use dossier_domain::Entry;
use dossier_store::{ReadTx, Recorded};
use serde::Serialize;

use crate::{Desk, Error};

/// Entries are read so many at a time.
const AT_ONCE: u32 = 2_000;
/// No more places are named.
const MOST_NAMED: usize = 20;

/// What came of building the tables anew from the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// How the tables compare with it.
    pub projections: Projections,
    /// Rows that are the same.
    pub rows: usize,
    /// Entries whose place another entry had taken, or that took away what was not there.
    pub odd: Vec<u64>,
    /// The first places that differ: table, case, row.
    pub differences: Vec<String>,
}

/// How the tables compare with what the journal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Projections {
    /// They hold what it tells.
    Equal,
    /// They hold something else.
    Differ,
    /// The vault was begun by an earlier version, whose entries tell less.
    NotTold,
}

impl Desk {
    /// Builds from the journal's entries what the tables have to hold, and holds it against them.
    /// Reads every document that is kept.
    pub async fn rebuild(&self) -> Result<Rebuilt, Error> {
        self.inner.vault.walk(rebuild).await
    }
}

fn rebuild(tx: &ReadTx<'_>) -> Result<Rebuilt, Error> {
    let mut entries = Vec::new();
    loop {
        let last = entries.last().map_or(0, |entry: &Entry| entry.seq);
        let more = tx.journal_after(last, AT_ONCE)?;
        if more.is_empty() {
            break;
        }
        entries.extend(more);
    }
    let last = tx.journal_head()?.map_or(0, |head| head.seq);
    Ok(compare(&entries, last, tx.recorded()?))
}

/// Holds what these entries build against what is stored. Fewer entries than the journal has were
/// replaced by their digests: their cases are not told any more.
fn compare(entries: &[Entry], last: u64, mut stored: Recorded) -> Rebuilt {
    let is_whole = last == entries.len() as u64;
    let built = fold::fold(entries);
    if !fold::is_told_in_full(entries) {
        let (projections, differences) = (Projections::NotTold, Vec::new());
        return Rebuilt { projections, rows: 0, odd: Vec::new(), differences };
    }
    let mut rows = built.rows;
    if !is_whole {
        let told: HashSet<String> =
            entries.iter().filter_map(|it| it.fact.case_id).map(|id| id.to_string()).collect();
        stored.retain(|place, _| is_told(place, &told));
        rows.retain(|place, _| is_told(place, &told));
    }
    let places: BTreeSet<&String> = rows.keys().chain(stored.keys()).collect();
    let differs = |place: &&&String| rows.get(**place) != stored.get(**place);
    let differences: Vec<String> =
        places.iter().filter(differs).take(MOST_NAMED).map(|it| (**it).clone()).collect();
    let is_equal = differences.is_empty() && built.odd.is_empty();
    Rebuilt {
        projections: if is_equal { Projections::Equal } else { Projections::Differ },
        rows: places.len() - places.iter().filter(differs).count(),
        odd: built.odd,
        differences,
    }
}

/// Whether a row is of the vault, or of a case that the journal still tells.
fn is_told(place: &str, cases: &HashSet<String>) -> bool {
    let mut parts = place.split('/');
    match (parts.next(), parts.next()) {
        // Counted over all entries.
        (Some("seen_events"), _) => false,
        (Some(table), Some(case)) if fold::OF_CASES.contains(&table) => cases.contains(case),
        _ => true,
    }
}
