use serde_json::Value;

use crate::{
    Refused, RefusedField,
    words::{self, Personal},
};

/// Nobody reads more than this many fields.
const MOST_FIELDS: usize = 100;

/// What a no says. docs/providers/atelio.md, Errors.
pub(super) struct Said {
    /// Atelio's code, in lower case.
    pub(super) code: Option<String>,
    pub(super) refused: Refused,
}

/// Reads `{Message, Status, Code, Type}`, whose message is a text, a list of texts, or texts by
/// field, nested where the data is.
pub(super) fn said(status: u16, body: &[u8], personal: &Personal) -> Said {
    let json = serde_json::from_slice::<Value>(body).unwrap_or_default();
    let code = key(&json, "code").and_then(Value::as_str).map(|code| code.trim().to_lowercase());
    let code = code.filter(|code| !code.is_empty());
    let message = match key(&json, "message") {
        Some(message) if !message.is_null() => message,
        _ => return Said { code, refused: words::refused(status, body, personal) },
    };
    let mut fields = Vec::new();
    if message.is_object() {
        collect(message, "", personal, &mut fields);
    }
    let mut words = if fields.is_empty() {
        texts(message)
    } else {
        let told = fields.iter().map(|field| format!("{}: {}", field.path, field.words));
        told.collect::<Vec<_>>().join("; ")
    };
    if let Some(code) = &code {
        words = format!("{words} ({code})");
    }
    Said { refused: Refused { status, words: personal.clean(&words), fields }, code }
}

fn key<'a>(json: &'a Value, name: &str) -> Option<&'a Value> {
    json.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn collect(value: &Value, path: &str, personal: &Personal, fields: &mut Vec<RefusedField>) {
    let Value::Object(map) = value else {
        let words = personal.clean(&texts(value));
        fields.push(RefusedField { path: personal.clean(path), words });
        return;
    };
    for (key, value) in map {
        if fields.len() == MOST_FIELDS {
            return;
        }
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        collect(value, &path, personal, fields);
    }
}

fn texts(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => items.iter().map(texts).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: Value) -> Said {
        let request = json!({"ssn": "123-45-6789", "first_name": "Testa"});
        said(400, body.to_string().as_bytes(), &Personal::of(&request, &[]))
    }

    #[test]
    fn every_form_of_the_message_is_read() {
        for (message, words, paths) in [
            (json!("no"), "no (kyc_error)", vec![]),
            (json!(["no", "never"]), "no never (kyc_error)", vec![]),
            (
                json!({"last_name": ["Missing data for required field."]}),
                "last_name: Missing data for required field. (kyc_error)",
                vec!["last_name"],
            ),
            (
                json!({"addresses": {"0": {"zip_code": ["bad", "short"]}}, "dob": "bad"}),
                "addresses.0.zip_code: bad short; dob: bad (kyc_error)",
                vec!["addresses.0.zip_code", "dob"],
            ),
            (json!({}), "{} (kyc_error)", vec![]),
            (json!(7), "7 (kyc_error)", vec![]),
        ] {
            let said = read(json!({"Message": message, "Status": 400, "Code": "kyc_error",
                "Type": "Process Error"}));
            assert_eq!(said.refused.words, words);
            assert_eq!(said.code.as_deref(), Some("kyc_error"));
            let found: Vec<_> = said.refused.fields.iter().map(|it| it.path.as_str()).collect();
            assert_eq!(found, paths);
        }
    }

    #[test]
    fn values_of_the_request_are_cut_and_times_are_kept() {
        let said = read(json!({"Message": "Testa with 123456789 passed KYC at \
            2026-11-20T11:58:07.120000+00:00", "Code": "kyc_error"}));
        assert_eq!(
            said.refused.words,
            "[...] with [...] passed KYC at 2026-11-20T11:58:07.120000+00:00 (kyc_error)"
        );
        let said = read(json!({"Message": {"ssn": ["123-45-6789 is no SSN"]}}));
        assert_eq!(said.refused.fields[0].words, "[...] is no SSN");
    }

    #[test]
    fn other_shapes_keep_their_words() {
        assert_eq!(read(json!({"error": "nope", "error_code": 1})).refused.words, "nope");
        assert_eq!(read(json!({"Message": null, "Code": "x"})).code.as_deref(), Some("x"));
        let plain = said(400, b"plain no", &Personal::default());
        assert_eq!((plain.refused.words.as_str(), plain.code), ("plain no", None));
    }
}
