//! One application and the client that speaks of it, moved by words.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{
    Applicant, CaseId, Connection, ConnectionId, Environment, Kind, Memory, Provider, SlotName,
    Snapshot,
};
use dossier_providers::{CheckContext, Client, Error, Rules, Settings, Target, connect, rules};
use dossier_sim::{Options, Sim};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::told;

mod looking;
mod sending;

use sending::{file, png};

/// Plays the part of the desk: keeps what the client gave, and gives it back.
pub struct Player {
    sim: Sim,
    rules: &'static dyn Rules,
    client: Box<dyn Client>,
    case_id: CaseId,
    /// What the clock was moved by.
    moved: TimeDelta,
    applicant: Value,
    id: String,
    memory: Option<Memory>,
    snapshot: Option<Snapshot>,
    last: Option<sending::Try>,
    heard: Vec<String>,
}

impl Player {
    pub async fn start(provider: Provider) -> Self {
        let only = vec![provider.as_str().to_owned()];
        let sim = Sim::start(Options { only, ..Options::default() }).await.expect("a simulator");
        let rules = rules(provider);
        Self {
            client: client(&sim, provider, &[]),
            sim,
            rules,
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

    /// One step `NAME` or `NAME=VALUE`, without blanks; what it tells in few words.
    pub async fn step(&mut self, step: &str) -> String {
        let (name, value) = step.split_once('=').unwrap_or((step, ""));
        match name {
            // What is typed.
            "set" => self.set(value),
            "ssn" => self.set(&format!("/kyc/ssn:{value}")),
            "number" => self.set(&format!("/identification_number:\"{value:0<9}\"")),
            "check" => told::problems(&self.rules.check_applicant(&self.applicant, &self.today())),
            "check-correction" => {
                told::problems(&self.rules.check_correction(&parsed(value), &[], &self.today()))
            }
            "credentials" => {
                let (field, text) = value.split_once(':').unwrap();
                self.client = client(&self.sim, self.rules.provider(), &[(field, text)]);
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

    /// What is sent of a person.
    pub fn applicant(&self) -> &Value {
        &self.applicant
    }

    /// What the provider knows the desk by.
    pub fn credentials(&self) -> &Value {
        &self.sim.connection(self.rules.provider().as_str()).unwrap().credentials
    }

    /// The addresses that were asked.
    pub fn addresses(&self) -> Vec<String> {
        self.sim.requests().into_iter().map(|it| it.path).collect()
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
pub fn client(sim: &Sim, provider: Provider, changed: &[(&str, &str)]) -> Box<dyn Client> {
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
        pins_pem: None,
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
