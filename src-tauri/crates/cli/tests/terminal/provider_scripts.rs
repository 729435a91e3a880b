//! The lines of "From template to the end" in the providers' documents run as they stand.

use std::collections::BTreeSet;

use crate::guide::run_lines;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers");
/// What the headings of such sections start with; a document of two contracts has two.
const SECTION: &str = "\n## From template to the end";

/// A test for each script: its document, the end of its heading, the status that it ends with.
macro_rules! scripts {
    ($($name:ident: $document:literal $title:literal $end:literal,)*) => {
        const SCRIPTS: &[(&str, &str)] = &[$(($document, $title)),*];
        $(#[test]
        fn $name() {
            ends_with($document, $title, $end);
        })*
    };
}

scripts! {
    atelio: "atelio.md" "" "passed",
    jiko: "jiko.md" "" "APPROVED",
    connectfi_legacy: "connectfi.md" ": legacy" "APPROVED",
    connectfi_akepa: "connectfi.md" ": akepa" "completed",
    fincom_v1: "fincom.md" ": V1" "APPROVED",
    fincom_v2: "fincom.md" ": V2" "APPROVED",
}

/// Scripts of a document with the ends of their headings.
fn scripts_of(document: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(format!("{FOLDER}/{document}")).unwrap();
    let script = |section: &str| {
        let (title, lines) = section.split_once('\n').unwrap();
        (title.to_owned(), lines.split("\n## ").next().unwrap_or(lines).to_owned())
    };
    text.split(SECTION).skip(1).map(script).collect()
}

fn ends_with(document: &str, title: &str, status: &str) {
    let scripts = scripts_of(document);
    let (_, lines) = scripts.iter().find(|(of, _)| of == title).expect("a script");
    let outcome = run_lines(lines);
    let told = format!("{}\n{}", outcome.stdout, outcome.stderr);
    assert_eq!(outcome.status, Some(0), "{told}");
    for (label, end) in [("Provider's status", status), ("Stage ", "Approved")] {
        let last = outcome.stdout.rsplit(label).next().unwrap_or_default();
        assert!(last.trim_start().starts_with(end), "{told}");
    }
    assert!(outcome.stdout.contains("The journal holds"), "{told}");
}

#[test]
fn every_script_is_run() {
    let names = std::fs::read_dir(FOLDER).unwrap().map(|it| it.unwrap().file_name());
    let names: Vec<String> = names.map(|it| it.into_string().unwrap()).collect();
    let found: BTreeSet<(&str, String)> = names
        .iter()
        .flat_map(|name| scripts_of(name).into_iter().map(|(title, _)| (name.as_str(), title)))
        .collect();
    let run = SCRIPTS.iter().map(|(document, title)| (*document, (*title).to_owned())).collect();
    assert_eq!(found, run);
}
