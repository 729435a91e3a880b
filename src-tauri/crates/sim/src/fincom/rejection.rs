//! Why a customer was refused or has to send documents again ("List and details").

use serde::Serialize;

use super::customer::Customer;
use super::document::Purpose;
use super::settings::Settings;

/// The `rejection_reason` of a customer.
#[derive(Debug, Serialize)]
pub(super) struct Rejection {
    applicant: Option<Judgement>,
    documents: Vec<Document>,
}

#[derive(Debug, Serialize)]
struct Judgement {
    moderation_comment: &'static str,
    reject_labels: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Document {
    uri: String,
    category: &'static str,
    #[serde(flatten)]
    judgement: Judgement,
}

impl Rejection {
    /// The applicant is refused.
    pub(super) fn of_applicant(settings: &Settings) -> Self {
        let judgement = Judgement {
            moderation_comment: "The details could not be verified.",
            reject_labels: settings.applicant_labels.clone(),
        };
        Self { applicant: Some(judgement), documents: Vec::new() }
    }

    /// The identity documents are of no use.
    pub(super) fn of_documents(customer: &Customer, settings: &Settings) -> Self {
        let identity = customer.attached.iter().filter(|one| one.purpose == Purpose::Identity);
        let documents = identity
            .map(|attached| Document {
                uri: attached.uri.clone(),
                category: "PROOF_OF_IDENTITY",
                judgement: Judgement {
                    moderation_comment: "This document is not accepted.",
                    reject_labels: settings.document_labels.clone(),
                },
            })
            .collect();
        Self { applicant: None, documents }
    }
}
