use async_trait::async_trait;
use dossier_domain::{Kind, MediaType, Memory, Receipt, Reconciled, SlotName, Snapshot, Stage};
use serde_json::Value;

use super::{
    UNKNOWN,
    calls::{self, customer_id},
    correction,
    mapping::{self, Read},
    memory::Remembered,
    slots,
};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Health, Target, UploadedFile,
    connectfi::{
        ConnectfiCredentials, UNSEEN, create,
        customer::{self, is_id},
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

    /// Reads a customer of whom no application is known. Only the older documents have a call that
    /// asks for none; an event may have named one.
    async fn find(&self, id: &str, memory: Option<&Memory>) -> Result<Snapshot, Error> {
        let known = Remembered::of(memory).unwrap_or_default();
        for hint in &known.hints {
            match told(calls::status(&self.link, id, hint).await)? {
                Told::Application(read) => return Ok(self.first_seen(id, *read, known).await),
                Told::None | Told::Nothing => {}
            }
        }
        let none = match told(calls::status_of_customer(&self.link, id).await)? {
            Told::Application(read) => return Ok(self.first_seen(id, *read, known).await),
            Told::None => true,
            Told::Nothing => known.made_here,
        };
        let customer = customer::read(&self.link, id).await?;
        let not_started = create::not_started(&customer, memory.cloned());
        if none {
            return Ok(not_started);
        }
        Ok(Snapshot { provider_status: UNKNOWN.to_owned(), stage: Stage::Unmapped, ..not_started })
    }

    /// An application seen for the first time, with the customer's data where that can be read.
    async fn first_seen(&self, id: &str, read: Read, known: Remembered) -> Snapshot {
        let customer = customer::read(&self.link, id).await.ok();
        let applicant = customer.and_then(|customer| customer.echo());
        Snapshot { applicant, ..remembering(read, known) }
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

    /// An identification whose answer was lost is never sent again unless akepa says that there is
    /// no application: a repetition would start another one.
    async fn identified(&self, doubtful: &Doubtful<'_>, id: &str) -> Result<Reconciled, Error> {
        Ok(match told(calls::status_of_customer(&self.link, id).await)? {
            Told::Application(read) => {
                let status = &read.snapshot.provider_status;
                accepted(doubtful, status, &read.application)
            }
            Told::None => Reconciled::NotArrived,
            Told::Nothing => Reconciled::Unknown(UNSEEN),
        })
    }
}

#[async_trait]
impl Client for AkepaClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.test().await
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        let id = customer_id(target.external_id)?;
        let known = Remembered::of(target.memory);
        let newest = known.as_ref().and_then(Remembered::newest);
        match newest.map(str::to_owned).zip(known) {
            Some((application, known)) => {
                let read = calls::status(&self.link, id, &application).await?;
                Ok(remembering(read, known))
            }
            None => self.find(id, target.memory).await,
        }
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
        if doubtful.key_sent_at.is_none() {
            return Ok(Reconciled::NotArrived);
        }
        match (doubtful.kind, doubtful.target) {
            // The reference makes a repetition harmless for as long as the customer exists.
            (Kind::Create, _) => Ok(Reconciled::SafeToRepeat),
            // Nothing links what was uploaded, so a second copy counts for nothing.
            (Kind::Upload, _) => Ok(Reconciled::NotArrived),
            (Kind::Submit, Some(target)) => {
                let id = customer_id(target.external_id)?;
                let known = Remembered::of(target.memory).unwrap_or_default();
                let Some(application) = known.newest() else {
                    return self.identified(doubtful, id).await;
                };
                let snapshot = self.read(target).await?;
                Ok(match moved(doubtful, &snapshot) {
                    Some(status) => accepted(doubtful, status, application),
                    // The same documents linked once more are linked once.
                    None => Reconciled::SafeToRepeat,
                })
            }
            (Kind::Correct, Some(target)) => {
                let id = customer_id(target.external_id)?;
                let snapshot = self.read(target).await?;
                if let Some(status) = moved(doubtful, &snapshot) {
                    return Ok(accepted(doubtful, status, id));
                }
                let echo = customer::read(&self.link, id).await?.echo();
                let held = doubtful
                    .body
                    .zip(echo.as_ref())
                    .and_then(|(correction, echo)| correction::is_in(correction, echo.expose()));
                Ok(match held {
                    Some(true) => accepted(doubtful, &snapshot.provider_status, id),
                    Some(false) => Reconciled::NotArrived,
                    None => Reconciled::SafeToRepeat,
                })
            }
            _ => Ok(Reconciled::Unknown("not_supported")),
        }
    }
}

/// What a call that may not be served any more told about a customer's application.
enum Told {
    Application(Box<Read>),
    /// There is none.
    None,
    /// Nothing that can be relied on.
    Nothing,
}

fn told(answer: Result<Read, Failure>) -> Result<Told, Error> {
    match answer {
        Ok(read) => Ok(Told::Application(Box::new(read))),
        Err(Failure::No(no)) if no.is("applicationNotFound") => Ok(Told::None),
        Err(Failure::No(_) | Failure::Other(Error::Unintelligible { .. })) => Ok(Told::Nothing),
        Err(Failure::Other(error)) => Err(error),
    }
}

/// What was read, with its application remembered as the newest.
fn remembering(read: Read, known: Remembered) -> Snapshot {
    Snapshot { memory: Some(known.with(&read.application).keep()), ..read.snapshot }
}

/// The status, where it is another than before the lost try.
fn moved<'a>(doubtful: &Doubtful<'_>, snapshot: &'a Snapshot) -> Option<&'a str> {
    let status = snapshot.provider_status.as_str();
    doubtful.before.is_some_and(|before| before != status).then_some(status)
}

fn accepted(doubtful: &Doubtful<'_>, status: &str, reference: &str) -> Reconciled {
    Reconciled::Accepted(Receipt {
        at: doubtful.now,
        provider_status: Some(status.to_owned()),
        reference: Some(reference.to_owned()),
        sha256: None,
        reconciled: true,
    })
}
