//! The lines of "From template to the end" in the providers' documents run as they stand.

use crate::guide::run_lines;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers");
const SECTION: &str = "\n## From template to the end\n";

/// Documents and the word that their scripts end with.
const ENDS: &[(&str, &str)] = &[("atelio.md", "passed"), ("jiko.md", "APPROVED")];

#[test]
fn every_script_takes_an_applicant_to_the_end() {
    let mut scripts = Vec::new();
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        if let Some((_, section)) = text.split_once(SECTION) {
            let section = section.split("\n## ").next().unwrap_or(section).to_owned();
            scripts.push((entry.file_name().into_string().unwrap(), section));
        }
    }
    assert!(scripts.len() >= ENDS.len(), "every document of the table has a script");
    for (document, section) in scripts {
        let (_, end) = ENDS.iter().find(|(name, _)| *name == document).expect(&document);
        let outcome = run_lines(&section);
        assert_eq!(outcome.status, Some(0), "{document}: {}\n{}", outcome.stdout, outcome.stderr);
        let last = outcome.stdout.rsplit("Provider's status").next().unwrap_or_default();
        assert!(last.trim_start().starts_with(end), "{document}: {}", outcome.stdout);
        assert!(outcome.stdout.contains("The journal holds"), "{document}: {}", outcome.stdout);
    }
}
