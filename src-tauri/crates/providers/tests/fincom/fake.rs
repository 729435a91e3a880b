//! A fake Fin.com for one test: answers what the test says and keeps what it was sent.

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
    Applicant, CaseId, Connection, ConnectionId, Environment, Kind, MediaType, Memory, Provider,
    SlotName,
};
use dossier_providers::{
    Body, Client, Delivery, Doubtful, Limits, Settings, Target, UploadedFile, connect,
};
use secrecy::SecretString;
use serde_json::{Value, json};
use uuid::Uuid;

pub const CUSTOMER: &str = "1f45e58d-0420-4ad8-a790-413169bfab28";
pub const TERMS: &str = "ffefb0cd-4f0a-4585-ad1c-f4ea76ba41b8";
pub const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";
pub const BOTH: [Provider; 2] = [Provider::FincomV1, Provider::FincomV2];

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    /// With the query.
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn is_login(&self) -> bool {
        self.path.starts_with("/v1/oauth/")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// `GET /v2/customers/...`.
    pub fn call(&self) -> String {
        format!("{} {}", self.method, self.path)
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
    /// Answers logins with tokens of an hour; everything else goes to `answer` with the count of
    /// such requests before it.
    pub async fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::bare(move |seen, before| {
            if seen.is_login() {
                return tokens("token-1", "refresh-1");
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

    pub fn client(&self, provider: Provider) -> Box<dyn Client> {
        client(provider, &self.base_url, json!({}))
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

/// A pair of tokens of an hour and a day, as the provider writes its times.
pub fn tokens(access: &str, refresh: &str) -> Reply {
    json_reply(
        200,
        json!({"access_token": access, "access_token_ttl": "2026-11-20 13:00:00+00",
            "refresh_token": refresh, "refresh_token_ttl": "2026-11-21 12:00:00+00",
            "current_time": "2026-11-20 12:00:00+00"}),
    )
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

pub fn connection(provider: Provider, base_url: &str) -> Connection {
    Connection {
        id: ConnectionId::from_uuid(Uuid::nil()),
        provider,
        name: "Fake".to_owned(),
        environment: Environment::Simulated,
        base_url: base_url.to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

pub fn credentials(more: Value) -> SecretString {
    let mut json = json!({"client_id": "desk", "client_secret": "open-sesame"});
    for (key, value) in more.as_object().unwrap() {
        json[key] = value.clone();
    }
    json.to_string().into()
}

pub fn client(provider: Provider, base_url: &str, more: Value) -> Box<dyn Client> {
    connect(&connection(provider, base_url), &credentials(more), &quick()).unwrap()
}

pub fn now() -> DateTime<Utc> {
    Utc::now()
}

pub fn case_id() -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(7))
}

pub fn target(memory: Option<&Memory>) -> Target<'_> {
    Target { memory, ..Target::new(CUSTOMER) }
}

/// What a create of V1 or V2 leaves in memory.
pub fn memory(version: &str) -> Memory {
    Memory::new(json!({"version": version, "tos_policies_value": TERMS, "country": "USA"}))
}

pub fn version(provider: Provider) -> &'static str {
    if provider == Provider::FincomV1 { "v1" } else { "v2" }
}

pub fn delivery<'a>(kind: Kind, target: Option<Target<'a>>, body: Body<'a>) -> Delivery<'a> {
    Delivery {
        kind,
        key: KEY,
        repeat: false,
        case_id: case_id(),
        target,
        slot: None,
        before: None,
        body,
        applicant: None,
        files: &[],
        now: now(),
    }
}

pub fn create(body: &Value) -> Delivery<'_> {
    delivery(Kind::Create, None, Body::Json(body))
}

pub fn upload<'a>(slot: &'a SlotName, bytes: &'a [u8]) -> Delivery<'a> {
    let body = Body::File { bytes, media_type: MediaType::Png };
    Delivery { slot: Some(slot), ..delivery(Kind::Upload, Some(target(None)), body) }
}

pub fn submit<'a>(memory: Option<&'a Memory>, files: &'a [UploadedFile]) -> Delivery<'a> {
    let before = Some("INCOMPLETE|2026-05-04T12:00:00Z");
    Delivery { files, before, ..delivery(Kind::Submit, Some(target(memory)), Body::Nothing) }
}

pub fn doubtful(kind: Kind) -> Doubtful<'static> {
    Doubtful {
        kind,
        key: KEY,
        key_sent_at: Some(now()),
        case_id: case_id(),
        target: (kind != Kind::Create).then(|| target(None)),
        slot: None,
        before: None,
        body: None,
        files: &[],
        answered: false,
        now: now(),
    }
}

pub fn file(slot: &str, uri: &str, details: Value) -> UploadedFile {
    UploadedFile {
        slot: SlotName::new(slot),
        reference: uri.to_owned(),
        details: Applicant::new(details),
    }
}

/// The details of a valid identity document.
pub fn identity() -> Value {
    json!({"number": "X1234567", "country": "USA", "issued": "2020-01-15",
        "expires": "2090-01-15"})
}

/// Passport and utility bill: what the simplest attach links.
pub fn papers() -> Vec<UploadedFile> {
    vec![file("PASSPORT", "/p.png", identity()), file("UTILITY_BILL", "/u.pdf", json!({}))]
}

/// A customer's details, as the `data` of an answer.
pub fn customer(status: &str) -> Value {
    json!({"customer_id": CUSTOMER, "type": "INDIVIDUAL", "customer_status": status,
        "first_name": "Sample", "last_name": "Person", "email": "sample@example.com",
        "phone": "+14155550100", "country_of_residence": "USA", "verification_type": "STANDARD",
        "tos_policies_url": terms_url(),
        "created_at": "2026-05-04T12:00:00Z", "updated_at": "2026-05-04T12:00:00Z",
        "last_status_updated_at": "2026-05-04T12:00:00Z",
        "rejection_reason": null, "request_for_information": []})
}

pub fn terms_url() -> String {
    format!("https://terms.example.com/t?customer_id={CUSTOMER}&tos_policies_value={TERMS}")
}

pub fn data(data: Value) -> Reply {
    json_reply(200, json!({"data": data}))
}

pub fn yes() -> Reply {
    data(json!({"customer_id": CUSTOMER}))
}

pub fn page(customers: Vec<Value>, current: u64, total: u64) -> Reply {
    data(json!({"customers": customers,
        "pagination": {"current_page": current, "per_page": 500, "total_page": total,
            "total": customers_total(total)}}))
}

fn customers_total(pages: u64) -> u64 {
    pages * 500
}
