//! One application and the client that speaks of it, moved by words.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{
    Applicant, CaseId, Connection, ConnectionId, Environment, Kind, MediaType, Memory, Provider,
    Reconciled, SlotName, Snapshot,
};
use dossier_providers::{
    Body, CheckContext, Client, CreateFill, Delivered, Delivery, Doubtful, Error, Rules, Settings,
    Target, connect, rules, verify_webhook,
};
use dossier_sim::Sim;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::told;

/// Plays the part of the desk: keeps what the client gave, and gives it back.
pub struct Player<'a> {
    sim: &'a Sim,
    rules: &'static dyn Rules,
    client: Box<dyn Client>,
    case_id: CaseId,
    /// What the clock was moved by.
    moved: TimeDelta,
    applicant: Value,
    id: String,
    memory: Option<Memory>,
    snapshot: Option<Snapshot>,
    last: Option<Try>,
    heard: Vec<String>,
}

/// What was sent last.
#[derive(Clone)]
struct Try {
    kind: Kind,
    slot: Option<SlotName>,
    body: Option<Value>,
    file: (Vec<u8>, MediaType),
    key: String,
    at: DateTime<Utc>,
    before: Option<String>,
}

impl<'a> Player<'a> {
    pub fn new(sim: &'a Sim, provider: Provider) -> Self {
        sim.set_faults(json!({})).unwrap();
        let rules = rules(provider);
        Self {
            sim,
            rules,
            client: client(sim, provider, &[]),
            case_id: CaseId::from_uuid(Uuid::new_v4()),
            moved: TimeDelta::zero(),
            applicant: rules.template(rand::random()),
            id: String::new(),
            memory: None,
            snapshot: None,
            last: None,
            heard: Vec::new(),
        }
    }

    /// Leaves nothing that the next one would stumble over.
    pub async fn leave(self) {
        self.sim.set_faults(json!({})).unwrap();
        let client = client(self.sim, self.rules.provider(), &[]);
        for webhook in client.webhooks().await.unwrap_or_default() {
            client.remove_webhook(&webhook.id).await.unwrap();
        }
    }

