//! What a customer's data must be like ("Customer endpoints used by both contracts").

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::reader::{ALPHANUMERIC, NO_ANGLES, Presence, Reader, Rule};

const FILLED: [Rule; 1] = [Rule::Length(1, usize::MAX)];
const COUNTRY: [Rule; 1] = [Rule::Pattern("^[A-Z]{3}$", |text| {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
})];
const SSN: [Rule; 1] = [Rule::Pattern("^[0-9]{9}$", |text| {
    text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())
})];
const DATE: [Rule; 1] = [Rule::Format("date", |text| {
    // The parser alone would take shorter forms such as 1990-1-2.
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
})];
pub(super) const EMAIL: Rule = Rule::Format("email", |text| {
    text.split_once('@').is_some_and(|(local, domain)| {
        let has_labels = domain.split('.').all(|label| !label.is_empty());
        !local.is_empty()
            && domain.contains('.')
            && has_labels
            && !text.contains(char::is_whitespace)
            && !domain.contains('@')
    })
});

/// Checks a registration against the schema of individuals. Of the other schema, that of
/// businesses, nothing is known, so that no body ever matches it.
pub(super) fn check(body: &Value) -> Reader<'_> {
    let mut reader = Reader::new(body);
    reader.text("/reference", Presence::Required, &[Rule::Length(1, 32), ALPHANUMERIC]);
    reader.text("/customerType", Presence::Required, &[Rule::Const("individual")]);
    if reader.object("/customer") {
        person(&mut reader);
    }
    if !reader.is_right() {
        let message = "must match exactly one schema in oneOf";
        reader.problem("", "oneOf", json!({ "passingSchemas": null }), message);
    }
    reader
}

fn person(reader: &mut Reader<'_>) {
    use Presence::{Optional, Required};
    for (field, presence) in [
        ("firstName", Required),
        ("middleName", Optional),
        ("lastName", Required),
        ("gender", Optional),
    ] {
        text(reader, &format!("/customer/{field}"), presence);
    }
    reader.text("/customer/dateOfBirth", Required, &DATE);
    reader.text("/customer/email", Required, &[EMAIL]);
    reader.text("/customer/citizenshipCountryCodeA3", Required, &COUNTRY);
    for address in reader.objects("/customer/addresses", 1) {
        for (field, presence) in [
            ("type", Required),
            ("addressLine1", Required),
            ("addressLine2", Optional),
            ("city", Required),
            ("state", Required),
            ("postalCode", Required),
        ] {
            text(reader, &format!("{address}/{field}"), presence);
        }
        reader.text(&format!("{address}/countryCodeA3"), Required, &COUNTRY);
    }
    for phone in reader.objects("/customer/phones", 0) {
        reader.text(&format!("{phone}/type"), Required, &FILLED);
        reader.text(&format!("{phone}/number"), Required, &FILLED);
    }
    for document in reader.objects("/customer/identificationDocuments", 0) {
        let kind = reader.text(&format!("{document}/type"), Required, &FILLED);
        let other = [Rule::Length(1, 50), NO_ANGLES];
        let rules: &[Rule] = if kind == Some("SSN") { &SSN } else { &other };
        reader.text(&format!("{document}/value"), Required, rules);
    }
}

/// A text of no known form: what is required is not empty.
fn text(reader: &mut Reader<'_>, path: &str, presence: Presence) {
    let rules: &[Rule] = if presence == Presence::Required { &FILLED } else { &[] };
    reader.text(path, presence, rules);
}

/// The social security number, where one is given.
pub(super) fn ssn(person: &Value) -> Option<&str> {
    let documents = person["identificationDocuments"].as_array()?;
    documents.iter().find(|document| document["type"] == "SSN")?["value"].as_str()
}
