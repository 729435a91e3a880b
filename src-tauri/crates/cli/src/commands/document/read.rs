use std::path::{Path, PathBuf};

use dossier_app::{Desk, Recognised};
use dossier_documents::{Worker, read_file};
use dossier_domain::{CaseId, Comparison, Edit, ReadFields, Reading};
use serde_json::{Value, json};

use super::{
    files::{Named, Row, each},
    tell,
};
use crate::{
    fail::Failure,
    report::Report,
    table::facts,
    terminal::{Terminal, worker},
};

/// What of the vault a reading needs.
pub(super) struct About {
    /// The case that the documents are read for.
    pub(super) case: Option<String>,
    /// Why numbers are to be shown in full.
    pub(super) reveal: Option<String>,
}

pub(super) async fn read(
    terminal: &Terminal,
    files: &[PathBuf],
    edit: Edit,
    About { case, reveal }: About,
) -> Result<Report, Failure> {
    let named = Named::new(files)?;
    let case = match &case {
        Some(case) => Some(terminal.open_case(case).await?),
        None => None,
    };
    let revealed = reveal.is_some();
    if let Some(reason) = reveal {
        let (desk, id) = match &case {
            Some((desk, id)) => (desk.clone(), Some(*id)),
            None => (terminal.open().await?, None),
        };
        desk.reveal_reading(id, &reason).await?;
    }
    let read = Read { worker: worker(), edit, case, revealed };
    let read = &read;
    match named {
        Named::One(file) => {
            let (json, text) =
                terminal.progress("Reading").during(read.file(terminal, &file)).await?;
            Ok(Report::new(&json, text))
        }
        Named::Many(files) => {
            let work = |path: PathBuf| async move {
                let (json, text) = read.file(terminal, &path).await?;
                let said = text.lines().map(str::trim).collect::<Vec<_>>().join("; ");
                Ok(Row { ok: true, json, cells: [String::new(), String::new(), said] })
            };
            each(terminal, "Reading", files, work).await.map(|it| it.0)
        }
    }
}

struct Read {
    worker: Worker,
    edit: Edit,
    case: Option<(Desk, CaseId)>,
    revealed: bool,
}

impl Read {
    async fn file(&self, terminal: &Terminal, file: &Path) -> Result<(Value, String), Failure> {
        let bytes = read_file(file)?;
        let (reading, held) = match &self.case {
            Some((desk, case_id)) => {
                let held = desk.recognise(*case_id, None, &bytes, &self.edit).await?;
                (held.reading.clone(), Some(held))
            }
            None => (self.worker.read(&bytes, &self.edit).await?, None),
        };
        let shown = if self.revealed { reading } else { reading.masked() };
        let mut json = json!(shown);
        let mut told = vec![say(&shown)];
        if let Some(held) = held {
            told.push(compared(terminal, &held));
            json["comparisons"] = held.comparisons.iter().map(comparison).collect();
            json["doubts"] = json!(held.doubts);
            json["findings"] = json!(held.findings);
        }
        told.retain(|it| !it.is_empty());
        Ok((json, told.join("\n")))
    }
}

/// Which fields differ; not what they say, which the reading and the case do.
fn comparison(it: &Comparison) -> Value {
    json!({"field": it.field, "difference": it.difference, "read_from": it.read_from})
}

fn compared(terminal: &Terminal, held: &Recognised) -> String {
    let word = |value: Value| value.as_str().unwrap_or_default().replace('_', " ");
    let lines: Vec<String> = held
        .comparisons
        .iter()
        .map(|it| format!("  {}: {}", word(json!(it.field)), word(json!(it.difference))))
        .collect();
    let findings = tell(terminal.words(), &held.findings);
    let parts = [("Against the applicant:\n", lines.join("\n")), ("", findings)];
    let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(head, text)| format!("{head}{text}")).collect::<Vec<_>>().join("\n")
}

fn say(reading: &Reading) -> String {
    let mut told = Vec::new();
    if let Some(licence) = &reading.pdf417 {
        told.push(format!("Barcode (PDF417, AAMVA version {})", licence.version));
        told.push(lines(&licence.fields));
    }
    if let Some(mrz) = &reading.mrz {
        let format = json!(mrz.format).as_str().unwrap_or_default().to_uppercase();
        told.push(format!("Machine-readable zone ({format})"));
        told.push(lines(&mrz.fields));
    }
    if told.is_empty() {
        return "Neither a barcode nor a machine-readable zone could be read. That is no evidence \
                against the document."
            .to_owned();
    }
    told.join("\n")
}

fn lines(fields: &ReadFields) -> String {
    let date = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string());
    let address: Vec<&str> = [&fields.street, &fields.city, &fields.state, &fields.postal_code]
        .into_iter()
        .filter_map(|it| it.as_deref())
        .collect();
    let all = [
        ("  Surname", fields.surname.clone()),
        ("  Given names", fields.given_names.clone()),
        ("  Born", date(fields.birth_date)),
        ("  Number", fields.number.clone()),
        ("  Issued", date(fields.issued)),
        ("  Expires", date(fields.expires)),
        ("  Country", fields.country.clone()),
        ("  Nationality", fields.nationality.clone()),
        ("  Sex", fields.sex.clone()),
        ("  Address", (!address.is_empty()).then(|| address.join(", "))),
    ];
    let known: Vec<(&str, String)> =
        all.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
    facts(&known)
}
