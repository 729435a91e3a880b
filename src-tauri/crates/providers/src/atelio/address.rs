use dossier_domain::Problem;
use serde_json::Value;

use crate::check::{Check, at};

/// What Atelio would refuse about a list of addresses that stands at `path`.
/// docs/providers/atelio.md, Customer.
pub(super) fn problems(addresses: &Value, path: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut report = |code: &str, message: &str| {
        problems.push(Problem {
            path: path.to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
            suggestion: None,
        });
    };
    let Some(list) = addresses.as_array() else {
        report("format", "This must be a list of addresses in brackets.");
        return problems;
    };
    if list.is_empty() {
        report("required", "Give at least one address.");
    } else if !list.iter().any(|address| address.get("is_primary") == Some(&Value::Bool(true))) {
        report("no_primary", "Mark one address with is_primary true.");
    }
    for (index, address) in list.iter().enumerate() {
        problems.extend(one(address).into_iter().map(|mut problem| {
            let rest = if problem.path.is_empty() { "" } else { "." };
            problem.path = format!("{path}.{index}{rest}{}", problem.path);
            problem
        }));
    }
    problems
}

fn one(address: &Value) -> Vec<Problem> {
    let mut check = Check::new(address);
    if !address.is_object() {
        check.report("", "format", "An address must be a JSON object.");
        return check.finish();
    }
    if let Some(kind) = check.required("address_type") {
        check.one_of("address_type", kind, &["MAILING", "PHYSICAL"]);
    }
    if let Some(street) = check.required("street") {
        check.longest("street", street, 40);
        line(&mut check, "street", street);
    }
    if let Some(street) = check.optional("street2") {
        check.longest("street2", street, 40);
    }
    if let Some(city) = check.required("city") {
        length(&mut check, "city", city, 2, 40);
    }
    let country = check.required("country");
    if let Some(country) = country {
        check.alpha2("country", country);
    }
    let domestic = matches!(country, Some("US") | None);
    if let Some(state) = check.required("state") {
        if domestic {
            two_letters(&mut check, state);
        } else {
            check.longest("state", state, 20);
        }
    }
    if let Some(zip) = check.required("zip_code") {
        if !domestic {
            length(&mut check, "zip_code", zip, 2, 20);
        } else if !is_zip(zip) {
            let mended = Some(mend_zip(zip)).filter(|zip| is_zip(zip));
            let message = "Write the ZIP code as five digits, or five, a hyphen and four.";
            check.suggest("zip_code", "format", message, mended);
        }
    }
    match at(address, "is_primary") {
        None => check.report("is_primary", "required", "This is required: true or false."),
        Some(Value::Bool(_)) => {}
        Some(_) => {
            check.report("is_primary", "format", "This must be true or false, without quotes.");
        }
    }
    check.finish()
}

pub(super) fn length(check: &mut Check<'_>, path: &str, text: &str, least: usize, most: usize) {
    if text.trim().chars().count() < least {
        check.report(path, "too_short", format!("Use at least {least} characters."));
    }
    check.longest(path, text, most);
}

fn line(check: &mut Check<'_>, path: &str, text: &str) {
    let known = |char: char| char.is_alphanumeric() || " .,_-#".contains(char);
    if !text.chars().all(known) {
        let message = "Use letters, digits, spaces and . , _ - # only.";
        check.report(path, "format", message);
    }
}

fn two_letters(check: &mut Check<'_>, state: &str) {
    let fits = |state: &str| state.len() == 2 && state.bytes().all(|it| it.is_ascii_uppercase());
    if !fits(state) {
        let upper = Some(state.trim().to_ascii_uppercase()).filter(|state| fits(state));
        check.suggest("state", "format", "Write the state as two letters: CA.", upper);
    }
}

fn is_zip(text: &str) -> bool {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|it| it.is_ascii_digit());
    match text.split_once('-') {
        None => digits(text, 5),
        Some((five, four)) => digits(five, 5) && digits(four, 4),
    }
}

/// Nine digits, perhaps with a blank, are five and four.
fn mend_zip(text: &str) -> String {
    let text = text.trim();
    let known = text.chars().all(|char| char.is_ascii_digit() || matches!(char, ' ' | '-'));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match (known, digits.len()) {
        (true, 5) => digits,
        (true, 9) => format!("{}-{}", &digits[..5], &digits[5..]),
        _ => text.to_owned(),
    }
}
