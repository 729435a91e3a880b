//! A fake provider for one test: answers what the test says and keeps what it was sent.
#![allow(dead_code, reason = "every test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body as HttpBody, to_bytes},
    extract::Request,
    response::Response,
};
use chrono::{DateTime, Utc};
use dossier_domain::{
    CaseId, Connection, ConnectionId, Environment, Kind, MediaType, Provider, SlotName,
};
use dossier_providers::{Body, Client, Delivery, Doubtful, Limits, Settings, Target, connect};
use secrecy::SecretString;
use serde_json::{Value, json};
use uuid::Uuid;

pub const APPLICATION: &str = "0a4f2c6e-1111-4a6f-9b0a-1c2d3e4f5a6b";
pub const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";
pub const SECRET: &str = "test-shared-secret";

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn is_login(&self) -> bool {
        self.path.ends_with("/api/v1/login/")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// What the fake answers.
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

pub fn reply(status: u16, body: impl Into<Vec<u8>>) -> Reply {
    Reply { status, headers: Vec::new(), body: body.into() }
}

pub fn json_reply(status: u16, body: Value) -> Reply {
    reply(status, body.to_string()).with("content-type", "application/json")
}

impl Reply {
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

pub struct Fake {
    pub base_url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Fake {
    /// Answers logins with a token of an hour; everything else goes to `answer` with the count of
    /// such requests before it.
    pub async fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::bare(move |seen, before| {
            if seen.is_login() {
                return login("token-1", Utc::now() + chrono::Duration::hours(1));
            }
            answer(seen, before.iter().filter(|seen| !seen.is_login()).count())
        })
        .await
    }

    /// Answers everything, logins too, with `answer`.
    pub async fn bare(answer: impl Fn(&Seen, &[Seen]) -> Reply + Send + Sync + 'static) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let answer = Arc::new(answer);
        let app = Router::new().fallback(move |request: Request| {
            let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
            async move { respond(request, &log, &*answer).await }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { base_url, seen, server }
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Requests that are no logins.
    pub fn calls(&self) -> Vec<Seen> {
        self.seen().into_iter().filter(|seen| !seen.is_login()).collect()
    }

    pub fn logins(&self) -> usize {
        self.seen().iter().filter(|seen| seen.is_login()).count()
    }

    pub fn client(&self) -> Box<dyn Client> {
        client(&self.base_url, &quick())
    }
}

async fn respond(
    request: Request,
    log: &Mutex<Vec<Seen>>,
    answer: &(dyn Fn(&Seen, &[Seen]) -> Reply + Send + Sync),
) -> Response {
    let (parts, body) = request.into_parts();
    let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or("?").to_owned();
    let seen = Seen {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        headers: parts.headers.iter().map(|(key, value)| (key.to_string(), text(value))).collect(),
        body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
    };
    let reply = {
        let mut log = log.lock().unwrap();
        let reply = answer(&seen, &log);
        log.push(seen);
        reply
    };
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    response.body(HttpBody::from(reply.body)).unwrap()
}

pub fn login(token: &str, expires: DateTime<Utc>) -> Reply {
    json_reply(200, json!({"token": token, "expires": expires.to_rfc3339()}))
}

/// Limits that let a test of a stall end soon.
pub fn quick() -> Settings {
    let limits = Limits {
        connect: Duration::from_secs(4),
        idle: Duration::from_millis(1_500),
        total: Duration::from_secs(4),
        ..Limits::default()
    };
    Settings { limits, ..Settings::default() }
}

pub fn connection(base_url: &str) -> Connection {
    Connection {
        id: ConnectionId::from_uuid(Uuid::nil()),
        provider: Provider::Jiko,
        name: "Fake".to_owned(),
        environment: Environment::Simulated,
        base_url: base_url.to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

pub fn credentials() -> SecretString {
    let json = json!({"username": "desk", "password": "open-sesame", "shared_secret": SECRET});
    json.to_string().into()
}

pub fn client(base_url: &str, settings: &Settings) -> Box<dyn Client> {
    connect(&connection(base_url), &credentials(), settings).unwrap()
}

pub fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

pub fn case_id() -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(7))
}

pub fn create(body: &Value) -> Delivery<'_> {
    Delivery {
        kind: Kind::Create,
        key: KEY,
        repeat: false,
        case_id: case_id(),
        target: None,
        slot: None,
        before: None,
        body: Body::Json(body),
        applicant: None,
        files: &[],
        now: now(),
    }
}

pub fn submit() -> Delivery<'static> {
    Delivery {
        kind: Kind::Submit,
        target: Some(Target::new(APPLICATION)),
        body: Body::Nothing,
        ..create(&Value::Null)
    }
}

pub fn upload<'a>(slot: &'a SlotName, bytes: &'a [u8]) -> Delivery<'a> {
    Delivery {
        kind: Kind::Upload,
        target: Some(Target::new(APPLICATION)),
        slot: Some(slot),
        body: Body::File { bytes, media_type: MediaType::Png },
        ..create(&Value::Null)
    }
}

pub fn doubtful(kind: Kind) -> Doubtful<'static> {
    Doubtful {
        kind,
        key: KEY,
        key_sent_at: Some(now()),
        case_id: case_id(),
        target: Some(Target::new(APPLICATION)),
        slot: None,
        before: None,
        body: None,
        files: &[],
        answered: false,
        now: now(),
    }
}

pub fn application(status: &str) -> Value {
    json!({"id": APPLICATION, "status": status, "documents": [], "customer_id": null})
}
