//! Taking what a provider says into the case.

use dossier_domain::{
    Applicant, Case, DuePolicy, Fact, Kind, Message, Requirement, RequirementKind, Sensitive,
    Snapshot, Stage, SubmissionState,
};
use dossier_providers::Rules;
use dossier_store::WriteTx;

use crate::{
    Error,
    evidence::evidence,
    facts, filled,
    policy::policy,
    search_words::search_words,
    snooze::{Woken, wake},
};

/// The case as it is now, and whether the provider said anything new.
pub(crate) struct Taken {
    pub(crate) case: Case,
    pub(crate) changed: bool,
}

/// Writes the snapshot into the case. Any status that was read is taken, also backwards; that
/// raises a notice. Nothing is written where nothing changed.
pub(crate) fn take(
    tx: &WriteTx<'_>,
    rules: &dyn Rules,
    before: &Case,
    snapshot: &Snapshot,
) -> Result<Taken, Error> {
    let mut case = before.clone();
    case.external_id = Some(snapshot.external_id.clone());
    case.provider_status = Some(snapshot.provider_status.clone());
    case.customer_id = snapshot.customer_id.clone().or(case.customer_id);
    case.deadline = snapshot.deadline;
    case.deadline_estimated = false;
    case.reasons = snapshot.reasons.clone();
    case.pages = snapshot.pages.clone();
    case.memory = snapshot.memory.clone().or(case.memory);
    case.slots = snapshot.slots.clone();
    case.met = met(before, &snapshot.requirements);
    case.requirements = snapshot.requirements.clone();
    case.provider_stage = snapshot.stage;
    // What went does not come back with a look at a case that is at its end.
    let is_erased = snapshot.stage.is_final() && tx.is_applicant_erased(case.id)?;
    if is_erased {
        (case.reasons, case.pages, case.memory) = (Vec::new(), Vec::new(), None);
    }
    let submissions = tx.submissions_of(case.id)?;
    case.stage = filled::stage(&case, &submissions, rules);
    case.open_stage = open_stage(&case);
    if case.deadline.is_none()
        && let Some(patience) = rules.patience(case.provider_stage)
    {
        let same = before.provider_stage == case.provider_stage && before.provider_status.is_some();
        case.deadline = Some(if same { before.stage_since } else { tx.now() } + patience);
        case.deadline_estimated = true;
    }
    let known = tx.applicant(case.id)?;
    // What was typed is complete; an echo fills in only for a case that was followed.
    let made_here = submissions.iter().any(|it| it.kind == Kind::Create);
    let echoed = snapshot.applicant.as_ref().filter(|_| !made_here && !is_erased);
    if let Some(applicant) = echoed {
        case.name = rules.applicant_name(applicant.expose()).map(Sensitive::new);
    }
    let new_echo = echoed
        .map(|echo| with_untold(echo, known.as_ref()))
        .filter(|applicant| known.as_ref() != Some(applicant));
    if case == *before && new_echo.is_none() {
        return Ok(Taken { case, changed: false });
    }
    // What was handed in before is answered now.
    case.answered = submissions
        .iter()
        .rfind(|it| it.state == SubmissionState::Accepted)
        .map(|it| it.id)
        .or(case.answered);
    case.stage = filled::stage(&case, &submissions, rules);
    case.open_stage = open_stage(&case);
    if case.stage != before.stage || before.provider_status.is_none() {
        case.stage_since = tx.now();
    }
    let named = match &new_echo {
        Some(applicant) => {
            Some(tx.put_applicant(case.id, applicant, &search_words(rules, applicant))?)
        }
        None => None,
    };
    let case = save(tx, &case)?;
    wake(tx, case.id, Woken::Provider)?;
    let mut fact = Fact::of_case(facts::SNAPSHOT_TAKEN, case.id)
        .with("provider_status", &snapshot.provider_status)
        .with("stage", case.stage.as_str());
    if let Some(named) = named {
        fact = fact.with("applicant", named);
    }
    tx.record(fact);
    if let Some(notice) = notice(before, &case, rules) {
        tx.record(
            Fact::of_case(facts::NOTICE_RAISED, case.id)
                .with("notice", notice.id)
                .with("from", before.provider_status.as_deref().unwrap_or("-"))
                .with("to", &snapshot.provider_status),
        );
    }
    Ok(Taken { case, changed: true })
}

