use std::collections::BTreeSet;

use async_trait::async_trait;
use dossier_domain::{Kind, MediaType, Receipt, Reconciled, SlotName, SlotStatus, Snapshot, Stage};
use serde_json::{Map, Value, json};

use super::{mapping, reconcile, separate, slots};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Garbled, Health, Target,
    connectfi::{
        ConnectfiCredentials, create,
        customer::{self, may_mean_absent},
        link::{IDS, Link, Reply},
        multipart::Form,
        receipt,
        refusal::{Failure, No},
    },
    http::{Http, is_id},
};

/// One connection to connectFi's legacy contract. docs/providers/connectfi.md, Legacy.
pub(crate) struct LegacyClient {
    link: Link,
}

/// Where a file goes.
struct Place {
    /// The id in the list of documents.
    document: String,
    /// KYC was approved: only a separate document can be put there.
    approved: bool,
}

impl LegacyClient {
    pub(crate) fn new(http: Http, credentials: ConnectfiCredentials) -> Self {
        Self { link: Link::new(http, credentials) }
    }

    async fn submit(&self, delivery: &Delivery<'_>, id: &str) -> Result<Delivered, Error> {
        let mut body = json!({"customerId": id});
        if let Some(url) = &self.link.webhook_url {
            body["webhookURL"] = url.as_str().into();
        }
        let reply = self.link.post("/customer/kyc/init", &body, IDS).await?;
        let snapshot = kyc(&reply, id)?;
        let receipt = receipt::of(delivery, id, Some(&snapshot.provider_status));
        Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
    }

    async fn upload(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        slot: &SlotName,
        (bytes, media_type): (&[u8], MediaType),
    ) -> Result<Delivered, Error> {
        let Place { document, approved } = self.place(delivery, id, slot).await?;
        let form = Form::of_file(bytes, media_type);
        let reply = if approved {
            separate::put(&self.link, id, &document, &form).await?
        } else {
            let path = format!("/customer/kyc/upload/{id}/{document}");
            self.link.post_form(&path, &form).await?
        };
        let snapshot = kyc(&reply, id)?;
        let open = |slot| {
            reconcile::report(&snapshot, slot)
                .is_some_and(|report| report.status == SlotStatus::Open)
        };
        if open(slot) {
            // A yes to a file that is not there is none.
            return Err(reply.garbled(Garbled::Shape));
        }
        let receipt = Receipt {
            sha256: receipt::sha256(bytes),
            ..receipt::of(delivery, &document, Some(&snapshot.provider_status))
        };
        Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
    }

    /// The slot's place in the present list of documents. What was seen before a first try may be
    /// old at its repetition.
    async fn place(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        slot: &SlotName,
    ) -> Result<Place, Error> {
        let (found, approved) = match delivery.before {
            Some(before) if !delivery.repeat => (
                reconcile::document_before(before).map(str::to_owned),
                reconcile::approved_before(before),
            ),
            _ => {
                let snapshot = self.read_kyc(id).await.map_err(Error::from)?;
                let report = reconcile::report(&snapshot, slot);
                let found = report.and_then(|report| report.reference.clone());
                (found, snapshot.stage == Stage::Approved)
            }
        };
        let found = found.filter(|document| is_id(document));
        found.map(|document| Place { document, approved }).ok_or_else(|| {
            let message = "connectFi has not asked for this document in this case.";
            receipt::broken_rule(slot.as_str(), "not_asked", message)
        })
    }

