//! What a client says, in the few words of a table.

use dossier_domain::{
    Field, FieldKind, Problem, Reconciled, Requirement, RequirementKind, SlotReport, SlotStatus,
    Snapshot,
};
use dossier_providers::{Error, Sent};

use super::step::Outcome;

pub fn status(snapshot: &Snapshot) -> String {
    format!("{} {}", snapshot.provider_status, snapshot.stage.as_str())
}

pub fn result<T>(result: Result<T, Error>, words: impl FnOnce(T) -> String) -> Outcome {
    match result {
        Ok(value) => Outcome::Yes(words(value)),
        Err(error_) => Outcome::No(error(&error_)),
    }
}

pub fn problems(problems: &[Problem]) -> Outcome {
    if problems.is_empty() {
        return Outcome::Yes("fine".to_owned());
    }
    let word = |it: &Problem| {
        let mend = it.suggestion.as_ref().map(|mend| format!(" -> {mend}")).unwrap_or_default();
        format!("{} {}{mend}", it.path, it.code)
    };
    Outcome::No(problems.iter().map(word).collect::<Vec<_>>().join(", "))
}

pub fn error(error: &Error) -> String {
    match error {
        Error::Refused(refused) => format!("{} {}", refused.status, refused.words),
        Error::Credentials(door) => format!("not let in at {door:?}"),
        Error::NotFound => "unknown".to_owned(),
        Error::Unavailable { sent: Sent::Maybe, .. } => "lost".to_owned(),
        Error::Unavailable { sent: Sent::No, .. } => "away".to_owned(),
        Error::Unintelligible { what, .. } => format!("garbled: {what}"),
        Error::Input(found) => match problems(found) {
            Outcome::Yes(words) | Outcome::No(words) => format!("unsent: {words}"),
        },
        Error::Unsupported => "no such action".to_owned(),
        other => other.to_string(),
    }
}

pub fn reconciled(reconciled: &Reconciled) -> String {
    match reconciled {
        Reconciled::Accepted(_) => "accepted".to_owned(),
        Reconciled::NotArrived => "not arrived".to_owned(),
        Reconciled::SafeToRepeat => "safe to repeat".to_owned(),
        Reconciled::Unknown(reason) => (*reason).to_owned(),
    }
}

/// `Identity: PASSPORT or LICENSE/FRONT+LICENSE/BACK`.
pub fn requirements(requirements: &[Requirement]) -> String {
    let word = |it: &Requirement| {
        let set = |set: &Vec<_>| set.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
        let sets = it.alternatives.iter().map(set).collect::<Vec<_>>().join(" or ");
        let optional = if it.optional { " if wanted" } else { "" };
        match it.kind {
            RequirementKind::Data | RequirementKind::Information => {
                format!("{:?}{optional}: {} fields", it.kind, it.fields.len())
            }
            kind => format!("{kind:?}{optional}: {sets}"),
        }
    };
    requirements.iter().map(word).collect::<Vec<_>>().join("; ")
}

/// `proof_of_identity.PASSPORT.expiry_date date (EXPIRED)`.
pub fn field(field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::Text => "text",
        FieldKind::Date => "date",
        FieldKind::Choice => "choice",
        FieldKind::File => "file",
    };
    let reason = field.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{} {kind}{reason}", field.name)
}

/// `LICENSE/FRONT open`.
pub fn slot(report: &SlotReport) -> String {
    let state = match report.status {
        SlotStatus::Open => "open",
        SlotStatus::Received => "received",
        SlotStatus::Refused => "refused",
    };
    let reason = report.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{} {state}{reason}", report.slot)
}
