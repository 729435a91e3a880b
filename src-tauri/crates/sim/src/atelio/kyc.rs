//! One KYC: a customer in a program.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::status::Status;
use crate::outcome::Outcome;

/// The attempts of one customer in one program, the last of them in detail.
#[derive(Debug, Default)]
pub(super) struct Kyc {
    /// None before the first StartKYC.
    pub(super) status: Option<Status>,
    /// The number that counts for this attempt.
    pub(super) ssn: String,
    /// The hosted page of this attempt, if documents were asked for.
    pub(super) inquiry: Option<String>,
    pub(super) documents: Vec<Document>,
    pub(super) passed: Option<DateTime<Utc>>,
    /// What a tester wants to happen next.
    pub(super) outcome: Option<Outcome>,
    /// Goes up with every move and promise: earlier promises lapse.
    pub(super) turn: u64,
}

/// A document that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) kind: &'static str,
    pub(super) status: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Progress {
    Required,
    Submitted,
}

impl Kyc {
    /// Whether Atelio, or the customer on its page, has the move.
    pub(super) fn is_open(&self) -> bool {
        match self.status {
            Some(status) => !status.is_lost() && status != Status::Passed,
            None => false,
        }
    }

    /// Documents were asked for, and all are there.
    pub(super) fn is_complete(&self) -> bool {
        let all = self.documents.iter().all(|document| document.status == Progress::Submitted);
        all && !self.documents.is_empty()
    }

    /// Asks for documents of these types on a new hosted page.
    pub(super) fn ask(&mut self, inquiry: String, kinds: &[&'static str]) {
        let required = |kind: &&'static str| Document { kind, status: Progress::Required };
        self.documents = kinds.iter().map(required).collect();
        self.inquiry = Some(inquiry);
    }
}
