//! A fake Atelio for one test: answers what the test says and keeps what it was sent.

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
    Applicant, CaseId, Connection, ConnectionId, Environment, Kind, Memory, Provider,
};
use dossier_providers::{
    Body, Client, Delivery, Doubtful, Error, Event, Garbled, Limits, Rules, Settings, Target,
    connect, rules, verify_webhook,
};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::SecretString;
use serde_json::{Value, json};
use uuid::Uuid;

pub const CUSTOMER: &str = "9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b";
pub const PROGRAM: &str = "5d1a7c3e-3333-4a6f-9b0a-1c2d3e4f5a6b";
pub const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";
pub const IDENTITY: &str = "sample-identity";
pub const AUTHORIZATION: &str = "sample-authorization";
pub const HOOK_SECRET: &str = "whsec_test";

/// A request as it arrived; the path with its query.
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

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path == path
    }
}

pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

pub fn reply(status: u16, body: impl Into<Vec<u8>>) -> Reply {
    Reply { status, headers: Vec::new(), body: body.into() }
}

pub fn json_reply(status: u16, body: Value) -> Reply {
    Reply {
        headers: vec![("content-type", "application/json".to_owned())],
        ..reply(status, body.to_string())
    }
}

/// A no in Atelio's envelope.
pub fn no(status: u16, code: &str, message: impl Into<Value>) -> Reply {
    let message: Value = message.into();
    json_reply(
        status,
        json!({"Message": message, "Status": status, "Code": code, "Type": "Request Error"}),
    )
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

type Answer = dyn Fn(&Seen, &[Seen]) -> Reply + Send + Sync;

impl Fake {
    /// Answers with what the request and those before it are answered with.
    pub async fn start(answer: impl Fn(&Seen, &[Seen]) -> Reply + Send + Sync + 'static) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let answer: Arc<Answer> = Arc::new(answer);
        let app = Router::new().fallback(move |request: Request| {
            let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
            async move { respond(request, &log, &*answer).await }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/api/v0.1", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { base_url, seen, server }
    }

    /// A customer whose KYC has one status; writes go to `write`.
    pub async fn with(
        status: &'static str,
        write: impl Fn(&Seen) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::start(
            move |seen, _| if seen.method == "GET" { state(seen, status) } else { write(seen) },
        )
        .await
    }

    /// Requests as they came, without the measuring of clocks.
    pub fn calls(&self) -> Vec<Seen> {
        let seen = self.seen.lock().unwrap().clone();
        seen.into_iter().filter(|seen| !seen.is("GET", "/api/v0.1/webhooks")).collect()
    }

    pub fn all(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn client(&self) -> Box<dyn Client> {
        client(&self.base_url, &quick())
    }
}

async fn respond(request: Request, log: &Mutex<Vec<Seen>>, answer: &Answer) -> Response {
    let (parts, body) = request.into_parts();
    let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or("?").to_owned();
    let seen = Seen {
        method: parts.method.to_string(),
        path: parts.uri.path_and_query().unwrap().to_string(),
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

pub fn kyc_path() -> String {
    format!("/api/v0.1/customers/{CUSTOMER}/verification-kyc")
}

pub fn status_path() -> String {
    format!("{}?program_id={PROGRAM}", kyc_path())
}

pub fn customer_path() -> String {
    format!("/api/v0.1/customers/{CUSTOMER}")
}

/// What reads are answered with; the status `none` means no KYC.
pub fn state(seen: &Seen, status: &str) -> Reply {
    if seen.path == status_path() {
        return match status {
            "none" => no(404, "kyc_dne", "No KYC found"),
            status => json_reply(200, kyc(status)),
        };
    }
    if seen.path == customer_path() {
        return json_reply(200, customer());
    }
    json_reply(200, json!({"webhook_subscriptions": []}))
}

pub fn kyc(status: &str) -> Value {
    json!({"customer_id": CUSTOMER, "brand_id": "brand", "kyc_status": status})
}

pub fn customer() -> Value {
    json!({"customer_id": CUSTOMER, "bond_brand_id": "brand", "first_name": "Testa",
        "last_name": "Sample", "dob": "1990-01-02", "ssn": "XXX-XX-0001", "phone": "4155550100",
        "email": "testa@example.com", "brand_person_id": case_id().to_string(),
        "addresses": [], "kyc_requests_available": 3})
}

pub fn quick() -> Settings {
    let limits = Limits {
        connect: Duration::from_secs(4),
        idle: Duration::from_millis(1_500),
        total: Duration::from_secs(4),
        ..Limits::default()
    };
    Settings { limits, ..Settings::default() }
}

pub fn credentials() -> SecretString {
    let json = json!({"identity": IDENTITY, "authorization": AUTHORIZATION,
        "program_id": PROGRAM, "webhook_secret": HOOK_SECRET});
    json.to_string().into()
}

pub fn client(base_url: &str, settings: &Settings) -> Box<dyn Client> {
    let connection = Connection {
        id: ConnectionId::from_uuid(Uuid::nil()),
        provider: Provider::Atelio,
        name: "Fake".to_owned(),
        environment: Environment::Simulated,
        base_url: base_url.to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    connect(&connection, &credentials(), settings).unwrap()
}

pub fn atelio() -> &'static dyn Rules {
    rules(Provider::Atelio)
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

pub fn submit<'a>(applicant: Option<&'a Applicant>, before: &'a str) -> Delivery<'a> {
    Delivery {
        kind: Kind::Submit,
        target: Some(Target::new(CUSTOMER)),
        before: Some(before),
        body: Body::Nothing,
        applicant,
        ..create(&Value::Null)
    }
}

pub fn correct(correction: &Value) -> Delivery<'_> {
    Delivery { kind: Kind::Correct, target: Some(Target::new(CUSTOMER)), ..create(correction) }
}

pub fn doubtful(kind: Kind) -> Doubtful<'static> {
    Doubtful {
        kind,
        key: KEY,
        key_sent_at: Some(now()),
        case_id: case_id(),
        target: Some(Target::new(CUSTOMER)),
        slot: None,
        before: None,
        body: None,
        files: &[],
        answered: false,
        now: now(),
    }
}

/// The event as it is believed after its delivery.
pub fn delivered(body: &Value) -> Event {
    let body = body.to_string();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(HOOK_SECRET.as_bytes()).unwrap();
    mac.update(format!("1700000000.{body}").as_bytes());
    let v2: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let headers = [("Bond-Signature".to_owned(), format!("t=1700000000,v1=00,v2={v2}"))];
    verify_webhook(Provider::Atelio, &HOOK_SECRET.into(), &headers, body.as_bytes()).unwrap()
}

/// What is remembered after the events.
pub fn remembered(events: &[Value]) -> Memory {
    let memory = events.iter().fold(None, |memory: Option<Memory>, event| {
        atelio().remember(memory.as_ref(), &delivered(event)).or(memory)
    });
    memory.unwrap()
}

pub fn document_required() -> Value {
    json!({"event": "kyc.verification.document_required", "customer_id": CUSTOMER,
        "occurred_at": "2026-11-20-11:00:00.000000+00:00",
        "documents": [{"document_type": "government_id", "status": "required",
            "upload_link": "https://inquiry.example.com/verify?inquiry-id=inq_1"}]})
}

pub fn reenter(fields: &[&str]) -> Value {
    json!({"event": "kyc.verification.reenter_information", "customer_id": CUSTOMER,
        "description": "Please check", "fields": fields})
}

pub fn applicant() -> Applicant {
    Applicant::new(json!({"customer": {"first_name": "Testa"},
        "kyc": {"ip": "203.0.113.7", "ssn": "333333333", "phone": "415-555-0100"}}))
}

pub fn target(memory: &Memory) -> Target<'_> {
    Target { external_id: CUSTOMER, memory: Some(memory) }
}

pub fn garbled(error: &Error) -> Option<Garbled> {
    match error {
        Error::Unintelligible { what, .. } => Some(*what),
        _ => None,
    }
}
