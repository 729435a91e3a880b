//! One application of one customer and how it is shown ("identification", "Webhook").

use serde_json::{Value, json};

use super::settings::Wanted;
use super::status::Status;
use crate::connectfi::side::Side;

#[derive(Debug)]
pub(super) struct Application {
    pub(super) id: String,
    pub(super) customer: String,
    pub(super) reference: String,
    pub(super) webhook_url: Option<String>,
    pub(super) status: Status,
    /// Sets of documents of which any one is enough; none means that no document is asked for.
    pub(super) wanted: Vec<Vec<Wanted>>,
    pub(super) attached: Vec<Attached>,
    /// Goes up with every new promise of a decision: earlier promises lapse.
    pub(super) turn: u64,
}

/// A document that an update brought.
#[derive(Debug)]
pub(super) struct Attached {
    pub(super) kind: &'static str,
    pub(super) side: Option<Side>,
}

impl Application {
    /// Whether no more documents are asked for.
    pub(super) fn is_satisfied(&self) -> bool {
        let is_there = |wanted: &Wanted| {
            self.attached.iter().any(|attached| {
                attached.kind == wanted.kind
                    && (wanted.side.is_none() || wanted.side == attached.side)
            })
        };
        self.wanted.is_empty() || self.wanted.iter().any(|set| set.iter().all(is_there))
    }

    /// Asks for documents: those that are missing or, if none is, all of them again.
    pub(super) fn ask_for_documents(&mut self, ordinary: &[Vec<Wanted>]) {
        if self.wanted.is_empty() {
            self.wanted = ordinary.to_vec();
        }
        if self.is_satisfied() {
            self.attached.clear();
        }
    }

    /// The `data` of identification, status, update and webhooks.
    pub(super) fn shown(&self) -> Value {
        let status = self.status.word();
        let mut person = json!({ "entityId": self.customer, "isCustomer": true, "status": status });
        let mut shown = json!({
            "applicationId": self.id,
            "aggregatorId": "evolve",
            "customerId": self.customer,
            "reference": self.reference,
            "status": status,
        });
        if let Some((of_journey, of_person)) = self.status.outcomes() {
            shown["outcome"] = json!(of_journey);
            person["outcome"] = json!(of_person);
        }
        shown["entityApplications"] = json!([person]);
        shown
    }
}
