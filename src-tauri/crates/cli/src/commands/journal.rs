use std::path::Path;

use dossier_app::{Projections, Rebuilt, Signer, Verified};
use dossier_domain::{ErrorCode, Message};
use serde_json::{Value, json};

use super::document::write_new;
use crate::{
    args::{EventsCommand, JournalCommand},
    fail::Failure,
    input,
    report::Report,
    terminal::Terminal,
};

pub(super) async fn run(terminal: &Terminal, command: JournalCommand) -> Result<Report, Failure> {
    match command {
        JournalCommand::Verify { file: Some(file), key, .. } => {
            let key = key.as_deref().map(input::text).transpose()?;
            Ok(holds(&Verified::of_file(&file, key.as_deref())?))
        }
        JournalCommand::Verify { file: None, rebuild, .. } => {
            let desk = terminal.open().await?;
            let walking = desk.verify_journal();
            let verified = terminal.progress("Walking the journal").during(walking).await?;
            if !rebuild {
                return Ok(holds(&verified));
            }
            let building = desk.rebuild();
            let rebuilt = terminal.progress("Comparing with the tables").during(building).await?;
            compared(holds(&verified), &rebuilt)
        }
        JournalCommand::Export { file } => {
            let desk = terminal.open().await?;
            let writing = desk.export_journal(&file);
            let verified = terminal.progress("Writing the journal").during(writing).await?;
            let text = format!("{} entries written; they hold.", verified.entries);
            Ok(Report::new(&verified, text))
        }
    }
}

fn holds(verified: &Verified) -> Report {
    let mut text =
        format!("The journal holds: {} entries.\nHead  {}", verified.entries, verified.head);
    match (verified.signer, &verified.fingerprint) {
        (Some(Signer::Known), Some(it)) => text += &format!("\nSigned by the given key, {it}"),
        (Some(Signer::Unknown), Some(it)) => {
            text += &format!("\nSigned by {it}, which was not held against a known key");
        }
        _ => {}
    }
    Report::new(verified, text)
}

/// Adds how the tables compare with what the entries tell.
fn compared(report: Report, rebuilt: &Rebuilt) -> Result<Report, Failure> {
    let (mut json, mut text) = report.into_parts();
    if let (Value::Object(json), Value::Object(more)) = (&mut json, json!(rebuilt)) {
        json.extend(more);
    }
    match rebuilt.projections {
        Projections::Equal => {
            text += &format!("\nThe tables hold what it tells: {} rows.", rebuilt.rows);
        }
        Projections::NotTold => {
            text += "\nThe tables were not compared: an earlier version began this vault, and told less.";
        }
        Projections::Differ => {
            let entry = rebuilt.odd.first().map(|entry| format!("entry {entry}"));
            let place = rebuilt.differences.first().cloned().or(entry).unwrap_or_default();
            let message = Message::new("error-record-differs").with("place", place);
            let detail = json.as_object().cloned().unwrap_or_default();
            let failure = Failure::new(ErrorCode::Tampered, message).detail("ok", false);
            let told = detail.into_iter().filter(|(name, _)| name != "ok");
            return Err(told.fold(failure, |it, (name, value)| it.detail(&name, value)));
        }
    }
    Ok(Report::new(&json, text))
}

pub(super) async fn ingest(terminal: &Terminal, command: EventsCommand) -> Result<Report, Failure> {
    let EventsCommand::Ingest { file, connection } = command;
    let text = input::text(&file)?;
    let (desk, id) = terminal.open_connection(&connection).await?;
    let ingesting = desk.ingest_events(id, &text);
    let ingested = terminal.progress("Taking events").during(ingesting).await?;
    let mut lines = vec![
        format!("{} taken", ingested.accepted),
        format!("{} known already", ingested.duplicate),
        format!("{} not believed", ingested.rejected.len()),
    ];
    lines.extend(
        ingested
            .rejected
            .iter()
            .map(|it| format!("  line {}: {}", it.line, terminal.words().say(&it.reason))),
    );
    Ok(Report::new(&ingested, lines.join("\n")))
}

pub(super) async fn diagnostics(terminal: &Terminal, out: &Path) -> Result<Report, Failure> {
    let found = terminal.open().await?.diagnostics().await?;
    let text = format!("{:#}\n", json!(found));
    write_new(out, text.as_bytes())?;
    Ok(Report::new(&found, "Written. Nothing personal is in it."))
}
