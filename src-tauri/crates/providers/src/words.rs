use serde_json::Value;

use crate::{Refused, RefusedField};

/// The greatest kept length of a provider's words, in characters.
const LONGEST: usize = 2_000;
/// Enough to cut values from before shortening; a value across this edge is dropped with it.
const EXAMINED: usize = 4 * LONGEST;
const CUT: &str = "[...]";

/// Values of a request that must not come back in a provider's words.
#[derive(Default)]
pub(crate) struct Personal {
    texts: Vec<Vec<char>>,
    digits: Vec<String>,
}

impl Personal {
    /// Every text and number of the request except those at `open` paths (enumerations, countries).
    pub(crate) fn of(request: &Value, open: &[&str]) -> Self {
        let mut leaves = Vec::new();
        collect(request, &mut String::new(), open, &mut leaves);
        let mut personal = Self::default();
        for leaf in leaves {
            let digits: String = leaf.chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= 6 {
                personal.digits.push(digits);
            }
            let text: Vec<char> = leaf.trim().chars().collect();
            if text.len() >= 2 {
                personal.texts.push(text);
            }
        }
        // Longest first, so that a part of a value is not cut out of the whole before it.
        personal.texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        personal
    }

    /// The text without the values, without control characters, shortened.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().take(EXAMINED).collect();
        for value in &self.texts {
            chars = cut_text(&chars, value);
        }
        chars = cut_digits(&chars, &self.digits);
        let mut clean = String::new();
        for (count, char) in chars.into_iter().enumerate() {
            if count == LONGEST {
                clean.push('…');
                break;
            }
            if is_unprintable(char) {
                clean.extend(char.escape_unicode());
            } else {
                clean.push(char);
            }
        }
        clean
    }
}

fn collect(value: &Value, path: &mut String, open: &[&str], leaves: &mut Vec<String>) {
    let length = path.len();
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
                collect(value, path, open, leaves);
                path.truncate(length);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, path, open, leaves)),
        Value::String(text) if !open.contains(&path.as_str()) => leaves.push(text.clone()),
        Value::Number(number) if !open.contains(&path.as_str()) => leaves.push(number.to_string()),
        _ => {}
    }
}

/// Control characters and the ones that reorder text.
fn is_unprintable(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn cut_text(text: &[char], value: &[char]) -> Vec<char> {
    // Short values are common letters in ordinary words unless they are spelt exactly so.
    let same =
        |a: char, b: char| a == b || (value.len() >= 4 && a.to_lowercase().eq(b.to_lowercase()));
    let word = |at: Option<&char>| at.is_some_and(|char| char.is_alphanumeric());
    let mut kept = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let end = at + value.len();
        let matches = end <= text.len()
            && text[at..end].iter().zip(value).all(|(a, b)| same(*a, *b))
            && !word(at.checked_sub(1).and_then(|before| text.get(before)))
            && !word(text.get(end));
        if matches {
            kept.extend(CUT.chars());
            at = end;
        } else {
            kept.push(text[at]);
            at += 1;
        }
    }
    kept
}

/// Cuts numbers that are the request's numbers in another spelling (`123-45-6789`), or part of one.
fn cut_digits(text: &[char], numbers: &[String]) -> Vec<char> {
    let mut kept = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            kept.push(text[at]);
            at += 1;
            continue;
        }
        let run = text[at..]
            .iter()
            .position(|char| !char.is_ascii_digit() && !matches!(char, '-' | ' ' | '.' | '(' | ')'))
            .map_or(text.len(), |length| at + length);
        let last = text[at..run].iter().rposition(char::is_ascii_digit).unwrap_or(0);
        let end = at + last + 1;
        let digits: String = text[at..end].iter().filter(|char| char.is_ascii_digit()).collect();
        let ours = digits.len() >= 4
            && numbers.iter().any(|number| number.contains(&digits) || digits.contains(number));
        if ours {
            kept.extend(CUT.chars());
        } else {
            kept.extend(&text[at..end]);
        }
        at = end;
    }
    kept
}

