use serde_json::Value;

/// Fields that hold the number of a person or of a document: of a create body, of the details of a
/// document, and names that callers like to use in `meta_data`.
const NUMBERS: [&str; 9] = [
    "tin",
    "document_id",
    "number",
    "document_number",
    "identification_number",
    "passport_number",
    "tax_id",
    "id_number",
    "ssn",
];

/// The same data with such numbers masked to the last four, wherever they stand. The name of a
/// requested field ends with the field's own: `proof_of_identity.PASSPORT.number`.
pub(super) fn masked(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let part = |(key, value): (&String, &Value)| {
                let name = key.rsplit('.').next().unwrap_or(key).to_ascii_lowercase();
                let hide = NUMBERS.contains(&name.as_str());
                (key.clone(), if hide { hidden(value) } else { masked(value) })
            };
            Value::Object(map.iter().map(part).collect())
        }
        Value::Array(items) => items.iter().map(masked).collect(),
        other => other.clone(),
    }
}

fn hidden(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(stars(text)),
        Value::Number(number) => Value::from(stars(&number.to_string())),
        Value::Array(items) => items.iter().map(hidden).collect(),
        other => masked(other),
    }
}

fn stars(text: &str) -> String {
    let count = text.chars().count();
    let shown = if count > 4 { 4 } else { 0 };
    let hidden = count - shown;
    text.chars().enumerate().map(|(at, char)| if at < hidden { '*' } else { char }).collect()
}
