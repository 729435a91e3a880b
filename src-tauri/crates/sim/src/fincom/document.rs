//! Document types, sides and slots ("Document rules").

use uuid::Uuid;

use super::Fincom;
use super::customer::Customer;
use super::reader::Reader;
use super::state::State;
use super::version::Version;

pub(super) const SELFIE: &str = "SELFIE";

const IDENTITY: [&str; 4] = ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];

const ADDRESS: [&str; 8] = [
    "UTILITY_BILL",
    "BANK_STATEMENT",
    "GOVERNMENT_LETTER",
    "RESIDENCE_PERMIT",
    "PASSPORT",
    "NATIONAL_ID",
    "DRIVERS_LICENSE",
    "COMPANY_DOC",
];

/// What a document is to prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Identity,
    Address,
    Selfie,
}

/// One file of an attach call or an answer.
#[derive(Debug, Clone)]
pub(super) struct Attached {
    pub(super) purpose: Purpose,
    /// The document's type.
    pub(super) kind: String,
    pub(super) slot: String,
    pub(super) uri: String,
    /// Where in the call it stood.
    pub(super) path: String,
}

/// One entry of a `files` list.
#[derive(Debug, Clone)]
pub(super) struct File<'a> {
    /// The path of its `uri`.
    path: String,
    uri: &'a str,
    pub(super) side: Option<&'a str>,
}

/// The types that prove an identity, selfies left out.
pub(super) fn identity_types(version: Version) -> &'static [&'static str] {
    match version {
        Version::V1 => &IDENTITY[..3],
        Version::V2 => &IDENTITY,
    }
}

/// The types that prove an address.
pub(super) fn address_types(version: Version) -> &'static [&'static str] {
    match version {
        Version::V1 => &ADDRESS,
        Version::V2 => &ADDRESS[..3],
    }
}

/// Whether front and back are needed, each as a file of its own.
pub(super) fn has_sides(kind: &str) -> bool {
    kind != "PASSPORT" && kind != SELFIE
}

/// The list `files` of `{uri, side?}` at `path`, as far as its entries can be read.
pub(super) fn files<'a>(reader: &mut Reader<'a>, path: &str) -> Vec<File<'a>> {
    let mut files = Vec::new();
    for at in 0..reader.list(path) {
        let one = format!("{path}.{at}");
        if !reader.object(&one) {
            continue;
        }
        let side = reader.word(&format!("{one}.side"), false, &["FRONT", "BACK"]);
        let path = format!("{one}.uri");
        if let Some(uri) = reader.text(&path, true) {
            files.push(File { path, uri, side });
        }
    }
    files
}

/// Checks the number of files and their sides for an identity document.
pub(super) fn check_sides(reader: &mut Reader<'_>, path: &str, kind: &str, files: &[File<'_>]) {
    if files.is_empty() || kind == SELFIE {
        return;
    }
    if has_sides(kind) {
        let count = |side| files.iter().filter(|file| file.side == Some(side)).count();
        if files.len() != 2 || count("FRONT") != 1 || count("BACK") != 1 {
            let text = format!("A {kind} needs exactly one FRONT and one BACK file.");
            reader.problem(path, text);
        }
    } else if files.len() != 1 {
        reader.problem(path, format!("A {kind} needs exactly one file."));
    }
}

/// The files with the slots that they fill.
pub(super) fn filled(purpose: Purpose, kind: &str, files: Vec<File<'_>>) -> Vec<Attached> {
    files
        .into_iter()
        .map(|file| Attached {
            purpose,
            kind: kind.to_owned(),
            slot: slot(purpose, kind, file.side),
            uri: file.uri.to_owned(),
            path: file.path,
        })
        .collect()
}

fn slot(purpose: Purpose, kind: &str, side: Option<&str>) -> String {
    match (purpose, side) {
        (Purpose::Identity, Some(side)) if has_sides(kind) => format!("{kind}/{side}"),
        (Purpose::Address, _) if IDENTITY.contains(&kind) => format!("ADDRESS/{kind}"),
        _ => kind.to_owned(),
    }
}

/// Reports the files that are not there.
pub(super) fn check_known(reader: &mut Reader<'_>, state: &State, files: &[Attached]) {
    for file in files.iter().filter(|file| !state.files.contains_key(&file.uri)) {
        reader.problem(&file.path, "There is no such file.");
    }
}

/// Whether this file was uploaded for another customer.
pub(super) fn is_foreign(state: &State, customer: Uuid, file: &Attached) -> bool {
    state.files.get(&file.uri).is_some_and(|stored| stored.customer != customer)
}

impl Fincom {
    /// Names the slots of files that were uploaded without one.
    pub(super) fn name_slots(&self, state: &State, customer: &Customer, files: &[Attached]) {
        let external_id = customer.id.to_string();
        for file in files {
            let stored = state.files.get(&file.uri);
            if let Some(sha256) = stored.and_then(|stored| stored.sha256.as_deref()) {
                self.world.files.attached(sha256, &external_id, &file.slot);
            }
        }
    }
}
