//! The lines of "From template to the end" in the providers' documents run as they stand.

use crate::guide::run_lines;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers");
/// What the headings of such sections start with; a document of two contracts has two.
const SECTION: &str = "\n## From template to the end";

/// Documents, the end of their section's heading, and the word that the script ends with.
const ENDS: &[(&str, &str, &str)] = &[
    ("atelio.md", "", "passed"),
    ("jiko.md", "", "APPROVED"),
    ("connectfi.md", ": legacy", "APPROVED"),
    ("connectfi.md", ": akepa", "completed"),
    ("fincom.md", ": V1", "APPROVED"),
    ("fincom.md", ": V2", "APPROVED"),
];

#[test]
fn every_script_takes_an_applicant_to_the_end() {
    let mut scripts = Vec::new();
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let entry = entry.unwrap();
        let document = entry.file_name().into_string().unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for section in text.split(SECTION).skip(1) {
            let (title, lines) = section.split_once('\n').unwrap();
            let lines = lines.split("\n## ").next().unwrap_or(lines).to_owned();
            scripts.push((document.clone(), title.to_owned(), lines));
        }
    }
    assert_eq!(scripts.len(), ENDS.len(), "every script is in the table: {scripts:?}");
    for (document, title, lines) in scripts {
        let known = ENDS.iter().find(|(name, of, _)| (*name, *of) == (&document, &title));
        let (_, _, end) = known.unwrap_or_else(|| panic!("{document}{title}"));
        let outcome = run_lines(&lines);
        let script = format!("{document}{title}\n{}\n{}", outcome.stdout, outcome.stderr);
        assert_eq!(outcome.status, Some(0), "{script}");
        let last = outcome.stdout.rsplit("Provider's status").next().unwrap_or_default();
        assert!(last.trim_start().starts_with(end), "{script}");
        let approved = outcome.stdout.rsplit("Stage ").next().unwrap_or_default();
        assert!(approved.trim_start().starts_with("Approved"), "{script}");
        assert!(outcome.stdout.contains("The journal holds"), "{script}");
    }
}
