use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{MutexGuard, PoisonError, atomic::Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Act, Actor, CaseId, DocumentRule, Fact, Sent, believed};
use dossier_providers::Health;
use dossier_store::{KeptCase, KeptDocument, WriteTx};
use serde::Serialize;

use super::unsent;
use crate::{Desk, Error, facts};

/// The clock that erasing goes by is written down this often.
const WRITTEN_EVERY: TimeDelta = TimeDelta::minutes(1);
/// Where nothing happened, it is looked again after this.
const LOOKED_EVERY: TimeDelta = TimeDelta::minutes(10);

/// How things stood when it was last looked for what is over its time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looked {
    seq: u64,
    clock_confirmed: bool,
    at: DateTime<Utc>,
}

/// What went in a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Erased {
    /// Documents.
    pub documents: u32,
    /// Cases whose applicant's data went.
    pub applicants: u32,
    /// Journal entries of which only the digest is left.
    pub entries: u32,
    /// The time up to which it was looked: later than this nothing goes until a provider's clock
    /// agrees with this computer's.
    pub up_to: DateTime<Utc>,
    /// Whether one does.
    pub clock_confirmed: bool,
}

impl Desk {
    /// The same as [`Desk::erase_due`] without a person's word, for those who ask often: where
    /// nothing was recorded since the last look and that was a moment ago, nothing is read.
    pub async fn erase_if_news(&self) -> Result<Option<Erased>, Error> {
        let (seq, clock_confirmed) = (self.journal_seq().await?, self.is_clock_confirmed());
        let at = self.now();
        let is_known = |it: Looked| {
            (it.seq, it.clock_confirmed) == (seq, clock_confirmed)
                && (at - it.at).abs() < LOOKED_EVERY
        };
        if self.looked().is_some_and(is_known) {
            return Ok(None);
        }
        let (erased, is_all) = self.erase(clock_confirmed).await?;
        *self.looked() = is_all.then_some(Looked { seq, clock_confirmed, at });
        Ok(Some(erased))
    }

    fn looked(&self) -> MutexGuard<'_, Option<Looked>> {
        // Every change is one assignment, so a panic leaves it whole.
        self.inner.looked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Erases what is over its time. A clock that no provider has confirmed since this program
    /// started moves nothing; `confirmed` is a person's word for it.
    pub async fn erase_due(&self, confirmed: bool) -> Result<Erased, Error> {
        if confirmed {
            self.require(Act::Supervise)?;
        }
        let clock_confirmed = confirmed || self.is_clock_confirmed();
        Ok(self.erase(clock_confirmed).await?.0)
    }

    /// What went, and whether all was tried.
    async fn erase(&self, clock_confirmed: bool) -> Result<(Erased, bool), Error> {
        let (up_to, kept) = self.advance(clock_confirmed).await?;
        let mut erased = Erased { documents: 0, applicants: 0, entries: 0, up_to, clock_confirmed };
        let mut is_all = true;
        for id in self.over_time(up_to, kept).await? {
            // What is on its way is not taken back.
            let claim = self.inner.claims.take(id);
            let is_free = claim.is_some();
            let gone = self
                .inner
                .vault
                .write(Actor::Dossier, self.now(), move |tx| erase(tx, id, up_to, is_free))
                .await?;
            drop(claim);
            erased.documents += gone.documents;
            erased.applicants += gone.applicants;
            is_all &= gone.is_all;
        }
        if erased.applicants > 0 {
            self.inner.vault.compact_search().await?;
        }
        erased.entries = self.shorten_journal(up_to).await?;
        let is_first = !self.inner.is_folded.swap(true, Ordering::Relaxed);
        if erased.documents + erased.applicants > 0 {
            self.inner.fingerprints.forget();
        }
        let is_something = erased.documents + erased.applicants + erased.entries > 0;
        if is_something || is_first {
            // What a run before erased may stand in the log if the program ended on the way.
            self.inner.vault.fold().await?;
        }
        Ok((erased, is_all))
    }

    /// Whether the last answer of any provider agrees with this computer's clock.
    pub(super) fn is_clock_confirmed(&self) -> bool {
        let agrees =
            |health: Health| health.clock_offset_s.is_some() && health.clock_error().is_none();
        self.clocks().into_iter().any(agrees)
    }

