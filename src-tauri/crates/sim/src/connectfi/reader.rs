//! Reading and checking JSON bodies; what is wrong is told as the validator AJV does.

use serde::Serialize;
use serde_json::{Value, json};

use super::answer;
use crate::http::{Call, Reply};

/// One entry of `requestValidateError`'s context.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Problem {
    instance_path: String,
    schema_path: String,
    keyword: &'static str,
    params: Value,
    message: String,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Optional,
    /// Optional, and null is a value.
    Nullable,
}

/// What a text must be like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// Least and greatest number of characters.
    Length(usize, usize),
    /// A regular expression and what it means.
    Pattern(&'static str, fn(&str) -> bool),
    /// A format's name and what it means.
    Format(&'static str, fn(&str) -> bool),
    Enum(&'static [&'static str]),
    Const(&'static str),
}

/// Ids under akepa, and logins.
pub(super) const WORD: Rule = Rule::Pattern("^[0-9a-zA-Z_]+$", |text| {
    !text.is_empty() && text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
});
/// References.
pub(super) const ALPHANUMERIC: Rule = Rule::Pattern("^[0-9a-zA-Z]+$", |text| {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
});
pub(super) const NO_ANGLES: Rule = Rule::Pattern("^[^<>]*$", |text| !text.contains(['<', '>']));

/// The body as JSON; one that is none is refused as a null would be.
pub(super) fn json(call: &Call) -> Result<Value, Reply> {
    let body = serde_json::from_slice(&call.body).unwrap_or_default();
    Reader::new(&body).finish()?;
    Ok(body)
}

/// Takes fields out of a body by JSON pointer.
pub(super) struct Reader<'a> {
    body: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(body: &'a Value) -> Self {
        let mut reader = Self { body, problems: Vec::new() };
        if !body.is_object() {
            reader.wrong_type("", "object");
        }
        reader
    }

    /// The answer 400 if anything was wrong.
    pub(super) fn finish(self) -> Result<(), Reply> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(answer::refused("requestValidateError", json!(self.problems)))
    }

    pub(super) fn is_right(&self) -> bool {
        self.problems.is_empty()
    }

    /// Reports what is wrong with the value at `path`.
    pub(super) fn problem(
        &mut self,
        path: &str,
        keyword: &'static str,
        params: Value,
        message: impl Into<String>,
    ) {
        self.problems.push(Problem {
            instance_path: path.to_owned(),
            schema_path: format!("{}/{keyword}", schema_path(path)),
            keyword,
            params,
            message: message.into(),
        });
    }

    /// A text that all rules hold for.
    pub(super) fn text(
        &mut self,
        path: &str,
        presence: Presence,
        rules: &[Rule],
    ) -> Option<&'a str> {
        let value = self.value(path, presence)?;
        let Some(text) = value.as_str() else {
            self.wrong_type(path, "string");
            return None;
        };
        let before = self.problems.len();
        for rule in rules {
            self.check(path, text, *rule);
        }
        (self.problems.len() == before).then_some(text)
    }

    /// A boolean or null, not required.
    pub(super) fn flag(&mut self, path: &str) {
        if self.value(path, Presence::Nullable).is_some_and(|value| !value.is_boolean()) {
            self.wrong_type(path, "boolean");
        }
    }

    /// Whether the required object at `path` is there to be read; if not, only it is reported.
    pub(super) fn object(&mut self, path: &str) -> bool {
        let Some(value) = self.value(path, Presence::Required) else { return false };
        if !value.is_object() {
            self.wrong_type(path, "object");
        }
        value.is_object()
    }

    /// The paths of the objects in the required list at `path`.
    pub(super) fn objects(&mut self, path: &str, least: usize) -> Vec<String> {
        let Some(value) = self.value(path, Presence::Required) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.wrong_type(path, "array");
            return Vec::new();
        };
        if list.len() < least {
            let message = format!("must NOT have fewer than {least} items");
            self.problem(path, "minItems", json!({ "limit": least }), message);
        }
        let paths = (0..list.len()).map(|at| format!("{path}/{at}")).collect::<Vec<_>>();
        paths.into_iter().filter(|path| self.object(path)).collect()
    }

    /// Reports every property of the object at `path` that is not among `names`.
    pub(super) fn only(&mut self, path: &str, names: &[&str]) {
        let Some(Value::Object(found)) = self.body.pointer(path) else { return };
        for name in found.keys().filter(|name| !names.contains(&name.as_str())) {
            let params = json!({ "additionalProperty": name });
            self.problem(
                path,
                "additionalProperties",
                params,
                "must NOT have additional properties",
            );
        }
    }

    fn value(&mut self, path: &str, presence: Presence) -> Option<&'a Value> {
        let found = self.body.pointer(path);
        if found.is_some_and(|value| value.is_null() && presence == Presence::Nullable) {
            return None;
        }
        // What is no object has been reported as such.
        if found.is_none() && presence == Presence::Required && self.body.is_object() {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
            let message = format!("must have required property '{name}'");
            self.problem(parent, "required", json!({ "missingProperty": name }), message);
        }
        found
    }

    fn check(&mut self, path: &str, text: &str, rule: Rule) {
        let count = text.chars().count();
        match rule {
            Rule::Length(least, _) if count < least => {
                let message = format!("must NOT have fewer than {least} characters");
                self.problem(path, "minLength", json!({ "limit": least }), message);
            }
            Rule::Length(_, most) if count > most => {
                let message = format!("must NOT have more than {most} characters");
                self.problem(path, "maxLength", json!({ "limit": most }), message);
            }
            Rule::Pattern(pattern, right) if !right(text) => {
                let message = format!("must match pattern \"{pattern}\"");
                self.problem(path, "pattern", json!({ "pattern": pattern }), message);
            }
            Rule::Format(format, right) if !right(text) => {
                let message = format!("must match format \"{format}\"");
                self.problem(path, "format", json!({ "format": format }), message);
            }
            Rule::Enum(words) if !words.contains(&text) => {
                let params = json!({ "allowedValues": words });
                self.problem(path, "enum", params, "must be equal to one of the allowed values");
            }
            Rule::Const(word) if word != text => {
                let params = json!({ "allowedValue": word });
                self.problem(path, "const", params, "must be equal to constant");
            }
            _ => {}
        }
    }

    fn wrong_type(&mut self, path: &str, wanted: &'static str) {
        self.problem(path, "type", json!({ "type": wanted }), format!("must be {wanted}"));
    }
}

/// Where the schema speaks of an instance's path.
fn schema_path(path: &str) -> String {
    path.split('/').skip(1).fold("#".to_owned(), |schema, part| {
        if part.parse::<usize>().is_ok() {
            schema + "/items"
        } else {
            schema + "/properties/" + part
        }
    })
}
