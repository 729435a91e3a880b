use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
};

use dossier_app::Error;
use dossier_documents::{DocumentError, ReadError};
use dossier_domain::{ErrorCode, Finding, Message};
use dossier_words::{Words, visible};
use owo_colors::{OwoColorize, Stream};
use serde_json::{Map, Value, json};

use crate::{
    report::{Report, spoken},
    start,
};

const WRONG_USAGE: u8 = 2;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    code: ErrorCode,
    message: Message,
    /// Said after the sentence.
    remark: Option<Box<Message>>,
    detail: Map<String, Value>,
    /// What was done all the same, for people.
    done: Option<String>,
}

impl Failure {
    pub(crate) fn new(code: ErrorCode, message: Message) -> Self {
        Self { code, message, remark: None, detail: Map::new(), done: None }
    }

    /// Tells of what was done all the same: as the detail, or before the failure.
    pub(crate) fn report(mut self, report: Report) -> Self {
        let (json, text) = report.into_parts();
        if let Value::Object(detail) = json {
            self.detail = detail;
        }
        self.done = Some(text);
        self
    }

    /// The sentence, and code, message and detail.
    pub(crate) fn told(&self, words: &Words) -> (String, Value) {
        (words.error(self.code, &self.message).sentence, self.error(words))
    }

    pub(crate) fn invalid(id: &str) -> Self {
        Self::new(ErrorCode::InvalidInput, Message::new(id))
    }

    pub(crate) fn not_available(id: &str) -> Self {
        Self::new(ErrorCode::NotAvailable, Message::new(id))
    }

    pub(crate) fn internal(what: &'static str) -> Self {
        Error::Internal(what).into()
    }

    /// Adds a sentence between what happened and what to do.
    pub(crate) fn remark(mut self, message: Message) -> Self {
        self.remark = Some(Box::new(message));
        self
    }

    pub(crate) fn detail(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.detail.insert(name.to_owned(), value.into());
        self
    }

    pub(crate) fn code(&self) -> ErrorCode {
        self.code
    }

    #[cfg(test)]
    pub(crate) fn message(&self) -> &Message {
        &self.message
    }

    /// Tells it and gives the exit status.
    pub(crate) fn print(self, json: bool) -> ExitCode {
        let words = Words::of(start::language());
        let told = if json { self.as_json(&words) } else { self.for_people(&words) };
        if let (false, Some(done)) = (json, &self.done) {
            println!("{done}");
        }
        // Nobody is left to hear that standard error cannot be written to.
        let _ = writeln!(std::io::stderr(), "{told}");
        ExitCode::FAILURE
    }

    fn as_json(&self, words: &Words) -> String {
        json!({"error": self.error(words)}).to_string()
    }

    fn error(&self, words: &Words) -> Value {
        let said = words.error(self.code, &self.message);
        let remark = self.remark.as_ref().map(|it| format!(" {}", words.say(it)));
        let message = format!("{}{} {}", said.sentence, remark.unwrap_or_default(), said.advice);
        let mut error = json!({"code": self.code.as_str(), "message": message});
        if !self.detail.is_empty() {
            error["detail"] = spoken(words, Value::Object(self.detail.clone()));
        }
        error
    }

    fn for_people(&self, words: &Words) -> String {
        let said = words.error(self.code, &self.message);
        let red = said.sentence.if_supports_color(Stream::Stderr, |it| it.red()).to_string();
        let mut told = vec![if std::io::stderr().is_terminal() { red } else { said.sentence }];
        if let Some(remark) = &self.remark {
            told.push(words.say(remark));
        }
        if let Some(Value::String(provider)) = self.detail.get("provider_words") {
            told.push(format!("The provider's words: {}", visible(provider)));
        }
        for problem in self.list("problems") {
            let text = |key: &str| visible(problem[key].as_str().unwrap_or_default());
            let suggestion = match problem["suggestion"].as_str() {
                Some(suggestion) => format!(" Perhaps: {}", visible(suggestion)),
                None => String::new(),
            };
            let place = match text("path") {
                path if path.is_empty() => path,
                path => format!("{path}: "),
            };
            told.push(format!("  {place}{}{suggestion}", text("message")));
        }
        // The first finding is the sentence itself.
        for finding in self.list("findings").iter().skip(1) {
            told.push(format!("  {}", visible(finding["message"].as_str().unwrap_or_default())));
        }
        told.push(format!("What you can do: {}", said.advice));
        told.join("\n")
    }

    fn list(&self, name: &str) -> &[Value] {
        self.detail.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        tracing::debug!(error = &error as &dyn std::error::Error, "refused");
        let mut failure = Self::new(error.code(), error.message());
        if let Error::Tampered(verified) = &error
            && let Ok(Value::Object(detail)) = serde_json::to_value(verified)
        {
            failure.detail = detail;
        }
        if let Error::Document(document) = &error {
            let findings: &[Finding] = document.findings();
            failure = failure.detail("findings", json!(findings));
        }
        if !error.problems().is_empty() {
            failure = failure.detail("problems", json!(error.problems()));
        }
        if let Some(words) = error.provider_words() {
            failure = failure.detail("provider_words", words);
        }
        if let Some(case_id) = error.case_id() {
            failure = failure.detail("case_id", case_id.to_string());
        }
        failure
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        Error::from(error).into()
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Error::from(error).into()
    }
}

/// Tells a wrong usage, or prints the help or the version that was asked for.
pub(crate) fn usage(error: &clap::Error, json: bool) -> ExitCode {
    if !json || !error.use_stderr() {
        // Whoever reads this has gone if it cannot be written.
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(WRONG_USAGE) } else { ExitCode::SUCCESS };
    }
    let told = error.render().to_string();
    let first: Vec<&str> =
        told.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    let message = first.join(" ");
    let message = message.trim_start_matches("error: ");
    let code = ErrorCode::InvalidInput.as_str();
    let line = json!({"error": {"code": code, "message": visible(message)}});
    let _ = writeln!(std::io::stderr(), "{line}");
    ExitCode::from(WRONG_USAGE)
}
