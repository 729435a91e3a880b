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

/// Files for the fields of a request for information go with the answer, all others with submit.
fn is_for(kind: Kind, case: &Case, slot: &SlotName) -> bool {
    let is_field = case
        .requirements
        .iter()
        .filter(|it| it.kind == RequirementKind::Information)
        .any(|it| it.fields.iter().any(|field| field.name == slot.as_str()));
    is_field == (kind == Kind::Answer)
}