    /// One step `NAME` or `NAME=VALUE`, without blanks; what it tells in few words.
    pub async fn step(&mut self, step: &str) -> String {
        let (name, value) = step.split_once('=').unwrap_or((step, ""));
        match name {
            // What is typed.
            "set" => self.set(value),
            "ssn" => self.set(&format!("/kyc/ssn:{value}")),
            "number" => self.set(&format!("/identification_number:\"{value:0<9}\"")),
            "check" => told::problems(&self.rules.check_applicant(&self.applicant, &self.today())),
            "check-correction" => told::problems(&self.rules.check_correction(
                &parsed(value),
                &[],
                &self.today(),
            )),
            "credentials" => {
                let (field, text) = value.split_once(':').unwrap();
                self.client = client(self.sim, self.rules.provider(), &[(field, text)]);
                String::new()
            }
            // What is sent.
            "create" => self.first(Kind::Create, None, None, png(100)).await,
            "submit" => self.first(Kind::Submit, None, None, png(100)).await,
            "correct" => self.first(Kind::Correct, None, Some(parsed(value)), png(100)).await,
            "upload" => {
                let (slot, what) = value.split_once(':').unwrap_or((value, "100"));
                self.first(Kind::Upload, Some(SlotName::new(slot)), None, file(what)).await
            }
            "again" => self.again(value == "repeat").await,
            "clear" => self.clear().await,
            // What is read.
            "read" => match self.client.read(self.target()).await {
                Ok(snapshot) => self.take(snapshot),
                Err(error) => told::error(&error),
            },
            "follow" => {
                value.clone_into(&mut self.id);
                told::result(self.client.read(self.target()).await.map(|_| "there".to_owned()))
            }
            "asked" => told::asked(self.seen()),
            "slots" => told::slots(self.seen()),
            "pages" => self.seen().pages.len().to_string(),
            "reasons" => self.seen().reasons.join(","),
            "deadline" => match self.seen().deadline {
                Some(at) => format!("{} d", (at - self.now() + TimeDelta::hours(1)).num_days()),
                None => "none".to_owned(),
            },
            "customer" => {
                if self.seen().customer_id.is_some() { "there" } else { "none" }.to_owned()
            }
            "echo" => {
                let echo = self.seen().applicant.as_ref().map(Applicant::expose);
                let found = echo.and_then(|echo| echo.pointer(value));
                found.map_or("none".to_owned(), |it| {
                    it.as_str().map_or_else(|| it.to_string(), str::to_owned)
                })
            }
            "listed" => self.listed().await,
            "test" => told::result(self.client.test().await.map(|_| "well".to_owned())),
            "agreements" => {
                let said = self.client.agreements().await;
                told::result(said.map(|it| format!("{} with {}", it.version, it.documents.len())))
            }
            // Events and their subscriptions.
            "hear" => self.hear(),
            "log" => self.log().await,
            "subscribe" => {
                let made = self.client.register_webhook(value).await;
                told::result(made.map(|it| told::webhook(&it.webhook, it.secret.is_some())))
            }
            "webhooks" => {
                let all = |all: Vec<_>| {
                    all.iter().map(|it| told::webhook(it, false)).collect::<Vec<_>>().join(",")
                };
                told::result(self.client.webhooks().await.map(all))
            }
            "unsubscribe" => {
                let first = self.client.webhooks().await.unwrap().remove(0).id;
                told::result(self.client.remove_webhook(&first).await.map(|()| "gone".to_owned()))
            }
            // The customer, the provider, and time.
            "page" => self.page(value).await,
            "outcome" => {
                let set = self.sim.set_outcome(self.rules.provider().as_str(), &self.id, value);
                set.map_or_else(|error| error.to_string(), |()| "set".to_owned())
            }
            "wait" => self.advance(TimeDelta::milliseconds(400)),
            "hours" => self.advance(TimeDelta::hours(value.parse().unwrap())),
            "plan" => self.plan(json!({ self.rules.provider().as_str(): parsed(value) })),
            "lose" => self.fault(value, json!({"kind": "reset_after"})),
            "drop" => self.fault(value, json!({"kind": "reset_before"})),
            "fail" => {
                let (status, call) = value.split_once(':').unwrap();
                self.fault(call, json!({"kind": "status", "status": parsed(status)}))
            }
            "effects" => {
                let provider = self.rules.provider().as_str();
                self.sim.effect_count(provider, &self.id, value).to_string()
            }
            unknown => panic!("there is no step {unknown}"),
        }
    }

