use async_trait::async_trait;
use dossier_domain::{Kind, Reconciled, Snapshot};
use serde_json::Value;

use super::{AtelioCredentials, correct, create, link::Link, read, start, subscription};
use crate::{
    Body, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Garbled, Health, Listing,
    NewWebhook, Sent, Target, Webhook,
    http::{Http, is_id},
};

/// One connection to Atelio, for one program. docs/providers/atelio.md.
pub(crate) struct AtelioClient {
    link: Link,
}

impl AtelioClient {
    pub(crate) fn new(http: Http, credentials: AtelioCredentials) -> Self {
        Self { link: Link::new(http, credentials) }
    }

    /// Nothing personal leaves while the clocks disagree. A disagreement, or an unknown offset, is
    /// measured anew first: the computer may have slept.
    async fn clock_right(&self) -> Result<(), Error> {
        let health = self.link.health();
        if health.clock_offset_s.is_none() || health.clock_error().is_some() {
            let measured = subscription::list(&self.link).await;
            // Whatever else is wrong the call itself will meet.
            if let Err(error @ (Error::Unavailable { .. } | Error::RateLimited { .. })) = measured {
                return Err(error);
            }
        }
        self.link.health().clock_error().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl Client for AtelioClient {
    async fn test(&self) -> Result<Health, Error> {
        subscription::list(&self.link).await.map_err(|error| match error {
            Error::NotFound => Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::No },
            error => error,
        })?;
        Ok(self.link.health())
    }

    fn clocks(&self) -> Health {
        self.link.health()
    }

    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error> {
        read::application(&self.link, target).await
    }

    async fn list(&self, cursor: Option<&str>) -> Result<Option<Listing>, Error> {
        create::list(&self.link, cursor).await
    }

    async fn webhooks(&self) -> Result<Vec<Webhook>, Error> {
        subscription::list(&self.link).await
    }

    async fn register_webhook(&self, url: &str) -> Result<NewWebhook, Error> {
        subscription::register(&self.link, url).await
    }

    async fn remove_webhook(&self, id: &str) -> Result<(), Error> {
        subscription::remove(&self.link, id).await
    }

    async fn prepare_create(&self, applicant: Value, fill: &CreateFill) -> Result<Value, Error> {
        create::prepared(applicant, fill)
    }

    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error> {
        let target = delivery.target.filter(|target| is_id(target.external_id));
        match (delivery.kind, target, delivery.body) {
            (Kind::Create, _, Body::Json(body)) => {
                self.clock_right().await?;
                create::deliver(&self.link, delivery, body).await
            }
            (Kind::Submit, Some(target), _) => {
                self.clock_right().await?;
                start::deliver(&self.link, delivery, target).await
            }
            (Kind::Correct, Some(target), Body::Json(correction)) => {
                self.clock_right().await?;
                correct::deliver(&self.link, delivery, target, correction).await
            }
            _ => Err(Error::Unsupported),
        }
    }

    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
        if doubtful.key_sent_at.is_none() {
            return Ok(Reconciled::NotArrived);
        }
        match (doubtful.kind, doubtful.target, doubtful.body) {
            (Kind::Create, _, _) => create::found(&self.link, doubtful).await,
            (Kind::Submit, Some(target), _) => start::found(&self.link, doubtful, target).await,
            (Kind::Correct, Some(target), Some(correction)) => {
                correct::found(&self.link, doubtful, target, correction).await
            }
            _ => Ok(Reconciled::Unknown("not_supported")),
        }
    }
}
