use async_trait::async_trait;
use chrono::{DateTime, Utc};
use dossier_domain::{Kind, MediaType, Receipt, Reconciled, SlotName, Snapshot};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    FincomCredentials, Version,
    applicant::{self, OPEN_PATHS},
    catalogue,
    link::{self, Action, Content, Link},
    listing, lost_create,
    mapping::{self, Reading},
    memory::{Queued, Remembered},
    multipart,
    papers::{self, Conditions, problem},
    reconcile::{self, Sent as Told},
    rfi,
    wire::{self, CreatedWire},
};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Garbled, Health, Listed,
    Listing, Refused, Sent, Target,
    check::text_at,
    http::{Answer, Http},
    words::Personal,
};

const UPLOAD: &str = "/v1/customers/upload";
const ANSWER: &str = "/v1/customers/";
const PER_PAGE: u32 = 100;
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

/// One connection to Fin.com. docs/providers/fincom.md.
pub(crate) struct FincomClient {
    pub(super) link: Link,
    /// The version that the connection creates customers with.
    pub(super) version: Version,
    selfie_required: bool,
}

impl FincomClient {
    pub(crate) fn new(http: Http, credentials: FincomCredentials, version: Version) -> Self {
        let selfie_required = credentials.selfie_required;
        Self { link: Link::new(http, credentials), version, selfie_required }
    }

    /// A customer's details, which version's call knew it, and the provider's time.
    pub(super) async fn details(
        &self,
        id: &str,
        first: Version,
    ) -> Result<(Value, Version, Option<DateTime<Utc>>), Error> {
        let get = async |version: Version| -> Result<(Value, Version, Option<DateTime<Utc>>), Error> {
            let answer = self.link.get(&format!("{}{id}", version.details_path())).await?;
            let data = link::data(&answer)?;
            match wire::text(&data, "customer_id") {
                Some(told) if told.eq_ignore_ascii_case(id) => Ok((data, version, answer.date)),
                Some(_) => Err(answer.garbled(Garbled::OtherId)),
                None => Err(answer.garbled(Garbled::Shape)),
            }
        };
        match get(first).await {
            Err(Error::NotFound) => get(first.other()).await,
            result => result,
        }
    }

    async fn create(&self, delivery: &Delivery<'_>, body: &Value) -> Result<Delivered, Error> {
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
            .filter(|created: &CreatedWire| wire::is_id(&created.customer_id))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let mut memory = Remembered { version: Some(self.version), ..Remembered::default() };
        memory.note_terms(created.tos_policies_url.as_deref());
        memory.country = text_at(body, "basic_info.country_of_residence").map(str::to_owned);
        let receipt = Receipt { reference: Some(created.customer_id), ..empty_receipt(delivery) };
        Ok(Delivered { receipt, snapshot: None, memory: memory.memory() })
    }

    async fn upload(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        bytes: &[u8],
        media_type: MediaType,
    ) -> Result<Delivered, Error> {
        let form = multipart::upload(id, bytes, media_type);
        let action =
            Action { method: Method::POST, path: UPLOAD, content: Content::Form(&form) };
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

    async fn submit(
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
        let action =
            Action { method: Method::POST, path: &path, content: Content::Json(&bytes) };
        let answer = self.link.call(&action, &Personal::of(&body, OPEN_DOCUMENT_PATHS)).await?;
        same_customer(&answer, id)?;
        memory.note_attach(delivery.files, self.queued(delivery, version));
        let receipt =
            Receipt { reference: Some(id.to_owned()), ..empty_receipt(delivery) };
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
        let typed = delivery.applicant.and_then(|applicant| {
            text_at(applicant.expose(), "basic_info.country_of_residence")
        });
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

    async fn answer(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        values: &Value,
    ) -> Result<Delivered, Error> {
        let body = rfi::body(values, delivery.files).map_err(Error::Input)?;
        let bytes = body.to_string().into_bytes();
        let path = format!("{ANSWER}{id}");
        let action =
            Action { method: Method::PATCH, path: &path, content: Content::Json(&bytes) };
        let answer = self.link.call(&action, &Personal::of(&body, OPEN_DOCUMENT_PATHS)).await?;
        same_customer(&answer, id)?;
        let receipt =
            Receipt { reference: Some(id.to_owned()), ..empty_receipt(delivery) };
        Ok(Delivered { receipt, snapshot: None, memory: None })
    }

    /// A refused repetition may only mean that the first try arrived: an attach that is in the
    /// queue refuses any other, and a processed one has moved the status.
    async fn arrived_before(
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
        let told = Told {
            kind: delivery.kind,
            values: values_of(delivery.body),
            files: delivery.files,
        };
        if in_flight || reconcile::arrived(&told, delivery.before, &snapshot) {
            let receipt = reconcile::receipt(&snapshot, delivery.now);
            Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
        } else {
            Err(Error::Refused(refused))
        }
    }
}

#[async_trait]
impl Client for FincomClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.login().await?;
        self.link.get_data("/v1/occupations?per_page=1").await?;
        Ok(self.link.health())
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        let id = target.external_id;
        if !wire::is_id(id) {
            return Err(Error::NotFound);
        }
        let memory = Remembered::of(target.memory);
        let first = memory.details.or(memory.version).unwrap_or(self.version);
        let (data, answered, now) = self.details(id, first).await?;
        let selfie_required = self.selfie_required;
        mapping::snapshot(&data, Reading { answered, memory, selfie_required, now })
            .ok_or(Error::Unintelligible { what: Garbled::Shape, sent: Sent::No })
    }

