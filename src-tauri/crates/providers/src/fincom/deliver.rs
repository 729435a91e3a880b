//! The calls that change something. docs/providers/fincom.md, Calls.

use dossier_domain::{Kind, MediaType, Receipt};
use reqwest::Method;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    FincomClient, Version,
    applicant::OPEN_PATHS,
    link::{self, Action, Content},
    memory::{Queued, Remembered},
    multipart,
    papers::{self, Conditions, problem},
    reconcile::{self, Sent as Told},
    rfi_answer,
    wire::{self, CreatedWire},
};
use crate::{
    Body, Client, Delivered, Delivery, Error, Garbled, Refused, Sent, Target,
    check::text_at,
    http::{Answer, is_id},
    words::Personal,
};

const UPLOAD: &str = "/v1/customers/upload";
const ANSWER: &str = "/v1/customers/";
/// Paths of an attach and of an answer whose values identify nobody.
const OPEN_DOCUMENT_PATHS: &[&str] = &[
    "proof_of_identity.type",
    "proof_of_identity.country",
    "proof_of_identity.files.side",
    "proof_of_address.type",
    "proof_of_address.country",
    "identifying_documents.type",
    "identifying_documents.country",
    "identifying_documents.state",
    "identifying_documents.files.side",
    "address_documents.type",
    "address_documents.country",
];

