//! Kept documents held against their case as it is now.

use std::collections::BTreeMap;

use dossier_domain::{
    CaseId, Comparison, Document, DocumentId, Fingerprint, Reading, SlotName, compare,
};
use serde_json::Value;

use crate::{
    Desk, Doubt, Elsewhere, Error,
    desk::case_in,
    recognise::{claimed, doubts},
    sight::Sight,
};

/// What was read on the document of a slot, beside what is known of the customer.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The document.
    pub document_id: DocumentId,
    /// Its slot.
    pub slot: SlotName,
    /// Its fields held against the applicant's; empty where nothing was read on it.
    pub comparisons: Vec<Comparison>,
    /// Why it may be of another person.
    pub doubts: Vec<Doubt>,
    /// Other cases that have the same picture; of very many the first.
    pub elsewhere: Vec<Elsewhere>,
}

/// A document with what tells of it.
struct Known {
    document: Document,
    reading: Reading,
    fingerprint: Option<Fingerprint>,
    number: Option<String>,
}

impl Desk {
    /// The last document of each slot of a case, except erased ones, with what was read on it when
    /// it was attached held against what the applicant's data say now. Shows what the role is
    /// shown.
    pub async fn compared(&self, case_id: CaseId) -> Result<Vec<Compared>, Error> {
        let sight = self.sight();
        let known = self.inner.vault.read(move |tx| {
            let case = case_in(tx, case_id)?;
            let rules = dossier_providers::rules(case.provider);
            let kept = tx.documents(case_id)?.into_iter().filter(|it| it.erased_at.is_none());
            let last: BTreeMap<SlotName, Document> = kept.map(|it| (it.slot.clone(), it)).collect();
            let known = last.into_values().map(|document| {
                let of = rules.details(&document.slot).document_type;
                let number = tx.document_details(case_id, &of)?;
                let number =
                    number.as_ref().and_then(|it| it.get("number")).and_then(Value::as_str);
                Ok(Known {
                    reading: tx.document_reading(document.id)?.unwrap_or_default(),
                    fingerprint: tx.fingerprint(document.id)?,
                    number: number.map(str::to_owned),
                    document,
                })
            });
            let known = known.collect::<Result<Vec<_>, Error>>()?;
            Ok::<_, Error>((case, tx.applicant(case_id)?, known))
        });
        let (case, applicant, known) = known.await?;
        let mut found = Vec::new();
        for Known { document, reading, fingerprint, number } in known {
            let wanted = fingerprint.into_iter().collect();
            let slot = document.slot;
            let seen = self.seen_before(case_id, Some(slot.clone()), wanted).await?;
            let comparisons =
                compare(&reading, &claimed(&case, applicant.as_ref(), number.as_deref()));
            let doubts = doubts(&comparisons, &seen);
            let mut elsewhere = self.elsewhere(&seen).await?;
            if sight == Sight::Shared {
                elsewhere.iter_mut().for_each(|it| it.name = None);
            }
            found.push(Compared {
                document_id: document.id,
                slot,
                comparisons: comparisons.into_iter().map(|it| sight.comparison(it)).collect(),
                doubts,
                elsewhere,
            });
        }
        Ok(found)
    }
}
