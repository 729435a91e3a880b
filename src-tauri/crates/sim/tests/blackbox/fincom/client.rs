//! A client of Fin.com, written for these tests alone.

use chrono::{Days, Utc};
use dossier_sim::{Options, Sim};
use reqwest::Method;
use serde_json::{Value, json};

use crate::partner::{Answer, DELAY, png};

pub const V1: &str = "fincom-v1";
pub const V2: &str = "fincom-v2";

/// A simulator and a client that has a token for one account.
pub struct Client {
    pub sim: Sim,
    pub http: reqwest::Client,
    pub provider: &'static str,
    pub base: String,
    pub credentials: Value,
    pub token: String,
}

/// What a create call answered.
#[derive(Debug, Clone)]
pub struct Created {
    pub id: String,
    pub terms: String,
}

impl Client {
    pub async fn new(provider: &'static str) -> Self {
        Self::with(provider, Options { delay: DELAY, ..Options::default() }).await
    }

    pub async fn with(provider: &'static str, options: Options) -> Self {
        let sim = Sim::start(options).await.expect("the simulator starts");
        let connection = sim.connection(provider).expect("it is simulated").clone();
        let mut client = Self {
            sim,
            http: reqwest::Client::new(),
            provider,
            base: connection.base_url,
            credentials: connection.credentials,
            token: String::new(),
        };
        let pair = client.log_in().await.expect(200);
        client.token = pair["access_token"].as_str().expect("a token").to_owned();
        client
    }

    /// Puts settings of this account into force.
    pub fn set(&self, settings: Value) {
        self.sim.set_faults(json!({ self.provider: settings })).expect("a plan");
    }

    pub async fn log_in(&self) -> Answer {
        let secret = json!({
            "client_id": self.credentials["client_id"],
            "client_secret": self.credentials["client_secret"],
        });
        self.bare(Method::POST, "/v1/oauth/token", &secret.to_string()).await
    }

    /// A call without a token.
    pub async fn bare(&self, method: Method, target: &str, body: &str) -> Answer {
        let request = self.http.request(method, format!("{}{target}", self.base));
        Answer::of(request.body(body.to_owned()).send().await.expect("an answer")).await
    }

