//! Synthetic people and cases, the same for the same number.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{
    Applicant, Case, CaseId, Connection, ConnectionId, Environment, Provider, Requirement,
    RequirementKind, SearchWords, Sensitive, Stage,
};
use serde_json::json;
use uuid::Uuid;

/// Syllables of names that nobody has.
const PARTS: [&str; 24] = [
    "ba", "dor", "fen", "gil", "hak", "jo", "kel", "lum", "mor", "nat", "ost", "pra", "quil",
    "ros", "syn", "tef", "ulm", "vik", "wex", "yar", "zon", "the", "spe", "cim",
];

/// Mixes the bits of a number; every run of every computer gives the same.
pub fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn word(seed: u64, parts: usize) -> String {
    let syllable = |at| PARTS[(seed / 24_u64.pow(at) % 24) as usize];
    let word: String = (0..parts as u32).map(syllable).collect();
    word[..1].to_uppercase() + &word[1..]
}

pub fn first_name(number: u64) -> String {
    word(mixed(number) % 576, 2)
}

/// Some families are large, most are small.
pub fn family_name(number: u64) -> String {
    let seed = mixed(number ^ 0xfa11);
    let rank = ((seed % 1_000_000) as f64 / 1_000_000.0).powi(3);
    word(mixed((rank * 60_000.0) as u64), 3)
}

pub fn email(number: u64) -> String {
    let (first, family) = (first_name(number), family_name(number));
    format!("{first}.{family}{}@example.com", number % 97).to_lowercase()
}

pub fn tax_number(number: u64) -> String {
    format!("900-{:02}-{:07}", number % 100, number)
}

pub fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

pub fn connections() -> Vec<Connection> {
    let connection = |(number, provider): (u128, Provider)| Connection {
        id: ConnectionId::from_uuid(Uuid::from_u128(100 + number)),
        provider,
        name: format!("Synthetic {number}"),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    (0_u128..).zip(Provider::ALL).map(connection).collect()
}

/// Version 7: ordered by the time of its making.
pub fn case_id(number: u64) -> CaseId {
    let ms = 1_760_000_000_000_u128 + u128::from(number) * 37;
    let random = u128::from(mixed(number)) & 0x0fff_ffff_ffff_ffff;
    CaseId::from_uuid(Uuid::from_u128((ms << 80) | (7 << 76) | (2 << 62) | random))
}

/// A case as it stands after so many looks at the provider.
pub fn case(number: u64, looks: u64) -> Case {
    let connections = connections();
    let connection = &connections[(mixed(number ^ 1) % connections.len() as u64) as usize];
    let stage = Stage::ALL[(mixed(number ^ (looks << 40) ^ 2) % 10) as usize];
    let hours = (mixed(number ^ 3) % 2_000) as i64 - 400;
    Case {
        name: Some(Sensitive::new(format!("{} {}", first_name(number), family_name(number)))),
        external_id: Some(format!("syn-{:012x}", mixed(number ^ 4) >> 16)),
        provider_status: Some(format!("STATUS_{}", stage.as_str().to_uppercase())),
        stage,
        provider_stage: stage,
        due_at: (!stage.is_final()).then(|| now() + Duration::minutes(hours * 60 + looks as i64)),
        requirements: vec![Requirement::documents(
            RequirementKind::Identity,
            &[&["SELFIE", "PASSPORT"], &["SELFIE", "ID_FRONT", "ID_BACK"]],
        )],
        ..Case::opened(case_id(number), connection.id, connection.provider, now())
    }
}

pub fn applicant(number: u64) -> (Applicant, SearchWords) {
    let (phone, number_of) = (format!("+1415555{:04}", number % 10_000), tax_number(number));
    let body = json!({
        "name": {"first_name": first_name(number), "last_name": family_name(number)},
        "email": email(number), "phone_number": phone, "date_of_birth": "1990-01-02",
        "identification_number": number_of, "occupation": "Synthetic",
        "address": {"line1": format!("{} Example Street", number % 900), "city": "Testville",
            "state": "CA", "postal_code": "90000", "country": "USA"},
        "agreements": [{"kind": "terms", "version": "1", "at": "2026-11-20T12:00:00Z"},
            {"kind": "privacy", "version": "1", "at": "2026-11-20T12:00:00Z"}],
    });
    let words = SearchWords {
        email: Some(Sensitive::new(email(number))),
        phone: Some(Sensitive::new(phone)),
        numbers: vec![Sensitive::new(number_of)],
    };
    (Applicant::new(body), words)
}
