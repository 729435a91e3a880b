//! What connectFi would refuse about a create body. docs/providers/connectfi.md, Create.

use chrono::NaiveDate;
use dossier_domain::Problem;
use serde_json::Value;

use crate::check::{self, Check, at};

/// The parts of a customer that can be given anew.
pub(super) const CORRECTABLE: [&str; 10] = [
    "firstName",
    "middleName",
    "lastName",
    "gender",
    "dateOfBirth",
    "email",
    "citizenshipCountryCodeA3",
    "addresses",
    "phones",
    "identificationDocuments",
];

/// The longest value of an identification document that is no social security number.
const LONGEST_NUMBER: usize = 50;

/// Whether an absent part is a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    /// A create body is complete.
    Whole,
    /// A correction holds what changes.
    Given,
}

pub(super) fn problems(applicant: &Value, today: NaiveDate) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    if !applicant.is_object() {
        check.report("", "format", "The applicant must be one JSON object.");
        return check.finish();
    }
    if let Some(kind) = check.required("customerType")
        && kind != "individual"
    {
        let lower = Some(kind.trim().to_ascii_lowercase()).filter(|kind| kind == "individual");
        check.suggest("customerType", "not_one_of", "Use individual.", lower);
    }
    if let Some(reference) = check.optional("reference") {
        let plain = reference.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !plain || !(1..=32).contains(&reference.len()) {
            let message = "Leave it out (Dossier fills it in), or use up to 32 letters and digits.";
            check.report("reference", "format", message);
        }
    }
    person(check, applicant, today, Want::Whole)
}

/// The same for the parts of a customer that a correction holds.
pub(super) fn correction_problems(correction: &Value, today: NaiveDate) -> Vec<Problem> {
    person(Check::new(correction), correction, today, Want::Given)
}

fn person(mut check: Check<'_>, root: &Value, today: NaiveDate, want: Want) -> Vec<Problem> {
    let wanted = |path: &str| want == Want::Whole || at(root, path).is_some();
    for path in ["customer.firstName", "customer.lastName"] {
        if wanted(path) {
            check.required(path);
        }
    }
    for path in ["customer.middleName", "customer.gender"] {
        check.optional(path);
    }
    if wanted("customer.dateOfBirth") {
        birth(&mut check, today);
    }
    if wanted("customer.email")
        && let Some(text) = check.required("customer.email")
    {
        check.email("customer.email", text);
    }
    let path = "customer.citizenshipCountryCodeA3";
    if wanted(path)
        && let Some(text) = check.required(path)
    {
        alpha3(&mut check, path, text);
    }
    let mut problems = check.finish();
    for (list, one) in [
        ("addresses", address as fn(&mut Check<'_>)),
        ("phones", phone),
        ("identificationDocuments", document),
    ] {
        if wanted(&format!("customer.{list}")) {
            problems.extend(list_problems(root, list, one));
        }
    }
    problems
}

fn birth(check: &mut Check<'_>, today: NaiveDate) {
    let path = "customer.dateOfBirth";
    let Some(date) = check.required(path).and_then(|text| check.date(path, text)) else { return };
    match check::age(date, today) {
        ..0 => check.report(path, "format", "The date of birth is in the future."),
        0..=120 => {}
        _ => check.report(path, "format", "The date of birth is more than 120 years ago."),
    }
}

/// Every item of a list checked by itself, with its place in the paths.
fn list_problems(root: &Value, list: &str, one: fn(&mut Check<'_>)) -> Vec<Problem> {
    let path = format!("customer.{list}");
    let mut check = Check::new(root);
    let items = match at(root, &path) {
        Some(Value::Array(items)) if !items.is_empty() => items,
        Some(Value::Array(_)) | None => {
            check.report(&path, "required", "Give at least one.");
            return check.finish();
        }
        Some(_) => {
            check.report(&path, "format", "This must be a list in square brackets.");
            return check.finish();
        }
    };
    let mut problems = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let mut check = Check::new(item);
        if item.is_object() {
            one(&mut check);
        } else {
            check.report("", "format", "This must be an object in curly brackets.");
        }
        problems.extend(check.finish().into_iter().map(|problem| {
            let within = format!("{path}.{place}.{}", problem.path);
            Problem { path: within.trim_end_matches('.').to_owned(), ..problem }
        }));
    }
    let primary = |item: &Value| item["type"] == "PRIMARY";
    if list == "addresses" && problems.is_empty() && !items.iter().any(primary) {
        check.report(&path, "required", "One of the addresses must be of type PRIMARY.");
    }
    problems.extend(check.finish());
    problems
}

fn address(check: &mut Check<'_>) {
    if let Some(kind) = check.required("type")
        && kind != kind.trim().to_ascii_uppercase()
    {
        upper(check, "type", kind);
    }
    for path in ["addressLine1", "city", "state", "postalCode"] {
        check.required(path);
    }
    check.optional("addressLine2");
    if let Some(text) = check.required("countryCodeA3") {
        alpha3(check, "countryCodeA3", text);
    }
}

fn phone(check: &mut Check<'_>) {
    check.required("type");
    if let Some(number) = check.required("number") {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let plain = number.chars().all(|char| char.is_ascii_digit() || "+-. ()".contains(char));
        if !plain || !(7..=15).contains(&digits) {
            check.e164("number", number);
        }
    }
}

fn document(check: &mut Check<'_>) {
    let kind = check.required("type");
    let Some(value) = check.required("value") else { return };
    if kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("SSN")) {
        if value.len() != 9 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
            let message =
                "Write the social security number as nine digits, without hyphens or spaces.";
            check.report("value", "format", message);
        }
        return;
    }
    check.longest("value", value, LONGEST_NUMBER);
    if value.contains(['<', '>']) {
        check.report("value", "format", "Leave out < and >.");
    }
}

fn upper(check: &mut Check<'_>, path: &str, text: &str) {
    let suggestion = Some(text.trim().to_ascii_uppercase());
    check.suggest(path, "not_one_of", "Write it in capital letters.", suggestion);
}

/// An ISO 3166 alpha-3 code.
fn alpha3(check: &mut Check<'_>, path: &str, text: &str) {
    let fits = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits(text) {
        return;
    }
    let spelt = text.trim().to_ascii_uppercase();
    let spelt = if spelt == "US" { "USA".to_owned() } else { spelt };
    let suggestion = Some(spelt).filter(|spelt| fits(spelt));
    check.suggest(path, "format", "Write the country as three letters: USA.", suggestion);
}
