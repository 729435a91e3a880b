//! What events told about the running attempt and no read repeats. docs/providers/atelio.md, Events.

use chrono::{DateTime, Utc};
use dossier_domain::Memory;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::status;
use crate::{
    Event,
    check::{at, text_at},
};

/// The slot of an upload page whose document has no name.
pub(super) const HOSTED: &str = "hosted";

/// What is remembered of one attempt.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Attempt {
    /// Documents were asked for: an `expired` after this is the end of the upload window.
    pub(super) asked: bool,
    /// When they were first asked for; starts the upload window.
    pub(super) asked_at: Option<DateTime<Utc>>,
    /// When what `documents` says was said.
    documents_at: Option<DateTime<Utc>>,
    /// Each type once.
    pub(super) documents: Vec<Document>,
    /// Atelio's names of fields to look at.
    pub(super) fields: Vec<String>,
    /// Atelio's words for why.
    pub(super) description: Option<String>,
    /// The newest event of the attempts before; what is not newer is late.
    ended_at: Option<DateTime<Utc>>,
}

/// One document that the customer is to upload.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Document {
    /// Atelio's type of it; the slot.
    pub(super) slot: String,
    /// Atelio's word for its state.
    pub(super) word: String,
    pub(super) link: Option<String>,
    /// Atelio's id of the hosted inquiry.
    pub(super) inquiry: Option<String>,
}

impl Attempt {
    /// What was kept; nothing where there is none or where it has another shape.
    pub(super) fn of(memory: Option<&Memory>) -> Self {
        memory.and_then(|memory| Self::deserialize(memory.expose()).ok()).unwrap_or_default()
    }

    pub(super) fn memory(&self) -> Memory {
        Memory::new(json!(self))
    }

    /// A new attempt after this one.
    pub(super) fn over(&self) -> Self {
        let ended_at = self.documents_at.max(self.ended_at);
        Self { ended_at, ..Self::default() }
    }

    /// With the event; none where it changes nothing.
    pub(super) fn with(&self, event: &Event) -> Option<Self> {
        let told = event.told.as_ref()?.expose();
        if event.at.is_some() && event.at <= self.ended_at {
            return None;
        }
        let mut next = self.clone();
        match Told::by(&event.kind)? {
            Told::Documents => {
                next.asked = true;
                next.asked_at = [self.asked_at, event.at].into_iter().flatten().min();
                if event.at.is_none() || event.at >= self.documents_at {
                    next.documents_at = event.at.max(self.documents_at);
                    next.documents = documents(told);
                }
            }
            Told::Fields => {
                next.fields = fields(told);
                next.description = text_at(told, "description").map(str::to_owned);
            }
        }
        (next != *self).then_some(next)
    }
}

/// The events that tell what no read repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Upload links.
    Documents,
    /// Fields to look at.
    Fields,
}

impl Told {
    /// By the event's name, in the spellings that Atelio's pages use.
    pub(super) fn by(event: &str) -> Option<Self> {
        let name = status::plain(event.rsplit('.').next()?);
        match name.as_str() {
            "document_required" | "documents_required" => Some(Self::Documents),
            "reenter_information" | "re_enter_information" => Some(Self::Fields),
            _ => None,
        }
    }

    /// The part of the event's body that is kept.
    pub(super) fn part(self, body: &Value) -> Value {
        let keys: &[&str] = match self {
            Self::Documents => &["documents", "inquiry_id"],
            Self::Fields => &["fields", "incorrect_information", "description"],
        };
        let kept = keys.iter().filter_map(|key| Some(((*key).to_owned(), body.get(*key)?.clone())));
        Value::Object(kept.collect())
    }
}

/// Of several documents of one type the last is taken for the newest.
fn documents(told: &Value) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let inquiry = text_at(told, "inquiry_id");
    for item in at(told, "documents").and_then(Value::as_array).into_iter().flatten() {
        let slot = text_at(item, "document_type").unwrap_or(HOSTED);
        documents.retain(|document| document.slot != slot);
        documents.push(Document {
            slot: slot.to_owned(),
            word: text_at(item, "status").unwrap_or_default().to_owned(),
            link: text_at(item, "upload_link").filter(|link| is_web(link)).map(str::to_owned),
            inquiry: inquiry.map(str::to_owned),
        });
    }
    documents
}

/// A link that a browser opens as a page and as nothing else.
fn is_web(link: &str) -> bool {
    reqwest::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}

/// The prose names the list otherwise than the sample.
fn fields(told: &Value) -> Vec<String> {
    let list = ["fields", "incorrect_information"].into_iter().find_map(|key| at(told, key));
    let mut fields = Vec::new();
    for field in list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        let field = field.trim().to_owned();
        if !field.is_empty() && !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}