    fn set(&mut self, value: &str) -> String {
        let (pointer, value) = value.split_once(':').unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = self.applicant.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            "-" => drop(parent.remove(key)),
            _ => drop(parent.insert(key.to_owned(), parsed(value))),
        }
        String::new()
    }

    async fn first(
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
    async fn again(&mut self, repeat: bool) -> String {
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

    async fn clear(&mut self) -> String {
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

    fn take(&mut self, snapshot: Snapshot) -> String {
        let told = format!("{} {}", snapshot.provider_status, snapshot.stage.as_str());
        self.memory = snapshot.memory.clone().or(self.memory.take());
        self.snapshot = Some(snapshot);
        told
    }

    async fn listed(&self) -> String {
        let mut cursor: Option<String> = None;
        loop {
            let page = match self.client.list(cursor.as_deref()).await {
                Ok(Some(page)) => page,
                Ok(None) => return "no list".to_owned(),
                Err(error) => return told::error(&error),
            };
            if let Some(found) = page.applications.iter().find(|it| it.external_id == self.id) {
                return found.provider_status.clone().unwrap_or_else(|| "listed".to_owned());
            }
            cursor = page.next;
            if cursor.is_none() {
                return "not listed".to_owned();
            }
        }
    }

    /// Takes the delivered events about this application that were not taken before.
    fn hear(&mut self) -> String {
        let provider = self.rules.provider();
        let credentials = &self.sim.connection(provider.as_str()).unwrap().credentials;
        let secret = credentials["webhook_secret"].as_str().unwrap_or_default().into();
        let mut kinds = Vec::new();
        for line in self.sim.webhooks(Some(provider.as_str())) {
            if !line.body.contains(&self.id) {
                continue;
            }
            let headers: Vec<_> = line.headers.into_iter().collect();
            match verify_webhook(provider, &secret, &headers, line.body.as_bytes()) {
                Ok(event) if self.heard.contains(&event.id) => {}
                Ok(event) => {
                    assert_eq!(event.external_id, self.id);
                    self.memory =
                        self.rules.remember(self.memory.as_ref(), &event).or(self.memory.take());
                    kinds.push(event.kind.rsplit('.').next().unwrap().to_owned());
                    self.heard.push(event.id);
                }
                Err(error) => kinds.push(error.to_string()),
            }
        }
        kinds.join(",")
    }

    /// The kinds of the provider's own log about this application.
    async fn log(&self) -> String {
        let page = match self.client.events(None).await {
            Ok(Some(page)) => page,
            Ok(None) => return "no log".to_owned(),
            Err(error) => return told::error(&error),
        };
        let own = page.events.iter().filter(|event| event.external_id == self.id);
        own.map(|it| it.kind.rsplit('.').next().unwrap()).collect::<Vec<_>>().join(",")
    }

    /// The customer sends a document, or all of them, on the provider's page.
    async fn page(&self, document: &str) -> String {
        let mut page: reqwest::Url = self.seen().pages[0].url.parse().unwrap();
        if !document.is_empty() {
            page.query_pairs_mut().append_pair("document", document);
        }
        reqwest::Client::new().post(page).send().await.unwrap().status().as_u16().to_string()
    }

    fn advance(&mut self, by: TimeDelta) -> String {
        self.moved += by;
        self.sim.advance(by.to_std().unwrap_or(Duration::ZERO));
        String::new()
    }

    /// For the first call `METHOD:PATH`.
    fn fault(&self, call: &str, fault: Value) -> String {
        let (method, path) = call.split_once(':').unwrap();
        let rule = json!({"method": method, "path": path, "first": 1, "fault": fault});
        self.plan(json!({"rules": [rule]}))
    }

    fn plan(&self, plan: Value) -> String {
        self.sim.set_faults(plan).map_or_else(|error| error.to_string(), |()| String::new())
    }

    fn target(&self) -> Target<'_> {
        Target { external_id: &self.id, memory: self.memory.as_ref() }
    }

    fn seen(&self) -> &Snapshot {
        self.snapshot.as_ref().expect("read it first")
    }

    fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.moved
    }

    fn today(&self) -> CheckContext<'static> {
        CheckContext::on(self.now().date_naive())
    }
}

/// A client with the simulator's credentials, some of them changed.
fn client(sim: &Sim, provider: Provider, changed: &[(&str, &str)]) -> Box<dyn Client> {
    let announced = sim.connection(provider.as_str()).unwrap();
    let mut credentials = announced.credentials.clone();
    for (field, text) in changed {
        credentials[*field] = Value::from(*text);
    }
    let connection = Connection {
        id: ConnectionId::from_uuid(Uuid::nil()),
        provider,
        name: "Simulated".to_owned(),
        environment: Environment::Simulated,
        base_url: announced.base_url.clone(),
        proxy: None,
        ca_pem: None,
        owner: None,
    };
    connect(&connection, &credentials.to_string().into(), &Settings::default())
        .unwrap_or_else(|error: Error| panic!("{error}"))
}

/// JSON where it is JSON, otherwise a text; `~` stands for a blank.
fn parsed(text: &str) -> Value {
    let text = text.replace('~', " ");
    serde_json::from_str(&text).unwrap_or(Value::from(text))
}

fn png(size: usize) -> (Vec<u8>, MediaType) {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(Uuid::new_v4().as_bytes());
    bytes.resize(size, 0);
    (bytes, MediaType::Png)
}

/// `jpeg`, `empty`, or the size of a PNG in bytes.
fn file(what: &str) -> (Vec<u8>, MediaType) {
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
