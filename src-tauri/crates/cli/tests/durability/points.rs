//! The list of all fail points, made from the sources that have them.

use std::{collections::BTreeSet, fs, path::Path};

use dossier_domain::{Kind, SubmissionState};

/// Places that no story can reach, each with why.
const OUT_OF_REACH: &[(&str, &str)] = &[
    ("commit.vault.unlocked", "in the terminal never the first fact of a change"),
    ("commit.anchor.absent", "in the terminal never the first fact of a change"),
    (
        "commit.journal.shortened",
        "after five years only; tests of the desk go there with its clock",
    ),
    ("commit.cache.search", "only where an older vault is opened"),
    ("commit.notice.raised", "never the first fact of a change: a snapshot comes before it"),
    ("commit.document.details_given", "never the first fact of a change: the document is"),
    ("commit.cache.drafts", "only the window keeps drafts"),
    ("commit.applicant.corrected", "never the first fact of a change: the acceptance is"),
];

/// Every name. A source that gets another place makes the list longer.
pub fn all() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut names = BTreeSet::new();
    for source in sources(crates) {
        let text = fs::read_to_string(&source).unwrap();
        names.extend(literals(&text, "point(\"").map(str::to_owned));
        for table in literals(&text, ".of(\"") {
            add_commit(&mut names, &format!("cache.{table}"));
        }
        let facts = if source.ends_with("app/src/facts.rs") { "= \"" } else { "of_vault(\"" };
        for fact in literals(&text, facts).filter(|fact| fact.contains('.')) {
            match fact {
                "submission.moved" => SubmissionState::ALL
                    .iter()
                    .for_each(|it| add_commit(&mut names, &format!("{fact}.{}", it.as_str()))),
                "submission.queued" => ["queued", "held"]
                    .iter()
                    .for_each(|state| add_commit(&mut names, &format!("{fact}.{state}"))),
                _ => add_commit(&mut names, fact),
            }
        }
    }
    for work in
        Kind::ALL.iter().map(|kind| kind.as_str()).chain(["login", "read", "reconcile", "account"])
    {
        names.insert(format!("send.{work}"));
        names.insert(format!("receive.{work}"));
    }
    names
}

/// Why a place is not expected to be reached; none where it is.
pub fn out_of_reach(name: &str) -> Option<&'static str> {
    OUT_OF_REACH.iter().find(|(start, _)| name.starts_with(start)).map(|(_, why)| *why)
}

fn add_commit(names: &mut BTreeSet<String>, what: &str) {
    names.insert(format!("commit.{what}.before"));
    names.insert(format!("commit.{what}.after"));
}

fn literals<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

fn sources(crates: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<_> =
        ["store", "providers", "app", "cli"].map(|name| crates.join(name).join("src")).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    found
}
