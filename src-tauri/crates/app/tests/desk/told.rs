//! What a step of a conformance table tells, in few words that hold nothing random.

use dossier_domain::{Problem, Receipt, Reconciled, SlotStatus, Snapshot};
use dossier_providers::{Error, Reason, Webhook};

pub fn result(result: Result<String, Error>) -> String {
    result.unwrap_or_else(|error| self::error(&error))
}

/// What kind of no it is, the provider's code where it stands in brackets behind its words, and the
/// fields that it names.
pub fn error(error: &Error) -> String {
    let told = match error {
        Error::Refused(refused) => {
            let code = refused.words.rsplit_once(" (").map(|(_, code)| code.trim_end_matches(')'));
            let fields: Vec<_> = refused.fields.iter().map(|it| it.path.as_str()).collect();
            let parts = [Some(refused.status.to_string()), code.map(str::to_owned)];
            let parts: Vec<_> = parts.into_iter().flatten().chain([fields.join(",")]).collect();
            format!("refused {}", parts.join(" ").trim_end())
        }
        Error::Credentials(door) => format!("credentials {door:?}"),
        Error::NotFound => "not found".to_owned(),
        Error::RateLimited { .. } => "wait".to_owned(),
        Error::Unavailable { reason: Reason::Server(status), .. } => format!("trouble {status}"),
        Error::Unavailable { .. } => "no answer".to_owned(),
        Error::Unintelligible { what, .. } => format!("unintelligible {what:?}"),
        Error::ClockWrong { .. } => "clock".to_owned(),
        Error::Setup(_) => "setup".to_owned(),
        Error::Input(problems) => self::problems(problems),
        Error::Unsupported => "unsupported".to_owned(),
        Error::ArrivedUnseen { reason } => format!("unseen {reason}"),
    };
    if error.doubtful() { format!("{told}, in doubt") } else { told }
}

/// The paths of problems.
pub fn problems(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return "fine".to_owned();
    }
    let paths: Vec<_> = problems.iter().map(|it| format!("{}:{}", it.path, it.code)).collect();
    paths.join(" ")
}

pub fn receipt(receipt: &Receipt) -> String {
    let words = ["taken"].into_iter().chain(receipt.provider_status.as_deref());
    let words: Vec<_> = words.chain(receipt.reconciled.then_some("after all")).collect();
    words.join(" ")
}

pub fn cleared(cleared: &Reconciled) -> String {
    match cleared {
        Reconciled::Accepted(receipt) => self::receipt(receipt),
        Reconciled::NotArrived => "not arrived".to_owned(),
        Reconciled::SafeToRepeat => "safe to repeat".to_owned(),
        Reconciled::Unknown(reason) => (*reason).to_owned(),
    }
}

/// Requirements by kind: alternatives divided by `|`, fields in brackets, a `?` where optional.
pub fn asked(snapshot: &Snapshot) -> String {
    let one = |it: &dossier_domain::Requirement| {
        let kind = serde_json::to_value(it.kind).unwrap_or_default();
        let sets = it
            .alternatives
            .iter()
            .map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"));
        let sets: Vec<_> = sets.collect();
        let fields: Vec<_> = it.fields.iter().map(|field| field.name.as_str()).collect();
        let fields =
            if fields.is_empty() { String::new() } else { format!("({})", fields.join(",")) };
        let optional = if it.optional { "?" } else { "" };
        format!("{}{optional}:{}{fields}", kind.as_str().unwrap_or_default(), sets.join("|"))
    };
    snapshot.requirements.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Slots with our reading and the provider's word.
pub fn slots(snapshot: &Snapshot) -> String {
    let one = |it: &dossier_domain::SlotReport| {
        let status = match it.status {
            SlotStatus::Open => "open",
            SlotStatus::Received => "received",
            SlotStatus::Refused => "refused",
        };
        format!("{}:{status}:{}", it.slot, it.word)
    };
    let mut slots: Vec<_> = snapshot.slots.iter().map(one).collect();
    slots.sort();
    slots.join(" ")
}

pub fn webhook(webhook: &Webhook, secret: bool) -> String {
    let active = if webhook.active { "active" } else { "idle" };
    let secret = if secret { " with a secret" } else { "" };
    format!("{} {active}{secret}", webhook.url)
}
