//! A fake connectFi on top of the common one.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{Applicant, Connection, Kind, MediaType, Memory, Provider, SlotName};
use dossier_providers::{Body, Client, Delivery, Settings, Target, UploadedFile, connect};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::common::{self, Fake, KEY, Reply, Seen, json_reply, quick};

pub const CUSTOMER: &str = "csta_7f3a";
pub const APPLICATION: &str = "iapp_91c2";
/// [`common::case_id`] as connectFi is told it.
pub const REFERENCE: &str = "00000000000000000000000000000007";
pub const LOGIN: &str = "desk_1";
pub const PASSWORD: &str = "open-sesame";

pub fn is_login(seen: &Seen) -> bool {
    seen.path.ends_with("/auth/get-token")
}

pub fn token(token: Value, expires: DateTime<Utc>) -> Reply {
    yes(
        json!({"token": token, "dtsExpireAt": expires.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()}),
    )
}

/// Answers logins with a token of an hour, everything else with `answer`, which is told how many
/// such requests there were before.
pub async fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Fake {
    Fake::bare(move |seen, before| {
        if is_login(seen) {
            return token(json!("token-1"), Utc::now() + Duration::hours(1));
        }
        answer(seen, before.iter().filter(|seen| !is_login(seen)).count())
    })
    .await
}

pub fn calls(fake: &Fake) -> Vec<Seen> {
    fake.seen().into_iter().filter(|seen| !is_login(seen)).collect()
}

pub fn logins(fake: &Fake) -> usize {
    fake.seen().iter().filter(|seen| is_login(seen)).count()
}

pub fn connection(provider: Provider, base_url: &str) -> Connection {
    Connection { provider, ..common::connection(base_url) }
}

pub fn credentials() -> SecretString {
    json!({"login": LOGIN, "password": PASSWORD}).to_string().into()
}

pub fn client_with(provider: Provider, base_url: &str, settings: &Settings) -> Box<dyn Client> {
    connect(&connection(provider, base_url), &credentials(), settings).unwrap()
}

pub fn legacy(fake: &Fake) -> Box<dyn Client> {
    client_with(Provider::Connectfi, &fake.base_url, &quick())
}

pub fn akepa(fake: &Fake) -> Box<dyn Client> {
    client_with(Provider::ConnectfiAkepa, &fake.base_url, &quick())
}

pub fn yes(data: Value) -> Reply {
    let request = "0123456789abcdef0123456789abcdef";
    json_reply(200, json!({"code": "0", "data": data, "requestId": request}))
}

pub fn no(status: u16, code: &str, context: Value) -> Reply {
    json_reply(status, json!({"requestId": "r", "code": code, "context": context}))
}

pub fn customer() -> Value {
    json!({
        "reference": REFERENCE,
        "customerId": CUSTOMER,
        "customerType": "individual",
        "customer": {
            "firstName": "Testa",
            "lastName": "Sample",
            "dateOfBirth": "1990-01-02",
            "email": "testa@example.com",
            "identificationDocuments": [{"type": "SSN", "value": "123004567"}],
            "businessAddresses": [],
        },
    })
}

/// A listed place for a document: id, type, side, whether it is filled.
pub fn place(id: &str, kind: &str, side: Option<&str>, filled: bool) -> Value {
    let label = format!("{kind} {}", side.unwrap_or_default());
    let mut place = json!({"id": id, "label": label, "type": kind, "uploadStatus": filled});
    if let Some(side) = side {
        place["documentSide"] = json!(side);
    }
    place
}

/// Both sides of a licence.
pub fn licence(front: bool, back: bool) -> Value {
    json!([
        place("doc_f", "LICENSE", Some("FRONT"), front),
        place("doc_b", "LICENSE", Some("BACK"), back),
    ])
}

pub fn kyc(status: &str, documents: Value, codes: Value) -> Value {
    let mut envelope = customer();
    envelope["kycStatus"] = json!(status);
    envelope["boises"] = json!([]);
    envelope["dtsCreatedAt"] = json!("2026-11-20T10:00:00.000Z");
    json!({
        "customer": envelope,
        "kyc": {"attributeCodes": codes, "system": "condor", "mode": "licenseUSACondor",
                "status": status},
        "kycDocumentList": documents,
    })
}

pub fn application(status: &str, outcome: Option<&str>) -> Value {
    let mut data = json!({
        "applicationId": APPLICATION,
        "aggregatorId": "evolve",
        "customerId": CUSTOMER,
        "reference": "r1",
        "status": status,
        "entityApplications": [
            {"entityId": CUSTOMER, "isCustomer": true, "status": status}],
    });
    if let Some(outcome) = outcome {
        data["outcome"] = json!(outcome);
    }
    data
}

pub fn delivery(kind: Kind) -> Delivery<'static> {
    Delivery {
        kind,
        key: KEY,
        repeat: false,
        case_id: common::case_id(),
        target: (kind != Kind::Create).then(|| Target::new(CUSTOMER)),
        slot: None,
        before: None,
        body: Body::Nothing,
        applicant: None,
        files: &[],
        now: common::now(),
    }
}

pub fn upload<'a>(slot: &'a SlotName, bytes: &'a [u8], media_type: MediaType) -> Delivery<'a> {
    Delivery { slot: Some(slot), body: Body::File { bytes, media_type }, ..delivery(Kind::Upload) }
}

pub fn memory(value: Value) -> Memory {
    Memory::new(value)
}

pub fn known() -> Memory {
    memory(json!({"applications": [APPLICATION], "made_here": true}))
}

pub fn uploaded(slot: &str, reference: &str) -> UploadedFile {
    UploadedFile {
        slot: SlotName::new(slot),
        reference: reference.to_owned(),
        details: Applicant::new(json!({})),
    }
}
