use async_trait::async_trait;
use dossier_domain::{Kind, Receipt, Reconciled, SlotName, Snapshot};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    JikoCredentials, account,
    applicant::{self, OPEN_PATHS},
    link::{Action, Content, Link},
    mapping, reconcile, rules,
    wire::{self, AgreementsWire, BundleWire, UploadedWire},
};
use crate::{
    Agreement, Agreements, Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error,
    EventPage, Garbled, Health, NewWebhook, Refused, Sent, Target, Webhook,
    http::{Answer, Http, is_id},
    words::{self, Personal},
};

const AGREEMENTS: &str = "/api/v1/agreements/";
const APPLICATIONS: &str = "/api/v1/applications/";

/// One connection to Jiko. docs/providers/jiko.md.
pub(crate) struct JikoClient {
    link: Link,
}

impl JikoClient {
    pub(crate) fn new(http: Http, credentials: JikoCredentials) -> Self {
        Self { link: Link::new(http, credentials) }
    }

    async fn create(&self, delivery: &Delivery<'_>, body: &Value) -> Result<Delivered, Error> {
        let bytes = body.to_string().into_bytes();
        let action = Action {
            method: Method::POST,
            path: APPLICATIONS,
            key: Some(delivery.key),
            content: Content::Json(&bytes),
        };
        let result = self.link.call(&action, &Personal::of(body, OPEN_PATHS)).await;
        let answer = result.map_err(|error| match error {
            Error::Refused(refused) if delivery.repeat && says_repeated(&refused) => {
                Error::ArrivedUnseen { reason: "create_arrived_id_unknown" }
            }
            // There is no application yet that could be unknown.
            Error::NotFound => {
                Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::Maybe }
            }
            other => other,
        })?;
        let value = answer.json()?;
        let snapshot = mapping::snapshot(&value);
        let id = snapshot
            .as_ref()
            .map(|snapshot| snapshot.external_id.as_str())
            // The id is what must not be lost, whatever else is missing.
            .or_else(|| value.get("id").and_then(Value::as_str))
            .filter(|id| is_id(id))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let receipt = Receipt {
            reference: Some(id.to_owned()),
            provider_status: snapshot.as_ref().map(|snapshot| snapshot.provider_status.clone()),
            ..empty_receipt(delivery)
        };
        Ok(Delivered { receipt, snapshot, memory: None })
    }

    async fn submit(&self, delivery: &Delivery<'_>, id: &str) -> Result<Delivered, Error> {
        let path = format!("{APPLICATIONS}{id}/apply/");
        let action = Action {
            method: Method::POST,
            path: &path,
            key: Some(delivery.key),
            content: Content::Nothing,
        };
        let answer = self.link.call(&action, &Personal::default()).await?;
        let snapshot = application(&answer, id)?;
        let receipt = Receipt {
            reference: Some(id.to_owned()),
            provider_status: Some(snapshot.provider_status.clone()),
            ..empty_receipt(delivery)
        };
        Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None })
    }

    async fn upload(
        &self,
        delivery: &Delivery<'_>,
        id: &str,
        slot: &SlotName,
        bytes: &[u8],
        media: &'static str,
    ) -> Result<Delivered, Error> {
        let path = format!("{APPLICATIONS}{id}/documents/{slot}/file/");
        let action = Action {
            method: Method::POST,
            path: &path,
            key: Some(delivery.key),
            content: Content::File(bytes, media),
        };
        let answer = self.link.call(&action, &Personal::default()).await?;
        let wire: UploadedWire =
            wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
        match (wire.success, wire.document_id) {
            (Some(false), _) => {
                let personal = Personal::default();
                Err(Error::Refused(words::refused(answer.status, &answer.body, &personal)))
            }
            (_, Some(reference)) => {
                let sha256: String =
                    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                let receipt = Receipt {
                    reference: Some(reference),
                    sha256: Some(sha256),
                    ..empty_receipt(delivery)
                };
                Ok(Delivered { receipt, snapshot: None, memory: None })
            }
            (_, None) => Err(answer.garbled(Garbled::Shape)),
        }
    }

    /// A refused repetition may only mean that the first try arrived: the application tells.
    async fn arrived_before(
        &self,
        delivery: &Delivery<'_>,
        refused: Refused,
    ) -> Result<Delivered, Error> {
        let no = Error::Refused(refused);
        let (Some(target), Some(_)) = (delivery.target, delivery.before) else { return Err(no) };
        // While the application cannot be read, the refusal of a repetition must not end it.
        let snapshot = self.read(target).await.map_err(Error::in_doubt)?;
        let found = reconcile::compare(
            delivery.kind,
            delivery.slot,
            delivery.before,
            &snapshot,
            delivery.now,
        );
        match found {
            Some(receipt) => Ok(Delivered { receipt, snapshot: Some(snapshot), memory: None }),
            None => Err(no),
        }
    }
}

#[async_trait]
impl Client for JikoClient {
    async fn test(&self) -> Result<Health, Error> {
        self.link.login().await?;
        let answer = self.link.get(AGREEMENTS).await?;
        answer.json()?;
        Ok(self.link.health())
    }

    fn clocks(&self) -> Health {
        self.link.health()
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        let external_id = target.external_id;
        if !is_id(external_id) {
            return Err(Error::NotFound);
        }
        let answer = self.link.get(&format!("{APPLICATIONS}{external_id}/")).await?;
        application(&answer, external_id)
    }