impl FincomClient {
    pub(super) async fn create(
        &self,
        delivery: &Delivery<'_>,
        body: &Value,
    ) -> Result<Delivered, Error> {
        let bytes = body.to_string().into_bytes();
        let action = Action {
            method: Method::POST,
            path: self.version.create_path(),
            content: Content::Json(&bytes),
        };
        let result = self.link.call(&action, &Personal::of(body, OPEN_PATHS)).await;
        let answer = result.map_err(|error| match error {
            // There is no customer yet that could be unknown.
            Error::NotFound => {
                Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::Maybe }
            }
            other => other,
        })?;
        let created: CreatedWire = wire::read(&link::data(&answer)?)
            .filter(|created: &CreatedWire| is_id(&created.customer_id))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let mut memory = Remembered { version: Some(self.version), ..Remembered::default() };
        memory.note_terms(created.tos_policies_url.as_deref());
        memory.country = text_at(body, "basic_info.country_of_residence").map(str::to_owned);
        let receipt = Receipt { reference: Some(created.customer_id), ..empty_receipt(delivery) };
        Ok(Delivered { receipt, snapshot: None, memory: memory.memory() })
    }

    pub(super) async fn upload(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        bytes: &[u8],
        media_type: MediaType,
    ) -> Result<Delivered, Error> {
        let form = multipart::upload(id, bytes, media_type);
        let action = Action { method: Method::POST, path: UPLOAD, content: Content::Form(&form) };
        let answer = self.link.call(&action, &Personal::default()).await?;
        let data = link::data(&answer)?;
        let files = wire::list(&data, "files");
        let uri = files
            .iter()
            .find_map(|file| wire::text(file, multipart::FIELD))
            .filter(|uri| uri.starts_with('/'))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let sha256: String =
            Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let receipt = Receipt {
            reference: Some(uri.to_owned()),
            sha256: Some(sha256),
            ..empty_receipt(delivery)
        };
        Ok(Delivered { receipt, snapshot: None, memory: None })
    }

    pub(super) async fn submit(
        &self,
        delivery: &Delivery<'_>,
        target: Target<'_>,
    ) -> Result<Delivered, Error> {
        let id = target.external_id;
        let mut memory = Remembered::of(target.memory);
        if memory.version.is_none() || memory.tos_policies_value.is_none() {
            memory = Remembered::of(self.read(target).await?.memory.as_ref());
        }
        let version = memory.version.unwrap_or(self.version);
        let body = self.attach_body(delivery, id, version, &memory)?;
        let bytes = body.to_string().into_bytes();
        let path = version.attach_path(id);
        let action = Action { method: Method::POST, path: &path, content: Content::Json(&bytes) };
        let answer = self.link.call(&action, &Personal::of(&body, OPEN_DOCUMENT_PATHS)).await?;
        same_customer(&answer, id)?;
        memory.note_attach(delivery.files, self.queued(delivery, version));
        let receipt = Receipt { reference: Some(id.to_owned()), ..empty_receipt(delivery) };
        Ok(Delivered { receipt, snapshot: None, memory: memory.memory() })
    }

    /// The mark of an attach that was taken into the queue just now.
    fn queued(&self, delivery: &Delivery<'_>, version: Version) -> Option<Queued> {
        let before = delivery.before.filter(|_| version.queues())?.to_owned();
        Some(Queued { before, at: self.link.their_time(delivery.now) })
    }

    fn attach_body(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        version: Version,
        memory: &Remembered,
    ) -> Result<Value, Error> {
        let typed = delivery
            .applicant
            .and_then(|applicant| text_at(applicant.expose(), "basic_info.country_of_residence"));
        let conditions = Conditions {
            version,
            today: delivery.now.date_naive(),
            selfie_required: self.selfie_required,
            residence: memory.country.as_deref().or(typed),
        };
        let mut problems = Vec::new();
        let papers = papers::sort(delivery.files, conditions)
            .inspect_err(|found| problems.clone_from(found))
            .ok();
        if papers.as_ref().is_some_and(|papers| papers.address.country.is_none()) {
            let path = format!("{}.country", version.attach_parts().1);
            problems.push(problem(&path, "required", "Say the document's country."));
        }
        let terms = memory.tos_policies_value.as_deref();
        if terms.is_none() {
            let message = "The provider has not told the page of terms that the customer accepts.";
            problems.push(problem("tos_policies_value", "required", message));
        }
        match (papers, terms) {
            (Some(papers), Some(terms)) if problems.is_empty() => {
                Ok(version.attach_body(id, &papers, terms))
            }
            _ => Err(Error::Input(problems)),
        }
    }

    pub(super) async fn answer(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        values: &Value,
    ) -> Result<Delivered, Error> {
        let body = rfi_answer::body(values, delivery.files).map_err(Error::Input)?;
        let bytes = body.to_string().into_bytes();
        let path = format!("{ANSWER}{id}");
        let action = Action { method: Method::PATCH, path: &path, content: Content::Json(&bytes) };
        let answer = self.link.call(&action, &Personal::of(&body, OPEN_DOCUMENT_PATHS)).await?;
        same_customer(&answer, id)?;
        let receipt = Receipt { reference: Some(id.to_owned()), ..empty_receipt(delivery) };
        Ok(Delivered { receipt, snapshot: None, memory: None })
    }

    /// A refused repetition may only mean that the first try arrived: an attach that is in the
    /// queue refuses any other, and a processed one has moved the status.
    pub(super) async fn arrived_before(
        &self,
        delivery: &Delivery<'_>,
        target: Target<'_>,
        refused: Refused,
    ) -> Result<Delivered, Error> {
        let mut memory = Remembered::of(target.memory);
        let version = memory.version.unwrap_or(self.version);
        let in_flight = delivery.kind == Kind::Submit && version.queues() && refused.status == 409;
        let queued = self.queued(delivery, version).filter(|_| in_flight);
        if delivery.kind == Kind::Submit {
            memory.note_attach(delivery.files, queued);
        }
        let kept = memory.memory();
        let target = Target { memory: kept.as_ref(), ..target };
        // While the customer cannot be read, the refusal of a repetition must not end it.
        let snapshot = self.read(target).await.map_err(Error::in_doubt)?;
        let told =
            Told { kind: delivery.kind, values: values_of(delivery.body), files: delivery.files };
        if in_flight || reconcile::arrived(&told, delivery.before, &snapshot) {
            let receipt = reconcile::receipt(&snapshot, delivery.now);
            Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
        } else {
            Err(Error::Refused(refused))
        }
    }
}

fn values_of(body: Body<'_>) -> Option<&Value> {
    match body {
        Body::Json(values) => Some(values),
        Body::File { .. } | Body::Nothing => None,
    }
}

/// A yes names the customer that was asked about.
fn same_customer(answer: &Answer, id: &str) -> Result<(), Error> {
    match wire::text(&link::data(answer)?, "customer_id") {
        Some(told) if told.eq_ignore_ascii_case(id) => Ok(()),
        Some(_) => Err(answer.garbled(Garbled::OtherId)),
        None => Err(answer.garbled(Garbled::Shape)),
    }
}

fn empty_receipt(delivery: &Delivery<'_>) -> Receipt {
    Receipt {
        at: delivery.now,
        provider_status: None,
        reference: None,
        sha256: None,
        reconciled: false,
    }
}
