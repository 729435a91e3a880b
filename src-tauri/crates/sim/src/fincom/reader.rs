//! Reading and checking JSON bodies, collecting everything that is wrong.

use chrono::NaiveDate;
use serde_json::Value;

use super::catalogue::{self, Country};
use super::refusal::{Problem, Refusal};
use crate::http::Call;

/// The body as JSON, or the 400 that says it is none.
pub(super) fn json(call: &Call) -> Result<Value, Refusal> {
    serde_json::from_slice(&call.body).map_err(|_| Refusal::Malformed)
}

/// Takes fields out of a body by dotted path, list positions included. Null counts as absent.
pub(super) struct Reader<'a> {
    body: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(body: &'a Value) -> Self {
        Self { body, problems: Vec::new() }
    }

    /// The answer 422 if anything was wrong.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.problems)) }
    }

    pub(super) fn problem(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.problems.push(Problem::new(path, text));
    }

    /// Whether anything is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.value(path).is_some()
    }

    /// Whether the object at `path` is there to be read; if not, only it is reported.
    pub(super) fn object(&mut self, path: &str) -> bool {
        match self.needed(path, true) {
            Some(Value::Object(_)) => true,
            Some(_) => {
                self.problem(path, format!("The {path} must be an object."));
                false
            }
            None => false,
        }
    }

    /// The length of the list at `path`, which has at least one entry; 0 if there is none.
    pub(super) fn list(&mut self, path: &str) -> usize {
        match self.needed(path, true) {
            Some(Value::Array(list)) if !list.is_empty() => list.len(),
            Some(Value::Array(_)) => {
                self.problem(path, format!("The {path} must have at least 1 item."));
                0
            }
            Some(_) => {
                self.problem(path, format!("The {path} must be an array."));
                0
            }
            None => 0,
        }
    }

    /// A text; an empty one counts as absent.
    pub(super) fn text(&mut self, path: &str, required: bool) -> Option<&'a str> {
        match self.needed(path, required)?.as_str() {
            Some("") => {
                if required {
                    self.problem(path, format!("The {path} field is required."));
                }
                None
            }
            Some(text) => Some(text),
            None => {
                self.problem(path, format!("The {path} must be a string."));
                None
            }
        }
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
        self.problem(path, format!("The {path} must be {wanted}."));
        None
    }

    /// One word of a list.
    pub(super) fn word(&mut self, path: &str, required: bool, words: &[&str]) -> Option<&'a str> {
        let wanted = format!("one of {}", words.join(", "));
        self.like(path, required, &wanted, |text| words.contains(&text))
    }

    /// A date as `YYYY-MM-DD`.
    pub(super) fn date(&mut self, path: &str, required: bool) -> Option<NaiveDate> {
        self.like(path, required, "a date as YYYY-MM-DD", |text| date(text).is_some())
            .and_then(date)
    }

    /// A country by its alpha-3 code.
    pub(super) fn country(&mut self, path: &str, required: bool) -> Option<&'static Country> {
        let known = |text: &str| catalogue::country(text).is_some();
        self.like(path, required, "an ISO 3166 alpha-3 code", known).and_then(catalogue::country)
    }

    /// A whole number, not below `least`.
    pub(super) fn integer(&mut self, path: &str, least: i64) -> Option<i64> {
        let number = self.needed(path, true)?.as_i64();
        if number.is_none_or(|number| number < least) {
            self.problem(path, format!("The {path} must be an integer of at least {least}."));
            return None;
        }
        number
    }

    /// The id of a catalogue entry.
    pub(super) fn entry(&mut self, path: &str) {
        let id = self.integer(path, i64::MIN);
        if id.is_some_and(|id| !catalogue::IDS.contains(&id)) {
            self.problem(path, format!("The selected {path} is invalid."));
        }
    }

    fn needed(&mut self, path: &str, required: bool) -> Option<&'a Value> {
        let value = self.value(path);
        if value.is_none() && required {
            self.problem(path, format!("The {path} field is required."));
        }
        value
    }

    fn value(&self, path: &str) -> Option<&'a Value> {
        let mut value = self.body;
        for part in path.split('.') {
            value = match part.parse::<usize>() {
                Ok(at) => value.get(at)?,
                Err(_) => value.get(part)?,
            };
        }
        (!value.is_null()).then_some(value)
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    // The parser alone would take shorter forms such as 1990-1-2.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}
