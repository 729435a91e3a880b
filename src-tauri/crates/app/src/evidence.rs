//! What a recommendation rests on.

use dossier_domain::{Case, Evidence, EvidencePart, Submission};
use dossier_providers::Rules;
use dossier_store::ReadTx;
use serde_json::{Value, json};

use crate::{Error, filled};

/// The evidence of a case as it is now. An upload on its way counts as what it brings: delivering
/// it is no news.
pub(crate) fn evidence(
    tx: &ReadTx<'_>,
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Result<Evidence, Error> {
    let applicant = tx.applicant(case.id)?.map(|it| it.expose().clone()).unwrap_or_default();
    let slots: Vec<Value> = case
        .slots
        .iter()
        .filter(|it| it.reason.is_some())
        .map(|it| json!([it.slot, it.reason]))
        .collect();
    let mut checks: Vec<String> = tx.checks(case.id)?.into_iter().map(|it| it.item).collect();
    checks.sort();
    Ok(Evidence::default()
        .with(EvidencePart::Applicant, &applicant)
        .with(EvidencePart::Documents, &documents(tx, case, rules)?)
        .with(EvidencePart::Requirements, &lacking(case, submissions, rules))
        .with(EvidencePart::Provider, &json!([case.reasons, slots]))
        .with(EvidencePart::Checklist, &json!(checks)))
}

fn documents(tx: &ReadTx<'_>, case: &Case, rules: &dyn Rules) -> Result<Value, Error> {
    let documents = tx.documents(case.id)?;
    let seen = documents.iter().map(|it| {
        let findings: Vec<_> = it.findings.iter().map(|it| (&it.code, it.severity)).collect();
        let given = tx.document_details(case.id, &rules.details(&it.slot).document_type)?;
        Ok(json!([it.id, it.slot, it.source.sha256, it.prepared.sha256, findings, given]))
    });
    seen.collect::<Result<_, Error>>().map(Value::Array)
}

/// What is still missing or asked for; what is met or on its way is no longer.
fn lacking(case: &Case, submissions: &[Submission], rules: &dyn Rules) -> Value {
    let cared_for = filled::cared_for(case, submissions, rules);
    let open = case.requirements.iter().filter_map(|it| {
        let missing = it.missing(&cared_for);
        let open = !missing.is_empty() || !it.fields.is_empty();
        open.then(|| json!([it.kind, it.optional, missing, it.fields]))
    });
    open.collect()
}
