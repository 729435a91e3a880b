//! What a player sends.

use chrono::{DateTime, Utc};
use dossier_domain::{Applicant, Kind, MediaType, Reconciled, SlotName};
use dossier_providers::{Body, CreateFill, Delivered, Delivery, Doubtful};
use serde_json::Value;
use uuid::Uuid;

use super::{Player, parsed};
use crate::told;

/// What was sent last.
#[derive(Clone)]
pub struct Try {
    kind: Kind,
    slot: Option<SlotName>,
    body: Option<Value>,
    file: (Vec<u8>, MediaType),
    key: String,
    at: DateTime<Utc>,
    before: Option<String>,
}

impl Player {
    pub(super) fn set(&mut self, value: &str) -> String {
        let (pointer, value) = value.split_once(':').unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = self.applicant.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            "-" => drop(parent.remove(key)),
            _ => drop(parent.insert(key.to_owned(), parsed(value))),
        }
        String::new()
    }

    pub(super) async fn first(
        &mut self,
        kind: Kind,
        slot: Option<SlotName>,
        body: Option<Value>,
        file: (Vec<u8>, MediaType),
    ) -> String {
        let now = self.now();
        let body = if kind == Kind::Create {
            let fill = CreateFill { case_id: self.case_id, consented_at: now };
            match self.client.prepare_create(self.applicant.clone(), &fill).await {
                Ok(body) => Some(body),
                Err(error) => return told::error(&error),
            }
        } else {
            body
        };
        let seen = match kind {
            Kind::Create => None,
            _ => self.client.read(self.target()).await.ok(),
        };
        let before = seen.and_then(|it| self.rules.before(kind, &it, slot.as_ref()));
        let key = Uuid::new_v4().to_string();
        self.last = Some(Try { kind, slot, body, file, key, at: now, before });
        self.again(false).await
    }

    /// Sends what was sent last under its key.
    pub(super) async fn again(&mut self, repeat: bool) -> String {
        let last = self.last.clone().unwrap();
        let applicant = Applicant::new(self.applicant.clone());
        let delivered = self
            .client
            .deliver(&Delivery {
                kind: last.kind,
                key: &last.key,
                repeat,
                case_id: self.case_id,
                target: (last.kind != Kind::Create).then(|| self.target()),
                slot: last.slot.as_ref(),
                before: last.before.as_deref(),
                body: match (&last.body, last.kind) {
                    (Some(json), _) => Body::Json(json),
                    (None, Kind::Upload) => {
                        Body::File { bytes: &last.file.0, media_type: last.file.1 }
                    }
                    (None, _) => Body::Nothing,
                },
                applicant: Some(&applicant),
                files: &[],
                now: self.now(),
            })
            .await;
        let Delivered { receipt, snapshot, memory } = match delivered {
            Ok(delivered) => delivered,
            Err(error) => return told::error(&error),
        };
        self.memory = memory.or(self.memory.take());
        if last.kind == Kind::Create {
            self.id = receipt.reference.clone().unwrap();
        }
        if let (Kind::Correct, Some(correction)) = (last.kind, last.body) {
            merge(&mut self.applicant, correction);
        }
        if let Some(snapshot) = snapshot {
            self.take(snapshot);
        }
        told::receipt(&receipt)
    }

    pub(super) async fn clear(&mut self) -> String {
        let last = self.last.clone().unwrap();
        let cleared = self
            .client
            .reconcile(&Doubtful {
                kind: last.kind,
                key: &last.key,
                key_sent_at: Some(last.at),
                case_id: self.case_id,
                target: (last.kind != Kind::Create).then(|| self.target()),
                slot: last.slot.as_ref(),
                before: last.before.as_deref(),
                body: last.body.as_ref(),
                files: &[],
                answered: false,
                now: self.now(),
            })
            .await;
        if let Ok(Reconciled::Accepted(receipt)) = &cleared
            && last.kind == Kind::Create
        {
            self.id = receipt.reference.clone().unwrap();
        }
        told::result(cleared.map(|cleared| told::cleared(&cleared)))
    }
}

pub fn png(size: usize) -> (Vec<u8>, MediaType) {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(Uuid::new_v4().as_bytes());
    bytes.resize(size, 0);
    (bytes, MediaType::Png)
}

/// `jpeg`, `empty`, or the size of a PNG in bytes.
pub fn file(what: &str) -> (Vec<u8>, MediaType) {
    match what {
        "jpeg" => (b"\xff\xd8\xff\xe0".to_vec(), MediaType::Jpeg),
        "empty" => (Vec::new(), MediaType::Png),
        size => png(size.parse().unwrap()),
    }
}

/// As the desk keeps a correction that was taken.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}