/// The echo, and beside it the parts that no echo tells: what was corrected here and goes with a
/// later call.
fn with_untold(echo: &Applicant, known: Option<&Applicant>) -> Applicant {
    let mut whole = echo.expose().clone();
    let known = known.and_then(|known| known.expose().as_object());
    if let (Some(whole), Some(known)) = (whole.as_object_mut(), known) {
        for (part, value) in known {
            whole.entry(part).or_insert_with(|| value.clone());
        }
    }
    Applicant::new(whole)
}

/// Works out when the case is late.
pub(crate) fn settle(due: &DuePolicy, case: &mut Case) {
    let stage = case.open_stage.unwrap_or(case.stage);
    case.due_at = due.due_at(stage, case.stage_since, case.deadline);
}

/// Writes the case with its place in the queue, its stage worked out from the provider's half and
/// our receipts, when it is late by the policy that holds, and whether our recommendation still
/// rests on what is there. Returns it as it was written.
pub(crate) fn save(tx: &WriteTx<'_>, case: &Case) -> Result<Case, Error> {
    let submissions = tx.submissions_of(case.id)?;
    let rules = dossier_providers::rules(case.provider);
    let mut case = case.clone();
    let stage = filled::stage(&case, &submissions, rules);
    if stage != case.stage {
        case.stage = stage;
        case.stage_since = tx.now();
        case.open_stage = open_stage(&case);
    }
    settle(&policy(tx)?.policy.due(), &mut case);
    case.recommended = match tx.last_seen(case.id)? {
        Some(seen) => seen.changed(&evidence(tx, &case, &submissions, rules)?).is_empty(),
        None => false,
    };
    tx.put_case(&case, &filled::needs(&case, &submissions, rules))?;
    Ok(case)
}

/// Requirements that were open and no longer are stay visible as met, one of a kind.
fn met(before: &Case, open: &[Requirement]) -> Vec<Requirement> {
    let is_open = |kind: RequirementKind| open.iter().any(|requirement| requirement.kind == kind);
    let mut met: Vec<Requirement> = Vec::new();
    for requirement in before.requirements.iter().chain(&before.met) {
        let known = met.iter().any(|other| other.kind == requirement.kind);
        if !known && !is_open(requirement.kind) {
            met.push(requirement.clone());
        }
    }
    met
}

/// The stage in which an open requirement puts a case besides its own.
fn open_stage(case: &Case) -> Option<Stage> {
    let open = case.requirements.iter().find(|requirement| !requirement.optional)?;
    let stage = match open.kind {
        RequirementKind::Information => Stage::InformationRequested,
        RequirementKind::Data => Stage::DataNeeded,
        RequirementKind::Identity
        | RequirementKind::IdentificationNumber
        | RequirementKind::Address
        | RequirementKind::Other => Stage::DocumentsNeeded,
    };
    (stage != case.stage).then_some(stage)
}

/// A move that the contract does not describe.
fn notice(before: &Case, after: &Case, rules: &dyn Rules) -> Option<Message> {
    before.provider_status.as_ref()?;
    let unexpected = match (before.provider_stage, after.provider_stage) {
        (from, to) if from == to => false,
        (Stage::Approved | Stage::Rejected, _) => true,
        (from, Stage::NotSubmitted) => from != Stage::NotSubmitted,
        (Stage::ManualReview, Stage::DocumentsNeeded | Stage::ReadyToResubmit) => {
            !rules.asks_after_review()
        }
        _ => false,
    };
    unexpected.then(|| Message::new("notice-unexpected-move"))
}

/// The case as the provider was last seen to tell it.
pub(crate) fn as_snapshot(case: &Case) -> Snapshot {
    Snapshot {
        external_id: case.external_id.clone().unwrap_or_default(),
        provider_status: case.provider_status.clone().unwrap_or_default(),
        stage: case.provider_stage,
        requirements: case.requirements.clone(),
        slots: case.slots.clone(),
        deadline: case.deadline,
        customer_id: case.customer_id.clone(),
        applicant: None,
        reasons: case.reasons.clone(),
        pages: case.pages.clone(),
        memory: case.memory.clone(),
    }
}
