//! Something to put into every field that a provider asks for.

use serde_json::{Map, Value, json};

/// What a case asks for in requirements of this kind, by the names of the fields; none where it
/// asks for nothing.
fn asked<'a>(case: &'a Value, kind: &str) -> Vec<&'a Value> {
    let requirements = case["requirements"].as_array().into_iter().flatten();
    requirements
        .filter(|requirement| requirement["kind"] == kind)
        .flat_map(|requirement| requirement["fields"].as_array().into_iter().flatten())
        .collect()
}

fn value(field: &Value, word: &str) -> Value {
    match field["type"].as_str().unwrap() {
        "choice" => field["options"][0].clone(),
        // Proofs of address have to be recent.
        "date" => json!((chrono::Utc::now() - chrono::Days::new(10)).date_naive()),
        _ => word.into(),
    }
}

/// A correction of everything that a text or a date can be put into.
pub fn correction(case: &Value, word: &str) -> Option<Value> {
    let mut parts = Map::new();
    for field in asked(case, "data") {
        let name = field["name"].as_str().unwrap();
        let (part, key) = name.split_once('.').unwrap_or((name, ""));
        if ["addresses", "identificationDocuments", "phones", "additionalData"].contains(&key) {
            continue;
        }
        let given = match key {
            // They have a form of their own.
            "ssn" => json!("412-00-0001"),
            "dob" | "dateOfBirth" => json!("1990-01-31"),
            "email" => json!("sample.person@example.com"),
            "phone" => json!("415-555-0100"),
            _ => value(field, word),
        };
        match (key, parts.entry(part).or_insert_with(|| json!({}))) {
            ("", whole) => *whole = given,
            (key, Value::Object(map)) => drop(map.insert(key.to_owned(), given)),
            _ => {}
        }
    }
    (!parts.is_empty()).then_some(Value::Object(parts))
}

/// An answer to every field; files are this picture.
pub fn answer(case: &Value, word: &str, picture: &str) -> Option<Value> {
    let (mut fields, mut documents) = (Map::new(), Map::new());
    for field in asked(case, "information") {
        let name = field["name"].as_str().unwrap().to_owned();
        if field["type"] == "file" {
            documents.insert(name, picture.into());
        } else {
            fields.insert(name, value(field, word));
        }
    }
    let asks = !fields.is_empty() || !documents.is_empty();
    asks.then(|| json!({"fields": fields, "documents": documents}))
}