    /// Moves the clock that erasing goes by, and notes which cases have ended by it; the clock, and
    /// the cases that hold something.
    async fn advance(&self, is_confirmed: bool) -> Result<(DateTime<Utc>, Vec<KeptCase>), Error> {
        let says = self.now();
        let (before, mut kept, documents) = self
            .inner
            .vault
            .walk(|tx| {
                Ok::<_, Error>((tx.erasing_clock()?, tx.kept_cases()?, tx.kept_documents()?))
            })
            .await?;
        let clock = believed(before, says, is_confirmed);
        let moved = |it: &KeptCase| match (it.is_final, it.ending.at) {
            (true, None) if is_confirmed => Some((it.case_id, Some(clock))),
            (false, Some(_)) => Some((it.case_id, None)),
            _ => None,
        };
        let mut endings: Vec<(CaseId, Option<DateTime<Utc>>)> = Vec::new();
        for case in &mut kept {
            if let Some((id, at)) = moved(case) {
                case.ending.at = at;
                endings.push((id, at));
            }
        }
        let is_new = |it: &&KeptDocument| is_confirmed && it.sent == Sent::Not(None);
        let unsent: Vec<_> = documents.iter().filter(is_new).map(|it| it.id).collect();
        if !endings.is_empty() || !unsent.is_empty() || clock - before >= WRITTEN_EVERY {
            self.inner
                .vault
                .cache(move |tx| {
                    tx.put_erasing_clock(clock)?;
                    endings.into_iter().try_for_each(|(id, at)| tx.put_ending(id, at))?;
                    unsent.into_iter().try_for_each(|id| tx.put_unsent(id, clock))
                })
                .await?;
        }
        Ok((clock, kept))
    }

    /// Cases of which something is over its time.
    async fn over_time(
        &self,
        now: DateTime<Utc>,
        kept: Vec<KeptCase>,
    ) -> Result<Vec<CaseId>, Error> {
        self.inner
            .vault
            .walk(move |tx| {
                let mut rules = HashMap::new();
                let mut documents: HashMap<CaseId, Vec<KeptDocument>> = HashMap::new();
                for document in tx.kept_documents()? {
                    documents.entry(document.case_id).or_default().push(document);
                }
                let mut over = Vec::new();
                for kept in kept {
                    let rule = match rules.entry(kept.connection_id) {
                        Entry::Occupied(known) => *known.get(),
                        Entry::Vacant(new) => *new.insert(tx.retention(kept.connection_id)?),
                    };
                    let own = documents.get(&kept.case_id).map_or(&[][..], Vec::as_slice);
                    let is_over =
                        own.iter().any(|it| rule.document(&kept.ending, it.sent).0.is_due(now))
                            || kept.has_words && rule.applicant(&kept.ending).is_due(now);
                    if is_over {
                        over.push(kept.case_id);
                    }
                }
                Ok(over)
            })
            .await
    }
}

/// What went of a case.
struct Gone {
    documents: u32,
    applicants: u32,
    /// Nothing has to be tried again that nobody will put on record.
    is_all: bool,
}

/// Erases what is over its time of one case; a hold that was set meanwhile counts.
fn erase(tx: &WriteTx<'_>, id: CaseId, now: DateTime<Utc>, is_free: bool) -> Result<Gone, Error> {
    let mut gone = Gone { documents: 0, applicants: 0, is_all: true };
    let Some(kept) = tx.kept_case(id)? else { return Ok(gone) };
    let rule = tx.retention(kept.connection_id)?;
    for document in tx.kept_documents_of(id)? {
        let (goes, under) = rule.document(&kept.ending, document.sent);
        if !goes.is_due(now) {
            continue;
        }
        if under == DocumentRule::Unsent {
            gone.is_all &= is_free;
            if !is_free || !unsent::take_back(tx, id, document.id)? {
                continue;
            }
        }
        let under = rule.document_rule(under);
        tx.erase_document(id, document.id, &under)?;
        tx.record(
            Fact::of_case(facts::DOCUMENT_ERASED, id)
                .with("document_id", document.id)
                .with("slot", &document.slot)
                .with("rule", under),
        );
        gone.documents += 1;
    }
    if kept.has_words && rule.applicant(&kept.ending).is_due(now) {
        let under = rule.applicant_rule();
        tx.erase_applicant(id, &under)?;
        tx.record(Fact::of_case(facts::APPLICANT_ERASED, id).with("rule", under));
        gone.applicants = 1;
    }
    Ok(gone)
}
