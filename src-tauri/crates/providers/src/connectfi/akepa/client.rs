use async_trait::async_trait;
use dossier_domain::{Kind, MediaType, Receipt, Reconciled, SlotName, Snapshot};
use serde_json::Value;

use super::{
    calls::{self, customer_id, is_id},
    correction, mapping,
    memory::Remembered,
    reading::{self, remembering},
    reconcile, slots,
};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Health, Target, UploadedFile,
    connectfi::{
        ConnectfiCredentials, create,
        link::Link,
        multipart::Form,
        receipt,
        refusal::{Failure, No},
    },
    http::Http,
};

/// One connection to connectFi's akepa contract. docs/providers/connectfi.md, akepa.
pub(crate) struct AkepaClient {
    link: Link,
}

impl AkepaClient {
    pub(crate) fn new(http: Http, credentials: ConnectfiCredentials) -> Self {
        Self { link: Link::new(http, credentials) }
    }

    async fn submit(
        &self,
        delivery: &Delivery<'_>,
        target: Target<'_>,
        id: &str,
    ) -> Result<Delivered, Error> {
        let known = Remembered::of(target.memory).unwrap_or_default();
        match known.newest().map(str::to_owned) {
            None => self.identify(delivery, id, known).await,
            Some(application) => self.update(delivery, id, &application, known).await,
        }
    }

    async fn identify(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        known: Remembered,
    ) -> Result<Delivered, Error> {
        // Of this attempt alone: the case's own reference is the customer's already.
        let reference: String =
            delivery.key.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
        let reply = calls::identify(&self.link, id, &reference).await?;
        let read = calls::read(&reply, id)?;
        let receipt =
            receipt::of(delivery, &read.application, Some(&read.snapshot.provider_status));
        let snapshot = Some(remembering(read, known));
        Ok(Delivered { receipt, snapshot, memory: None })
    }

    async fn update(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        application: &str,
        known: Remembered,
    ) -> Result<Delivered, Error> {
        let fits =
            |file: &&UploadedFile| is_id(&file.reference) && slots::wire(&file.slot).is_some();
        let files: Vec<&UploadedFile> = delivery.files.iter().filter(fits).collect();
        if files.is_empty() {
            let message = "No uploaded document is there to be linked.";
            return Err(receipt::broken_rule("documents", "required", message));
        }
        let reply = match calls::update(&self.link, id, application, &files).await {
            Err(Failure::No(no)) if delivery.repeat => {
                return self.arrived_before(delivery, no).await;
            }
            reply => reply?,
        };
        let known = known.with_linked(files.iter().map(|file| file.reference.as_str()));
        // The shape of what comes back with the yes is assumed; the yes does not hang on it.
        let read = mapping::read(&reply.data)
            .filter(|read| read.application == application && read.snapshot.external_id == id);
        let status = read.as_ref().map(|read| read.snapshot.provider_status.as_str());
        let receipt = receipt::of(delivery, application, status);
        let memory = Some(known.keep());
        Ok(Delivered { receipt, snapshot: read.map(|read| remembering(read, known)), memory })
    }

    async fn upload(
        &self,
        delivery: &Delivery<'_>,
        slot: &SlotName,
        (bytes, media_type): (&[u8], MediaType),
    ) -> Result<Delivered, Error> {
        let document = calls::generate(&self.link, slot, media_type).await?;
        calls::upload(&self.link, &document, &Form::of_file(bytes, media_type)).await?;
        let receipt =
            Receipt { sha256: receipt::sha256(bytes), ..receipt::of(delivery, &document, None) };
        Ok(Delivered { receipt, snapshot: None, memory: None })
    }

    async fn correct(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        correction: &Value,
    ) -> Result<Delivered, Error> {
        match correction::send(&self.link, id, correction).await {
            Ok(_) => {}
            Err(Failure::No(no)) if delivery.repeat => {
                return self.arrived_before(delivery, no).await;
            }
            Err(failure) => return Err(failure.into()),
        }
        let receipt = receipt::of(delivery, id, None);
        Ok(Delivered { receipt, snapshot: None, memory: None })
    }

    /// A refused repetition may only mean that the first try arrived: the status tells.
    async fn arrived_before(&self, delivery: &Delivery<'_>, no: No) -> Result<Delivered, Error> {
        let (Some(target), Some(before)) = (delivery.target, delivery.before) else {
            return Err(no.into());
        };
        // While the application cannot be read, the refusal of a repetition must not end it.
        let snapshot = self.read(target).await.map_err(Error::in_doubt)?;
        if snapshot.provider_status == before {
            return Err(no.into());
        }
        let status = Some(snapshot.provider_status.as_str());
        let receipt =
            Receipt { reconciled: true, ..receipt::of(delivery, target.external_id, status) };
        Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
    }
}

#[async_trait]
impl Client for AkepaClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.test().await
    }

    fn clocks(&self) -> Health {
        self.link.health()
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        reading::read(&self.link, target).await
    }

    async fn prepare_create(&self, applicant: Value, fill: &CreateFill) -> Result<Value, Error> {
        create::prepare(applicant, fill.case_id)
    }

    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error> {
        match (delivery.kind, delivery.target, delivery.body) {
            (Kind::Create, None, Body::Json(body)) => {
                let memory = Some(Remembered::made_here().keep());
                create::deliver(&self.link, delivery, body, memory).await
            }
            (Kind::Submit, Some(target), _) => {
                let id = customer_id(target.external_id)?;
                self.link.clock_right().await?;
                self.submit(delivery, target, id).await
            }
            (Kind::Upload, Some(target), Body::File { bytes, media_type }) => {
                let slot = delivery.slot.ok_or(Error::Unsupported)?;
                let rule = slots::rule(slot).ok_or(Error::Unsupported)?;
                if !rule.media_types.contains(&media_type) {
                    return Err(Error::Unsupported);
                }
                customer_id(target.external_id)?;
                self.link.clock_right().await?;
                self.upload(delivery, slot, (bytes, media_type)).await
            }
            (Kind::Correct, Some(target), Body::Json(correction)) => {
                let id = customer_id(target.external_id)?;
                self.link.clock_right().await?;
                self.correct(delivery, id, correction).await
            }
            _ => Err(Error::Unsupported),
        }
    }

    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
        reconcile::clear(&self.link, doubtful).await
    }
}
