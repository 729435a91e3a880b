//! One customer and how it is shown.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::asked::Asked;
use super::document::{Attached, Purpose};
use super::rejection::Rejection;
use super::settings::Source;
use super::status::Stage;
use super::version::Version;
use crate::clock::stamp;
use crate::outcome::Outcome;

/// One individual.
#[derive(Debug)]
pub(super) struct Customer {
    pub(super) id: Uuid,
    /// The `tos_policies_value`: who sends it has shown the terms.
    pub(super) terms: Uuid,
    /// Of the call that created it.
    pub(super) version: Version,
    /// The create body as it was accepted.
    pub(super) request: Value,
    pub(super) created: DateTime<Utc>,
    pub(super) updated: DateTime<Utc>,
    pub(super) status_updated: DateTime<Utc>,
    pub(super) stage: Stage,
    /// Attached documents wait for being processed.
    pub(super) queued: bool,
    /// The documents of the last attach, and what was answered since.
    pub(super) attached: Vec<Attached>,
    pub(super) rejection: Option<Rejection>,
    /// Open requests for information.
    pub(super) asked: Vec<Asked>,
    /// What a tester wants to happen next.
    pub(super) outcome: Option<Outcome>,
    /// Goes up with every new promise of a move: earlier promises lapse.
    pub(super) turn: u64,
}

/// A customer in a list.
#[derive(Serialize)]
pub(super) struct Listed<'a> {
    customer_id: Uuid,
    #[serde(rename = "type")]
    kind: &'static str,
    first_name: &'a Value,
    last_name: &'a Value,
    email: &'a Value,
    phone: &'a Value,
    country_of_residence: &'a Value,
    customer_status: &'static str,
    tos_policies_url: String,
    created_at: String,
    updated_at: String,
}

/// A customer on its own.
#[derive(Serialize)]
pub(super) struct Detail<'a> {
    #[serde(flatten)]
    listed: Listed<'a>,
    verification_type: &'a str,
    last_status_updated_at: String,
    rejection_reason: Option<&'a Rejection>,
    request_for_information: &'a [Asked],
    #[serde(skip_serializing_if = "Option::is_none")]
    capabilities: Option<Value>,
}

impl Customer {
    pub(super) fn new(
        id: Uuid,
        terms: Uuid,
        version: Version,
        request: Value,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            terms,
            version,
            request,
            created: now,
            updated: now,
            status_updated: now,
            stage: Stage::Incomplete,
            queued: false,
            attached: Vec::new(),
            rejection: None,
            asked: Vec::new(),
            outcome: None,
            turn: 0,
        }
    }

    /// The word for its status.
    pub(super) fn status(&self, names: Source) -> &'static str {
        self.stage.word(self.queued, self.version, names)
    }

    /// Where the terms stand that the customer has to accept.
    pub(super) fn terms_url(&self) -> String {
        let Self { id, terms, .. } = self;
        format!("https://terms.example.com/tos?customer_id={id}&tos_policies_value={terms}")
    }

    pub(super) fn verification_type(&self) -> &str {
        self.request["verification_type"].as_str().unwrap_or("STANDARD")
    }

    /// Alpha-3 code.
    pub(super) fn residence(&self) -> &str {
        self.request["basic_info"]["country_of_residence"].as_str().unwrap_or_default()
    }

    /// The type of the document attached for this purpose.
    pub(super) fn attached_type(&self, purpose: Purpose) -> Option<&str> {
        let found = self.attached.iter().find(|attached| attached.purpose == purpose);
        found.map(|attached| attached.kind.as_str())
    }

    /// As it stands in lists.
    pub(super) fn listed(&self, names: Source) -> Listed<'_> {
        let info = &self.request["basic_info"];
        Listed {
            customer_id: self.id,
            kind: "INDIVIDUAL",
            first_name: &info["first_name"],
            last_name: &info["last_name"],
            email: &info["email"],
            phone: &info["phone"],
            country_of_residence: &info["country_of_residence"],
            customer_status: self.status(names),
            tos_policies_url: self.terms_url(),
            created_at: seconds(self.created),
            updated_at: seconds(self.updated),
        }
    }

    /// As the details endpoint of `version` shows it.
    pub(super) fn detail(&self, version: Version, names: Source) -> Detail<'_> {
        // V1 names its reasons for a refusal alone.
        let gives_reason = self.version == Version::V2 || self.stage == Stage::Rejected;
        let capable = || json!({"on_ramp": self.capability(), "off_ramp": self.capability()});
        Detail {
            listed: self.listed(names),
            verification_type: self.verification_type(),
            last_status_updated_at: stamp(self.status_updated),
            rejection_reason: self.rejection.as_ref().filter(|_| gives_reason),
            request_for_information: &self.asked,
            capabilities: (version == Version::V1).then(capable),
        }
    }

    fn capability(&self) -> Value {
        let approved = self.stage == Stage::Approved;
        let why = (!approved).then_some("Customer is under review");
        json!([{
            "currency": "USD",
            "status": approved,
            "methods": ["ACH"],
            "reason": {"for_customer": null, "for_developer": why},
        }])
    }
}

/// RFC 3339 UTC in whole seconds.
pub(super) fn seconds(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