    pub async fn send_text(&self, method: Method, target: &str, body: String) -> Answer {
        let request = self
            .http
            .request(method, format!("{}{target}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .body(body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, target: &str) -> Answer {
        self.send_text(Method::GET, target, String::new()).await
    }

    pub async fn post(&self, target: &str, body: &Value) -> Answer {
        self.send_text(Method::POST, target, body.to_string()).await
    }

    /// Creates a customer through one version, `v1` or `v2`.
    pub async fn create(&self, version: &str) -> Created {
        let answer = self.post(&create_path(version), &applicant(version)).await.expect(200);
        let url = answer["data"]["tos_policies_url"].as_str().expect("a URL");
        let (_, terms) = url.split_once("tos_policies_value=").expect("the value");
        let id = answer["data"]["customer_id"].as_str().expect("an id").to_owned();
        Created { id, terms: terms.to_owned() }
    }

    /// Uploads one picture; its URI.
    pub async fn picture(&self, customer: &str, salt: &str) -> String {
        let answer = self.upload(customer, &[("scan", png(salt))]).await.expect(200);
        answer["data"]["files"][0]["scan"].as_str().expect("a URI").to_owned()
    }

    pub async fn upload(&self, customer: &str, files: &[(&str, Vec<u8>)]) -> Answer {
        self.form(&form(Some(customer), files)).await
    }

    pub async fn form(&self, body: &[u8]) -> Answer {
        let request = self
            .http
            .post(format!("{}/v1/customers/upload", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(body.to_vec());
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// A right V2 body: driving licence and utility bill.
    pub async fn body_v2(&self, customer: &Created) -> Value {
        let front = self.picture(&customer.id, "front").await;
        let back = self.picture(&customer.id, "back").await;
        let bill = self.picture(&customer.id, "bill").await;
        json!({
            "identifying_documents": [{
                "type": "DRIVERS_LICENSE",
                "number": "D0000000",
                "country": "USA",
                "state": "US-CA",
                "issue_date": day(-400),
                "expiry_date": day(400),
                "files": [{ "uri": front, "side": "FRONT" }, { "uri": back, "side": "BACK" }],
            }],
            "address_documents": [{
                "type": "UTILITY_BILL",
                "country": "USA",
                "files": [{ "uri": bill }],
            }],
            "tos_policies_value": customer.terms,
        })
    }

    /// A right V1 body: passport and utility bill.
    pub async fn body_v1(&self, customer: &Created) -> Value {
        let passport = self.picture(&customer.id, "passport").await;
        let bill = self.picture(&customer.id, "bill").await;
        json!({
            "customer_id": customer.id,
            "proof_of_identity": {
                "type": "PASSPORT",
                "number": "P0000000",
                "country": "USA",
                "issue_date": day(-400),
                "expiry_date": day(400),
                "files": [{ "uri": passport }],
            },
            "proof_of_address": {
                "type": "UTILITY_BILL",
                "country": "USA",
                "files": [{ "uri": bill }],
            },
            "tos_policies_value": customer.terms,
        })
    }

    pub async fn attach_v1(&self, body: &Value) -> Answer {
        self.post("/v1/customers/individual/attach", body).await
    }

    pub async fn attach_v2(&self, customer: &str, body: &Value) -> Answer {
        self.post(&format!("/v2/customers/{customer}/individual/attach"), body).await
    }

    /// Creates a customer and attaches right documents.
    pub async fn attached(&self, version: &str) -> Created {
        let customer = self.create(version).await;
        self.attach(version, &customer).await;
        customer
    }

    pub async fn attach(&self, version: &str, customer: &Created) {
        let answer = if version == "v1" {
            self.attach_v1(&self.body_v1(customer).await).await
        } else {
            self.attach_v2(&customer.id, &self.body_v2(customer).await).await
        };
        answer.expect(200);
    }

    /// The same, and the review has begun.
    pub async fn reviewing(&self, version: &str) -> Created {
        let customer = self.attached(version).await;
        self.sim.advance(DELAY);
        assert_eq!(self.status(&customer.id).await, "REVIEWING");
        customer
    }

    /// The same, and the outcome has come.
    pub async fn decided(&self, version: &str, outcome: &str) -> Created {
        let customer = self.reviewing(version).await;
        self.outcome(&customer.id, outcome);
        self.sim.advance(DELAY);
        customer
    }

    pub fn outcome(&self, customer: &str, outcome: &str) {
        self.sim.set_outcome(self.provider, customer, outcome).expect("an outcome");
    }

    /// The V1 details, which know every customer.
    pub async fn details(&self, customer: &str) -> Value {
        self.get(&format!("/v1/customers/{customer}")).await.expect(200)["data"].clone()
    }

    pub async fn status(&self, customer: &str) -> String {
        self.details(customer).await["customer_status"].as_str().expect("a status").to_owned()
    }

    pub async fn patch(&self, customer: &str, body: &Value) -> Answer {
        self.send_text(Method::PATCH, &format!("/v1/customers/{customer}"), body.to_string()).await
    }

    pub fn effects(&self, customer: &str, effect: &str) -> u64 {
        self.sim.effect_count(self.provider, customer, effect)
    }
}

pub const BOUNDARY: &str = "a-boundary";

pub fn form(customer: Option<&str>, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    if let Some(customer) = customer {
        let head = "Content-Disposition: form-data; name=\"customer_id\"";
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n{customer}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = format!("form-data; name=\"{name}\"; filename=\"{name}.bin\"");
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: {head}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

pub fn create_path(version: &str) -> String {
    format!("/{version}/customers/individual")
}

/// A valid create body of nobody.
pub fn applicant(version: &str) -> Value {
    let mut body = json!({
        "verification_type": "STANDARD",
        "basic_info": {
            "first_name": "Specimen",
            "last_name": "Testcase-Rowan",
            "dob": "1984-02-29",
            "email": "specimen.rowan@example.com",
            "phone": "+14155550142",
            "country_of_residence": "USA",
        },
        "address": { "city": "Berkeley", "postal_code": "94701", "country": "USA" },
        "financial_profile": { "occupation_id": 1, "purpose_id": 20, "monthly_volume_usd": 0 },
    });
    if version == "v1" {
        body["basic_info"]["nationality"] = json!("USA");
        body["basic_info"]["tin"] = json!("000-12-3456");
        body["address"]["street"] = json!("1 Sample Street");
        body["address"]["state"] = json!("US-CA");
        body["financial_profile"]["source_of_fund_id"] = json!(3);
    } else {
        body["basic_info"]["primary_nationality"] = json!("USA");
        body["basic_info"]["tax_info"] = json!([
            { "country_code": "USA", "document_type": "SSN", "document_id": "000-12-3456" },
        ]);
        body["address"]["street_line_1"] = json!("1 Sample Street");
        body["address"]["subdivision_code"] = json!("US-CA");
        body["financial_profile"]["employment_status"] = json!("EMPLOYED");
        body["financial_profile"]["source_of_fund_ids"] = json!([3]);
    }
    body
}

/// The same with changes, each given as a path with dots and a value; null takes away.
pub fn changed(mut body: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('.', "/"));
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let parent = body.pointer_mut(parent).expect("a parent");
        match key.parse::<usize>() {
            Ok(at) if parent.is_array() => parent[at] = value.clone(),
            _ => parent[key] = value.clone(),
        }
    }
    body
}

/// The date so many days from today.
pub fn day(from_today: i64) -> String {
    let (today, days) = (Utc::now().date_naive(), Days::new(from_today.unsigned_abs()));
    let date = if from_today < 0 { today - days } else { today + days };
    date.to_string()
}

/// The fields that a 422 answer complains about, in the guide's form.
#[track_caller]
pub fn wrong_fields(answer: &Answer) -> Vec<String> {
    let body = answer.expect(422);
    assert_eq!(body["message"], "Validation failed");
    let errors = body["errors"].as_object().expect("errors are an object");
    for texts in errors.values() {
        let texts = texts.as_array().expect("a list of texts");
        assert!(!texts.is_empty() && texts.iter().all(Value::is_string), "{texts:?}");
    }
    errors.keys().cloned().collect()
}

/// Checks that exactly this field is complained about; none: that all is well.
#[track_caller]
pub fn check(answer: &Answer, wrong: &str, why: &str) {
    if wrong.is_empty() {
        assert_eq!(answer.status, 200, "{why}: {}", String::from_utf8_lossy(&answer.bytes));
    } else {
        assert_eq!(answer.status, 422, "{why}: {}", String::from_utf8_lossy(&answer.bytes));
        assert_eq!(wrong_fields(answer), [wrong], "{why}");
    }
}

/// The message of a 403 or 409 answer.
#[track_caller]
pub fn coded(answer: &Answer, status: u16, code: &str) {
    let body = answer.expect(status);
    assert_eq!(body["error"]["code"], code);
    assert!(body["error"]["message"].is_string(), "{body}");
}
