//! A provider's client face to face with its simulator, without a desk between them, and tables of
//! what the provider's sheet says: one line a statement.
//!
//! A table is text. `[fincom-v1 fincom-v2]` names the providers that the following lines are about,
//! `#` starts a remark, and a line is
//!
//! ```text
//! what the sheet says | what is done, in steps separated by "; " | what comes out of the last step
//! ```
//!
//! The steps are those of [`step`]; a step before the last one must not be refused unless it starts
//! with `try`. An expected outcome that starts or ends with `…` may go on there.

mod act;
mod ask;
mod step;
mod wording;

use std::collections::BTreeMap;

use chrono::Utc;
use dossier_domain::{
    CaseId, Connection, ConnectionId, Environment, Kind, Memory, Provider, SlotName, Snapshot,
};
use dossier_providers::{Client, Rules, Settings, Target, UploadedFile, connect, rules};
use dossier_sim::{Options, Sim};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use self::step::Outcome;

/// What the simulated provider takes for its asynchronous work.
const DELAY: std::time::Duration = std::time::Duration::from_secs(600);

/// One provider, one client, one customer.
pub struct Bench {
    sim: Sim,
    client: Box<dyn Client>,
    rules: &'static dyn Rules,
    provider: Provider,
    case_id: CaseId,
    applicant: Value,
    external_id: Option<String>,
    memory: Option<Memory>,
    seen: Option<Snapshot>,
    /// Uploaded and not linked yet.
    files: Vec<UploadedFile>,
    /// What was said, by document type.
    said: BTreeMap<String, Map<String, Value>>,
    settings: Value,
    last: Option<Try>,
    /// The bytes of the last file that was sent.
    sent_file: Vec<u8>,
}

/// The last delivery, for finding out what became of it.
#[derive(Clone)]
struct Try {
    kind: Kind,
    slot: Option<SlotName>,
    before: Option<String>,
    body: Sent,
    files: Vec<UploadedFile>,
}

#[derive(Clone)]
enum Sent {
    Json(Value),
    File(Vec<u8>, dossier_domain::MediaType),
    Nothing,
}

impl Bench {
    pub async fn of(provider: Provider) -> Self {
        let only = vec![provider.as_str().to_owned()];
        let sim = Sim::start(Options { only, delay: DELAY, ..Options::default() })
            .await
            .expect("a simulator");
        let told = sim.connection(provider.as_str()).expect("simulated").clone();
        let mut bench = Self {
            client: client(provider, &told.base_url, &told.credentials),
            sim,
            rules: rules(provider),
            provider,
            case_id: CaseId::from_uuid(Uuid::new_v4()),
            applicant: rules(provider).template(rand::random()),
            external_id: None,
            memory: None,
            seen: None,
            files: Vec::new(),
            said: BTreeMap::new(),
            settings: json!({}),
            last: None,
            sent_file: Vec::new(),
        };
        bench.say_usual_details();
        bench
    }

    /// What an ordinary document says about itself, by the rules of its slot.
    fn say_usual_details(&mut self) {
        for slot in self.rules.slots() {
            let rule = self.rules.details(&slot);
            let usual = [("number", "D0000000"), ("country", "USA"), ("state", "US-CA")];
            let mut said = Map::new();
            let dates = [("issued", day(-30)), ("expires", day(400))];
            let all = usual.map(|(name, text)| (name, text.to_owned())).into_iter().chain(dates);
            for (name, text) in all {
                let is_licence = name == "state" && rule.optional.contains(&name);
                if rule.needed.contains(&name) || is_licence {
                    said.insert(name.to_owned(), text.into());
                }
            }
            self.said.insert(rule.document_type, said);
        }
    }

    fn target(&self) -> Target<'_> {
        let external_id = self.external_id.as_deref().unwrap_or("nobody");
        Target { external_id, memory: self.memory.as_ref() }
    }
}

/// Today and so many days.
pub fn day(from_now: i64) -> String {
    (Utc::now() + chrono::TimeDelta::days(from_now)).date_naive().to_string()
}

fn client(provider: Provider, base_url: &str, credentials: &Value) -> Box<dyn Client> {
    let connection = Connection {
        id: ConnectionId::from_uuid(Uuid::nil()),
        provider,
        name: "Simulated".to_owned(),
        environment: Environment::Simulated,
        base_url: base_url.to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    connect(&connection, &credentials.to_string().into(), &Settings::default()).expect("a client")
}

/// A statement of a sheet.
struct Row<'a> {
    number: usize,
    provider: Provider,
    says: &'a str,
    steps: &'a str,
    outcome: &'a str,
}

/// Runs every line of a table and tells all that do not hold.
pub async fn holds(table: &str, least: usize) {
    let rows = rows(table);
    assert!(rows.len() >= least, "{} lines", rows.len());
    let mut broken = Vec::new();
    for row in rows {
        let outcome = outcome(&row).await;
        if !fits(&outcome, row.outcome) {
            let (number, provider) = (row.number, row.provider.as_str());
            broken.push(format!(
                "line {number}, {provider}: {}\n  did:      {}\n  expected: {}\n  told:     {outcome}",
                row.says, row.steps, row.outcome
            ));
        }
    }
    assert!(broken.is_empty(), "{} statements do not hold\n{}", broken.len(), broken.join("\n"));
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let mut providers: Vec<Provider> = Vec::new();
    let mut rows = Vec::new();
    for (number, line) in table.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(names) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let provider = |name| {
                let found = Provider::ALL.into_iter().find(|it| it.as_str() == name);
                found.expect("a provider")
            };
            providers = names.split(' ').map(provider).collect();
            continue;
        }
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [says, steps, outcome] = parts[..] else { panic!("line {number} has no three parts") };
        rows.extend(providers.iter().map(|provider| Row {
            number,
            provider: *provider,
            says,
            steps,
            outcome,
        }));
    }
    rows
}

async fn outcome(row: &Row<'_>) -> String {
    let mut bench = Bench::of(row.provider).await;
    let mut last = String::new();
    let steps: Vec<&str> = row.steps.split("; ").collect();
    for (at, step) in steps.iter().enumerate() {
        let tried = step.strip_prefix("try ");
        match bench.step(tried.unwrap_or(step)).await {
            Outcome::No(words) if tried.is_none() && at + 1 < steps.len() => {
                return format!("at {step:?}: {words}");
            }
            Outcome::Yes(words) | Outcome::No(words) => last = words,
        }
    }
    last
}

fn fits(told: &str, expected: &str) -> bool {
    match (expected.strip_prefix('…'), expected.strip_suffix('…')) {
        (Some(inner), Some(_)) => told.contains(inner.trim_end_matches('…')),
        (Some(end), None) => told.ends_with(end),
        (None, Some(start)) => told.starts_with(start),
        (None, None) => told == expected,
    }
}

#[tokio::test]
#[should_panic(expected = "1 statements do not hold")]
async fn a_statement_that_does_not_hold_is_told() {
    let table =
        "[connectfi]\nlets in | test | let in\nlets nobody in | test | not let in at Login\n";
    holds(table, 2).await;
}
