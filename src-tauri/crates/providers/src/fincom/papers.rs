//! Which uploaded files make up an attach. docs/providers/fincom.md, Checks before sending.

use chrono::NaiveDate;
use dossier_domain::Problem;
use serde_json::{Value, json};

use super::{
    Version,
    details::{Judge, Said},
    rfi,
    slot::{Purpose, Slot},
};
use crate::UploadedFile;

/// The documents of an attach.
pub(super) struct Papers<'a> {
    pub(super) identity: Paper<'a>,
    pub(super) address: Paper<'a>,
    /// The URI of the live photo.
    pub(super) selfie: Option<&'a str>,
}

/// One document.
pub(super) struct Paper<'a> {
    pub(super) kind: &'static str,
    pub(super) number: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) issued: Option<&'a str>,
    pub(super) expires: Option<&'a str>,
    pub(super) state: Option<&'a str>,
    pub(super) files: Vec<PaperFile<'a>>,
}

/// One file of a document.
pub(super) struct PaperFile<'a> {
    uri: &'a str,
    side: Option<&'static str>,
}

impl PaperFile<'_> {
    /// As it stands in `files`.
    pub(super) fn with_side(&self) -> Value {
        match self.side {
            Some(side) => json!({"uri": self.uri, "side": side}),
            None => json!({"uri": self.uri}),
        }
    }
}

impl<'a> Paper<'a> {
    fn new(kind: &'static str, said: Said<'a>, files: Vec<PaperFile<'a>>) -> Self {
        let Said { number, country, issued, expires, state } = said;
        Self { kind, number, country, issued, expires, state, files }
    }

    /// The URI of a document of one file.
    pub(super) fn uri(&self) -> &'a str {
        self.files.first().map(|file| file.uri).unwrap_or_default()
    }
}

/// What the papers are held against.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'a> {
    pub(super) version: Version,
    pub(super) today: NaiveDate,
    /// The client's configuration demands a live photo; not known without the connection.
    pub(super) selfie_required: bool,
    /// The customer's country of residence, where it is known.
    pub(super) residence: Option<&'a str>,
}

type Sorted<'a> = Vec<(&'static Slot, &'a UploadedFile)>;

/// The documents that the files make up, or everything that stands against that. Files for the
/// fields of a request for information are passed over.
pub(super) fn sort<'a>(
    files: &'a [UploadedFile],
    conditions: Conditions<'a>,
) -> Result<Papers<'a>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut sorted: Sorted<'a> = Vec::new();
    for file in files.iter().filter(|file| !rfi::takes_file(file.slot.as_str())) {
        match conditions.version.slot(file.slot.as_str()) {
            Some(slot) => sorted.push((slot, file)),
            None => problems.push(problem(
                file.slot.as_str(),
                "not_one_of",
                "This customer's version of the contract has no such document.",
            )),
        }
    }
    // Front before back, whatever came first.
    sorted.sort_by_key(|(slot, _)| conditions.version.slots().iter().position(|it| it == *slot));
    let of = |purpose: Purpose| -> Sorted<'a> {
        sorted.iter().filter(|(slot, _)| slot.purpose == purpose).copied().collect()
    };
    let identity = identity(&of(Purpose::Identity), conditions, &mut problems);
    let address = address(&of(Purpose::Address), conditions, &mut problems);
    let selfie = of(Purpose::Selfie).first().map(|(_, file)| file.reference.as_str());
    if conditions.selfie_required && conditions.version == Version::V2 && selfie.is_none() {
        problems.push(problem("SELFIE", "required", "A live photo of the customer is required."));
    }
    unique(&sorted, &mut problems);
    match (identity, address) {
        (Some(identity), Some(address)) if problems.is_empty() => {
            Ok(Papers { identity, address, selfie })
        }
        _ => Err(problems),
    }
}

/// What is wrong with the files, whatever else is not known here.
pub(super) fn problems(files: &[UploadedFile], conditions: Conditions<'_>) -> Vec<Problem> {
    sort(files, conditions).err().unwrap_or_default()
}

fn identity<'a>(
    files: &Sorted<'a>,
    conditions: Conditions<'a>,
    problems: &mut Vec<Problem>,
) -> Option<Paper<'a>> {
    let part = conditions.version.attach_parts().0;
    let Some((first, _)) = files.first() else {
        problems.push(problem(part, "required", "An identity document is required."));
        return None;
    };
    if files.iter().any(|(slot, _)| slot.document != first.document) {
        let message = "Give one identity document only; take the others out.";
        problems.push(problem(part, "too_many", message));
        return None;
    }
    for slot in conditions.version.slots().iter().filter(|slot| slot.document == first.document) {
        if !files.iter().any(|(given, _)| *given == slot) {
            problems.push(problem(slot.name, "required", "This side of the document is missing."));
        }
    }
    let said = said(files);
    let mut judge = Judge::new(first.document, conditions.today, problems);
    judge.identity(conditions.version, first.kind, &said);
    Some(Paper::new(first.kind, said, paper_files(files)))
}

fn address<'a>(
    files: &Sorted<'a>,
    conditions: Conditions<'a>,
    problems: &mut Vec<Problem>,
) -> Option<Paper<'a>> {
    let part = conditions.version.attach_parts().1;
    let [(slot, _)] = files.as_slice() else {
        let (code, message) = if files.is_empty() {
            ("required", "A proof of address is required.")
        } else {
            ("too_many", "Give one proof of address only; take the others out.")
        };
        problems.push(problem(part, code, message));
        return None;
    };
    let mut said = said(files);
    let mut judge = Judge::new(slot.document, conditions.today, problems);
    judge.country(said.country, false);
    let residence = conditions.residence;
    if conditions.version == Version::V2 {
        judge.address_issued(slot.kind, said.issued);
        let elsewhere = said.country.zip(residence).is_some_and(|(said, home)| said != home);
        if elsewhere {
            let message = "The proof of address must be of the country of residence.";
            let path = format!("{}.country", slot.document);
            problems.push(problem(&path, "mismatch", message));
        }
    }
    said.country = said.country.or(residence);
    let only = Said { country: said.country, issued: said.issued, ..Said::default() };
    Some(Paper::new(slot.kind, only, paper_files(files)))
}

fn said<'a>(files: &Sorted<'a>) -> Said<'a> {
    files.iter().fold(Said::default(), |all, (_, file)| all.or(Said::of(file.details.expose())))
}

fn paper_files<'a>(files: &Sorted<'a>) -> Vec<PaperFile<'a>> {
    files.iter().map(|(slot, file)| PaperFile { uri: &file.reference, side: slot.side }).collect()
}

/// No URI twice; the live photo is not counted.
fn unique(files: &Sorted<'_>, problems: &mut Vec<Problem>) {
    let mut seen: Vec<&str> = Vec::new();
    for (slot, file) in files.iter().filter(|(slot, _)| slot.purpose != Purpose::Selfie) {
        if seen.contains(&file.reference.as_str()) {
            let message = "The same file stands for two documents; give each its own.";
            problems.push(problem(slot.name, "duplicate", message));
        }
        seen.push(&file.reference);
    }
}

pub(super) fn problem(path: &str, code: &str, message: &str) -> Problem {
    Problem {
        path: path.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
        suggestion: None,
    }
}
