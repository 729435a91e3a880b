use serde_json::{Value, json};

use crate::CaseView;

/// What of a case tells nobody who it is about: ids, codes, times, digests. Everything that is not
/// in this list is left out, so that what is added to a case later is too.
const TOLD: [&str; 15] = [
    "case_id",
    "external_id",
    "stage",
    "provider_status",
    "provider",
    "connection_id",
    "environment",
    "due_at",
    "needs",
    "deadline",
    "deadline_estimated",
    "checks",
    "attestations",
    "requirements",
    "slots",
];

/// Texts within them, which a provider or a person wrote.
const WORDS: [&str; 6] = ["how", "reason", "link", "reviewer", "fields", "details"];

/// A case as programs read it, its numbers masked to the last four.
pub(super) fn case(view: &CaseView, redacted: bool) -> Value {
    let mut case = json!(view);
    if let (true, Some(fields)) = (redacted, case.as_object_mut()) {
        fields.retain(|name, _| TOLD.contains(&name.as_str()));
        fields.values_mut().for_each(silence);
        if let Some(decision) = &view.recommendation {
            let (what, reasons) = (decision.recommendation, &decision.reasons);
            let told = json!({"recommendation": what, "reasons": reasons, "at": decision.at});
            fields.insert("recommendation".to_owned(), told);
        }
    }
    case
}

fn silence(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !WORDS.contains(&name.as_str()));
            fields.values_mut().for_each(silence);
        }
        Value::Array(items) => items.iter_mut().for_each(silence),
        _ => {}
    }
}
