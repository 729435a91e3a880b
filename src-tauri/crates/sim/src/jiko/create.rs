//! Create an application ("Create application: request").

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use hyper::StatusCode;
use serde_json::Value;
use uuid::Uuid;

use super::Jiko;
use super::application::Application;
use super::reader::{self, Reader};
use super::settings::{Settings, StaleConsent};
use super::state::State;
use crate::http::{Call, Reply};

const EMPLOYMENT: [&str; 5] = ["EMPLOYED", "INDEPENDENT", "RETIRED", "STUDENT", "UNEMPLOYED"];
const INCOME: [&str; 4] =
    ["BELOW_50K", "BETWEEN_50K_AND_100K", "BETWEEN_100K_AND_250K", "OVER_250K"];
const NET_WORTH: [&str; 5] =
    ["BELOW_50K", "BETWEEN_50K_AND_200K", "BETWEEN_200K_AND_1M", "BETWEEN_1M_AND_5M", "OVER_5M"];
const IDENTIFICATION: [&str; 5] = ["SSN", "PASSPORT", "TIN", "DRIVERS_LICENSE", "INTERNATIONAL_ID"];

impl Jiko {
    /// Stores a valid application as `CREATED`.
    pub(super) fn create(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        check(&body, &state.settings, now.date_naive())?;
        let id = Uuid::new_v4();
        let application = Application::new(id, body, now);
        let reply = Reply::json(StatusCode::CREATED, &application.shown());
        state.applications.insert(id, application);
        self.world.ledger.effect(super::NAME, &id.to_string(), "create");
        Ok(reply)
    }
}

fn check(body: &Value, settings: &Settings, today: NaiveDate) -> Result<(), Reply> {
    let mut reader = Reader::new(body);
    identity(&mut reader, today);
    if reader.object("investment_profile") {
        investment_profile(&mut reader);
    }
    if reader.object("agreement_consent") {
        let version = reader.text("agreement_consent.version", true, 1..=usize::MAX);
        let stale = version.is_some_and(|version| version != settings.agreement_version);
        if stale && settings.stale_consent == StaleConsent::Reject {
            let msg = "Input should be the current agreement version";
            reader.problem("agreement_consent.version", msg, "value_error");
        }
        reader.like("agreement_consent.timestamp", true, "a date-time with offset", is_date_time);
    }
    if reader.object("address") {
        address(&mut reader);
    }
    reader.finish()
}

fn identity(reader: &mut Reader<'_>, today: NaiveDate) {
    let kind = reader.word("identification_type", false, &IDENTIFICATION).unwrap_or("SSN");
    if kind == "SSN" {
        reader.like("identification_number", true, "nine digits", |text| {
            text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())
        });
    } else {
        reader.text("identification_number", true, 1..=250);
    }
    reader.like("identification_number_issuing_country", false, ALPHA_2, is_alpha_2);
    reader.like("citizenship_country", false, ALPHA_2, is_alpha_2);
    if reader.object("name") {
        reader.text("name.first_name", true, 1..=50);
        reader.text("name.middle_name", false, 0..=50);
        reader.text("name.last_name", true, 1..=50);
    }
    reader.like("email", true, "a valid email address", is_email);
    reader.like("phone_number", true, "a valid phone number", is_phone);
    let born =
        reader.like("date_of_birth", true, "a date as YYYY-MM-DD", |text| date(text).is_some());
    if born.and_then(date).is_some_and(|born| !is_adult(born, today)) {
        reader.problem("date_of_birth", "Applicant should be at least 18 years old", "value_error");
    }
    reader.like("originally_onboarded_at", false, "a date-time with offset", is_date_time);
}

fn investment_profile(reader: &mut Reader<'_>) {
    let employed =
        reader.word("investment_profile.employment_status", true, &EMPLOYMENT) == Some("EMPLOYED");
    reader.word("investment_profile.income", true, &INCOME);
    reader.word("investment_profile.net_worth", true, &NET_WORTH);
    let least = if employed { 2 } else { 0 };
    reader.text("investment_profile.occupation", employed, least..=200);
    reader.text("investment_profile.bd_association", false, 0..=200);
    reader.text("investment_profile.director_policy_maker_of_company", false, 0..=200);
}

fn address(reader: &mut Reader<'_>) {
    reader.text("address.street_address", true, 1..=250);
    reader.text("address.street_address2", false, 0..=250);
    reader.text("address.city", true, 1..=250);
    reader.text("address.postal_code", true, 1..=50);
    let country =
        reader.like("address.country", true, ALPHA_2, |text| text == "USA" || is_alpha_2(text));
    if matches!(country, Some("US" | "USA")) {
        reader.like("address.state", false, "a US postal abbreviation", is_alpha_2);
    } else {
        reader.text("address.state", false, 0..=250);
    }
}

const ALPHA_2: &str = "an ISO 3166 alpha-2 country code";

fn is_alpha_2(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = domain.split('.').collect::<Vec<_>>();
    !local.is_empty()
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

/// With or without the plus sign: E.164 is only announced.
fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (2..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_date_time(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
}

fn date(text: &str) -> Option<NaiveDate> {
    // The parser alone would take shorter forms such as 1990-1-2.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

fn is_adult(born: NaiveDate, today: NaiveDate) -> bool {
    let birthday_came = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i32::from(!birthday_came) >= 18
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adult_on_the_eighteenth_birthday() {
        let day = |text| date(text).unwrap();
        assert!(is_adult(day("2008-05-04"), day("2026-05-04")));
        assert!(!is_adult(day("2008-05-05"), day("2026-05-04")));
        assert!(!is_adult(day("2008-02-29"), day("2026-02-28")), "born on a leap day");
        assert!(is_adult(day("2008-02-29"), day("2026-03-01")));
        assert!(!is_adult(day("2030-01-01"), day("2026-03-01")), "born in the future");
    }

    #[test]
    fn shapes_of_fields() {
        assert!(is_email("sample.testcase@example.com"));
        for wrong in ["sample", "@example.com", "a b@example.com", "a@b", "a@b@c.com", "a@.com"] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_phone("14155550100") && is_phone("+14155550100"));
        assert!(!is_phone("+0415") && !is_phone("415-555") && !is_phone("1234567890123456"));
        assert_eq!(date("1990-1-2"), None);
        assert_eq!(date("1990-02-30"), None);
    }
}
