//! What a case's slots hold, from the provider's word and from our own submissions together.

use std::collections::BTreeSet;

use dossier_domain::{
    Case, Kind, Need, RequirementKind, SlotName, SlotStatus, Stage, Submission, SubmissionState,
};

/// Where a slot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SlotState {
    Open,
    Queued,
    Accepted,
    Refused,
}

impl SlotState {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Queued => "queued",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }
}

/// Our newest upload for the slot counts while it is on its way; then the provider's word; then
/// what became of the upload.
pub(crate) fn slot_state(case: &Case, submissions: &[Submission], slot: &SlotName) -> SlotState {
    let newest = submissions.iter().rev().find(|submission| {
        submission.kind == Kind::Upload
            && submission.slot.as_ref() == Some(slot)
            && submission.state != SubmissionState::Withdrawn
    });
    let ours = newest.map(|submission| match submission.state {
        SubmissionState::Accepted => SlotState::Accepted,
        SubmissionState::Refused => SlotState::Refused,
        SubmissionState::Held
        | SubmissionState::Queued
        | SubmissionState::Sending
        | SubmissionState::Uncertain
        | SubmissionState::Parked
        | SubmissionState::Withdrawn => SlotState::Queued,
    });
    let theirs = case.slots.iter().find(|report| &report.slot == slot).map(|report| report.status);
    match (ours, theirs) {
        (Some(SlotState::Queued), _) => SlotState::Queued,
        (_, Some(SlotStatus::Received)) => SlotState::Accepted,
        (_, Some(SlotStatus::Refused)) | (Some(SlotState::Refused), Some(SlotStatus::Open)) => {
            SlotState::Refused
        }
        (_, Some(SlotStatus::Open)) | (None, None) => SlotState::Open,
        (Some(ours), None) => ours,
    }
}

/// Slots in one of `states`, among those that a requirement or a report names.
pub(crate) fn slots_in(
    case: &Case,
    submissions: &[Submission],
    states: &[SlotState],
) -> BTreeSet<SlotName> {
    let uploads = submissions.iter().filter_map(|submission| submission.slot.clone());
    case.requirements
        .iter()
        .chain(&case.met)
        .flat_map(|requirement| requirement.slots())
        .chain(case.slots.iter().map(|report| report.slot.clone()))
        .chain(uploads)
        .filter(|slot| states.contains(&slot_state(case, submissions, slot)))
        .collect()
}

/// Slots that need nothing more from a person.
pub(crate) fn cared_for(case: &Case, submissions: &[Submission]) -> BTreeSet<SlotName> {
    slots_in(case, submissions, &[SlotState::Queued, SlotState::Accepted])
}

/// What the open requirements still lack.
pub(crate) fn missing(case: &Case, submissions: &[Submission]) -> Vec<SlotName> {
    let cared_for = cared_for(case, submissions);
    let mut missing = Vec::new();
    for requirement in case.requirements.iter().filter(|requirement| !requirement.optional) {
        for slot in requirement.missing(&cared_for) {
            if !missing.contains(&slot) {
                missing.push(slot);
            }
        }
    }
    missing
}

/// What the case waits for from us.
pub(crate) fn needs(case: &Case, submissions: &[Submission]) -> Vec<Need> {
    let mut needs: Vec<Need> = if case.stage.is_final() && case.open_stage.is_none() {
        Vec::new()
    } else {
        missing(case, submissions).into_iter().map(Need::Document).collect()
    };
    for requirement in &case.requirements {
        for field in &requirement.fields {
            match requirement.kind {
                RequirementKind::Data => needs.push(Need::Correct(field.name.clone())),
                RequirementKind::Information => needs.push(Need::Answer(field.name.clone())),
                RequirementKind::Identity
                | RequirementKind::IdentificationNumber
                | RequirementKind::Address
                | RequirementKind::Other => {}
            }
        }
    }
    let on_its_way = submissions.iter().any(|submission| {
        matches!(submission.kind, Kind::Submit | Kind::Create) && !submission.state.is_final()
    });
    match case.stage {
        Stage::NotSubmitted | Stage::ReadyToResubmit if !on_its_way => needs.push(Need::Submit),
        Stage::ManualReview if !case.recommended => needs.push(Need::Recommend),
        Stage::Unmapped => needs.push(Need::Look),
        Stage::NotSubmitted
        | Stage::ReadyToResubmit
        | Stage::ManualReview
        | Stage::InProgress
        | Stage::DocumentsNeeded
        | Stage::DataNeeded
        | Stage::InformationRequested
        | Stage::Approved
        | Stage::Rejected => {}
    }
    let stuck = submissions.iter().any(|submission| submission.state == SubmissionState::Parked);
    if stuck && !needs.contains(&Need::Look) {
        needs.push(Need::Look);
    }
    needs
}
