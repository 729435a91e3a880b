//! Walking the chain: whether every entry holds, and which is the first that does not.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

use dossier_domain::{Digest, Entry, Link};
use serde_json::Value;

use super::{Row, Verification, chain};
use crate::{SHORTENED, bare::bare};

/// Entries that one core takes at a time; few in tests, so that these meet the seams.
const PART: usize = if cfg!(test) { 96 } else { 2_048 };
/// More cores than that wait for the one that reads.
const MOST_CORES: usize = 4;

/// How far the chain was walked.
pub(super) struct Walk {
    done: Verification,
    /// What was known of it from elsewhere.
    anchored: Option<Link>,
    /// Whether it was walked from its beginning.
    is_whole: bool,
    bare: Bare,
}

/// Entries of which only the digest is left.
#[derive(Clone, Copy, Default)]
struct Bare {
    /// How many were met, and the first of them.
    entries: u64,
    first: Option<u64>,
    /// How many the entries tell of.
    told: u64,
}

impl Bare {
    fn and(self, other: Self) -> Self {
        Self {
            entries: self.entries + other.entries,
            first: [self.first, other.first].into_iter().flatten().min(),
            told: self.told + other.told,
        }
    }
}

impl Walk {
    pub(super) fn new(from: Option<Link>, anchored: Option<Link>) -> Self {
        let is_whole = from.is_none();
        let from = from.unwrap_or(Link { seq: 0, hash: Digest::ZERO });
        let done = Verification { entries: from.seq, head: from.hash, first_bad: None };
        Self { done, anchored, is_whole, bare: Bare::default() }
    }

    /// Whether the next entry holds.
    pub(super) fn take(
        &mut self,
        body: &[u8],
        is_hash: impl Fn(&Digest) -> bool,
        is_listed: impl Fn(Option<&Entry>) -> bool,
    ) -> bool {
        let seq = self.done.entries + 1;
        let next = chain(&self.done.head, body);
        let is_bare = bare(body).is_some();
        let entry = serde_json::from_slice::<Entry>(body).ok().filter(|entry| entry.seq == seq);
        let holds = is_hash(&next)
            && self.anchored.is_none_or(|it| it.seq != seq || it.hash == next)
            && (is_bare || entry.is_some())
            && is_listed(entry.as_ref());
        if !holds {
            self.done.first_bad = Some(seq);
            return false;
        }
        if is_bare {
            self.bare.entries += 1;
            self.bare.first.get_or_insert(seq);
        } else if let Some(entry) = entry.filter(|it| it.fact.kind == SHORTENED) {
            let told = entry.fact.data.get("entries").and_then(Value::as_u64);
            self.bare.told += told.unwrap_or(0);
        }
        self.done.entries = seq;
        self.done.head = next;
        true
    }

    fn take_row(&mut self, row: &Row) -> bool {
        let seq = self.done.entries + 1;
        let is_listed = |entry: Option<&Entry>| {
            let case_id = entry.and_then(|entry| entry.fact.case_id).map(|id| id.to_string());
            u64::try_from(row.seq) == Ok(seq) && case_id == row.case_id
        };
        self.take(&row.body, |next| next.bytes().as_slice() == row.hash, is_listed)
    }

    pub(super) fn end(mut self) -> Verification {
        let is_short = self.anchored.is_some_and(|it| it.seq > self.done.entries);
        if is_short && self.done.first_bad.is_none() {
            self.done.first_bad = Some(self.done.entries + 1);
        }
        // Each of them has to be told of: nothing is hidden behind its digest.
        let is_hidden = self.is_whole && self.bare.entries != self.bare.told;
        if self.done.first_bad.is_none() && is_hidden {
            self.done.first_bad = self.bare.first.or(Some(self.done.entries));
        }
        self.done
    }
}

/// Walks the stored entries behind `from` in order. Every one has to be listed under its number
/// and the case it tells of, and the chain has to come to its anchor.
///
/// A part begins with the value that is stored before it: that this one holds is the matter of the
/// part before, so that every core has a part of its own.
pub(super) fn verify_rows<E>(
    rows: impl Iterator<Item = Result<Row, E>>,
    from: Option<Link>,
    anchored: Option<Link>,
) -> Result<Verification, E> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MOST_CORES);
    let (give, parts) = sync_channel::<Part>(2 * cores);
    let parts = Mutex::new(parts);
    let (walked, is_over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let work = || {
        while let Some(Part { from, rows }) = next_part(&parts) {
            let mut walk = Walk::new(Some(from), anchored);
            if !rows.iter().all(|row| walk.take_row(row)) {
                is_over.store(true, Ordering::Relaxed);
            }
            walked.lock().unwrap_or_else(PoisonError::into_inner).push((walk.done, walk.bare));
        }
    };
    let read = thread::scope(|scope| {
        // Dropped at the end, so that the others end too.
        let give = give;
        let mut begin = from.unwrap_or(Link { seq: 0, hash: Digest::ZERO });
        let mut part = Vec::with_capacity(PART);
        let mut others = 0;
        for row in rows {
            part.push(row?);
            if part.len() < PART {
                continue;
            }
            if is_over.load(Ordering::Relaxed) {
                part.clear();
                break;
            }
            if others < cores {
                scope.spawn(work);
                others += 1;
            }
            let rows = std::mem::replace(&mut part, Vec::with_capacity(PART));
            let next = Part::next(begin, &rows);
            // Nobody takes it any more where a part panicked, which the scope tells.
            let _ = give.send(Part { from: begin, rows });
            begin = next;
        }
        let _ = give.send(Part { from: begin, rows: part });
        drop(give);
        if others == 0 {
            work();
        }
        Ok(())
    });
    read?;
    let mut walked = walked.into_inner().unwrap_or_else(PoisonError::into_inner);
    // The first part that does not hold, or else the last.
    walked.sort_by_key(|(it, _)| {
        (it.first_bad.is_none(), it.first_bad, std::cmp::Reverse(it.entries))
    });
    let mut walk = Walk::new(from, anchored);
    walk.done = walked.first().map_or(walk.done, |(done, _)| *done);
    walk.bare = walked.iter().fold(Bare::default(), |sum, (_, bare)| sum.and(*bare));
    Ok(walk.end())
}

/// Entries one after the other, and what stands before them.
struct Part {
    from: Link,
    rows: Vec<Row>,
}

impl Part {
    /// Where the part behind these begins. A value that makes no sense is found in its own part.
    fn next(from: Link, rows: &[Row]) -> Link {
        let last = rows.last().and_then(|row| row.hash.as_slice().try_into().ok());
        let hash = last.map_or(Digest::ZERO, Digest::from_bytes);
        Link { seq: from.seq + rows.len() as u64, hash }
    }
}

fn next_part(parts: &Mutex<Receiver<Part>>) -> Option<Part> {
    parts.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
