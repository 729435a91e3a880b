use std::net::Ipv4Addr;

use chrono::NaiveDate;
use dossier_domain::Problem;
use serde_json::Value;

use super::{address, format};
use crate::check::{self, Check, at};

/// Paths of a create body whose values identify nobody.
pub(super) const OPEN_PATHS: &[&str] =
    &["addresses.address_type", "addresses.country", "addresses.state", "phone_country_code"];

/// What Atelio would refuse about an applicant `{"customer", "kyc"}`.
/// docs/providers/atelio.md, Customer and Start.
pub(super) fn problems(applicant: &Value, today: NaiveDate) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    for part in ["customer", "kyc"] {
        match at(applicant, part) {
            None => check.report(part, "required", "This part is required."),
            Some(Value::Object(_)) => {}
            Some(_) => check.report(part, "format", "This part must be a JSON object."),
        }
    }
    if let Some(Value::Object(_)) = at(applicant, "customer") {
        customer(&mut check, applicant, Extent::Whole, today);
        if at(applicant, "customer.brand_person_id").is_some() {
            let message = "Leave this out: it carries the id of the case, so that a lost answer \
                           can be cleared.";
            check.report("customer.brand_person_id", "not_allowed", message);
        }
    }
    if let Some(Value::Object(_)) = at(applicant, "kyc") {
        kyc(&mut check, applicant, Extent::Whole);
    }
    let mut problems = check.finish();
    problems.extend(addresses(applicant, Extent::Whole));
    problems
}

/// What Atelio would refuse about a correction: the same parts, each field only where it stands.
pub(super) fn correction_problems(correction: &Value, today: NaiveDate) -> Vec<Problem> {
    let mut check = Check::new(correction);
    let mut empty = true;
    for part in ["customer", "kyc"] {
        match at(correction, part) {
            None => {}
            Some(Value::Object(map)) => empty &= map.is_empty(),
            Some(_) => {
                empty = false;
                check.report(part, "format", "This part must be a JSON object.");
            }
        }
    }
    if empty {
        check.report("", "required", "Give what is to be corrected under customer or kyc.");
    }
    if at(correction, "customer.ssn").is_some() {
        let message = "A corrected number goes with the next start of KYC only: write it as \
                       kyc.ssn.";
        check.report("customer.ssn", "not_allowed", message);
    } else {
        customer(&mut check, correction, Extent::Part, today);
    }
    if at(correction, "customer.brand_person_id").is_some() {
        let message = "This ties the customer to its case and stays as it is.";
        check.report("customer.brand_person_id", "not_allowed", message);
    }
    kyc(&mut check, correction, Extent::Part);
    let mut problems = check.finish();
    problems.extend(addresses(correction, Extent::Part));
    problems
}

/// How much of a customer has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// All that is required.
    Whole,
    /// What is there is looked at; only blank text is wrong.
    Part,
}

fn customer(check: &mut Check<'_>, root: &Value, extent: Extent, today: NaiveDate) {
    let wanted = |path: &str| extent == Extent::Whole || at(root, path).is_some();
    for path in ["customer.first_name", "customer.last_name"] {
        if let Some(text) = wanted(path).then(|| check.required(path)).flatten() {
            name(check, path, text);
        }
    }
    if let Some(text) = check.optional("customer.middle_name") {
        name(check, "customer.middle_name", text);
    }
    let path = "customer.dob";
    if let Some(text) = wanted(path).then(|| check.required(path)).flatten() {
        birth(check, text, today);
    }
    contact(check, "customer");
}

/// The fields that a customer and a start of KYC share.
fn contact(check: &mut Check<'_>, part: &str) {
    let path = format!("{part}.ssn");
    if let Some(text) = check.optional(&path)
        && format::nine_digits(text).is_none()
    {
        let message = "Write the social security number as ###-##-####.";
        check.report(&path, "format", message);
    }
    let path = format!("{part}.phone");
    if let Some(text) = check.optional(&path)
        && !format::is_phone(text)
    {
        let message = "Write the number as digits, with hyphens if you like; the country code \
                       stands in phone_country_code.";
        check.suggest(&path, "format", message, format::mend_phone(text));
    }
    let path = format!("{part}.phone_country_code");
    if let Some(text) = check.optional(&path)
        && !format::is_country_code(text)
    {
        let mended = text.trim().trim_start_matches('+').to_owned();
        let mended = Some(mended).filter(|text| format::is_country_code(text));
        check.suggest(&path, "format", "Write one to three digits, without +.", mended);
    }
    let path = format!("{part}.email");
    if let Some(text) = check.optional(&path) {
        check.email(&path, text);
    }
}

fn kyc(check: &mut Check<'_>, root: &Value, extent: Extent) {
    contact(check, "kyc");
    let path = "kyc.ip";
    let wanted = extent == Extent::Whole || at(root, path).is_some();
    if let Some(text) = wanted.then(|| check.required(path)).flatten()
        && text.parse::<Ipv4Addr>().is_err()
    {
        let mended = text.trim().parse::<Ipv4Addr>().ok().map(|ip| ip.to_string());
        let message = "Write the customer's IPv4 address as four numbers: 203.0.113.7.";
        check.suggest(path, "format", message, mended);
    }
}

fn addresses(applicant: &Value, extent: Extent) -> Vec<Problem> {
    let path = "customer.addresses";
    match (at(applicant, path), extent) {
        (Some(list), _) => address::problems(list, path),
        (None, Extent::Part) => Vec::new(),
        // Without a customer at all this has been told.
        (None, Extent::Whole) if at(applicant, "customer").is_none_or(|it| !it.is_object()) => {
            Vec::new()
        }
        (None, Extent::Whole) => address::problems(&Value::Array(Vec::new()), path),
    }
}

fn name(check: &mut Check<'_>, path: &str, text: &str) {
    address::length(check, path, text, 2, 50);
    if !is_name(text) {
        let mended = text.trim().replace('\u{2019}', "'").replace('-', " ");
        let mended = Some(mended).filter(|text| is_name(text));
        let message = "Start with a letter; use letters, spaces and apostrophes only.";
        check.suggest(path, "format", message, mended);
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '\''))
}

fn birth(check: &mut Check<'_>, text: &str, today: NaiveDate) {
    let path = "customer.dob";
    let Some(date) = check.date(path, text) else { return };
    match check::age(date, today) {
        ..0 => check.report(path, "format", "The date of birth is in the future."),
        0..=120 => {}
        _ => check.report(path, "format", "The date of birth is more than 120 years ago."),
    }
}
