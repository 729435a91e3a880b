//! A partner of connectFi, written for these tests alone.

use std::sync::atomic::{AtomicU32, Ordering};

use dossier_sim::{Options, Sim};
use reqwest::Method;
use serde_json::{Value, json};

use crate::partner::{Answer, DELAY};

pub const LEGACY: &str = "connectfi";
pub const AKEPA: &str = "connectfi-akepa";
pub const BOTH: [&str; 2] = [LEGACY, AKEPA];

const BOUNDARY: &str = "a-boundary-of-these-tests";

/// A simulator and a partner who has logged in.
pub struct Partner {
    pub sim: Sim,
    pub provider: &'static str,
    pub credentials: Value,
    pub token: String,
    base: String,
    http: reqwest::Client,
    created: AtomicU32,
}

impl Partner {
    pub async fn new(provider: &'static str) -> Self {
        Self::with(provider, Options { delay: DELAY, ..Options::default() }).await
    }

    pub async fn with(provider: &'static str, options: Options) -> Self {
        let sim = Sim::start(options).await.expect("the simulator starts");
        let connection = sim.connection(provider).expect("connectFi is simulated").clone();
        let mut partner = Self {
            sim,
            provider,
            credentials: connection.credentials,
            token: String::new(),
            base: connection.base_url,
            http: reqwest::Client::new(),
            created: AtomicU32::new(0),
        };
        let token = data(&partner.log_in().await)["token"].clone();
        partner.token = token.as_str().expect("a token").to_owned();
        partner
    }

    /// One whose provider has these settings.
    pub async fn set(provider: &'static str, settings: Value) -> Self {
        let partner = Self::new(provider).await;
        partner.sim.set_faults(json!({ provider: settings })).expect("settings");
        partner
    }

    pub async fn log_in(&self) -> Answer {
        let user = json!({
            "login": self.credentials["login"],
            "password": self.credentials["password"],
        });
        self.call(Method::POST, "/auth/get-token", &json!({ "user": user }), "").await
    }

    pub async fn call(&self, method: Method, path: &str, body: &Value, token: &str) -> Answer {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = request.header("x-connectfi-token", token).body(body.to_string());
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, body, &self.token).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &Value::Null, &self.token).await
    }

    /// A form with one file.
    pub async fn upload(&self, path: &str, field: &str, bytes: &[u8]) -> Answer {
        self.form(path, &[(field, Some("file.bin"), bytes)]).await
    }

    /// A form of names, file names and contents.
    pub async fn form(&self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, file_name, bytes) in parts {
            body.extend(format!("--{BOUNDARY}\r\n").bytes());
            body.extend(format!("Content-Disposition: form-data; name=\"{name}\"").bytes());
            if let Some(file_name) = file_name {
                body.extend(format!("; filename=\"{file_name}\"").bytes());
            }
            body.extend(b"\r\n\r\n");
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("x-connectfi-token", &self.token)
            .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Registers a customer with this last name; the id.
    pub async fn create(&self, last_name: &str) -> String {
        let number = self.created.fetch_add(1, Ordering::Relaxed);
        let mut body = individual(number);
        body["customer"]["lastName"] = json!(last_name);
        text(&data(&self.post("/customer/init", &body).await)["customerId"])
    }

    pub fn effect(&self, id: &str, effect: &str) -> u64 {
        self.sim.effect_count(self.provider, id, effect)
    }

    pub fn outcome(&self, id: &str, outcome: &str) {
        self.sim.set_outcome(self.provider, id, outcome).expect("an outcome");
    }

    /// Lets asynchronous work be done.
    pub fn settle(&self) {
        self.sim.advance(DELAY);
    }

    /// Bodies of the webhooks so far.
    pub fn hooks(&self) -> Vec<Value> {
        let lines = self.sim.webhooks(Some(self.provider));
        lines.iter().map(|line| serde_json::from_str(&line.body).expect("JSON")).collect()
    }
}

/// The deprecated contract.
impl Partner {
    /// Registers a customer and starts KYC; the id and the `data` of the answer.
    pub async fn begun(&self, last_name: &str) -> (String, Value) {
        let id = self.create(last_name).await;
        let begun = data(&self.init(&id).await);
        (id, begun)
    }

    pub async fn init(&self, id: &str) -> Answer {
        self.post("/customer/kyc/init", &json!({ "customerId": id })).await
    }

    /// The `data` of the status call.
    pub async fn kyc(&self, id: &str) -> Value {
        data(&self.get(&format!("/customer/kyc/status/{id}")).await)
    }

    pub async fn kyc_status(&self, id: &str) -> String {
        text(&self.kyc(id).await["kyc"]["status"])
    }

    /// The path for uploading to the slot with this label.
    pub async fn slot(&self, id: &str, label: &str) -> String {
        format!("/customer/kyc/upload/{id}/{}", self.slot_id(id, label).await)
    }

    pub async fn slot_id(&self, id: &str, label: &str) -> String {
        let kyc = self.kyc(id).await;
        text(&slot(&kyc, label)["id"])
    }

    /// Uploads both sides of a licence.
    pub async fn upload_license(&self, id: &str) {
        for side in ["LICENSE FRONT", "LICENSE BACK"] {
            data(&self.upload(&self.slot(id, side).await, "file", &jpg(side)).await);
        }
    }
}

/// akepa.
impl Partner {
    /// Registers a customer and starts an application; their ids.
    pub async fn identified(&self, last_name: &str) -> (String, String) {
        let id = self.create(last_name).await;
        let application = data(&self.identify(&id).await);
        (id, text(&application["applicationId"]))
    }

