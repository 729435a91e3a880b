//! Reading and checking JSON bodies, collecting what is wrong by field.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::error;
use crate::http::{Call, Reply};

const MISSING: &str = "Missing data for required field.";

/// The body as a JSON object, or the 400 that says it is none, under the call's schema `code`.
pub(super) fn json(call: &Call, code: &str) -> Result<Value, Reply> {
    let body: Option<Value> = serde_json::from_slice(&call.body).ok();
    body.filter(Value::is_object)
        .ok_or_else(|| error::bad_request(code, "The request body is no JSON object."))
}

/// Takes fields out of an object by dotted path; numbers in it count list items from 0. Null counts
/// as absent.
pub(super) struct Reader<'a> {
    body: &'a Value,
    problems: BTreeMap<String, Vec<String>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(body: &'a Value) -> Self {
        Self { body, problems: BTreeMap::new() }
    }

    /// The 400 with all problems by field, if there are any.
    pub(super) fn finish(self, code: &str) -> Result<(), Reply> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(error::bad_request(code, json!(self.problems)))
    }

    pub(super) fn problem(&mut self, path: &str, text: impl Into<String>) {
        self.problems.entry(path.to_owned()).or_default().push(text.into());
    }

    /// A text.
    pub(super) fn text(&mut self, path: &str, required: bool) -> Option<&'a str> {
        let text = self.value(path, required)?.as_str();
        if text.is_none() {
            self.problem(path, "Not a valid string.");
        }
        text
    }

    /// A text that `right` holds for; `wanted` says what it should be.
    pub(super) fn like(
        &mut self,
        path: &str,
        required: bool,
        wanted: &str,
        right: impl FnOnce(&str) -> bool,
    ) -> Option<&'a str> {
        let text = self.text(path, required)?;
        if right(text) {
            return Some(text);
        }
        self.problem(path, format!("Must be {wanted}."));
        None
    }

    /// Required true or false.
    pub(super) fn flag(&mut self, path: &str) -> Option<bool> {
        let flag = self.value(path, true)?.as_bool();
        if flag.is_none() {
            self.problem(path, "Not a valid boolean.");
        }
        flag
    }

    /// The number of items of a list.
    pub(super) fn list(&mut self, path: &str, required: bool) -> Option<usize> {
        let list = self.value(path, required)?.as_array();
        if list.is_none() {
            self.problem(path, "Not a valid list.");
        }
        list.map(Vec::len)
    }

    fn value(&mut self, path: &str, required: bool) -> Option<&'a Value> {
        let found = path.split('.').try_fold(self.body, |value, part| match value {
            Value::Array(items) => items.get(part.parse::<usize>().ok()?),
            other => other.get(part),
        });
        let found = found.filter(|value| !value.is_null());
        if found.is_none() && required {
            self.problem(path, MISSING);
        }
        found
    }
}
