//! One application and how it is shown.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::document::{Document, Kind};
use super::sandbox::Flags;
use super::status::Status;
use crate::clock::stamp;
use crate::outcome::Outcome;

/// One application of one individual.
#[derive(Debug)]
pub(super) struct Application {
    pub(super) id: Uuid,
    pub(super) created: DateTime<Utc>,
    pub(super) updated: DateTime<Utc>,
    pub(super) status: Status,
    /// The create body as it was accepted.
    pub(super) request: Value,
    pub(super) customer: Option<Uuid>,
    pub(super) documents: Vec<Document>,
    pub(super) flags: Flags,
    /// Number of accepted applies.
    pub(super) applies: u32,
    /// What a tester wants to happen next.
    pub(super) outcome: Option<Outcome>,
    /// Goes up with every new promise of a decision: earlier promises lapse.
    pub(super) turn: u64,
}

/// The application object ("Application object"); the id comes first.
#[derive(Serialize)]
struct Shown<'a> {
    id: Uuid,
    time_created: String,
    updated_at: String,
    status: Status,
    exception_reasons: [&'a str; 0],
    phone_number: &'a Value,
    email: &'a Value,
    name: &'a Value,
    date_of_birth: DateOfBirth<'a>,
    address: &'a Value,
    citizenship_country: &'a str,
    agreement_consent: &'a Value,
    investment_profile: &'a Value,
    customer_id: Option<Uuid>,
    documents: &'a [Document],
    id_verification_documents_needed: bool,
    identification_number_verification_document_needed: bool,
    address_verification_document_needed: bool,
    object_type: &'static str,
}

#[derive(Serialize)]
struct DateOfBirth<'a> {
    date_of_birth: &'a Value,
}

impl Application {
    pub(super) fn new(id: Uuid, request: Value, now: DateTime<Utc>) -> Self {
        Self {
            id,
            created: now,
            updated: now,
            status: Status::Created,
            request,
            customer: None,
            documents: Vec::new(),
            flags: Flags::default(),
            applies: 0,
            outcome: None,
            turn: 0,
        }
    }

    /// The identification number; never shown.
    pub(super) fn number(&self) -> &str {
        self.request["identification_number"].as_str().unwrap_or_default()
    }

    pub(super) fn document(&self, kind: Kind) -> Option<&Document> {
        self.documents.iter().find(|document| document.kind == kind)
    }

    /// Whether a usable file of this kind is there.
    pub(super) fn has(&self, kind: Kind) -> bool {
        self.document(kind).is_some_and(Document::is_usable)
    }

    /// The flags whose documents are not all there.
    pub(super) fn lacking(&self, flags: Flags) -> Flags {
        let identity = self.has(Kind::Selfie)
            && (self.has(Kind::Passport) || (self.has(Kind::IdFront) && self.has(Kind::IdBack)));
        Flags {
            identity: flags.identity && !identity,
            number: flags.number && !self.has(Kind::IdentificationNumberVerification),
            address: flags.address && !self.has(Kind::AddressVerification),
        }
    }

    /// The object as it is shown.
    pub(super) fn shown(&self) -> impl Serialize {
        let request = &self.request;
        Shown {
            id: self.id,
            time_created: stamp(self.created),
            updated_at: stamp(self.updated),
            status: self.status,
            exception_reasons: [],
            phone_number: &request["phone_number"],
            email: &request["email"],
            name: &request["name"],
            date_of_birth: DateOfBirth { date_of_birth: &request["date_of_birth"] },
            address: &request["address"],
            citizenship_country: request["citizenship_country"].as_str().unwrap_or("US"),
            agreement_consent: &request["agreement_consent"],
            investment_profile: &request["investment_profile"],
            customer_id: self.customer,
            documents: &self.documents,
            id_verification_documents_needed: self.flags.identity,
            identification_number_verification_document_needed: self.flags.number,
            address_verification_document_needed: self.flags.address,
            object_type: "InternationalApplication",
        }
    }
}