/// A provider's no from the answer's body: FastAPI's `detail`, the common `message` and `error`,
/// or the text as it is.
pub(crate) fn refused(status: u16, body: &[u8], personal: &Personal) -> Refused {
    let text = String::from_utf8_lossy(body);
    let Ok(json) = serde_json::from_slice::<Value>(body) else {
        return Refused { status, words: personal.clean(text.trim()), fields: Vec::new() };
    };
    let fields = fields(&json, personal);
    if !fields.is_empty() {
        let words: Vec<String> =
            fields.iter().map(|field| format!("{}: {}", field.path, field.words)).collect();
        return Refused { status, words: personal.clean(&words.join("; ")), fields };
    }
    let words = ["detail", "message", "error", "msg"]
        .into_iter()
        .find_map(|key| json.get(key).and_then(Value::as_str).map(str::to_owned))
        .or_else(|| json.as_str().map(str::to_owned))
        .unwrap_or_else(|| json.to_string());
    Refused { status, words: personal.clean(&words), fields }
}

fn fields(json: &Value, personal: &Personal) -> Vec<RefusedField> {
    let Some(detail) = json.get("detail").and_then(Value::as_array) else { return Vec::new() };
    let field = |item: &Value| {
        let words = item.get("msg")?.as_str()?;
        let steps: Vec<String> = item
            .get("loc")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|step| match step {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            })
            .collect();
        let path = match steps.split_first() {
            Some((first, rest)) if first == "body" && !rest.is_empty() => rest.join("."),
            _ => steps.join("."),
        };
        Some(RefusedField { path: personal.clean(&path), words: personal.clean(words) })
    };
    // A provider that lists thousands of fields is not read to the end.
    detail.iter().take(100).filter_map(field).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn personal() -> Personal {
        let request = json!({
            "identification_number": "211000001",
            "name": {"first_name": "Testa", "last_name": "Li"},
            "address": {"street_address": "12 Sample Street", "country": "US"},
        });
        Personal::of(&request, &["address.country"])
    }

    #[test]
    fn values_of_the_request_are_cut_in_any_spelling() {
        let clean = personal().clean(
            "TESTA Li of 12 sample street, US: number 211-00-0001 (ending 0001) is not Listed",
        );
        assert_eq!(clean, "[...] [...] of [...], US: number [...] (ending [...]) is not Listed");
    }

    #[test]
    fn words_are_short_and_printable() {
        let clean = Personal::default().clean(&format!("a\u{1b}[2J\u{202e}{}", "x".repeat(9_000)));
        assert!(clean.starts_with("a\\u{1b}[2J\\u{202e}xxx"), "control characters stay visible");
        assert!(clean.ends_with('…'));
        assert!(clean.chars().count() < LONGEST + 20);
    }

    #[test]
    fn fields_of_a_validation_error_keep_their_paths_and_lose_the_echo() {
        let body = json!({"detail": [
            {"loc": ["body", "name", "first_name"], "msg": "Testa is too long", "type": "value_error",
             "input": "Testa"},
            {"loc": ["header", "x-jiko-signature"], "msg": "field required", "type": "missing"},
        ]});
        let refused = refused(422, body.to_string().as_bytes(), &personal());
        assert_eq!(refused.fields[0].path, "name.first_name");
        assert_eq!(
            refused.words,
            "name.first_name: [...] is too long; header.x-jiko-signature: field required"
        );
    }

    #[test]
    fn unknown_shapes_keep_their_words() {
        let words = |body: &str| refused(400, body.as_bytes(), &personal()).words;
        assert_eq!(words(r#"{"message": "no Testa here"}"#), "no [...] here");
        assert_eq!(words("plain no"), "plain no");
        assert_eq!(words(r#"{"why": [1, 2]}"#), r#"{"why":[1,2]}"#);
    }
}