    async fn agreements(&self) -> Result<Agreements, Error> {
        let answer = self.link.get(AGREEMENTS).await?;
        let bundle: BundleWire =
            wire::read(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
        Ok(Agreements {
            version: bundle.version,
            release_date: bundle.release_date,
            documents: bundle
                .documents
                .into_iter()
                .map(|it| Agreement {
                    title: it.title,
                    url: it.pdf_download_url,
                    kind: it.kind,
                    category: it.category,
                })
                .collect(),
        })
    }

    async fn events(&self, cursor: Option<&str>) -> Result<Option<EventPage>, Error> {
        account::events(&self.link, cursor).await.map(Some)
    }

    async fn webhooks(&self) -> Result<Vec<Webhook>, Error> {
        account::subscriptions(&self.link).await
    }

    async fn register_webhook(&self, url: &str) -> Result<NewWebhook, Error> {
        account::subscribe(&self.link, url).await
    }

    async fn remove_webhook(&self, id: &str) -> Result<(), Error> {
        if !is_id(id) {
            return Err(Error::NotFound);
        }
        account::unsubscribe(&self.link, id).await
    }

    async fn prepare_create(
        &self,
        mut applicant: Value,
        fill: &CreateFill,
    ) -> Result<Value, Error> {
        self.link.clock_right().await?;
        let answer = self.link.get(AGREEMENTS).await?;
        let current = wire::read(&answer.json()?)
            .filter(|agreements: &AgreementsWire| !agreements.version.is_empty())
            .ok_or_else(|| answer.garbled(Garbled::Shape))?
            .version;
        let problems = applicant::consent_problems(&applicant, &current);
        let (true, Some(applicant_map)) = (problems.is_empty(), applicant.as_object_mut()) else {
            return Err(Error::Input(problems));
        };
        let consent = applicant_map.entry("agreement_consent").or_insert_with(|| json!({}));
        if !consent.is_object() {
            *consent = json!({});
        }
        consent["version"] = Value::from(current);
        if consent
            .get("timestamp")
            .and_then(Value::as_str)
            .is_none_or(|at| at == applicant::CURRENT)
        {
            consent["timestamp"] = Value::from(fill.consented_at.to_rfc3339());
        }
        Ok(applicant)
    }

    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error> {
        let id = delivery.target.map(|target| target.external_id);
        let result = match (delivery.kind, id, delivery.body) {
            (Kind::Create, None, Body::Json(body)) => {
                self.link.clock_right().await?;
                return self.create(delivery, body).await;
            }
            (Kind::Submit, Some(id), _) if is_id(id) => {
                self.link.clock_right().await?;
                self.submit(delivery, id).await
            }
            (Kind::Upload, Some(id), Body::File { bytes, media_type }) if is_id(id) => {
                let slot = delivery.slot.filter(|slot| rules::is_slot(slot));
                let slot = slot.ok_or(Error::Unsupported)?;
                self.link.clock_right().await?;
                self.upload(delivery, id, slot, bytes, media_type.as_str()).await
            }
            _ => return Err(Error::Unsupported),
        };
        match result {
            Err(Error::Refused(refused)) if delivery.repeat => {
                self.arrived_before(delivery, refused).await
            }
            result => result,
        }
    }

    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
        let Some(sent_at) = doubtful.key_sent_at else { return Ok(Reconciled::NotArrived) };
        let key_lives = reconcile::key_lives(sent_at, doubtful.now);
        match (doubtful.kind, doubtful.target) {
            (Kind::Create, _) if key_lives => Ok(Reconciled::SafeToRepeat),
            (Kind::Create, _) => Ok(Reconciled::Unknown("create_key_expired")),
            (Kind::Submit | Kind::Upload, Some(target)) => {
                let snapshot = self.read(target).await?;
                let arrived = reconcile::compare(
                    doubtful.kind,
                    doubtful.slot,
                    doubtful.before,
                    &snapshot,
                    doubtful.now,
                );
                Ok(match arrived {
                    Some(receipt) => Reconciled::Accepted(receipt),
                    // An answered failure may be stored under the key for its hour.
                    None if key_lives && !doubtful.answered => Reconciled::SafeToRepeat,
                    None => Reconciled::NotArrived,
                })
            }
            _ => Ok(Reconciled::Unknown("not_supported")),
        }
    }
}

/// The application in an answer, refused when it is another one than asked for.
fn application(answer: &Answer, id: &str) -> Result<Snapshot, Error> {
    let snapshot =
        mapping::snapshot(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    if snapshot.external_id.eq_ignore_ascii_case(id) {
        Ok(snapshot)
    } else {
        Err(answer.garbled(Garbled::OtherId))
    }
}

/// Whether a no to a repeated create may mean "seen before". Only a validation error about the
/// body certainly does not; Jiko does not say how repetitions are answered.
fn says_repeated(refused: &Refused) -> bool {
    let about_the_key = |text: &str| text.to_ascii_lowercase().contains("idempotency");
    refused.status != 422
        || refused.fields.is_empty()
        || about_the_key(&refused.words)
        || refused.fields.iter().any(|field| about_the_key(&field.path))
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
