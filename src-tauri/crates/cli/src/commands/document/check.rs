use std::path::{Path, PathBuf};

use dossier_app::slot_rule;
use dossier_documents::{DocumentError, Inspection, Look, Worker, read_file};
use dossier_domain::{Edit, Finding, Severity, SlotRule};
use serde_json::{Value, json};

use super::{
    add_size,
    files::{Named, Row, each},
    size, tell,
};
use crate::{
    args::Place,
    fail::Failure,
    report::Report,
    table::facts,
    terminal::{Terminal, worker},
};

pub(super) async fn check(
    terminal: &Terminal,
    files: &[PathBuf],
    place: &Place,
) -> Result<Report, Failure> {
    let rule = slot_rule(place.provider, &place.slot)?;
    let worker = worker();
    let file = match Named::new(files)? {
        Named::One(file) => file,
        Named::Many(files) => {
            let look = |path: PathBuf| row(&worker, &rule, path);
            return each(terminal, "Looking at the files", files, look).await.map(|it| it.0);
        }
    };
    let found =
        terminal.progress("Looking at the file").during(look(&worker, &rule, &file)).await?;
    let mut lines = vec![("Type", found.media_type.clone()), ("Bytes", found.bytes.to_string())];
    if let Some(facts) = &found.facts {
        lines.insert(1, ("Size", size(facts)));
    }
    let (provider, slot) = (place.provider.display_name(), &place.slot);
    let verdict = if found.ok {
        format!("A file that fits {slot} at {provider} can be made of it.")
    } else {
        format!("This cannot be used for {slot} at {provider}.")
    };
    let text = format!("{verdict}\n{}\n{}", facts(&lines), tell(terminal.words(), &found.findings));
    Ok(Report::new(&as_json(&found), text))
}

async fn row(worker: &Worker, rule: &SlotRule, path: PathBuf) -> Result<Row, Failure> {
    let found = look(worker, rule, &path).await?;
    Ok(Row {
        ok: found.ok,
        cells: [
            found.media_type.clone(),
            found.facts.as_ref().map(size).unwrap_or_default(),
            said(&found.findings),
        ],
        json: as_json(&found),
    })
}

/// What to say of a file in one cell: errors and warnings.
pub(super) fn said(findings: &[Finding]) -> String {
    let worth = findings.iter().filter(|it| it.severity != Severity::Info);
    worth.map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ")
}

/// Inspects a file and looks at its picture.
async fn look(worker: &Worker, rule: &SlotRule, file: &Path) -> Result<Inspection, Failure> {
    let bytes = read_file(file)?;
    let edit = Edit::default();
    let (found, look) = tokio::join!(worker.inspect(&bytes, rule), worker.look(&bytes, &edit));
    let mut found = found?;
    found.findings.extend(quality(look)?);
    found.findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
    Ok(found)
}

/// The findings of a look; none of a file that cannot be shown, which the inspection tells.
pub(super) fn quality(look: Result<Look, DocumentError>) -> Result<Vec<Finding>, Failure> {
    match look {
        Ok(look) => Ok(look.findings),
        Err(error) if error.findings().is_empty() => Err(error.into()),
        Err(_) => Ok(Vec::new()),
    }
}

fn as_json(found: &Inspection) -> Value {
    let mut result = json!({
        "ok": found.ok,
        "media_type": found.media_type,
        "bytes": found.bytes,
        "sha256": found.sha256,
        "findings": found.findings,
    });
    if let Some(facts) = &found.facts {
        add_size(&mut result, facts);
    }
    result
}
