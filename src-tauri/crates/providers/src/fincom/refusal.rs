use serde_json::{Map, Value};

use crate::{
    Refused, RefusedField,
    words::{self, Personal},
};

/// A provider that lists thousands of fields is not read to the end.
const MOST_FIELDS: usize = 100;

/// A no in any of the shapes of docs/providers/fincom.md, Refusals: `errors` as an object of field
/// to texts or as a list of objects of field to text, `data` as an object of field to text,
/// `error` as an object with a message, or a bare `message`.
pub(super) fn refused(status: u16, body: &[u8], personal: &Personal) -> Refused {
    let Ok(json) = serde_json::from_slice::<Value>(body) else {
        return words::refused(status, body, personal);
    };
    let fields = fields(&json, personal);
    let words = if fields.is_empty() {
        let nested = json.get("error").filter(|error| error.is_object()).unwrap_or(&json);
        match nested.get("message").and_then(Value::as_str) {
            Some(message) => message.to_owned(),
            None => return words::refused(status, body, personal),
        }
    } else {
        let words: Vec<String> =
            fields.iter().map(|field| format!("{}: {}", field.path, field.words)).collect();
        words.join("; ")
    };
    Refused { status, words: personal.clean(&words), fields }
}

fn fields(json: &Value, personal: &Personal) -> Vec<RefusedField> {
    let maps: Vec<&Map<String, Value>> = match (json.get("errors"), json.get("data")) {
        (Some(Value::Object(map)), _) | (None, Some(Value::Object(map))) => vec![map],
        (Some(Value::Array(items)), _) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    };
    let field = |(path, words): (&String, &Value)| {
        let words = match words {
            Value::String(text) => text.clone(),
            Value::Array(texts) => {
                texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        };
        let (path, words) = (personal.clean(path), personal.clean(&words));
        (!words.is_empty()).then_some(RefusedField { path, words })
    };
    maps.into_iter().flatten().filter_map(field).take(MOST_FIELDS).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(body: Value) -> (String, Vec<(String, String)>) {
        let request = json!({"basic_info": {"first_name": "Testa", "tin": "400-00-0001"}});
        let personal = Personal::of(&request, &[]);
        let refused = refused(422, body.to_string().as_bytes(), &personal);
        let fields = refused.fields.into_iter().map(|field| (field.path, field.words)).collect();
        (refused.words, fields)
    }

    #[test]
    fn every_documented_shape_is_read() {
        let field = |path: &str, words: &str| (path.to_owned(), words.to_owned());
        let (words, fields) = told(json!({"message": "Validation failed", "errors": {
            "basic_info.email": ["must be lowercase", "is too long"],
            "basic_info.tin": ["Testa has 400000001"],
        }}));
        assert_eq!(
            fields,
            [
                field("basic_info.email", "must be lowercase is too long"),
                field("basic_info.tin", "[...] has [...]")
            ]
        );
        assert!(words.starts_with("basic_info.email: must be lowercase"), "{words}");

        let (_, fields) = told(json!({"message": "Validation failed", "errors": [
            {"basic_info.email": "must be lowercase"}, {"address.country": "must match"},
        ]}));
        assert_eq!(
            fields,
            [
                field("basic_info.email", "must be lowercase"),
                field("address.country", "must match")
            ]
        );

        let (_, fields) = told(json!({"status": 400, "message": "Validation failed",
            "data": {"proof_of_address": "was not requested"}}));
        assert_eq!(fields, [field("proof_of_address", "was not requested")]);

        for (body, expected) in [
            (json!({"error": {"code": "conflict", "message": "in progress"}}), "in progress"),
            (
                json!({"message": "RELIANCE is not available for your client"}),
                "RELIANCE is not available for your client",
            ),
            (json!({"status": 400, "message": "Malformed request body"}), "Malformed request body"),
            (json!({"message": "Validation failed", "errors": null}), "Validation failed"),
            (json!({"message": "Validation failed", "errors": []}), "Validation failed"),
            (json!({"why": 1}), r#"{"why":1}"#),
        ] {
            assert_eq!(told(body), (expected.to_owned(), Vec::new()));
        }
    }
}
