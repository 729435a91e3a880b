//! The control endpoints: no part of any provider's contract.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::{Method, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::faults::{Plan, PlanError};
use crate::front::response;
use crate::http::{Answer, Body, Call, Handler, Reply};
use crate::outcome::OutcomeError;
use crate::provider::Provider;
use crate::webhooks::WebhookLine;
use crate::world::World;

/// What testers may ask of the simulators, over HTTP or in process.
pub(crate) struct Control {
    pub(crate) world: Arc<World>,
    pub(crate) providers: Vec<Arc<dyn Provider>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeRequest {
    provider: String,
    external_id: String,
    outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRequest {
    advance_s: u64,
}

impl Handler for Control {
    fn answer(self: Arc<Self>, call: Call) -> Pin<Box<dyn Future<Output = Answer> + Send>> {
        Box::pin(async move { Answer::Send(response(&self.reply(&call), Body::whole)) })
    }
}

impl Control {
    /// Replaces the fault plan: all of it or, if anything is wrong with it, nothing.
    pub(crate) fn set_faults(&self, plan: Value) -> Result<(), PlanError> {
        let plan = Plan::read(plan, &self.providers)?;
        let mut changes = Vec::new();
        for provider in &self.providers {
            let change = provider
                .configure(&plan.settings_of(provider.name()))
                .map_err(|problem| PlanError(format!("{}: {problem}", provider.name())))?;
            changes.push(change);
        }
        self.world.faults.replace(plan);
        changes.into_iter().for_each(|change| change());
        Ok(())
    }

    /// Sets what a provider does next to one application.
    pub(crate) fn set_outcome(
        &self,
        provider: &str,
        external_id: &str,
        outcome: &str,
    ) -> Result<(), OutcomeError> {
        let found = self
            .providers
            .iter()
            .find(|found| found.name() == provider)
            .ok_or_else(|| OutcomeError::UnknownProvider(provider.to_owned()))?;
        found.outcome(external_id, outcome.parse()?)
    }

    /// The webhooks so far, what is due included.
    pub(crate) fn webhooks(&self, provider: Option<&str>) -> Vec<WebhookLine> {
        self.settle();
        self.world.webhooks.lines(provider)
    }

    /// Lets every provider do what has become due.
    pub(crate) fn settle(&self) {
        self.providers.iter().for_each(|provider| provider.settle());
    }

    fn reply(&self, call: &Call) -> Reply {
        let segments: Vec<&str> = call.path.split('/').skip(1).collect();
        match (&call.method, segments.as_slice()) {
            (&Method::GET, ["faults"]) => Reply::json(StatusCode::OK, &self.world.faults.counts()),
            (&Method::POST, ["faults"]) => self.with_body(call, |plan| {
                self.set_faults(plan).map_err(|error| refusal("bad_plan", &error))
            }),
            (&Method::POST, ["outcome"]) => self.with_body(call, |request: OutcomeRequest| {
                self.set_outcome(&request.provider, &request.external_id, &request.outcome)
                    .map_err(|error| refusal(error.code(), &error))
            }),
            (&Method::POST, ["clock"]) => self.with_body(call, |request: ClockRequest| {
                self.world.clock.advance(Duration::from_secs(request.advance_s));
                self.settle();
                Ok(())
            }),
            (&Method::GET, ["requests"]) => Reply::json(
                StatusCode::OK,
                &json!({
                    "requests": self.world.ledger.requests(),
                    "effects": self.world.ledger.effects(),
                }),
            ),
            (&Method::GET, ["files", sha256]) => self.file(sha256),
            (&Method::GET, ["webhooks"]) => self.log(call.parameter("provider").as_deref()),
            (_, ["faults" | "outcome" | "clock" | "requests" | "webhooks"] | ["files", _]) => {
                error(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "no such method here")
            }
            _ => error(StatusCode::NOT_FOUND, "not_found", "no such control endpoint"),
        }
    }

    fn with_body<T: DeserializeOwned>(
        &self,
        call: &Call,
        act: impl FnOnce(T) -> Result<(), Reply>,
    ) -> Reply {
        let body = serde_json::from_slice(&call.body)
            .map_err(|problem| error(StatusCode::BAD_REQUEST, "bad_request", &problem.to_string()));
        match body.and_then(act) {
            Ok(()) => Reply::json(StatusCode::OK, &json!({"ok": true})),
            Err(reply) => reply,
        }
    }

    fn file(&self, sha256: &str) -> Reply {
        let found = self.world.files.find(&sha256.to_ascii_lowercase());
        let mut answer = found.map_or_else(|| json!({}), |record| json!(record));
        answer["found"] = json!(answer.get("size").is_some());
        Reply::json(StatusCode::OK, &answer)
    }

    fn log(&self, provider: Option<&str>) -> Reply {
        let mut text = String::new();
        for line in self.webhooks(provider) {
            text.push_str(&serde_json::to_string(&line).expect("a line is plain JSON"));
            text.push('\n');
        }
        Reply::typed(StatusCode::OK, "application/x-ndjson", text)
    }
}

fn refusal(code: &str, problem: &dyn std::error::Error) -> Reply {
    error(StatusCode::BAD_REQUEST, code, &problem.to_string())
}

fn error(status: StatusCode, code: &str, message: &str) -> Reply {
    Reply::json(status, &json!({"error": {"code": code, "message": message}}))
}
