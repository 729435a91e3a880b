//! The files that a submit or an answer links.

use dossier_domain::{
    Applicant, Case, Kind, RequirementKind, SlotName, Submission, SubmissionState,
};
use dossier_providers::{Rules, UploadedFile};
use dossier_store::ReadTx;
use serde_json::{Map, Value};

use crate::{Error, filled};

/// The newest file of each slot that is uploaded, or on its way, and not linked yet. One that is
/// on its way has no reference.
pub(crate) fn files(
    tx: &ReadTx<'_>,
    case: &Case,
    rules: &dyn Rules,
    kind: Kind,
) -> Result<Vec<UploadedFile>, Error> {
    let submissions = tx.submissions_of(case.id)?;
    let mut newest: Vec<&Submission> = Vec::new();
    for upload in filled::round(case, &submissions, rules) {
        let counts = upload.kind == Kind::Upload
            && !matches!(upload.state, SubmissionState::Refused | SubmissionState::Withdrawn);
        if counts && upload.slot.as_ref().is_some_and(|slot| is_for(kind, case, slot)) {
            newest.retain(|other| other.slot != upload.slot);
            newest.push(upload);
        }
    }
    if kind == Kind::Submit {
        keep_one_set(case, &mut newest);
    }
    newest
        .into_iter()
        .filter_map(|upload| Some((upload.slot.clone()?, upload.receipt.as_ref())))
        .map(|(slot, receipt)| {
            let document_type = rules.details(&slot).document_type;
            let details = tx.document_details(case.id, &document_type)?;
            Ok(UploadedFile {
                reference: receipt.and_then(|it| it.reference.clone()).unwrap_or_default(),
                details: Applicant::new(details.unwrap_or_else(|| Value::from(Map::new()))),
                slot,
            })
        })
        .collect()
}

/// Of the sets that satisfy a requirement only one is linked: the one with the newest file. A
/// person who first gave a passport and then both sides of a licence means the licence.
fn keep_one_set(case: &Case, uploads: &mut Vec<&Submission>) {
    for requirement in &case.requirements {
        let place = |slot: &SlotName| uploads.iter().position(|it| it.slot.as_ref() == Some(slot));
        let complete = requirement
            .alternatives
            .iter()
            .filter(|set| set.iter().all(|slot| place(slot).is_some()))
            .max_by_key(|set| {
                // Slots that every set wants tell nothing.
                let own = |slot: &&SlotName| {
                    !requirement.alternatives.iter().all(|other| other.contains(slot))
                };
                (set.iter().filter(own).filter_map(place).max(), set.len())
            });
        if let Some(chosen) = complete.cloned() {
            let others = requirement.slots();
            uploads.retain(|it| {
                it.slot.as_ref().is_none_or(|slot| chosen.contains(slot) || !others.contains(slot))
            });
        }
    }
}

/// Files for the fields of a request for information go with the answer, all others with submit.
fn is_for(kind: Kind, case: &Case, slot: &SlotName) -> bool {
    let is_field = case
        .requirements
        .iter()
        .filter(|it| it.kind == RequirementKind::Information)
        .any(|it| it.fields.iter().any(|field| field.name == slot.as_str()));
    is_field == (kind == Kind::Answer)
}
