//! What a case's slots hold, from the provider's word and from our own submissions together.

use std::collections::BTreeSet;

use dossier_domain::{
    Case, Kind, Need, Requirement, RequirementKind, SlotName, SlotStatus, Stage, Submission,
    SubmissionState,
};
use dossier_providers::{Action, Rules, Takes};

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

/// The submissions that count for what is asked now. Where submit links the files, those of an
/// earlier round are used up once the provider said something new after it.
pub(crate) fn round<'a>(
    case: &Case,
    submissions: &'a [Submission],
    rules: &dyn Rules,
) -> &'a [Submission] {
    if !rules.links_on_submit() {
        return submissions;
    }
    let answered = submissions.len() - since_news(case, submissions).len();
    let is_done =
        |it: &Submission| it.kind == Kind::Submit && it.state == SubmissionState::Accepted;
    let start = submissions[..answered].iter().rposition(is_done).map_or(0, |at| at + 1);
    &submissions[start..]
}

/// What was caused after the last thing that the provider answered with news.
fn since_news<'a>(case: &Case, submissions: &'a [Submission]) -> &'a [Submission] {
    let last = case.answered.and_then(|id| submissions.iter().rposition(|it| it.id == id));
    &submissions[last.map_or(0, |at| at + 1)..]
}

/// Whether a submit was taken and the provider has said nothing new since.
fn handed_in(case: &Case, submissions: &[Submission], rules: &dyn Rules) -> bool {
    rules.links_on_submit() && accepted(since_news(case, submissions), Kind::Submit)
}

fn accepted(submissions: &[Submission], kind: Kind) -> bool {
    submissions.iter().any(|it| it.kind == kind && it.state == SubmissionState::Accepted)
}

/// The case's stage: the provider's half, and what our receipts make of it where files are linked
/// by a later call.
pub(crate) fn stage(case: &Case, submissions: &[Submission], rules: &dyn Rules) -> Stage {
    if !rules.links_on_submit()
        || case.provider_stage != Stage::DocumentsNeeded
        || !asks_for_documents(case)
    {
        return case.provider_stage;
    }
    if handed_in(case, submissions, rules) {
        return Stage::InProgress;
    }
    let received = slots_in(case, submissions, rules, &[SlotState::Accepted]);
    if !lacking(case, &received).is_empty() {
        return case.provider_stage;
    }
    if accepted(submissions, Kind::Submit) { Stage::ReadyToResubmit } else { Stage::NotSubmitted }
}

/// Whether a document requirement is open.
pub(crate) fn asks_for_documents(case: &Case) -> bool {
    case.requirements.iter().any(|it| !it.alternatives.is_empty())
}

/// Our newest upload for the slot counts while it is on its way; then the provider's word; then
/// what became of the upload. Where submit links the files and none are asked for, those of the
/// rounds before are what the provider has.
pub(crate) fn slot_state(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
    slot: &SlotName,
) -> SlotState {
    let collects = rules.links_on_submit() && asks_for_documents(case);
    let counted = if collects { round(case, submissions, rules) } else { submissions };
    let newest = counted.iter().rev().find(|submission| {
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
        // What is not linked yet, the provider does not tell.
        (Some(ours), _) if collects => ours,
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
    rules: &dyn Rules,
    states: &[SlotState],
) -> BTreeSet<SlotName> {
    let uploads = submissions.iter().filter_map(|submission| submission.slot.clone());
    case.requirements
        .iter()
        .chain(&case.met)
        .flat_map(|requirement| requirement.slots())
        .chain(case.slots.iter().map(|report| report.slot.clone()))
        .chain(uploads)
        .filter(|slot| states.contains(&slot_state(case, submissions, rules, slot)))
        .collect()
}

/// Slots that need nothing more from a person.
pub(crate) fn cared_for(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> BTreeSet<SlotName> {
    slots_in(case, submissions, rules, &[SlotState::Queued, SlotState::Accepted])
}

/// What the open requirements still lack.
pub(crate) fn missing(case: &Case, submissions: &[Submission], rules: &dyn Rules) -> Vec<SlotName> {
    lacking(case, &cared_for(case, submissions, rules))
}

/// Every slot in which a file could help: those of all alternatives of what is still lacking.
pub(crate) fn open_slots(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Vec<SlotName> {
    let filled = cared_for(case, submissions, rules);
    let mut open = Vec::new();
    for requirement in case.requirements.iter().filter(|it| !it.missing(&filled).is_empty()) {
        for slot in requirement.alternatives.iter().flatten() {
            if !filled.contains(slot) && !open.contains(slot) {
                open.push(slot.clone());
            }
        }
    }
    open
}

fn lacking(case: &Case, filled: &BTreeSet<SlotName>) -> Vec<SlotName> {
    let mut missing = Vec::new();
    for requirement in case.requirements.iter().filter(|requirement| !requirement.optional) {
        for slot in requirement.missing(filled) {
            if !missing.contains(&slot) {
                missing.push(slot);
            }
        }
    }
    missing
}

/// Whether there is a form to answer, answered or not.
fn asks_by_fields(case: &Case) -> bool {
    let form = |it: &Requirement| it.kind == RequirementKind::Information && !it.fields.is_empty();
    case.requirements.iter().any(form)
}

/// What the case waits for from us.
pub(crate) fn needs(case: &Case, submissions: &[Submission], rules: &dyn Rules) -> Vec<Need> {
    let mut needs: Vec<Need> = if case.stage.is_final() && case.open_stage.is_none() {
        Vec::new()
    } else {
        missing(case, submissions, rules).into_iter().map(Need::Document).collect()
    };
    let settled = |kind: Kind| {
        accepted(since_news(case, submissions), kind)
            || submissions.iter().any(|it| it.kind == kind && !it.state.is_final())
    };
    for requirement in case.requirements.iter().filter(|requirement| !requirement.optional) {
        let answered = match requirement.kind {
            RequirementKind::Data => settled(Kind::Correct),
            _ => settled(Kind::Answer),
        };
        if answered {
            continue;
        }
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
        Stage::NotSubmitted | Stage::ReadyToResubmit if !on_its_way => {
            let again = rules.takes(Action::StartAgain, case.provider_status.as_deref());
            needs.push(if again == Takes::Yes { Need::StartAgain } else { Need::Submit });
        }
        Stage::ManualReview if !case.recommended => needs.push(Need::Recommend),
        Stage::Unmapped => needs.push(Need::Look),
        // Asked in another way than through fields: a person has to find out.
        Stage::InformationRequested if needs.is_empty() && !asks_by_fields(case) => {
            needs.push(Need::Look);
        }
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
