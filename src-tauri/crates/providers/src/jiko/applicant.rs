use chrono::{DateTime, NaiveDate};
use dossier_domain::Problem;
use serde_json::Value;

use crate::check::{self, Check, at, text_at};

/// Stands in `agreement_consent` for what is only known when the application is created.
pub(super) const CURRENT: &str = "current";

const EMPLOYMENT: &[&str] = &["EMPLOYED", "INDEPENDENT", "RETIRED", "STUDENT", "UNEMPLOYED"];
const INCOME: &[&str] =
    &["BELOW_50K", "BETWEEN_50K_AND_100K", "BETWEEN_100K_AND_250K", "OVER_250K"];
const NET_WORTH: &[&str] =
    &["BELOW_50K", "BETWEEN_50K_AND_200K", "BETWEEN_200K_AND_1M", "BETWEEN_1M_AND_5M", "OVER_5M"];
const IDENTIFICATION: &[&str] = &["SSN", "PASSPORT", "TIN", "DRIVERS_LICENSE", "INTERNATIONAL_ID"];
const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
    "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY", "DC", "AS", "GU", "MP", "PR", "VI", "UM", "FM", "MH", "PW", "AA", "AE", "AP",
];

/// Paths of a create body whose values identify nobody.
pub(super) const OPEN_PATHS: &[&str] = &[
    "investment_profile.employment_status",
    "investment_profile.income",
    "investment_profile.net_worth",
    "identification_type",
    "identification_number_issuing_country",
    "citizenship_country",
    "address.country",
    "address.state",
    "agreement_consent.version",
];

/// What Jiko would refuse about a create body. docs/providers/jiko.md, Create.
pub(super) fn problems(applicant: &Value, today: NaiveDate) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    if !applicant.is_object() {
        check.report("", "format", "The applicant must be one JSON object.");
        return check.finish();
    }
    person(&mut check, applicant, today);
    investment_profile(&mut check);
    consent(&mut check);
    address(&mut check);
    check.finish()
}

fn person(check: &mut Check<'_>, applicant: &Value, today: NaiveDate) {
    for path in ["name.first_name", "name.last_name"] {
        if let Some(text) = check.required(path) {
            check.longest(path, text, 50);
        }
    }
    if let Some(text) = check.optional("name.middle_name") {
        check.longest("name.middle_name", text, 50);
    }
    if let Some(text) = check.required("email") {
        check.email("email", text);
    }
    if let Some(text) = check.required("phone_number") {
        check.e164("phone_number", text);
    }
    birth(check, applicant, today);
    identification(check);
    if let Some(text) = check.optional("citizenship_country") {
        check.alpha2("citizenship_country", text);
    }
    if let Some(text) = check.optional("originally_onboarded_at") {
        timestamp(check, "originally_onboarded_at", text);
    }
}

fn birth(check: &mut Check<'_>, applicant: &Value, today: NaiveDate) {
    let path = "date_of_birth";
    if let Some(nested) = text_at(applicant, "date_of_birth.date_of_birth") {
        let message = "Write the date itself here, not an object around it.";
        let date = check::parse_date(nested).map(|date| date.to_string());
        return check.suggest(path, "format", message, date);
    }
    let Some(date) = check.required(path).and_then(|text| check.date(path, text)) else { return };
    match check::age(date, today) {
        ..0 => check.report(path, "format", "The date of birth is in the future."),
        0..18 => check.report(path, "too_young", "The applicant must be at least 18 years old."),
        18..=120 => {}
        _ => check.report(path, "format", "The date of birth is more than 120 years ago."),
    }
}

fn identification(check: &mut Check<'_>) {
    let kind = check.optional("identification_type");
    if let Some(kind) = kind {
        check.one_of("identification_type", kind, IDENTIFICATION);
    }
    let path = "identification_number";
    let nine_digits =
        |number: &str| number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(number) = check.required(path)
        && kind.is_none_or(|kind| kind == "SSN")
        && !nine_digits(number)
    {
        let message = "Write the social security number as nine digits, without hyphens or spaces.";
        check.report(path, "format", message);
    }
    let country = "identification_number_issuing_country";
    if let Some(text) = check.optional(country) {
        check.alpha2(country, text);
    }
}

fn investment_profile(check: &mut Check<'_>) {
    let status = check.required("investment_profile.employment_status");
    for (path, text, list) in [
        ("investment_profile.employment_status", status, EMPLOYMENT),
        ("investment_profile.income", check.required("investment_profile.income"), INCOME),
        ("investment_profile.net_worth", check.required("investment_profile.net_worth"), NET_WORTH),
    ] {
        if let Some(text) = text {
            check.one_of(path, text, list);
        }
    }
    let path = "investment_profile.occupation";
    let employed = status == Some("EMPLOYED");
    let occupation = if employed { check.required(path) } else { check.optional(path) };
    if let Some(text) = occupation {
        check.longest(path, text, 200);
        if employed && text.trim().chars().count() < 2 {
            check.report(path, "too_short", "Use at least 2 characters.");
        }
    }
    for path in
        ["investment_profile.bd_association", "investment_profile.director_policy_maker_of_company"]
    {
        if let Some(text) = check.optional(path) {
            check.longest(path, text, 200);
        }
    }
}

fn consent(check: &mut Check<'_>) {
    check.required("agreement_consent.version");
    let path = "agreement_consent.timestamp";
    if let Some(text) = check.required(path).filter(|text| *text != CURRENT) {
        timestamp(check, path, text);
    }
}

fn timestamp(check: &mut Check<'_>, path: &str, text: &str) {
    if DateTime::parse_from_rfc3339(text).is_err() {
        let message = "Write date and time with its offset: 2026-01-31T09:30:00Z.";
        check.report(path, "format", message);
    }
}

fn address(check: &mut Check<'_>) {
    for path in ["address.street_address", "address.city"] {
        if let Some(text) = check.required(path) {
            check.longest(path, text, 250);
        }
    }
    if let Some(text) = check.optional("address.street_address2") {
        check.longest("address.street_address2", text, 250);
    }
    if let Some(text) = check.required("address.postal_code") {
        check.longest("address.postal_code", text, 50);
    }
    let country = check.required("address.country");
    // The guide writes USA, the reference US; both are taken.
    if let Some(text) = country.filter(|text| *text != "USA") {
        check.alpha2("address.country", text);
    }
    if let Some(state) = check.optional("address.state")
        && country.is_none_or(|country| matches!(country, "US" | "USA"))
    {
        check.one_of("address.state", state, STATES);
    }
}

/// What stands against filling in the consent: an applicant whose data names another version than
/// the present one has not accepted the present one.
pub(super) fn consent_problems(applicant: &Value, current: &str) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    if !applicant.is_object() {
        check.report("", "format", "The applicant must be one JSON object.");
    }
    let path = "agreement_consent.version";
    if at(applicant, path).is_some_and(|version| version != CURRENT && version != current) {
        let message = "The customer accepted another version of the agreements than the present \
                       one. Show the present agreements, then write the new version and time.";
        check.suggest(path, "not_one_of", message, Some(current.to_owned()));
    }
    check.finish()
}
