//! A brand of Atelio, written for these tests alone.

use dossier_sim::{Options, Sim};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use crate::partner::{Answer, DELAY};

pub const NAME: &str = "atelio";
/// A number that nothing is asked for.
pub const PLAIN: &str = "900-00-0001";

/// The error envelope, checked; its `Code`.
#[track_caller]
pub fn code(answer: &Answer, status: u16) -> String {
    let error = answer.expect(status);
    let keys: Vec<_> = error.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["Code", "Message", "Status", "Type"]);
    assert_eq!(error["Status"], status, "the HTTP status is repeated");
    let kind = error["Type"].as_str().expect("a type");
    assert!(["Request Error", "Server Error", "Process Error"].contains(&kind), "{kind}");
    error["Code"].as_str().expect("a code").to_owned()
}

/// The fields that a 400 of schema `code` complains of.
#[track_caller]
pub fn wrong_fields(answer: &Answer, wanted: &str) -> Vec<String> {
    assert_eq!(code(answer, 400), wanted);
    let message = answer.json()["Message"].clone();
    let fields = message.as_object().expect("problems by field");
    for (field, texts) in fields {
        assert!(texts.as_array().is_some_and(|all| all[0].is_string()), "{field}: {texts}");
    }
    fields.keys().cloned().collect()
}

/// `t.body` under a secret, in hexadecimal.
pub fn signature(secret: &str, t: &str, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
    mac.update(format!("{t}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A simulator and a brand with its keys.
pub struct Brand {
    pub sim: Sim,
    pub http: reqwest::Client,
    pub base: String,
    pub credentials: Value,
}

impl Brand {
    pub async fn new() -> Self {
        Self::with(Options { delay: DELAY, ..Options::default() }).await
    }

    /// Under settings of its own.
    pub async fn under(settings: Value) -> Self {
        let brand = Self::new().await;
        brand.set(settings);
        brand
    }

    pub async fn with(options: Options) -> Self {
        let sim = Sim::start(options).await.expect("the simulator starts");
        let connection = sim.connection(NAME).expect("Atelio is simulated").clone();
        let http = reqwest::Client::new();
        Self { sim, http, base: connection.base_url, credentials: connection.credentials }
    }

    pub fn set(&self, settings: Value) {
        self.sim.set_faults(json!({ NAME: settings })).expect("settings");
    }

    pub fn credential(&self, name: &str) -> &str {
        self.credentials[name].as_str().expect("a credential")
    }

    pub fn program(&self) -> &str {
        self.credential("program_id")
    }

    /// A request with the keys; the caller may change it.
    pub fn request(&self, method: Method, target: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method, format!("{}{target}", self.base))
            .header("identity", self.credential("identity"))
            .header("authorization", self.credential("authorization"))
            .header("content-type", "application/json")
    }

    pub async fn send(&self, method: Method, target: &str, body: Option<&Value>) -> Answer {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = self.request(method, target).body(body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, target: &str) -> Answer {
        self.send(Method::GET, target, None).await
    }

    pub async fn post(&self, target: &str, body: &Value) -> Answer {
        self.send(Method::POST, target, Some(body)).await
    }

    pub async fn patch(&self, target: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, target, Some(body)).await
    }

    /// Creates a customer; the id.
    pub async fn create(&self, ssn: &str) -> String {
        let answer = self.post("/customers/", &person(ssn)).await;
        answer.expect(201)["customer_id"].as_str().expect("an id").to_owned()
    }

    /// StartKYC with nothing but the program.
    pub async fn start(&self, customer: &str) -> Answer {
        self.start_with(customer, json!({})).await
    }

    /// StartKYC with more fields.
    pub async fn start_with(&self, customer: &str, mut body: Value) -> Answer {
        if body.get("program_id").is_none() {
            body["program_id"] = json!(self.program());
        }
        self.post(&format!("/customers/{customer}/verification-kyc"), &body).await
    }

    /// Creates, starts and lets the delay pass; the id.
    pub async fn started(&self, ssn: &str) -> String {
        let id = self.create(ssn).await;
        self.start(&id).await.expect(201);
        self.sim.advance(DELAY);
        id
    }

    pub async fn read(&self, customer: &str) -> Value {
        self.get(&format!("/customers/{customer}")).await.expect(200)
    }

    pub async fn kyc(&self, customer: &str, program: &str) -> Answer {
        self.get(&format!("/customers/{customer}/verification-kyc?program_id={program}")).await
    }

    pub async fn status(&self, customer: &str) -> String {
        let answer = self.kyc(customer, self.program()).await.expect(200);
        answer["kyc_status"].as_str().expect("a status").to_owned()
    }

    /// The sandbox's override: `pass` or `fail`.
    pub async fn simulate(&self, customer: &str, result: &str) -> Answer {
        let body = json!({ "customer_id": customer, "program_id": self.program() });
        self.post(&format!("/simulate/kyc-{result}"), &body).await
    }

    #[track_caller]
    pub fn outcome(&self, customer: &str, outcome: &str) {
        self.sim.set_outcome(NAME, customer, outcome).expect("an outcome");
    }

    /// Every event so far, oldest first.
    pub fn events(&self) -> Vec<Value> {
        let lines = self.sim.webhooks(Some(NAME));
        lines.iter().map(|line| serde_json::from_str(&line.body).expect("JSON")).collect()
    }

    /// The words of one customer's events, without what they have in common.
    pub fn told(&self, customer: &str) -> Vec<String> {
        let of = |event: &&Value| event["customer_id"] == customer;
        let word = |event: &Value| event["event"].as_str().expect("a word").to_owned();
        let all: Vec<String> = self.events().iter().filter(of).map(word).collect();
        let short = |word: &String| {
            word.strip_prefix("kyc.verification.").expect("an event of KYC").to_owned()
        };
        all.iter().map(short).collect()
    }

    /// The documents of the customer's last request for some.
    pub fn documents(&self, customer: &str) -> Vec<Value> {
        let is_asked = |event: &Value| {
            event["customer_id"] == customer
                && event["event"] == "kyc.verification.document_required"
        };
        let found = self.events().into_iter().rfind(is_asked).expect("a request for documents");
        found["documents"].as_array().expect("documents").clone()
    }

    /// The link under which the customer's documents are asked for.
    pub fn link(&self, customer: &str) -> String {
        self.documents(customer)[0]["upload_link"].as_str().expect("a link").to_owned()
    }

    /// The customer on the hosted page: without keys, and all documents or one.
    pub async fn upload(&self, link: &str, document: Option<&str>) -> Answer {
        let body = document.map(|kind| format!("document={kind}")).unwrap_or_default();
        let request = self.http.post(link).header("accept", "application/json").body(body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub fn count(&self, customer: &str, effect: &str) -> u64 {
        self.sim.effect_count(NAME, customer, effect)
    }
}

/// A valid create body of nobody.
pub fn person(ssn: &str) -> Value {
    json!({
        "first_name": "Sample",
        "last_name": "Testcase",
        "dob": "1984-02-29",
        "ssn": ssn,
        "phone": "415-555-0142",
        "phone_country_code": "1",
        "email": "sample.testcase@example.com",
        "addresses": [home()],
    })
}

pub fn home() -> Value {
    json!({
        "address_type": "PHYSICAL",
        "street": "1 Sample St., #2-B",
        "city": "Berkeley",
        "state": "CA",
        "zip_code": "94701",
        "country": "US",
        "is_primary": true,
    })
}

/// An id that nobody has.
pub fn stranger() -> String {
    Uuid::new_v4().to_string()
}
