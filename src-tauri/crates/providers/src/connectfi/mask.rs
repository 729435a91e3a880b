use serde_json::Value;

/// Names of values that are identification, tax or document numbers wherever they stand, without
/// case, hyphens and underscores.
const NUMBERS: [&str; 10] = [
    "ssn",
    "itin",
    "tin",
    "ein",
    "taxid",
    "taxnumber",
    "documentnumber",
    "passportnumber",
    "licensenumber",
    "identificationnumber",
];

/// The list of identification documents, whose `value` is the number.
const DOCUMENTS: &str = "identificationDocuments";

/// The same data with identification numbers masked to the last four.
pub(super) fn masked(value: &Value) -> Value {
    let mut masked = value.clone();
    mask(&mut masked, false);
    masked
}

fn mask(value: &mut Value, in_documents: bool) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let is_number =
                    in_documents && matches!(key.as_str(), "value" | "number" | "id") || named(key);
                if is_number {
                    hide(value);
                } else {
                    mask(value, in_documents || key == DOCUMENTS);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, in_documents)),
        _ => {}
    }
}

fn named(key: &str) -> bool {
    let plain: String =
        key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    NUMBERS.contains(&plain.as_str())
}

fn hide(value: &mut Value) {
    match value {
        Value::Object(map) => map.values_mut().for_each(hide),
        Value::Array(items) => items.iter_mut().for_each(hide),
        Value::String(_) | Value::Number(_) => *value = Value::from(stars(value)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn stars(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let length = text.chars().count();
    let hidden = if length > 4 { length - 4 } else { length };
    text.chars().enumerate().map(|(at, char)| if at < hidden { '*' } else { char }).collect()
}
