use std::io::{ErrorKind, Write};

use dossier_domain::Message;
use dossier_words::Words;
use serde::Serialize;
use serde_json::Value;

/// What a command found or did, for programs and for people.
pub(crate) struct Report {
    json: Value,
    text: String,
}

impl Report {
    pub(crate) fn new(result: &impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_value(result).expect("views have text keys only");
        Self { json, text: text.into() }
    }

    /// What programs and people get.
    pub(crate) fn into_parts(self) -> (Value, String) {
        (self.json, self.text)
    }

    /// Prints it on standard output.
    pub(crate) fn print(self, words: &Words, json: bool) {
        let told = if json { spoken(words, self.json).to_string() } else { self.text };
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{}", told.trim_end()).and_then(|()| out.flush());
        if let Err(error) = written
            && error.kind() != ErrorKind::BrokenPipe
        {
            eprintln!("standard output: {error}");
        }
    }
}

/// The same with a sentence in place of every message.
pub(crate) fn spoken(words: &Words, value: Value) -> Value {
    match value {
        Value::Object(map) if map.contains_key("message_id") => {
            match serde_json::from_value::<Message>(Value::Object(map.clone())) {
                Ok(message) => words.say(&message).into(),
                Err(_) => Value::Object(map),
            }
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(name, value)| (name, spoken(words, value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => {
            items.into_iter().map(|item| spoken(words, item)).collect::<Vec<_>>().into()
        }
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_message_anywhere_becomes_its_sentence() {
        let message = Message::new("reason-decided").with("provider", "Jiko");
        let value = json!({"actions": [{"reason": message, "available": false}], "n": null});
        let said = spoken(&Words::english(), value);
        let expected = json!({"actions": [{"reason": "Jiko has decided already.", "available": false}], "n": null});
        assert_eq!(said, expected);
    }
}