    async fn catalogues(&self) -> Result<Option<Value>, Error> {
        catalogue::fetch(&self.link).await.map(Some)
    }

    async fn list(&self, cursor: Option<&str>) -> Result<Option<Listing>, Error> {
        let page = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(1).max(1);
        let listed = listing::customers(&self.link, page, PER_PAGE).await?;
        let applications = listed
            .customers
            .iter()
            .filter_map(|customer| {
                let id = wire::text(customer, "customer_id").filter(|id| wire::is_id(id))?;
                let status = wire::text(customer, "customer_status").map(str::to_owned);
                Some(Listed { external_id: id.to_owned(), provider_status: status })
            })
            .collect();
        let next = listed.more.then(|| page.saturating_add(1).to_string());
        Ok(Some(Listing { applications, next }))
    }

    async fn prepare_create(
        &self,
        mut applicant: Value,
        fill: &CreateFill,
    ) -> Result<Value, Error> {
        self.link.clock_right().await?;
        let problems = applicant::meta_data_problems(&applicant);
        let (true, Some(map)) = (problems.is_empty(), applicant.as_object_mut()) else {
            return Err(Error::Input(problems));
        };
        if self.version == Version::V1 {
            let kind = map.entry("verification_type").or_insert(Value::Null);
            if kind.is_null() {
                *kind = Value::from("STANDARD");
            }
        }
        let data = map.entry("meta_data").or_insert_with(|| json!({}));
        if !data.is_object() {
            *data = json!({});
        }
        data["dossier_case"] = Value::from(fill.case_id.to_string());
        Ok(applicant)
    }

    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error> {
        let target = delivery.target.filter(|target| wire::is_id(target.external_id));
        let (result, target) = match (delivery.kind, target, delivery.body) {
            (Kind::Create, None, Body::Json(body)) if delivery.target.is_none() => {
                self.link.clock_right().await?;
                return self.create(delivery, body).await;
            }
            (Kind::Upload, Some(target), Body::File { bytes, media_type }) => {
                if !delivery.slot.is_some_and(is_slot) {
                    return Err(Error::Unsupported);
                }
                self.link.clock_right().await?;
                return self.upload(delivery, target.external_id, bytes, media_type).await;
            }
            (Kind::Submit, Some(target), _) => {
                self.link.clock_right().await?;
                (self.submit(delivery, target).await, target)
            }
            (Kind::Answer, Some(target), Body::Json(values)) => {
                self.link.clock_right().await?;
                (self.answer(delivery, target.external_id, values).await, target)
            }
            _ => return Err(Error::Unsupported),
        };
        match result {
            Err(Error::Refused(refused)) if delivery.repeat => {
                self.arrived_before(delivery, target, refused).await
            }
            result => result,
        }
    }

    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
        let Some(sent_at) = doubtful.key_sent_at else { return Ok(Reconciled::NotArrived) };
        match (doubtful.kind, doubtful.target) {
            (Kind::Create, _) => {
                // The clocks are compared with an answer in hand.
                self.link.clock_right().await?;
                lost_create::search(self, doubtful, sent_at).await
            }
            // Nothing lists the files of a customer. A file that is not attached has no effect.
            (Kind::Upload, Some(_)) => Ok(Reconciled::NotArrived),
            (Kind::Submit | Kind::Answer, Some(target)) => {
                let Doubtful { kind, body: values, files, .. } = *doubtful;
                let mut memory = Remembered::of(target.memory);
                if kind == Kind::Submit {
                    // With its files known, a judgement of them is seen.
                    let queued = memory.queued.take();
                    memory.note_attach(files, queued);
                }
                let kept = memory.memory();
                let snapshot = self.read(Target { memory: kept.as_ref(), ..target }).await?;
                if reconcile::arrived(&Told { kind, values, files }, doubtful.before, &snapshot) {
                    let receipt = reconcile::receipt(&snapshot, doubtful.now);
                    return Ok(Reconciled::Accepted(receipt));
                }
                let memory = Remembered::of(snapshot.memory.as_ref());
                let version = memory.version.unwrap_or(self.version);
                // An attach of V1 is processed when it is answered: the status would have moved.
                Ok(if kind == Kind::Submit && !version.queues() {
                    Reconciled::NotArrived
                } else {
                    Reconciled::SafeToRepeat
                })
            }
            _ => Ok(Reconciled::Unknown("not_supported")),
        }
    }
}

/// Whether a file can be uploaded for the slot, under whichever version.
fn is_slot(slot: &SlotName) -> bool {
    let slot = slot.as_str();
    Version::V1.slot(slot).is_some() || Version::V2.slot(slot).is_some() || rfi::takes_file(slot)
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
