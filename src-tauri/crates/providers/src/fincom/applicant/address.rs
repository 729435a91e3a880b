use serde_json::Value;

use super::{Catalogue, Version, known_country};
use crate::{
    check::{Check, text_at},
    fincom::country::{self, Wrong},
};

pub(super) fn address(
    check: &mut Check<'_>,
    version: Version,
    applicant: &Value,
    catalogue: &Catalogue<'_>,
) {
    let (street, part) = match version {
        Version::V1 => ("address.street", "address.state"),
        Version::V2 => ("address.street_line_1", "address.subdivision_code"),
    };
    check.required(street);
    if version == Version::V2 {
        check.optional("address.street_line_2");
    }
    check.required("address.city");
    let path = "address.country";
    let country = check.required(path);
    if let Some(text) = country {
        known_country(check, catalogue, path, text);
        let residence = text_at(applicant, "basic_info.country_of_residence");
        if version == Version::V2 && residence.is_some_and(|residence| residence != text) {
            let message = "This must be the country of residence.";
            check.suggest(path, "mismatch", message, residence.map(str::to_owned));
        }
    }
    if let Some(code) = check.required(part) {
        subdivision(check, part, code, country, catalogue);
    }
    postal_code(check, country, catalogue);
}

fn subdivision(
    check: &mut Check<'_>,
    path: &str,
    code: &str,
    country: Option<&str>,
    catalogue: &Catalogue<'_>,
) {
    match country::check_subdivision(code, country, catalogue) {
        Ok(()) => {}
        Err(Wrong::Spelling(meant)) => {
            check.suggest(path, "format", "Write the code of ISO 3166-2: US-CA.", meant);
        }
        Err(Wrong::Country) => {
            check.report(path, "mismatch", "This is a part of another country.");
        }
        Err(Wrong::List) => {
            check.report(path, "not_one_of", "This is not in the country's list.");
        }
    }
}

fn postal_code(check: &mut Check<'_>, country: Option<&str>, catalogue: &Catalogue<'_>) {
    let path = "address.postal_code";
    let Some(text) = check.required(path) else { return };
    let pattern = country
        .and_then(|country| catalogue.postal_pattern(country))
        // A pattern that this program cannot read is left to the provider.
        .and_then(|pattern| regex_lite::Regex::new(&format!("^(?:{pattern})$")).ok());
    if pattern.is_some_and(|pattern| !pattern.is_match(text)) {
        check.report(path, "format", "Write the postal code as the country does.");
    }
}
