use serde_json::Value;

use crate::check::Check;

/// Texts that have a partner field for their spelling in ASCII (V2).
const SPELT: [&str; 5] = [
    "basic_info.first_name",
    "basic_info.middle_name",
    "basic_info.last_name",
    "address.street_line_1",
    "address.street_line_2",
];

/// V1 has no partner fields: every text is in ASCII, but for what is the caller's own.
pub(super) fn latin(check: &mut Check<'_>, applicant: &Value) {
    let parts = applicant.as_object().into_iter().flatten();
    let mut found = Vec::new();
    for (key, value) in parts.filter(|(key, _)| *key != "meta_data") {
        collect_non_ascii(value, key.clone(), &mut found);
    }
    for (path, text) in found {
        let message = "Use Latin letters without accents; this version takes no others.";
        // A number is never mended by guessing.
        let suggestion = Some(spelt(text)).filter(|_| path != "basic_info.tin").flatten();
        check.suggest(&path, "format", message, suggestion);
    }
}

fn collect_non_ascii<'a>(value: &'a Value, path: String, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) if !text.is_ascii() => found.push((path, text)),
        Value::Object(map) => {
            for (key, value) in map {
                collect_non_ascii(value, format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect_non_ascii(value, format!("{path}.{index}"), found);
            }
        }
        _ => {}
    }
}

/// V2: a text beyond ASCII needs its spelling in the field beside it.
pub(super) fn spellings(check: &mut Check<'_>) {
    for path in SPELT {
        let partner = format!("{path}_en");
        let spelling = check.optional(&partner);
        let blank = spelling.is_none_or(|text| text.trim().is_empty());
        let original = check.quiet(path).filter(|text| !text.is_ascii());
        if let Some(original) = original.filter(|_| blank) {
            let message = "Give the spelling in Latin letters without accents as well.";
            check.suggest(&partner, "required", message, spelt(original));
        } else if let Some(text) = spelling.filter(|text| !text.is_ascii()) {
            let message = "Use Latin letters without accents here.";
            check.suggest(&partner, "format", message, spelt(text));
        }
    }
}

/// A text in ASCII, by the sound of its letters.
fn spelt(text: &str) -> Option<String> {
    // What has no sound stays beyond ASCII, and nothing is suggested.
    let ascii = deunicode::deunicode_with_tofu(text, "\u{fffd}");
    let words: Vec<&str> = ascii.split_whitespace().collect();
    let ascii = words.join(" ");
    (!ascii.is_empty() && ascii.is_ascii()).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_spelt_by_their_sound() {
        assert_eq!(spelt("Müller").as_deref(), Some("Muller"));
        assert_eq!(spelt("Нина").as_deref(), Some("Nina"));
        assert_eq!(spelt("  李  明 ").as_deref(), Some("Li Ming"));
        assert_eq!(spelt("\u{f8ff}"), None, "a private character has no sound");
    }
}
