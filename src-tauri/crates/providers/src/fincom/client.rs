use async_trait::async_trait;
use chrono::{DateTime, Utc};
use dossier_domain::{Kind, Reconciled, SlotName, Snapshot};
use serde_json::{Value, json};

use super::{
    FincomCredentials, Version, applicant, catalogue,
    link::{self, Link},
    listing, lost_create,
    mapping::{self, Reading},
    memory::Remembered,
    reconcile::{self, Sent as Told},
    rfi, wire,
};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Garbled, Health, Listed,
    Listing, Sent, Target,
    http::{Http, is_id},
};

/// One connection to Fin.com. docs/providers/fincom.md.
pub(crate) struct FincomClient {
    pub(super) link: Link,
    /// The version that the connection creates customers with.
    pub(super) version: Version,
    pub(super) selfie_required: bool,
}

/// A customer's details.
pub(super) struct Details {
    pub(super) data: Value,
    /// The version whose call knew the customer.
    answered: Version,
    /// The provider's time of the answer.
    at: Option<DateTime<Utc>>,
}

impl FincomClient {
    pub(crate) fn new(http: Http, credentials: FincomCredentials, version: Version) -> Self {
        let selfie_required = credentials.selfie_required;
        Self { link: Link::new(http, credentials), version, selfie_required }
    }

    /// A customer's details, by the call of the version given or of the other one.
    pub(super) async fn details(&self, id: &str, first: Version) -> Result<Details, Error> {
        match self.details_by(id, first).await {
            Err(Error::NotFound) => self.details_by(id, first.other()).await,
            result => result,
        }
    }

    async fn details_by(&self, id: &str, answered: Version) -> Result<Details, Error> {
        let answer = self.link.get(&format!("{}{id}", answered.details_path())).await?;
        let data = link::data(&answer)?;
        match wire::text(&data, "customer_id") {
            Some(told) if told.eq_ignore_ascii_case(id) => {
                Ok(Details { data, answered, at: answer.date })
            }
            Some(_) => Err(answer.garbled(Garbled::OtherId)),
            None => Err(answer.garbled(Garbled::Shape)),
        }
    }

    /// What a list tells of a customer: names and status, but neither reasons nor requests.
    fn told(&self, customer: &Value) -> Option<Snapshot> {
        let (memory, selfie_required) = (Remembered::default(), self.selfie_required);
        let reading = Reading { answered: self.version, memory, selfie_required, now: None };
        let told = mapping::snapshot(customer, reading)?;
        // By which version the customer was made is learnt from the details.
        Some(Snapshot { memory: None, ..told })
    }
}

#[async_trait]
impl Client for FincomClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.login().await?;
        self.link.get_data("/v1/occupations?per_page=1").await?;
        Ok(self.link.health())
    }

    fn clocks(&self) -> Health {
        self.link.health()
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        let id = target.external_id;
        if !is_id(id) {
            return Err(Error::NotFound);
        }
        let memory = Remembered::of(target.memory);
        let first = memory.details.or(memory.version).unwrap_or(self.version);
        let Details { data, answered, at: now } = self.details(id, first).await?;
        let selfie_required = self.selfie_required;
        mapping::snapshot(&data, Reading { answered, memory, selfie_required, now })
            .ok_or(Error::Unintelligible { what: Garbled::Shape, sent: Sent::No })
    }

    async fn catalogues(&self) -> Result<Option<Value>, Error> {
        catalogue::fetch(&self.link).await.map(Some)
    }

    async fn list(&self, cursor: Option<&str>) -> Result<Option<Listing>, Error> {
        let page = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(1).max(1);
        let listed = listing::customers(&self.link, page).await?;
        let applications = listed
            .customers
            .iter()
            .filter_map(|customer| {
                let id = wire::text(customer, "customer_id").filter(|id| is_id(id))?;
                let status = wire::text(customer, "customer_status").map(str::to_owned);
                let told = self.told(customer).map(Box::new);
                Some(Listed { external_id: id.to_owned(), provider_status: status, told })
            })
            .collect();
        let next = listed.more.then(|| page.saturating_add(1).to_string());
        Ok(Some(Listing { applications, next, total: listed.total }))
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
        let target = delivery.target.filter(|target| is_id(target.external_id));
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
