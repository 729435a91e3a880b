//! What a person may do to a case now, and why not.

use dossier_domain::{
    Attestation, AttestationKind, Case, Kind, Message, RequirementKind, SlotName, Submission,
    SubmissionState,
};
use dossier_providers::{Action, Rules, Takes};

use crate::{ActionView, filled};

const ATTACH: &str = "attach";

/// Every action, with the reason where it is not available.
pub(crate) fn actions(
    case: &Case,
    submissions: &[Submission],
    attested: &[Attestation],
    rules: &dyn Rules,
) -> Vec<ActionView> {
    let view = |action, refused: Result<(), Message>| ActionView {
        action,
        available: refused.is_ok(),
        reason: refused.err(),
    };
    let moves = Action::ALL
        .into_iter()
        .map(|action| view(action.as_str(), available(action, case, submissions, attested, rules)));
    moves.chain([view(ATTACH, attach(case, rules))]).collect()
}

/// Whether an action is possible, at once or behind what is on its way.
pub(crate) fn available(
    action: Action,
    case: &Case,
    submissions: &[Submission],
    attested: &[Attestation],
    rules: &dyn Rules,
) -> Result<(), Message> {
    let provider = rules.provider().display_name();
    let status = case.provider_status.as_deref();
    let takes = rules.takes(action, status);
    if takes == Takes::Never {
        return Err(Message::new("reason-no-such-action")
            .with("provider", provider)
            .with("action", action.as_str()));
    }
    let pending = submissions.iter().any(|it| it.kind == action.kind() && !it.state.is_final());
    if pending {
        return Err(Message::new(match action.kind() {
            Kind::Correct => "reason-correct-pending",
            Kind::Answer => "reason-answer-pending",
            Kind::Create | Kind::Upload | Kind::Submit => "reason-submit-pending",
        }));
    }
    if case.external_id.is_none() {
        let created = submissions.iter().rev().find(|it| it.kind == Kind::Create);
        let owed = created.is_some_and(|create| create.state.is_owed());
        return if owed && action == Action::Submit && rules.submit_attestations().is_empty() {
            Ok(())
        } else {
            Err(Message::new("reason-not-created").with("provider", provider))
        };
    }
    let Some(status) = status else {
        return Err(Message::new("reason-not-read").with("provider", provider));
    };
    match takes {
        Takes::Yes => {}
        Takes::WhenFilled => filled_enough(case, submissions, rules)?,
        Takes::WhenCorrected if corrected(submissions) => {}
        Takes::WhenCorrected => {
            return Err(Message::new("reason-correct-first").with("provider", provider));
        }
        Takes::WhenAsked if asked(action, case) => {}
        Takes::WhenAsked => {
            return Err(Message::new("reason-nothing-asked")
                .with("provider", provider)
                .with("action", action.as_str()));
        }
        Takes::NotNow | Takes::Never => {
            return Err(Message::new("reason-status")
                .with("provider", provider)
                .with("status", status)
                .with("action", action.as_str()));
        }
    }
    if action.kind() == Kind::Submit {
        attested_for(rules.submit_attestations(), attested, provider)?;
    }
    Ok(())
}

/// Whether everything that has to be attested is on record.
pub(crate) fn attested_for(
    wanted: &[AttestationKind],
    attested: &[Attestation],
    provider: &str,
) -> Result<(), Message> {
    let lacking: Vec<&str> = wanted
        .iter()
        .filter(|kind| !attested.iter().any(|it| it.kind == **kind))
        .map(|kind| kind.as_str())
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    Err(Message::new("reason-not-attested")
        .with("provider", provider)
        .with("lacking", lacking.join(", ")))
}

fn filled_enough(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Result<(), Message> {
    let missing = filled::missing(case, submissions, rules);
    if missing.is_empty() && filled::asks_for_documents(case) {
        return Ok(());
    }
    let slots: Vec<&str> = missing.iter().map(SlotName::as_str).collect();
    Err(Message::new("reason-missing-documents").with("slots", slots.join(", ")))
}

/// Whether a correction was made after the last submit, or is on its way.
fn corrected(submissions: &[Submission]) -> bool {
    let counts = |state: SubmissionState| {
        state == SubmissionState::Accepted || state.is_owed() || state == SubmissionState::Held
    };
    submissions
        .iter()
        .rev()
        .take_while(|it| !(it.kind == Kind::Submit && it.state == SubmissionState::Accepted))
        .any(|it| it.kind == Kind::Correct && counts(it.state))
}

fn asked(action: Action, case: &Case) -> bool {
    let wanted = match action {
        Action::Answer => RequirementKind::Information,
        Action::Submit | Action::StartAgain | Action::Correct => RequirementKind::Data,
    };
    case.requirements.iter().any(|it| it.kind == wanted && !it.fields.is_empty())
}

/// Whether any slot takes a file now.
fn attach(case: &Case, rules: &dyn Rules) -> Result<(), Message> {
    if rules.slots().iter().any(|slot| takes_file(case, rules, slot)) {
        return Ok(());
    }
    Err(not_attachable(case, rules))
}

/// Why no slot ever takes a file, where the provider takes documents on its own pages only.
pub(crate) fn hosted(rules: &dyn Rules) -> Option<Message> {
    let message = || {
        Message::new("reason-hosted-documents").with("provider", rules.provider().display_name())
    };
    rules.slots().iter().all(|slot| rules.slot_rule(slot).is_none()).then(message)
}

/// Whether the slot takes a file now.
pub(crate) fn takes_file(case: &Case, rules: &dyn Rules, slot: &SlotName) -> bool {
    rules.accepts_attach(case.provider_status.as_deref(), slot)
        && (!rules.lists_slots() || is_listed(case, slot))
}

fn is_listed(case: &Case, slot: &SlotName) -> bool {
    case.slots.iter().any(|report| report.slot == *slot)
}

/// Why a slot takes no file now.
pub(crate) fn not_attachable(case: &Case, rules: &dyn Rules) -> Message {
    if let Some(message) = hosted(rules) {
        return message;
    }
    let status = case.provider_status.as_deref();
    let listed: Vec<&str> = case.slots.iter().map(|report| report.slot.as_str()).collect();
    let any = rules.slots().iter().any(|slot| rules.accepts_attach(status, slot));
    if any && rules.lists_slots() && !listed.is_empty() {
        return Message::new("reason-slot-not-listed")
            .with("provider", rules.provider().display_name())
            .with("slots", listed.join(", "));
    }
    Message::new("reason-attach-status")
        .with("provider", rules.provider().display_name())
        .with("status", case.provider_status.as_deref().unwrap_or("-"))
}

/// Whether a submission can be taken back, or why not.
pub(crate) fn withdraw(submission: &Submission) -> Result<(), Message> {
    if submission.state.may_become(SubmissionState::Withdrawn) {
        return Ok(());
    }
    Err(Message::new("reason-not-withdrawable").with("state", submission.state.as_str()))
}
