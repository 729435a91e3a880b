mod attach;
mod check;
mod files;
mod prepare;
mod read;
mod write_new;

use dossier_domain::{DocumentFacts, Finding, Operation};
use dossier_words::{Words, visible};
use serde_json::Value;

pub(super) use write_new::write_new;

use crate::{args::DocumentCommand, fail::Failure, report::Report, terminal::Terminal};

pub(super) async fn run(terminal: &Terminal, command: DocumentCommand) -> Result<Report, Failure> {
    match command {
        DocumentCommand::Check { files, place } => check::check(terminal, &files, &place).await,
        DocumentCommand::Prepare { files, place, out, edit } => {
            prepare::prepare(terminal, &files, &place, &out, edit.into()).await
        }
        DocumentCommand::Read { files, edit, case, reveal } => {
            read::read(terminal, &files, edit.into(), read::About { case, reveal }).await
        }
        DocumentCommand::Attach(attach) => attach::attach(terminal, attach).await,
    }
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
    match (facts.width, facts.height, facts.pages) {
        (Some(width), Some(height), None | Some(1)) => format!("{width} × {height}"),
        (_, _, Some(1)) => "1 page".to_owned(),
        (_, _, pages) => format!("{} pages", pages.unwrap_or(0)),
    }
}

fn step(operation: &Operation) -> String {
    match operation {
        Operation::PassThrough => "unchanged".to_owned(),
        Operation::StripMetadata => "metadata left out".to_owned(),
        Operation::Decode { media_type } => format!("read as {}", media_type.as_str()),
        Operation::Orient { .. } => "turned upright".to_owned(),
        Operation::Pages { pages, of } => {
            let numbers: Vec<String> = pages.iter().map(ToString::to_string).collect();
            match &numbers[..] {
                [one] => format!("page {one} of {of}"),
                several => format!("pages {} of {of} stacked", several.join(", ")),
            }
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