    pub async fn identify(&self, id: &str) -> Answer {
        let body = json!({ "customerId": id, "reference": "run1" });
        self.post("/akepa/identification", &body).await
    }

    /// The `data` of the status call.
    pub async fn application(&self, id: &str, application: &str) -> Value {
        let body = json!({ "customerId": id, "applicationId": application });
        data(&self.post("/akepa/status", &body).await)
    }

    pub async fn journey(&self, id: &str, application: &str) -> String {
        text(&self.application(id, application).await["status"])
    }

    /// Generates a document; the id.
    pub async fn generate(&self, kind: &str, extension: &str) -> String {
        let answer = self.post("/akepa/document/generate", &document(kind, extension)).await;
        text(&data(&answer)["id"])
    }

    /// Generates a document and uploads a JPEG for it; the id.
    pub async fn uploaded(&self, kind: &str, salt: &str) -> String {
        let id = self.generate(kind, "jpg").await;
        data(&self.upload(&format!("/akepa/document/upload/{id}"), "file", &jpg(salt)).await);
        id
    }

    pub async fn update(&self, id: &str, application: &str, documents: Value) -> Answer {
        let body = json!({
            "applicationId": application, "entityId": id, "documents": documents,
        });
        self.post("/akepa/update", &body).await
    }

    /// Uploads both sides of a licence and attaches them; the `data` of the answer.
    pub async fn attach_license(&self, id: &str, application: &str) -> Value {
        let mut documents = Vec::new();
        for side in ["FRONT", "BACK"] {
            let document = self.uploaded("license", side).await;
            documents.push(json!({ "documentId": document, "type": "license", "side": side }));
        }
        data(&self.update(id, application, json!(documents)).await)
    }
}

/// A valid registration of nobody, one for each number.
pub fn individual(number: u32) -> Value {
    json!({
        "reference": format!("ref{number}"),
        "customerType": "individual",
        "customer": {
            "firstName": "Sample",
            "middleName": "Q",
            "lastName": "Person",
            "gender": "M",
            "dateOfBirth": "1984-02-29",
            "email": "sample.person@example.com",
            "citizenshipCountryCodeA3": "USA",
            "addresses": [{
                "type": "PRIMARY",
                "addressLine1": "1 Sample Street",
                "addressLine2": "Floor 2",
                "city": "Berkeley",
                "state": "CA",
                "postalCode": "94701",
                "countryCodeA3": "USA",
            }],
            "phones": [{ "type": "MOBILE", "number": "+14155550142" }],
            "identificationDocuments": [
                { "type": "SSN", "value": format!("{}", 900_000_000 + number) },
            ],
        },
    })
}

/// A valid request for a document.
pub fn document(kind: &str, extension: &str) -> Value {
    json!({ "workflow": "PERSONAL", "name": "A sample", "extension": extension, "type": kind })
}

/// What begins like a JPEG file, and differs by `salt`.
pub fn jpg(salt: &str) -> Vec<u8> {
    [&[0xFF, 0xD8, 0xFF, 0xE0], salt.as_bytes()].concat()
}

/// What begins like a PDF file.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n".to_vec()
}

/// The `data` of a success, whose envelope is checked.
#[track_caller]
pub fn data(answer: &Answer) -> Value {
    let body = answer.expect(200);
    assert_eq!(body["code"], "0");
    assert!(is_request_id(&body), "{body}");
    body["data"].clone()
}

/// The `context` of a refusal, whose envelope is checked.
#[track_caller]
pub fn refusal(answer: &Answer, status: u16, code: &str) -> Value {
    let body = answer.expect(status);
    assert_eq!(body["code"], code, "{body}");
    assert!(is_request_id(&body), "{body}");
    assert!(body.get("data").is_none(), "{body}");
    body["context"].clone()
}

/// Place, keyword and subject of everything that `requestValidateError` complains of.
#[track_caller]
pub fn problems(answer: &Answer) -> Vec<String> {
    let context = refusal(answer, 400, "requestValidateError");
    let list = context.as_array().expect("an array");
    list.iter()
        .map(|problem| {
            let keyword = problem["keyword"].as_str().expect("a keyword");
            let schema = problem["schemaPath"].as_str().expect("a schema path");
            assert!(schema.starts_with("#/") && schema.ends_with(keyword), "{problem}");
            assert!(problem["message"].is_string() && problem["params"].is_object(), "{problem}");
            let params = &problem["params"];
            let subject = params["missingProperty"].as_str();
            let subject = subject.or(params["additionalProperty"].as_str()).unwrap_or_default();
            let place = problem["instancePath"].as_str().expect("a path");
            format!("{place} {keyword} {subject}").trim().to_owned()
        })
        .collect()
}

fn is_request_id(body: &Value) -> bool {
    let id = body["requestId"].as_str().unwrap_or_default();
    id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The entry of `kycDocumentList` with this label.
#[track_caller]
pub fn slot(kyc: &Value, label: &str) -> Value {
    let list = kyc["kycDocumentList"].as_array().expect("documents");
    list.iter().find(|entry| entry["label"] == label).expect("a slot").clone()
}

/// The labels in `kycDocumentList`.
pub fn labels(kyc: &Value) -> Vec<String> {
    let list = kyc["kycDocumentList"].as_array().expect("documents");
    list.iter().map(|entry| text(&entry["label"])).collect()
}

#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}
