use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::Path,
};

use dossier_app::{Attached, DocumentDetails, Error, slot_rule};
use dossier_documents::{Inspection, Prepared, read_file};
use dossier_domain::{DocumentFacts, ErrorCode, Finding, Message, Operation, SlotName};
use dossier_words::{Words, visible};
use serde_json::{Value, json};

use crate::{
    args::{Attach, DocumentCommand, Place},
    fail::Failure,
    report::Report,
    table::facts,
    terminal::{Terminal, worker},
};

pub(super) async fn run(terminal: &Terminal, command: DocumentCommand) -> Result<Report, Failure> {
    match command {
        DocumentCommand::Check { file, place } => check(terminal, &file, &place).await,
        DocumentCommand::Prepare { file, place, out } => {
            prepare(terminal, &file, &place, &out).await
        }
        DocumentCommand::Attach(attach) => self::attach(terminal, attach).await,
    }
}

async fn check(terminal: &Terminal, file: &Path, place: &Place) -> Result<Report, Failure> {
    let rule = slot_rule(place.provider, &place.slot)?;
    let bytes = read_file(file)?;
    let worker = worker();
    let inspecting = worker.inspect(&bytes, &rule);
    let found: Inspection = terminal.progress("Looking at the file").during(inspecting).await?;
    let mut result = json!({
        "ok": found.ok,
        "media_type": found.media_type,
        "bytes": found.bytes,
        "sha256": found.sha256,
        "findings": found.findings,
    });
    let mut lines = vec![("Type", found.media_type.clone()), ("Bytes", found.bytes.to_string())];
    if let Some(facts) = &found.facts {
        add_size(&mut result, facts);
        lines.insert(1, ("Size", size(facts)));
    }
    let (provider, slot) = (place.provider.display_name(), &place.slot);
    let verdict = if found.ok {
        format!("A file that fits {slot} at {provider} can be made of it.")
    } else {
        format!("This cannot be used for {slot} at {provider}.")
    };
    let text = format!("{verdict}\n{}\n{}", facts(&lines), tell(terminal.words(), &found.findings));
    Ok(Report::new(&result, text))
}

async fn prepare(
    terminal: &Terminal,
    file: &Path,
    place: &Place,
    out: &Path,
) -> Result<Report, Failure> {
    let rule = slot_rule(place.provider, &place.slot)?;
    // Before the work, so that nobody waits for nothing; the write itself refuses again.
    if out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let bytes = read_file(file)?;
    let worker = worker();
    let preparing = worker.prepare(&bytes, &rule);
    let prepared: Prepared = terminal.progress("Preparing the file").during(preparing).await?;
    write_new(out, &prepared.bytes)?;
    let mut result = json!({
        "ok": true,
        "media_type": prepared.facts.media_type,
        "bytes": prepared.facts.bytes,
        "sha256": prepared.facts.sha256,
        "findings": prepared.findings,
        "recipe": prepared.recipe,
        "source_sha256": prepared.source.sha256,
    });
    add_size(&mut result, &prepared.facts);
    let told = facts(&[
        ("Type", prepared.facts.media_type.as_str().to_owned()),
        ("Size", size(&prepared.facts)),
        ("Bytes", prepared.facts.bytes.to_string()),
        ("Steps", prepared.recipe.iter().map(step).collect::<Vec<_>>().join(", ")),
    ]);
    let text = format!("Written.\n{told}\n{}", tell(terminal.words(), &prepared.findings));
    Ok(Report::new(&result, text))
}

async fn attach(terminal: &Terminal, attach: Attach) -> Result<Report, Failure> {
    let (desk, case_id) = terminal.open_case(&attach.case).await?;
    let details = DocumentDetails {
        number: attach.number,
        country: attach.country,
        issued: attach.issued,
        expires: attach.expires,
        state: attach.state,
    };
    let wanted = dossier_app::Attach {
        case_id,
        slot: SlotName::new(attach.slot),
        details,
        confirm_person: attach.confirm_person,
        hold: attach.hold,
    };
    let attaching = desk.attach_file(wanted, &attach.file);
    let Attached { submission_id, slot, state, output_sha256, findings, .. } =
        terminal.progress("Preparing the file").during(attaching).await?;
    let result = json!({
        "submission_id": submission_id,
        "slot": slot,
        "state": state,
        "output_sha256": output_sha256,
        "findings": findings,
    });
    let word = terminal.words().label("state", state.as_str());
    let text = format!(
        "The file for {slot} is prepared and in the outbox ({word}); “dossierctl sync” sends \
         it.\n{}",
        tell(terminal.words(), &findings)
    );
    Ok(Report::new(&result, text))
}

fn tell(words: &Words, findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let severity = serde_json::to_value(finding.severity).unwrap_or_default();
        let severity = words.label("severity", severity.as_str().unwrap_or_default());
        format!("  {severity}: {}", visible(&finding.message))
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn add_size(result: &mut Value, facts: &DocumentFacts) {
    for (name, value) in [("width", facts.width), ("height", facts.height), ("pages", facts.pages)]
    {
        if let Some(value) = value {
            result[name] = value.into();
        }
    }
}

fn size(facts: &DocumentFacts) -> String {
    match (facts.width, facts.height) {
        (Some(width), Some(height)) => format!("{width} × {height}"),
        _ => format!("{} pages", facts.pages.unwrap_or(0)),
    }
}

fn step(operation: &Operation) -> String {
    match operation {
        Operation::PassThrough => "unchanged".to_owned(),
        Operation::StripMetadata => "metadata left out".to_owned(),
        Operation::Decode { media_type } => format!("read as {}", media_type.as_str()),
        Operation::Orient { .. } => "turned upright".to_owned(),
        Operation::Pages { pages, of } => {
            let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
            format!("page {} of {of}", pages.join(" and "))
        }
        Operation::ToSrgb => "colours made sRGB".to_owned(),
        Operation::TurnLossless { .. } => "turned upright without loss".to_owned(),
        Operation::Turn { quarters } => format!("turned right by {}°", u32::from(*quarters) * 90),
        Operation::Crop { width, height, .. } => format!("cropped to {width} × {height}"),
        Operation::Scale { width, height } => format!("scaled to {width} × {height}"),
        Operation::Flatten => "laid on white".to_owned(),
        Operation::Encode { media_type } => format!("written as {}", media_type.as_str()),
    }
}

fn exists() -> Failure {
    Failure::new(ErrorCode::Conflict, Message::new("error-file-exists"))
}

/// A named place at which a test makes this fail; nothing without the feature `controls`.
#[cfg(feature = "controls")]
fn point(name: &str) -> std::io::Result<()> {
    if dossier_failpoint::reach(name) {
        return Err(std::io::Error::other("a fail point"));
    }
    Ok(())
}

#[cfg(not(feature = "controls"))]
fn point(_: &str) -> std::io::Result<()> {
    Ok(())
}

/// Writes a file that is not there before, whole or not at all, readable by its owner only.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |source| Failure::from(Error::File { what: "a file was not written", source });
    let mut name = path.file_name().ok_or_else(|| Failure::invalid("error-file"))?.to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| {
        point("rename.prepared.before")?;
        // Unlike a rename, a link does not replace what is there.
        match std::fs::hard_link(&part, path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) if path.symlink_metadata().is_err() => std::fs::rename(&part, path),
            other => other,
        }
    });
    // Gone already where it was renamed.
    let _ = std::fs::remove_file(&part);
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(),
        _ => failed(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.png");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().code(), ErrorCode::Conflict);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part is left");
    }
}
