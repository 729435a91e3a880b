//! connectFi's way of saying no. docs/providers/connectfi.md, Refusals.

use serde_json::Value;

use crate::{
    Error, Refused, RefusedField,
    http::Answer,
    words::{self, Personal},
};

/// Fields of one refusal that are read.
const MOST_FIELDS: usize = 100;

/// What is answered about a thing that is not there.
const NOT_FOUND: [&str; 2] = ["customerNotFound", "applicationNotFound"];

/// A no, with the parts that decide what follows from it.
#[derive(Debug)]
pub(super) struct No {
    /// The provider's code; none where the answer is not in its shape.
    pub(super) code: Option<String>,
    /// What the code is about.
    pub(super) context: Value,
    /// For people.
    pub(super) refused: Refused,
}

impl No {
    pub(super) fn is(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }
}

impl From<No> for Error {
    fn from(no: No) -> Self {
        let unknown = match &no.code {
            Some(code) => NOT_FOUND.contains(&code.as_str()),
            None => no.refused.status == 404,
        };
        if unknown { Self::NotFound } else { Self::Refused(no.refused) }
    }
}

/// What went wrong with a call: a no to look into, or something that is the same for every
/// provider.
#[derive(Debug)]
pub(super) enum Failure {
    No(No),
    Other(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::No(no) => no.into(),
            Failure::Other(error) => error,
        }
    }
}

/// Success is told by the code `"0"` besides the HTTP status.
pub(super) fn says_yes(value: &Value) -> bool {
    value["code"] == "0" || value["code"] == 0
}

/// The no in an answer, values of the request cut out.
pub(super) fn read(answer: &Answer, personal: &Personal) -> No {
    let status = answer.status;
    let json = serde_json::from_slice::<Value>(&answer.body).unwrap_or(Value::Null);
    let Some(code) = json["code"].as_str() else {
        let refused = words::refused(status, &answer.body, personal);
        return No { code: None, context: Value::Null, refused };
    };
    let context = json["context"].clone();
    let fields = fields(&context, personal);
    let message = json["message"].as_str().unwrap_or_default().trim();
    let mut words = code.to_owned();
    if !message.is_empty() {
        words = format!("{words}: {message}");
    }
    if fields.is_empty() {
        words.push_str(&about(&context));
    } else {
        let told: Vec<String> =
            fields.iter().map(|field| format!("{}: {}", field.path, field.words)).collect();
        words = format!("{words}: {}", told.join("; "));
    }
    let refused = Refused { status, words: personal.clean(&words), fields };
    No { code: Some(code.to_owned()), context, refused }
}

/// The context of a code that is about one thing: ` (customerId: csta_1)`.
fn about(context: &Value) -> String {
    let parts: Vec<String> = context
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some(format!("{key}: {}", value.as_str()?)))
        .collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// Errors of the validator AJV, in a list or alone.
fn fields(context: &Value, personal: &Personal) -> Vec<RefusedField> {
    let one = std::slice::from_ref(context);
    let items = context.as_array().map_or(one, Vec::as_slice);
    items.iter().take(MOST_FIELDS).filter_map(|item| field(item, personal)).collect()
}

fn field(item: &Value, personal: &Personal) -> Option<RefusedField> {
    let text = |key: &str| item[key].as_str();
    // Newer versions of AJV write a JSON pointer, older ones a path of properties.
    let steps = match (text("instancePath"), text("dataPath")) {
        (Some(pointer), _) => pointer_steps(pointer),
        (None, Some(path)) => property_steps(path),
        (None, None) => {
            text("keyword")?;
            Vec::new()
        }
    };
    let params = &item["params"];
    let named = ["missingProperty", "additionalProperty"]
        .into_iter()
        .find_map(|key| params[key].as_str())
        .map(str::to_owned);
    let path = steps.into_iter().chain(named).collect::<Vec<_>>().join(".");
    let mut words = text("message").or_else(|| text("keyword")).unwrap_or("invalid").to_owned();
    if let Some(allowed) = params["allowedValues"].as_array() {
        let allowed: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
        words = format!("{words} ({})", allowed.join(", "));
    }
    Some(RefusedField { path: personal.clean(&path), words: personal.clean(&words) })
}

fn pointer_steps(pointer: &str) -> Vec<String> {
    let plain = |step: &str| step.replace("~1", "/").replace("~0", "~");
    pointer.split('/').filter(|step| !step.is_empty()).map(plain).collect()
}

fn property_steps(path: &str) -> Vec<String> {
    path.split(['.', '[', ']', '\'', '"'])
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect()
}
