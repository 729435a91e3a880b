use dossier_domain::{Act, CaseId, Connection, ConnectionId, Fact, Message, Provider};
use dossier_providers::{Event, WebhookError};
use dossier_store::Poll;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{Desk, Error, RefusedLine, desk::case_in, facts, take};

/// What became of a file of delivered events.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Ingested {
    /// Events taken; their cases are read next.
    pub accepted: u32,
    /// Events taken before.
    pub duplicate: u32,
    /// Lines that are not believed or not understood.
    pub rejected: Vec<RefusedLine>,
}

/// One delivered event as it was received.
#[derive(Deserialize)]
struct Line {
    headers: BTreeMap<String, String>,
    body: String,
}

/// A provider's way of signing, with the secret of one connection.
pub(crate) struct Believer {
    provider: Provider,
    secret: SecretString,
}

impl Believer {
    pub(crate) fn believe(
        &self,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Result<Event, WebhookError> {
        dossier_providers::verify_webhook(self.provider, &self.secret, headers, body)
    }
}

impl Desk {
    /// Takes events from a file of lines `{"received_at", "headers", "body"}`. Signatures are
    /// checked; an event is a hint that a case has to be read, never the truth itself.
    pub async fn ingest_events(
        &self,
        connection_id: ConnectionId,
        text: &str,
    ) -> Result<Ingested, Error> {
        self.require(Act::Work)?;
        let connection = self.connection(connection_id).await?;
        let believer = self.believer(&connection).await?;
        let mut ingested = Ingested::default();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let event = serde_json::from_str::<Line>(line)
                .map_err(|_| Message::new("reason-event-line"))
                .and_then(|line| {
                    let headers: Vec<_> = line.headers.into_iter().collect();
                    believer
                        .believe(&headers, line.body.as_bytes())
                        .map_err(|error| Message::new(reason(error)))
                });
            match event {
                Ok(event) => match self.take_event(connection_id, event).await? {
                    true => ingested.accepted += 1,
                    false => ingested.duplicate += 1,
                },
                Err(reason) => {
                    ingested.rejected.push(RefusedLine { line: at as u64 + 1, reason });
                }
            }
        }
        Ok(ingested)
    }

    /// What decides whether an event of a connection is believed.
    pub(crate) async fn believer(&self, connection: &Connection) -> Result<Believer, Error> {
        let secret = match dossier_providers::rules(connection.provider).signs_events() {
            true => self.webhook_secret(connection.id).await?,
            // An event is a hint in any case: the provider is read before anything is believed.
            false => SecretString::default(),
        };
        Ok(Believer { provider: connection.provider, secret })
    }

    pub(crate) async fn webhook_secret(&self, id: ConnectionId) -> Result<SecretString, Error> {
        #[derive(Deserialize)]
        struct Credentials {
            webhook_secret: Option<String>,
        }
        let credentials = self.inner.vault.read(move |tx| tx.credentials(id)).await?;
        credentials
            .and_then(|json| serde_json::from_str::<Credentials>(json.expose_secret()).ok())
            .and_then(|credentials| credentials.webhook_secret)
            .map(SecretString::from)
            .ok_or_else(|| Error::NotAvailable(Message::new("reason-no-webhook-secret")))
    }

    /// Notes the event and has its case read next; false when it was taken before.
    pub(crate) async fn take_event(
        &self,
        connection_id: ConnectionId,
        event: Event,
    ) -> Result<bool, Error> {
        let now = self.now();
        let (fresh, case_id): (bool, Option<CaseId>) = self
            .inner
            .vault
            .write(dossier_domain::Actor::Provider, now, move |tx| {
                let case_id = tx.case_of(connection_id, &event.external_id)?.map(|case| case.id);
                if !tx.add_event(connection_id, &event.id)? {
                    return Ok((false, case_id));
                }
                let fact = match case_id {
                    Some(case_id) => Fact::of_case(facts::EVENT_TAKEN, case_id),
                    None => Fact::of_vault(facts::EVENT_TAKEN),
                };
                tx.record(fact.with("event", &event.kind).with("connection_id", connection_id));
                if let Some(case_id) = case_id {
                    let mut case = case_in(tx, case_id)?;
                    let rules = dossier_providers::rules(case.provider);
                    if let Some(memory) = rules.remember(case.memory.as_ref(), &event) {
                        case.memory = Some(memory);
                        take::save(tx, &case)?;
                    }
                }
                Ok::<_, Error>((true, case_id))
            })
            .await?;
        if let Some(case_id) = case_id.filter(|_| fresh) {
            let next_read_at = Some(now);
            let poll = Poll { case_id, next_read_at, read_at: None, unchanged: 0, error: None };
            self.schedule(poll).await?;
        }
        Ok(fresh)
    }
}

fn reason(error: WebhookError) -> &'static str {
    match error {
        WebhookError::Unsigned => "reason-event-unsigned",
        WebhookError::Forged => "reason-event-forged",
        WebhookError::Shape => "reason-event-shape",
    }
}
