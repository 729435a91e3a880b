//! Events: the types and what they say ("Events and webhooks").

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::Atelio;
use super::settings::Payloads;
use super::state::{Pair, State};
use crate::clock::stamp;

/// What partners hear of. There is none for `submitted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventType {
    Success,
    Failure,
    Error,
    Timeout,
    UnderReview,
    DocumentRequired,
    ReenterInformation,
}

impl EventType {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Success => "kyc.verification.success",
            Self::Failure => "kyc.verification.failure",
            Self::Error => "kyc.verification.error",
            Self::Timeout => "kyc.verification.timeout",
            Self::UnderReview => "kyc.verification.under_review",
            Self::DocumentRequired => "kyc.verification.document_required",
            Self::ReenterInformation => "kyc.verification.reenter_information",
        }
    }
}

/// An event on its way.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) kind: EventType,
    pub(super) at: DateTime<Utc>,
    /// The body; its links are paths until [`Event::address`].
    pub(super) body: Value,
}

impl Event {
    /// What is to be said of a KYC as it stands. No event names the program.
    pub(super) fn of(state: &State, pair: Pair, kind: EventType, at: DateTime<Utc>) -> Self {
        let mut body = json!({ "event": kind.word(), "customer_id": pair.customer });
        if kind == EventType::ReenterInformation {
            let program = pair.program;
            body["description"] =
                json!(format!("Information has to be entered again for program {program}."));
            body["fields"] = json!(["first_name", "last_name", "ssn"]);
            return Self { kind, at, body };
        }
        body["occurred_at"] = json!(match state.settings.payloads {
            Payloads::Guide => at.format("%Y-%m-%d-%H:%M:%S%.6f+00:00").to_string(),
            Payloads::Newer => stamp(at),
        });
        let kyc = state.kycs.get(&pair).filter(|_| kind == EventType::DocumentRequired);
        if let Some((kyc, inquiry)) = kyc.and_then(|kyc| Some((kyc, kyc.inquiry.as_deref()?))) {
            let document = |document: &super::kyc::Document| {
                json!({
                    "document_type": document.kind,
                    "upload_link": format!("/hosted/{inquiry}"),
                    "status": document.status,
                })
            };
            body["documents"] = kyc.documents.iter().map(document).collect();
            if state.settings.payloads == Payloads::Newer {
                body["inquiry_id"] = json!(inquiry);
            }
        }
        Self { kind, at, body }
    }

    /// Makes the links lead to `host`.
    pub(super) fn address(&mut self, host: &str) {
        let documents = self.body.get_mut("documents").and_then(Value::as_array_mut);
        for document in documents.into_iter().flatten() {
            if let Some(path) = document["upload_link"].as_str() {
                document["upload_link"] = json!(format!("http://{host}{path}"));
            }
        }
    }
}

impl Atelio {
    /// Tells of a KYC as it stands.
    pub(super) fn emit(&self, state: &mut State, pair: Pair, kind: EventType, at: DateTime<Utc>) {
        let event = Event::of(state, pair, kind, at);
        state.waiting.push(event);
        self.deliver_waiting(state);
    }
}
