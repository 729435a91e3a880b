use serde_json::Value;

/// Numbers that name one person: of social security, and of the identity document that is stored
/// with the customer after success.
const NUMBERS: [&str; 2] = ["ssn", "id_number"];

/// Masks the numbers to the last four, wherever they stand.
pub(super) fn mask(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if NUMBERS.iter().any(|number| key.eq_ignore_ascii_case(number)) {
                    hide(value);
                } else {
                    mask(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

fn hide(value: &mut Value) {
    match value {
        Value::String(text) => *text = stars(text),
        Value::Number(number) => *value = Value::from(stars(&number.to_string())),
        Value::Object(map) => map.values_mut().for_each(hide),
        Value::Array(items) => items.iter_mut().for_each(hide),
        Value::Null | Value::Bool(_) => {}
    }
}

/// What Atelio has masked itself (`XXX-XX-1234`) stays as it is.
fn stars(text: &str) -> String {
    let count = text.chars().count();
    let shown = if count > 4 { 4 } else { 0 };
    let hidden = || text.chars().take(count - shown);
    if shown > 0 && hidden().all(|char| matches!(char, 'X' | 'x' | '*' | '-' | ' ')) {
        return text.to_owned();
    }
    hidden().map(|_| '*').chain(text.chars().skip(count - shown)).collect()
}
