use std::{
    collections::{HashMap, hash_map::Entry},
    sync::atomic::Ordering,
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Act, Actor, CaseId, Fact, believed};
use dossier_providers::Health;
use dossier_store::{KeptCase, KeptDocument, WriteTx};
use serde::Serialize;

use crate::{Desk, Error, facts};

/// The clock that erasing goes by is written down this often.
const WRITTEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// What went in a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Erased {
    /// Documents.
    pub documents: u32,
    /// Cases whose applicant's data went.
    pub applicants: u32,
    /// The time up to which it was looked: later than this nothing goes until a provider's clock
    /// agrees with this computer's.
    pub up_to: DateTime<Utc>,
    /// Whether one does.
    pub clock_confirmed: bool,
}

impl Desk {
    /// Erases what is over its time. A clock that no provider has confirmed since this program
    /// started moves nothing; `confirmed` is a person's word for it.
    pub async fn erase_due(&self, confirmed: bool) -> Result<Erased, Error> {
        if confirmed {
            self.require(Act::Supervise)?;
        }
        let clock_confirmed = confirmed || self.is_clock_confirmed();
        let (up_to, kept) = self.advance(clock_confirmed).await?;
        let mut erased = Erased { documents: 0, applicants: 0, up_to, clock_confirmed };
        for id in self.over_time(up_to, kept).await? {
            let (documents, applicants) = self
                .inner
                .vault
                .write(Actor::Dossier, self.now(), move |tx| erase(tx, id, up_to))
                .await?;
            erased.documents += documents;
            erased.applicants += applicants;
        }
        if erased.applicants > 0 {
            self.inner.vault.compact_search().await?;
        }
        let is_first = !self.inner.is_folded.swap(true, Ordering::Relaxed);
        if erased.documents + erased.applicants > 0 {
            self.inner.fingerprints.forget();
            self.inner.vault.fold().await?;
        } else if is_first {
            // What a run before erased may stand in the log if the program ended on the way.
            self.inner.vault.fold().await?;
        }
        Ok(erased)
    }

    /// Whether the last answer of any provider agrees with this computer's clock.
    fn is_clock_confirmed(&self) -> bool {
        let agrees =
            |health: Health| health.clock_offset_s.is_some() && health.clock_error().is_none();
        self.clocks().into_iter().any(agrees)
    }

    /// Moves the clock that erasing goes by, and notes which cases have ended by it; the clock, and
    /// the cases that hold something.
    async fn advance(&self, is_confirmed: bool) -> Result<(DateTime<Utc>, Vec<KeptCase>), Error> {
        let says = self.now();
        let (before, mut kept) = self
            .inner
            .vault
            .read(|tx| Ok::<_, Error>((tx.erasing_clock()?, tx.kept_cases()?)))
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
        if !endings.is_empty() || clock - before >= WRITTEN_EVERY {
            self.inner
                .vault
                .cache(move |tx| {
                    tx.put_erasing_clock(clock)?;
                    endings.into_iter().try_for_each(|(id, at)| tx.put_ending(id, at))
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
            .read(move |tx| {
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
                        own.iter().any(|it| rule.document(&kept.ending, it.is_taken).is_due(now))
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

/// Erases what is over its time of one case; a hold that was set meanwhile counts.
fn erase(tx: &WriteTx<'_>, id: CaseId, now: DateTime<Utc>) -> Result<(u32, u32), Error> {
    let Some(kept) = tx.kept_case(id)? else { return Ok((0, 0)) };
    let rule = tx.retention(kept.connection_id)?;
    let mut documents = 0;
    for document in tx.kept_documents_of(id)? {
        if rule.document(&kept.ending, document.is_taken).is_due(now) {
            let under = rule.document_rule();
            tx.erase_document(id, document.id, &under)?;
            tx.record(
                Fact::of_case(facts::DOCUMENT_ERASED, id)
                    .with("document_id", document.id)
                    .with("slot", &document.slot)
                    .with("rule", under),
            );
            documents += 1;
        }
    }
    let has_gone = kept.has_words && rule.applicant(&kept.ending).is_due(now);
    if has_gone {
        let under = rule.applicant_rule();
        tx.erase_applicant(id, &under)?;
        tx.record(Fact::of_case(facts::APPLICANT_ERASED, id).with("rule", under));
    }
    Ok((documents, has_gone.into()))
}
