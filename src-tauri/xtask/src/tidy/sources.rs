use std::path::Path;

use super::files::File;

/// No source is longer: beyond this a file is more than one thing.
const MAX_LINES: usize = 450;

/// What would let the domain read a clock, a file, the network or its surroundings.
const IMPURE: [&str; 8] = [
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
];

/// Marks of work that was left for later; spelled in parts, so that this file has none.
const UNFINISHED: [&str; 4] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!"),
    concat!("unimplemen", "ted!"),
];

/// A folder beside the repository, on which nothing inside may rest.
const OUTSIDE: &str = concat!("../", "shared");

/// Every place where the domain reaches outside itself.
pub(super) fn pure(files: &[File]) -> Vec<String> {
    let domain = files.iter().filter(|file| file.path.starts_with("src-tauri/crates/domain/src/"));
    let mut violations = Vec::new();
    for file in domain.filter(|file| file.is_source()) {
        for (number, line) in file.lines().filter(|(_, line)| !is_comment(line)) {
            for call in IMPURE.iter().filter(|call| has_word(line, call)) {
                violations.push(format!(
                    "{}:{number}: {call} in the domain, which reads no clock and does no I/O",
                    file.path
                ));
            }
        }
    }
    violations
}

/// Every source that is too long.
pub(super) fn size(files: &[File]) -> Vec<String> {
    let sources = files.iter().filter(|file| file.is_source());
    let long = sources.filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > MAX_LINES)
            .then(|| format!("{}: {lines} lines, {MAX_LINES} are allowed; split it", file.path))
    });
    long.collect()
}

/// Every mark of unfinished work.
pub(super) fn unfinished(files: &[File]) -> Vec<String> {
    let mut violations = Vec::new();
    for file in files {
        for (number, line) in file.lines() {
            for mark in UNFINISHED.iter().filter(|mark| has_word(line, mark)) {
                violations.push(format!(
                    "{}:{number}: {mark}; finish it or write it down as an issue",
                    file.path
                ));
            }
        }
    }
    violations
}

/// Folders of this machine that no file may name: where the repository is, and the home folder.
///
/// A short one such as `/src` is left out, because it occurs as a part of other paths.
pub(super) fn own_places(root: &Path) -> Vec<String> {
    let home = std::env::home_dir();
    [Some(root), home.as_deref()]
        .into_iter()
        .flatten()
        .filter(|place| place.components().count() > 2)
        .map(|place| place.to_string_lossy().into_owned())
        .collect()
}

/// Every mention of a place that exists on one machine only.
pub(super) fn places(files: &[File], own: &[String]) -> Vec<String> {
    let mut violations = Vec::new();
    for file in files {
        for (number, line) in file.lines() {
            let named = own.iter().map(String::as_str).chain([OUTSIDE]);
            for place in named.filter(|place| has_word(line, place)) {
                violations
                    .push(format!("{}:{number}: {place} is outside of the repository", file.path));
            }
        }
    }
    violations
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// True if `word` occurs in `text` and not merely as a part of a longer word.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        let goes_on = word.ends_with(is_part) && after.is_some_and(is_part);
        !(before.is_some_and(is_part) || goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Vec<File> {
        vec![File { path: path.to_owned(), text: text.to_owned() }]
    }

    #[test]
    fn the_domain_may_not_reach_outside_itself() {
        for call in IMPURE {
            let line = format!("let outside = {call};");
            let violations = pure(&file("src-tauri/crates/domain/src/due.rs", &line));
            assert_eq!(violations.len(), 1, "{call}");
            assert!(violations[0].contains("due.rs:1") && violations[0].contains(call));
            assert!(pure(&file("src-tauri/crates/app/src/sync.rs", &line)).is_empty());
        }
        let told = "/// Never calls `Utc::now`: the time comes as an argument.";
        assert!(pure(&file("src-tauri/crates/domain/src/due.rs", told)).is_empty());
    }

    #[test]
    fn a_source_of_more_lines_than_allowed_is_refused() {
        assert!(size(&file("a.rs", &"//\n".repeat(MAX_LINES))).is_empty());
        let violations = size(&file("a.rs", &"//\n".repeat(MAX_LINES + 1)));
        assert_eq!(violations, ["a.rs: 451 lines, 450 are allowed; split it"]);
        let generated = format!("// @generated\n{}", "//\n".repeat(MAX_LINES));
        assert!(size(&file("a.rs", &generated)).is_empty());
        assert!(size(&file("a.json", &"//\n".repeat(MAX_LINES + 1))).is_empty());
    }

    #[test]
    fn unfinished_work_is_refused_in_every_file() {
        for mark in UNFINISHED {
            let line = format!("first\n    {mark}(\"later\")");
            let violations = unfinished(&file("docs/a.md", &line));
            assert_eq!(violations.len(), 1, "{mark}");
            assert!(violations[0].starts_with("docs/a.md:2: "), "{violations:?}");
        }
        let longer = concat!("AUTO", "DOC and PREFIX", "MEANT");
        assert!(unfinished(&file("docs/a.md", longer)).is_empty());
    }

    #[test]
    fn places_of_one_machine_are_refused() {
        let own = vec!["/home/somebody/dossier".to_owned()];
        let named = "see /home/somebody/dossier/docs";
        assert_eq!(places(&file("docs/a.md", named), &own).len(), 1);
        assert_eq!(places(&file("a.rs", &format!("\"{OUTSIDE}/a.md\"")), &own).len(), 1);
        assert!(places(&file("docs/a.md", "see /home/somebody/dossiers"), &own).is_empty());
        assert!(places(&file("docs/a.md", "see ../architecture.md"), &own).is_empty());
    }

    #[test]
    fn short_places_are_parts_of_too_many_others() {
        assert!(!own_places(Path::new("/src")).contains(&"/src".to_owned()));
        assert!(own_places(Path::new("/srv/dossier")).contains(&"/srv/dossier".to_owned()));
    }
}
