//! How a doubtful submission is cleared. docs/providers/connectfi.md, Lost answers.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use dossier_domain::{
    Kind, Receipt, Reconciled, RequirementKind, SlotName, SlotReport, SlotStatus, Snapshot,
};

use crate::connectfi::UNSEEN;

/// The slot is not in the list of documents.
const NOT_LISTED: &str = "none";

/// The status before a submit; the same and the codes asked for before a correction
/// (`WAITING_DATA:cardAttributes`); id and upload status of the slot before an upload
/// (`doc_1:false`).
pub(super) fn before(kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String> {
    match kind {
        Kind::Submit => Some(snapshot.provider_status.clone()),
        Kind::Correct => {
            let codes: Vec<String> = codes(snapshot).into_iter().collect();
            Some(format!("{}:{}", snapshot.provider_status, codes.join(",")))
        }
        Kind::Upload => {
            let report = report(snapshot, slot?);
            Some(match report.and_then(|report| report.reference.as_ref().zip(Some(report))) {
                Some((id, report)) => format!("{id}:{}", report.status == SlotStatus::Received),
                None => NOT_LISTED.to_owned(),
            })
        }
        Kind::Create | Kind::Answer => None,
    }
}

/// The codes of attributes that are asked for.
pub(super) fn codes(snapshot: &Snapshot) -> BTreeSet<String> {
    snapshot
        .requirements
        .iter()
        .filter(|requirement| requirement.kind == RequirementKind::Data)
        .flat_map(|requirement| &requirement.fields)
        .map(|field| field.name.split('.').next().unwrap_or_default().to_owned())
        .collect()
}

/// The codes in a word of [`before`].
pub(super) fn codes_before(before: &str) -> BTreeSet<String> {
    let (_, codes) = before.rsplit_once(':').unwrap_or_default();
    codes.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// The id of the slot's document in a word of [`before`].
pub(super) fn document_before(before: &str) -> Option<&str> {
    before.rsplit_once(':').map(|(id, _)| id)
}

pub(super) fn report<'a>(snapshot: &'a Snapshot, slot: &SlotName) -> Option<&'a SlotReport> {
    snapshot.slots.iter().find(|report| report.slot == *slot)
}

/// What the customer's KYC tells about a submission whose answer was lost.
pub(super) fn compare(
    kind: Kind,
    slot: Option<&SlotName>,
    before: Option<&str>,
    snapshot: &Snapshot,
    at: DateTime<Utc>,
) -> Reconciled {
    let accepted = |reference: Option<&str>| {
        Reconciled::Accepted(Receipt {
            at,
            provider_status: Some(snapshot.provider_status.clone()),
            reference: reference.map(str::to_owned),
            sha256: None,
            reconciled: true,
        })
    };
    let customer = Some(snapshot.external_id.as_str());
    let Some(before) = before else { return Reconciled::Unknown(UNSEEN) };
    match kind {
        Kind::Submit if snapshot.provider_status != before => accepted(customer),
        Kind::Correct => {
            let moved = !before.starts_with(&format!("{}:", snapshot.provider_status));
            let asked = codes(snapshot);
            let given = codes_before(before);
            if moved || (!given.is_empty() && given.is_disjoint(&asked)) {
                accepted(customer)
            } else {
                Reconciled::NotArrived
            }
        }
        Kind::Upload => upload(slot, before, snapshot, accepted),
        _ => Reconciled::NotArrived,
    }
}

/// A slot that was open and is filled now holds our file. One that was filled before tells
/// nothing; while files may be overwritten, sending ours again makes it the one that counts.
fn upload(
    slot: Option<&SlotName>,
    before: &str,
    snapshot: &Snapshot,
    accepted: impl Fn(Option<&str>) -> Reconciled,
) -> Reconciled {
    let report = slot.and_then(|slot| report(snapshot, slot));
    let filled = report.is_some_and(|report| report.status == SlotStatus::Received);
    let id = report.and_then(|report| report.reference.as_deref());
    match before.rsplit_once(':') {
        Some((_, "false")) if filled => accepted(id),
        Some((_, "true")) if filled && snapshot.stage.is_final() => Reconciled::Unknown(UNSEEN),
        Some((_, "true")) if filled => Reconciled::SafeToRepeat,
        _ => Reconciled::NotArrived,
    }
}