    async fn correct(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        correction: &Value,
    ) -> Result<Delivered, Error> {
        let codes: BTreeSet<String> = match delivery.before {
            Some(before) => reconcile::codes_before(before),
            None => reconcile::codes(&self.read_kyc(id).await.map_err(Error::from)?),
        };
        let attributes: Map<String, Value> = correction
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(code, value)| codes.contains(*code) && !value.is_null())
            .map(|(code, value)| (code.clone(), value.clone()))
            .collect();
        if attributes.is_empty() {
            let message = "Nothing in it is what connectFi asked for.";
            return Err(receipt::broken_rule("", "required", message));
        }
        let body = json!({"customerId": id, "additionalAttributes": attributes});
        let reply = self.link.post("/customer/kyc/add-attributes", &body, IDS).await?;
        // What comes back with the yes is not documented.
        let snapshot = mapping::snapshot(&reply.data).filter(|told| told.external_id == id);
        let status = snapshot.as_ref().map(|told| told.provider_status.as_str());
        let receipt = receipt::of(delivery, id, status);
        Ok(Delivered { receipt, snapshot, memory: None })
    }

    async fn read_kyc(&self, id: &str) -> Result<Snapshot, Failure> {
        let reply = self.link.get(&format!("/customer/kyc/status/{id}")).await?;
        Ok(kyc(&reply, id)?)
    }

    /// A refused read of a KYC that was never seen: if the customer is there, it was not started.
    async fn not_started(&self, id: &str, no: No) -> Result<Snapshot, Error> {
        match customer::read(&self.link, id).await {
            Ok(wire) if wire.kyc_status.as_deref().is_none_or(str::is_empty) => {
                Ok(create::not_started(&wire, None))
            }
            // It was started, and cannot be read for another reason.
            Ok(_) => Err(no.into()),
            Err(failure) => Err(failure.into()),
        }
    }
}

#[async_trait]
impl Client for LegacyClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.test().await
    }

    fn clocks(&self) -> Health {
        self.link.health()
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        let id = target.external_id;
        if !is_id(id) {
            return Err(Error::NotFound);
        }
        match self.read_kyc(id).await {
            Ok(snapshot) => Ok(snapshot),
            Err(Failure::No(no))
                if may_mean_absent(&no) && !mapping::was_started(target.memory) =>
            {
                self.not_started(id, no).await
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn prepare_create(&self, applicant: Value, fill: &CreateFill) -> Result<Value, Error> {
        create::prepare(applicant, fill.case_id)
    }

    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error> {
        let id = delivery.target.map(|target| target.external_id);
        match (delivery.kind, id, delivery.body) {
            (Kind::Create, None, Body::Json(body)) => {
                create::deliver(&self.link, delivery, body, None).await
            }
            (Kind::Submit, Some(id), _) if is_id(id) => {
                self.link.clock_right().await?;
                self.submit(delivery, id).await
            }
            (Kind::Upload, Some(id), Body::File { bytes, media_type }) if is_id(id) => {
                let slot = delivery.slot.ok_or(Error::Unsupported)?;
                let rule = slots::rule(slot).ok_or(Error::Unsupported)?;
                if !rule.media_types.contains(&media_type) {
                    return Err(Error::Unsupported);
                }
                self.link.clock_right().await?;
                self.upload(delivery, id, slot, (bytes, media_type)).await
            }
            (Kind::Correct, Some(id), Body::Json(correction)) if is_id(id) => {
                self.link.clock_right().await?;
                self.correct(delivery, id, correction).await
            }
            _ => Err(Error::Unsupported),
        }
    }

    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
        if doubtful.key_sent_at.is_none() {
            return Ok(Reconciled::NotArrived);
        }
        match (doubtful.kind, doubtful.target) {
            // The reference makes a repetition harmless for as long as the customer exists.
            (Kind::Create, _) => Ok(Reconciled::SafeToRepeat),
            (Kind::Submit | Kind::Upload | Kind::Correct, Some(target)) => {
                let snapshot = self.read(target).await?;
                Ok(reconcile::compare(
                    doubtful.kind,
                    doubtful.slot,
                    doubtful.before,
                    &snapshot,
                    doubtful.now,
                ))
            }
            _ => Ok(Reconciled::Unknown("not_supported")),
        }
    }
}

/// The KYC in an answer, refused when it is another customer's than asked for.
fn kyc(reply: &Reply, id: &str) -> Result<Snapshot, Error> {
    let snapshot = mapping::snapshot(&reply.data).ok_or_else(|| reply.garbled(Garbled::Shape))?;
    if snapshot.external_id == id { Ok(snapshot) } else { Err(reply.garbled(Garbled::OtherId)) }
}
