//! Pictures that were seen before.

use std::sync::{Mutex, MutexGuard, PoisonError};

use dossier_domain::{CaseId, DocumentId, Fingerprint, SlotName, within};
use dossier_store::ReadTx;

use crate::{Desk, Error, desk::case_in};

/// The coarse bits of all pictures that are kept, in memory: reading a million of them from an
/// encrypted database takes a second, looking through them here less than one thousandth of that.
#[derive(Default)]
pub(crate) struct Fingerprints(Mutex<Option<Known>>);

#[derive(Default)]
struct Known {
    hashes: Vec<u64>,
    documents: Vec<DocumentId>,
}

impl Fingerprints {
    fn known(&self) -> MutexGuard<'_, Option<Known>> {
        // Every change is one push to each list; what is in one of them only is left out.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document was kept.
    pub(crate) fn add(&self, id: DocumentId, fingerprint: Fingerprint) {
        if let Some(known) = &mut *self.known() {
            known.hashes.push(fingerprint.coarse);
            known.documents.push(id);
        }
    }

    /// Some went; the rest is read again when it is asked for.
    pub(crate) fn forget(&self) {
        *self.known() = None;
    }

    /// Those whose coarse bits are near; none before all were read.
    fn near(&self, wanted: &[Fingerprint]) -> Option<Vec<DocumentId>> {
        let guard = self.known();
        let known = guard.as_ref()?;
        let near = within(wanted, &known.hashes, Fingerprint::RADIUS);
        Some(near.into_iter().filter_map(|at| known.documents.get(at).copied()).collect())
    }

    /// The documents that look like any of `wanted`.
    fn like(&self, tx: &ReadTx<'_>, wanted: &[Fingerprint]) -> Result<Vec<DocumentId>, Error> {
        let near = match self.near(wanted) {
            Some(near) => near,
            None => {
                // Not under the lock. What is kept meanwhile waits for the vault, which this has.
                let (documents, hashes) = tx.coarse_fingerprints()?.into_iter().unzip();
                *self.known() = Some(Known { hashes, documents });
                self.near(wanted).unwrap_or_default()
            }
        };
        let mut found = Vec::new();
        for id in near {
            let there = tx.fingerprint(id)?;
            if there.is_some_and(|there| wanted.iter().any(|it| it.is_same(&there))) {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// Where a picture was seen before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SeenBefore {
    /// Other slots of this case.
    pub(crate) slots: Vec<SlotName>,
    /// Other cases: of the same connection, or of connections of the same owner.
    pub(crate) cases: Vec<CaseId>,
}

impl Desk {
    /// Where the picture was attached before. Customers of different owners are never held against
    /// each other.
    pub(crate) async fn seen_before(
        &self,
        case_id: CaseId,
        slot: Option<SlotName>,
        wanted: Vec<Fingerprint>,
    ) -> Result<SeenBefore, Error> {
        if wanted.is_empty() {
            return Ok(SeenBefore::default());
        }
        let inner = self.inner.clone();
        self.inner
            .vault
            .read(move |tx| {
                let here = case_in(tx, case_id)?;
                let owner = |id| tx.connection(id).map(|found| found.and_then(|it| it.owner));
                let ours = owner(here.connection_id)?;
                let mut seen = SeenBefore::default();
                for id in inner.fingerprints.like(tx, &wanted)? {
                    let Some(document) = tx.document(id)? else { continue };
                    if document.erased_at.is_some() {
                        continue;
                    }
                    if document.case_id == case_id {
                        let other = slot.as_ref().is_some_and(|slot| *slot != document.slot);
                        if other && !seen.slots.contains(&document.slot) {
                            seen.slots.push(document.slot);
                        }
                        continue;
                    }
                    let there = case_in(tx, document.case_id)?.connection_id;
                    let comparable =
                        there == here.connection_id || (ours.is_some() && ours == owner(there)?);
                    if comparable && !seen.cases.contains(&document.case_id) {
                        seen.cases.push(document.case_id);
                    }
                }
                Ok::<_, Error>(seen)
            })
            .await
    }
}
