//! Create a customer ("Create").

mod v1;
mod v2;

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::Fincom;
use super::catalogue::{self, Country};
use super::customer::Customer;
use super::events::EventType;
use super::reader::{self, Reader};
use super::refusal::Refusal;
use super::state::State;
use super::version::Version;
use crate::http::{Call, Reply};

impl Fincom {
    /// Stores a valid customer as `INCOMPLETE`.
    pub(super) fn create(
        &self,
        state: &mut State,
        version: Version,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        if body["verification_type"] == "RELIANCE" && !state.settings.reliance {
            return Err(Refusal::Reliance);
        }
        let mut reader = Reader::new(&body);
        match version {
            Version::V1 => v1::check(&mut reader),
            Version::V2 => v2::check(&mut reader, now.date_naive()),
        }
        if state.settings.phone_of_residence {
            calling_code(&mut reader);
        }
        reader.finish()?;
        let customer = Customer::new(Uuid::new_v4(), Uuid::new_v4(), version, body, now);
        let id = customer.id;
        let data = json!({"customer_id": id, "tos_policies_url": customer.terms_url()});
        state.add(customer);
        self.effect(id, "create");
        self.emit(state, EventType::Created, id, now);
        Ok(Reply::json(StatusCode::OK, &json!({ "data": data })))
    }
}

const PHONE: &str = "basic_info.phone";
const RESIDENCE: &str = "basic_info.country_of_residence";

/// What both versions say of `basic_info`; the country of residence.
fn contact(reader: &mut Reader<'_>) -> Option<&'static Country> {
    reader.like("basic_info.email", true, "a valid email address in lowercase", is_email);
    reader.like(PHONE, true, "a phone number in E.164 form", is_phone);
    reader.country(RESIDENCE, true)
}

/// What both versions say of `address`, its region under `region`.
fn place(reader: &mut Reader<'_>, region: &str, country: Option<&Country>) {
    reader.text("address.city", true);
    let postal_code = reader.text("address.postal_code", true);
    if let (Some(code), Some(country)) = (postal_code, country)
        && !country.has_postal_code(code)
    {
        reader.problem("address.postal_code", "The postal code does not fit the country.");
    }
    let is_region = |text: &str| country.is_none_or(|country| country.has_subdivision(text));
    reader.like(&format!("address.{region}"), true, "an ISO 3166-2 code of the country", is_region);
}

/// What both versions say of `financial_profile`.
fn finances(reader: &mut Reader<'_>) {
    reader.entry("financial_profile.occupation_id");
    reader.entry("financial_profile.purpose_id");
    reader.integer("financial_profile.monthly_volume_usd", 0);
}

/// Free keys and values.
fn meta_data(reader: &mut Reader<'_>) {
    if reader.has("meta_data") {
        reader.object("meta_data");
    }
}

/// An earlier edition's rule: the number belongs to the country of residence.
fn calling_code(reader: &mut Reader<'_>) {
    if !reader.has(PHONE) || !reader.has(RESIDENCE) {
        return;
    }
    let country = reader.text(RESIDENCE, true).and_then(catalogue::country);
    let Some(country) = country else { return };
    reader.like(PHONE, true, "a number of the country of residence", |phone| {
        phone.starts_with(&country.phone_code)
    });
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = domain.split('.').collect::<Vec<_>>();
    !local.is_empty()
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
        && text.to_lowercase() == text
}

fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (2..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `xxx-xx-xxxx`.
fn is_ssn(text: &str) -> bool {
    text.len() == 11
        && text.bytes().enumerate().all(|(at, byte)| match at {
            3 | 6 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_fields() {
        assert!(is_email("sample.testcase@example.com"));
        for wrong in ["sample", "Sample@example.com", "a b@example.com", "a@b", "a@b@c.com"] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_phone("+14155550100"));
        for wrong in ["14155550100", "+0415", "+1 415", "+1", "+1234567890123456"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
        assert!(is_ssn("000-12-3456"));
        for wrong in ["000123456", "000-12-345", "00-012-3456", "000-12-345a"] {
            assert!(!is_ssn(wrong), "{wrong}");
        }
    }
}
