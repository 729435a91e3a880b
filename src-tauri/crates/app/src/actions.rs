//! What a person may do to a case now, and why not.

use dossier_domain::{Case, Kind, Message, SlotName, Stage, Submission, SubmissionState};
use dossier_providers::Rules;

use crate::{ActionView, filled};

pub(crate) const ACTIONS: [&str; 5] = ["submit", "start_again", "correct", "answer", "attach"];

/// Every action, with the reason where it is not available.
pub(crate) fn actions(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Vec<ActionView> {
    ACTIONS
        .into_iter()
        .map(|action| {
            let refused = match action {
                "submit" => submit(case, submissions, rules),
                "attach" => attach(case, rules),
                _ => Err(none(action, rules)),
            };
            ActionView { action, available: refused.is_ok(), reason: refused.err() }
        })
        .collect()
}

/// The provider has no such action.
pub(crate) fn none(action: &str, rules: &dyn Rules) -> Message {
    Message::new("reason-no-such-action")
        .with("provider", rules.provider().display_name())
        .with("action", action)
}

/// Whether the case can be submitted, at once or behind uploads that are on their way.
pub(crate) fn submit(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Result<(), Message> {
    let provider = rules.provider().display_name();
    let pending = submissions
        .iter()
        .any(|submission| submission.kind == Kind::Submit && !submission.state.is_final());
    if pending {
        return Err(Message::new("reason-submit-pending"));
    }
    let created = submissions.iter().rev().find(|submission| submission.kind == Kind::Create);
    if case.external_id.is_none() {
        return match created.map(|create| create.state) {
            Some(state) if state.is_owed() => Ok(()),
            _ => Err(Message::new("reason-not-created").with("provider", provider)),
        };
    }
    let Some(status) = case.provider_status.as_deref() else {
        return Err(Message::new("reason-not-read").with("provider", provider));
    };
    if rules.submit_statuses().contains(&status) {
        return Ok(());
    }
    if case.stage == Stage::DocumentsNeeded {
        let missing = filled::missing(case, submissions);
        if missing.is_empty() && !case.requirements.is_empty() {
            return Ok(());
        }
        return Err(missing_documents(&missing));
    }
    Err(Message::new("reason-status").with("provider", provider).with("status", status))
}

fn missing_documents(missing: &[SlotName]) -> Message {
    let slots: Vec<&str> = missing.iter().map(SlotName::as_str).collect();
    Message::new("reason-missing-documents").with("slots", slots.join(", "))
}

/// Whether any slot takes a file now.
fn attach(case: &Case, rules: &dyn Rules) -> Result<(), Message> {
    let status = case.provider_status.as_deref();
    if rules.slots().iter().any(|slot| rules.accepts_attach(status, slot)) {
        return Ok(());
    }
    Err(not_attachable(case, rules))
}

/// Why a slot takes no file now.
pub(crate) fn not_attachable(case: &Case, rules: &dyn Rules) -> Message {
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
