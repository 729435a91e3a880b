//! Reading and checking JSON bodies, collecting everything that is wrong.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::error::{self, Problem};
use crate::http::{Call, Reply};

/// The body as JSON, or the 422 that says it is none.
pub(super) fn json(call: &Call) -> Result<Value, Reply> {
    serde_json::from_slice(&call.body).map_err(|problem| {
        let at = problem.column().to_string();
        error::invalid_one(Problem::new("body", &at, "JSON decode error", "json_invalid"))
    })
}

/// Takes fields out of a body by dotted path. Null counts as absent.
pub(super) struct Reader<'a> {
    body: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(body: &'a Value) -> Self {
        let mut reader = Self { body, problems: Vec::new() };
        if !body.is_object() {
            let msg = "Input should be a valid dictionary";
            reader.problem("", msg, "model_attributes_type");
        }
        reader
    }

    /// The answer 422 if anything was wrong.
    pub(super) fn finish(self) -> Result<(), Reply> {
        if self.problems.is_empty() { Ok(()) } else { Err(error::invalid(&self.problems)) }
    }

    pub(super) fn problem(&mut self, path: &str, msg: &str, kind: &'static str) {
        self.problems.push(Problem::new("body", path, msg, kind));
    }

    /// Whether the object at `path` is there to be read; if not, only it is reported.
    pub(super) fn object(&mut self, path: &str) -> bool {
        match self.value(path, true) {
            Some(Value::Object(_)) => true,
            Some(_) => {
                self.problem(path, "Input should be a valid dictionary", "model_attributes_type");
                false
            }
            None => false,
        }
    }

    /// A text whose number of characters lies within `length`.
    pub(super) fn text(
        &mut self,
        path: &str,
        required: bool,
        length: RangeInclusive<usize>,
    ) -> Option<&'a str> {
        let value = self.value(path, required)?;
        let Some(text) = value.as_str() else {
            self.problem(path, "Input should be a valid string", "string_type");
            return None;
        };
        let count = text.chars().count();
        if count < *length.start() {
            let msg = format!("String should have at least {} characters", length.start());
            self.problem(path, &msg, "string_too_short");
            return None;
        }
        if count > *length.end() {
            let msg = format!("String should have at most {} characters", length.end());
            self.problem(path, &msg, "string_too_long");
            return None;
        }
        Some(text)
    }

    /// A text that `right` holds for; `wanted` says what it should be.
    pub(super) fn like(
        &mut self,
        path: &str,
        required: bool,
        wanted: &str,
        right: impl FnOnce(&str) -> bool,
    ) -> Option<&'a str> {
        let text = self.text(path, required, 0..=usize::MAX)?;
        if right(text) {
            return Some(text);
        }
        self.problem(path, &format!("Input should be {wanted}"), "value_error");
        None
    }

    /// One word of a list.
    pub(super) fn word(&mut self, path: &str, required: bool, words: &[&str]) -> Option<&'a str> {
        let text = self.text(path, required, 0..=usize::MAX)?;
        if words.contains(&text) {
            return Some(text);
        }
        self.problem(path, &format!("Input should be one of {}", words.join(", ")), "enum");
        None
    }

    /// A list of words out of `words`, at least one.
    pub(super) fn words(
        &mut self,
        path: &str,
        required: bool,
        words: &[&str],
    ) -> Option<Vec<String>> {
        let value = self.value(path, required)?;
        let Some(list) = value.as_array() else {
            self.problem(path, "Input should be a valid list", "list_type");
            return None;
        };
        if list.is_empty() {
            self.problem(path, "List should have at least 1 item", "too_short");
            return None;
        }
        let before = self.problems.len();
        for (at, item) in list.iter().enumerate() {
            if !item.as_str().is_some_and(|word| words.contains(&word)) {
                let msg = format!("Input should be one of {}", words.join(", "));
                self.problem(&format!("{path}.{at}"), &msg, "enum");
            }
        }
        let all = list.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect();
        (self.problems.len() == before).then_some(all)
    }

    fn value(&mut self, path: &str, required: bool) -> Option<&'a Value> {
        let mut value = self.body;
        for part in path.split('.') {
            value = &value[part];
        }
        if !value.is_null() {
            return Some(value);
        }
        if required && self.body.is_object() {
            self.problems.push(Problem::missing("body", path));
        }
        None
    }
}
