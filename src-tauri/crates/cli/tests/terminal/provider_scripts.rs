//! The lines of "From template to the end" in the providers' documents run as they stand.

use crate::guide::run_lines;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers");
const SECTION: &str = "\n## From template to the end\n";

/// A test for each document, and the status that its script ends with.
macro_rules! scripts {
    ($($document:ident: $end:literal,)*) => {
        const DOCUMENTS: &[&str] = &[$(concat!(stringify!($document), ".md")),*];
        $(#[test]
        fn $document() {
            ends_with(concat!(stringify!($document), ".md"), $end);
        })*
    };
}

scripts! {
    atelio: "passed",
    jiko: "APPROVED",
}

fn section(document: &str) -> Option<String> {
    let text = std::fs::read_to_string(format!("{FOLDER}/{document}")).unwrap();
    let (_, section) = text.split_once(SECTION)?;
    Some(section.split("\n## ").next().unwrap_or(section).to_owned())
}

fn ends_with(document: &str, status: &str) {
    let outcome = run_lines(&section(document).expect("a script"));
    assert_eq!(outcome.status, Some(0), "{}\n{}", outcome.stdout, outcome.stderr);
    let last = outcome.stdout.rsplit("Provider's status").next().unwrap_or_default();
    assert!(last.trim_start().starts_with(status), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("The journal holds"), "{}", outcome.stdout);
}

#[test]
fn every_script_is_run() {
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_run = DOCUMENTS.contains(&name.as_str());
        assert_eq!(section(&name).is_some(), is_run, "{name}");
    }
}
