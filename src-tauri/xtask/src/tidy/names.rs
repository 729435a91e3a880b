use super::files::File;

/// Words that say nothing: a thing with such a name has not been thought through.
const EMPTY: [&str; 4] = ["manager", "service", "helper", "util"];

/// What stands before the name of a type or a module where it is defined.
const KEYWORDS: [&str; 6] = ["struct", "enum", "trait", "type", "union", "mod"];

/// Every type, module and source file with an empty name.
pub(super) fn violations(files: &[File]) -> Vec<String> {
    let mut violations = Vec::new();
    for file in files.iter().filter(|file| file.is_source()) {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        if let Some(word) = empty_word(name.trim_end_matches(".rs")) {
            violations.push(format!("{}: a file named {word}; name the thing it is", file.path));
        }
        for (number, line) in file.lines() {
            if let Some((name, word)) =
                defined_name(line).and_then(|name| Some((name, empty_word(name)?)))
            {
                violations.push(format!(
                    "{}:{number}: {name} is a {word}; name the thing it is",
                    file.path
                ));
            }
        }
    }
    violations
}

/// The name of the type or module that a line defines.
fn defined_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(restricted) if restricted.starts_with('(') => restricted.split_once(')')?.1,
        Some(rest) => rest,
        None => line,
    };
    let mut words = line.split_whitespace().skip_while(|word| *word == "unsafe");
    if !KEYWORDS.contains(&words.next()?) {
        return None;
    }
    let name = words.next()?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    Some(&name[..end])
}

/// The empty word in a name written as `SuchAName` or `such_a_name`.
fn empty_word(name: &str) -> Option<&'static str> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        // `VaultUtil` and `HTTPUtil` both have their last word at the `U`.
        let is_followed_by_lower = letters.peek().is_some_and(|next| next.is_lowercase());
        let begins_word = letter.is_uppercase() && (was_lower || is_followed_by_lower);
        if begins_word || matches!(letter, '_' | '-') {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut()?.extend(letter.to_lowercase());
        }
        was_lower = letter.is_lowercase();
    }
    let is_in =
        |empty: &&str| words.iter().any(|word| word == empty || *word == format!("{empty}s"));
    EMPTY.into_iter().find(|empty| is_in(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<String> {
        violations(&[File { path: path.to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn types_and_modules_with_empty_names_are_refused() {
        for line in [
            "pub struct VaultManager {",
            "pub(crate) enum SyncService {",
            "trait Helper<T> {",
            "type Util = ();",
            "    mod test_helpers;",
            "pub(in crate::a) struct HTTPUtils;",
        ] {
            assert_eq!(of("a.rs", line).len(), 1, "{line}");
        }
    }

    #[test]
    fn names_that_only_sound_alike_are_taken() {
        for line in [
            "pub struct Utility;",
            "struct Serviced { service_charge: u32 }",
            "use tower::Service;",
            "impl Service<Request> for Router {",
            "// a struct Manager is what this is not",
            "fn manager() {}",
        ] {
            assert!(of("a.rs", line).is_empty(), "{line}");
        }
    }

    #[test]
    fn files_with_empty_names_are_refused() {
        assert_eq!(of("src/utils.rs", "").len(), 1);
        assert_eq!(of("tests/vault_helper.rs", "").len(), 1);
        assert!(of("src/utility_bill.rs", "").is_empty());
        assert!(of("src/utils.css", "").is_empty());
    }
}
