//! A partner of Jiko, written for these tests alone.

use std::future::Future;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dossier_sim::{Options, Sim};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

/// The simulated time that asynchronous work takes here; tests let it pass with `settle`.
pub const DELAY: Duration = Duration::from_secs(60);

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, bytes: response.bytes().await.expect("a body").to_vec() }
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("a JSON body")
    }

    /// The body, if the status is the wanted one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The `loc`s of a 422 answer, joined with dots.
    #[track_caller]
    pub fn wrong_places(&self) -> Vec<String> {
        let detail = self.expect(422)["detail"].clone();
        let list = detail.as_array().expect("detail is a list");
        list.iter()
            .map(|problem| {
                assert!(problem["msg"].is_string() && problem["type"].is_string(), "{problem}");
                let loc = problem["loc"].as_array().expect("loc is a list");
                let part = |part: &Value| part.as_str().map_or(part.to_string(), str::to_owned);
                loc.iter().map(part).collect::<Vec<_>>().join(".")
            })
            .collect()
    }
}

pub fn hmac(secret: &str, message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
    mac.update(message);
    STANDARD.encode(mac.finalize().into_bytes())
}

/// The request signature: idempotency, path, body.
pub fn signature(secret: &str, key: &str, path: &str, body: &[u8]) -> String {
    hmac(secret, &[key.as_bytes(), path.as_bytes(), body].concat())
}

/// A simulator and a partner who has logged in.
pub struct Partner {
    pub sim: Sim,
    pub http: reqwest::Client,
    pub base: String,
    pub credentials: Value,
    pub token: String,
}

impl Partner {
    pub async fn new() -> Self {
        Self::with(Options { delay: DELAY, ..Options::default() }).await
    }

    pub async fn with(options: Options) -> Self {
        let sim = Sim::start(options).await.expect("the simulator starts");
        let connection = sim.connection("jiko").expect("Jiko is simulated").clone();
        let mut partner = Self {
            sim,
            http: reqwest::Client::new(),
            base: connection.base_url,
            credentials: connection.credentials,
            token: String::new(),
        };
        let answer = partner.log_in().await.expect(200);
        partner.token = answer["token"].as_str().expect("a token").to_owned();
        partner
    }

    pub fn credential(&self, name: &str) -> &str {
        self.credentials[name].as_str().expect("a credential")
    }

    pub async fn log_in(&self) -> Answer {
        let body = json!({
            "username": self.credential("username"),
            "password": self.credential("password"),
        });
        self.bare(Method::POST, "/api/v1/login/", &body).await
    }

    /// A call with nothing but a body.
    pub async fn bare(&self, method: Method, target: &str, body: &Value) -> Answer {
        let request = self.http.request(method, format!("{}{target}", self.base));
        Answer::of(request.body(body.to_string()).send().await.expect("an answer")).await
    }

    /// A request with token, key and signature; the caller may change it.
    pub fn request(
        &self,
        method: Method,
        target: &str,
        body: &[u8],
        key: &str,
    ) -> reqwest::RequestBuilder {
        let path = target.split('?').next().expect("a path");
        self.http
            .request(method, format!("{}{target}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("x-jiko-idempotency", key)
            .header(
                "x-jiko-signature",
                signature(self.credential("shared_secret"), key, path, body),
            )
            .body(body.to_vec())
    }

    pub async fn send(&self, method: Method, target: &str, body: Option<&Value>) -> Answer {
        self.send_as(&Uuid::new_v4().to_string(), method, target, body).await
    }

    pub async fn send_as(
        &self,
        key: &str,
        method: Method,
        target: &str,
        body: Option<&Value>,
    ) -> Answer {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = self.request(method, target, body.as_bytes(), key);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, target: &str) -> Answer {
        self.send(Method::GET, target, None).await
    }

    pub async fn post(&self, target: &str, body: &Value) -> Answer {
        self.send(Method::POST, target, Some(body)).await
    }

    /// Creates an application; its id.
    pub async fn create(&self, number: &str) -> String {
        let answer = self.post("/api/v1/applications/", &applicant(number)).await;
        answer.expect(201)["id"].as_str().expect("an id").to_owned()
    }

    pub async fn apply(&self, id: &str) -> Answer {
        self.send(Method::POST, &format!("/api/v1/applications/{id}/apply/"), None).await
    }

    /// Creates, applies and lets the delay pass; the id.
    pub async fn applied(&self, number: &str) -> String {
        let id = self.create(number).await;
        assert_eq!(self.apply(&id).await.expect(200)["status"], "SUBMITTED");
        self.sim.advance(DELAY);
        id
    }

    pub async fn application(&self, id: &str) -> Value {
        self.get(&format!("/api/v1/applications/{id}/")).await.expect(200)
    }

    pub async fn status(&self, id: &str) -> String {
        self.application(id).await["status"].as_str().expect("a status").to_owned()
    }

    pub async fn upload(&self, id: &str, kind: &str) -> Answer {
        let path = format!("/api/v1/applications/{id}/documents/{kind}/file/");
        self.upload_bytes(&path, "image/png", png(kind)).await
    }

    /// An upload carries no signature.
    pub async fn upload_bytes(&self, path: &str, media_type: &str, bytes: Vec<u8>) -> Answer {
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("x-jiko-idempotency", Uuid::new_v4().to_string())
            .header("content-type", media_type)
            .body(bytes);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn control(&self, method: Method, target: &str, body: &Value) -> Answer {
        let url = format!("{}{target}", self.sim.control_url());
        let request = self.http.request(method, url).body(body.to_string());
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn outcome(&self, id: &str, outcome: &str) -> Answer {
        let body = json!({ "provider": "jiko", "external_id": id, "outcome": outcome });
        self.control(Method::POST, "/outcome", &body).await
    }
}

/// A valid create body of nobody.
pub fn applicant(number: &str) -> Value {
    json!({
        "identification_number": number,
        "name": { "first_name": "Specimen", "last_name": "Testcase-Rowan" },
        "email": "specimen.rowan@example.com",
        "phone_number": "14155550142",
        "date_of_birth": "1984-02-29",
        "investment_profile": {
            "employment_status": "EMPLOYED",
            "income": "BETWEEN_50K_AND_100K",
            "net_worth": "BETWEEN_50K_AND_200K",
            "occupation": "Tester",
        },
        "agreement_consent": { "version": "2026-01", "timestamp": "2026-02-01T10:00:00-08:00" },
        "address": {
            "street_address": "1 Sample Street",
            "city": "Berkeley",
            "postal_code": "94701",
            "state": "CA",
            "country": "USA",
        },
    })
}

/// The head of a PNG file, 600 by 400, that differs by `salt`.
pub fn png(salt: &str) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(13u32.to_be_bytes());
    bytes.extend(b"IHDR");
    bytes.extend(600u32.to_be_bytes());
    bytes.extend(400u32.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes.extend(salt.as_bytes());
    bytes
}

/// Asks again until the answer is there.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
