//! What Fin.com would refuse about a create body. docs/providers/fincom.md, Create.

use dossier_domain::Problem;
use serde_json::Value;

use super::{
    Version,
    catalogue::Catalogue,
    country::{self, Wrong},
    details::is_us_tax_number,
};
use crate::{
    CheckContext,
    check::{self, Check, at, text_at},
};

const EMPLOYMENT: &[&str] = &["EMPLOYED", "SELF_EMPLOYED", "RETIRED", "STUDENT", "UNEMPLOYED"];
const GENDER: &[&str] = &["MALE", "FEMALE"];
const VERIFICATION: &[&str] = &["STANDARD", "RELIANCE"];
/// Texts that have a partner field for their spelling in ASCII (V2).
const SPELT: [&str; 5] = [
    "basic_info.first_name",
    "basic_info.middle_name",
    "basic_info.last_name",
    "address.street_line_1",
    "address.street_line_2",
];

/// Paths of a create body whose values identify nobody.
pub(super) const OPEN_PATHS: &[&str] = &[
    "verification_type",
    "basic_info.country_of_residence",
    "basic_info.nationality",
    "basic_info.primary_nationality",
    "basic_info.secondary_nationality",
    "basic_info.tax_info.country_code",
    "basic_info.tax_info.document_type",
    "address.country",
    "address.state",
    "address.subdivision_code",
    "financial_profile.employment_status",
    "financial_profile.occupation_id",
    "financial_profile.purpose_id",
    "financial_profile.source_of_fund_id",
    "financial_profile.source_of_fund_ids",
];

/// Everything that is wrong with a create body.
pub(super) fn problems(
    version: Version,
    applicant: &Value,
    context: &CheckContext<'_>,
) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    if !applicant.is_object() {
        check.report("", "format", "The applicant must be one JSON object.");
        return check.finish();
    }
    let catalogue = Catalogue::new(context.catalogues);
    verification(&mut check, version);
    person(&mut check, version, applicant, context, &catalogue);
    let mut problems = match version {
        Version::V1 => {
            nationality(&mut check, &catalogue, "basic_info.nationality", true);
            tin(&mut check, applicant);
            latin(&mut check, applicant);
            Vec::new()
        }
        Version::V2 => {
            nationality(&mut check, &catalogue, "basic_info.primary_nationality", true);
            nationality(&mut check, &catalogue, "basic_info.secondary_nationality", false);
            if let Some(gender) = check.optional("basic_info.gender") {
                check.one_of("basic_info.gender", gender, GENDER);
            }
            spellings(&mut check);
            tax_info(&mut check, applicant, &catalogue)
        }
    };
    address(&mut check, version, applicant, &catalogue);
    money(&mut check, version, applicant, &catalogue);
    meta_data(&mut check, applicant);
    let mut all = check.finish();
    all.append(&mut problems);
    all
}

/// Whether our case's id can be put into the body.
pub(super) fn meta_data_problems(applicant: &Value) -> Vec<Problem> {
    let mut check = Check::new(applicant);
    if !applicant.is_object() {
        check.report("", "format", "The applicant must be one JSON object.");
    }
    meta_data(&mut check, applicant);
    check.finish()
}

fn meta_data(check: &mut Check<'_>, applicant: &Value) {
    if at(applicant, "meta_data").is_some_and(|data| !data.is_object()) {
        check.report("meta_data", "format", "This must be an object of keys and values.");
    }
}

/// V1 has a default, which is filled in just before the create.
fn verification(check: &mut Check<'_>, version: Version) {
    let path = "verification_type";
    let kind = match version {
        Version::V1 => check.optional(path),
        Version::V2 => check.required(path),
    };
    if let Some(kind) = kind {
        check.one_of(path, kind, VERIFICATION);
    }
}

fn person(
    check: &mut Check<'_>,
    version: Version,
    applicant: &Value,
    context: &CheckContext<'_>,
    catalogue: &Catalogue<'_>,
) {
    check.required("basic_info.first_name");
    check.required("basic_info.last_name");
    if version == Version::V2 {
        check.optional("basic_info.middle_name");
    }
    birth(check, context);
    email(check);
    let path = "basic_info.country_of_residence";
    if let Some(text) = check.required(path) {
        known_country(check, catalogue, path, text);
    }
    phone(check, text_at(applicant, path), catalogue);
}

fn birth(check: &mut Check<'_>, context: &CheckContext<'_>) {
    let path = "basic_info.dob";
    let Some(date) = check.required(path).and_then(|text| check.date(path, text)) else { return };
    match check::age(date, context.today) {
        ..0 => check.report(path, "format", "The date of birth is in the future."),
        0..18 => check.report(path, "too_young", "The customer must be at least 18 years old."),
        18..=120 => {}
        _ => check.report(path, "format", "The date of birth is more than 120 years ago."),
    }
}

fn email(check: &mut Check<'_>) {
    let path = "basic_info.email";
    let Some(text) = check.required(path) else { return };
    let lower = text.to_lowercase();
    if lower == text {
        check.email(path, text);
    } else {
        let message = "Write the e-mail address in lower-case letters only.";
        check.suggest(path, "format", message, Some(lower.trim().to_owned()));
    }
}

fn phone(check: &mut Check<'_>, residence: Option<&str>, catalogue: &Catalogue<'_>) {
    let path = "basic_info.phone";
    let Some(text) = check.required(path).filter(|text| !is_phone(text)) else { return };
    let code = residence.and_then(|country| catalogue.calling_code(country)).or_else(|| {
        matches!(residence, None | Some("USA" | "CAN")).then(|| "1".to_owned())
    });
    let message = "Write the number with + and country code, digits only, at most 15 of them.";
    check.suggest(path, "format", message, meant_phone(text, code.as_deref()));
}

fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (2..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The number in the contract's spelling, where only signs or the calling code are missing.
fn meant_phone(text: &str, code: Option<&str>) -> Option<String> {
    let text = text.trim();
    if !text.chars().all(|char| char.is_ascii_digit() || "+-. ()/".contains(char)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = if text.starts_with('+') {
        format!("+{digits}")
    } else if let Some(rest) = digits.strip_prefix("00") {
        format!("+{rest}")
    } else {
        match code? {
            // Elsewhere a leading 0 may or may not belong to the number.
            "1" if digits.len() == 10 => format!("+1{digits}"),
            code if digits.starts_with(code) && digits.len() >= code.len() + 8 => {
                format!("+{digits}")
            }
            _ => return None,
        }
    };
    is_phone(&number).then_some(number)
}

fn nationality(check: &mut Check<'_>, catalogue: &Catalogue<'_>, path: &str, required: bool) {
    let text = if required { check.required(path) } else { check.optional(path) };
    if let Some(text) = text {
        known_country(check, catalogue, path, text);
    }
}

/// A country in three letters, in the provider's list where that is known.
fn known_country(check: &mut Check<'_>, catalogue: &Catalogue<'_>, path: &str, text: &str) {
    if !country::is_alpha3(text) {
        let message = "Write the country as three letters: USA.";
        check.suggest(path, "format", message, country::meant(text));
    } else if catalogue.holds_country(text) == Some(false) {
        check.report(path, "not_one_of", "This country is not in the provider's list.");
    }
}

fn tin(check: &mut Check<'_>, applicant: &Value) {
    let path = "basic_info.tin";
    let Some(text) = check.required(path) else { return };
    let is = |path: &str| text_at(applicant, path) == Some("USA");
    let nine_digits = text.chars().filter(char::is_ascii_digit).count() == 9
        && text.chars().all(|char| char.is_ascii_digit() || "- .".contains(char));
    // Residents without a number of the USA give that of their passport or identity card.
    let american = is("basic_info.nationality")
        || (is("basic_info.country_of_residence") && nine_digits);
    if american && !is_us_tax_number(text) {
        check.report(path, "format", US_TAX_NUMBER);
    }
}

const US_TAX_NUMBER: &str = "Write a tax number of the USA with hyphens: three digits, two, four.";

fn tax_info(check: &mut Check<'_>, applicant: &Value, catalogue: &Catalogue<'_>) -> Vec<Problem> {
    let path = "basic_info.tax_info";
    let entries = match at(applicant, path) {
        Some(Value::Array(entries)) if !entries.is_empty() => entries,
        None | Some(Value::Array(_)) => {
            check.report(path, "required", "At least one tax number is required.");
            return Vec::new();
        }
        Some(_) => {
            check.report(path, "format", "This must be a list.");
            return Vec::new();
        }
    };
    let mut problems = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mut check = Check::new(entry);
        if !entry.is_object() {
            check.report("", "format", "Every entry must be an object.");
        } else {
            let country = check.required("country_code");
            if let Some(country) = country {
                known_country(&mut check, catalogue, "country_code", country);
            }
            check.required("document_type");
            if let Some(number) = check.required("document_id") {
                if country == Some("USA") && !is_us_tax_number(number) {
                    check.report("document_id", "format", US_TAX_NUMBER);
                }
                if seen.contains(&number.trim()) {
                    check.report("document_id", "duplicate", "Every tax number stands once only.");
                }
                seen.push(number.trim());
            }
        }
        problems.extend(check.finish().into_iter().map(|problem| Problem {
            path: format!("{path}.{index}.{}", problem.path).trim_end_matches('.').to_owned(),
            ..problem
        }));
    }
    problems
}

/// V1 has no partner fields: every text is in ASCII, but for what is the caller's own.
fn latin(check: &mut Check<'_>, applicant: &Value) {
    let parts = applicant.as_object().into_iter().flatten();
    let mut found = Vec::new();
    for (key, value) in parts.filter(|(key, _)| *key != "meta_data") {
        collect_non_ascii(value, key.clone(), &mut found);
    }
    for (path, text) in found {
        let message = "Use Latin letters without accents; this version takes no others.";
        // A number is never mended by guessing.
        let suggestion = Some(spelt(text)).filter(|_| path != "basic_info.tin").flatten();
        check.suggest(&path, "format", message, suggestion);
    }
}

fn collect_non_ascii<'a>(value: &'a Value, path: String, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) if !text.is_ascii() => found.push((path, text)),
        Value::Object(map) => {
            for (key, value) in map {
                collect_non_ascii(value, format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect_non_ascii(value, format!("{path}.{index}"), found);
            }
        }
        _ => {}
    }
}

/// V2: a text beyond ASCII needs its spelling in the field beside it.
fn spellings(check: &mut Check<'_>) {
    for path in SPELT {
        let partner = format!("{path}_en");
        let spelling = check.optional(&partner);
        let blank = spelling.is_none_or(|text| text.trim().is_empty());
        let original = check.quiet(path).filter(|text| !text.is_ascii());
        if let Some(original) = original.filter(|_| blank) {
            let message = "Give the spelling in Latin letters without accents as well.";
            check.suggest(&partner, "required", message, spelt(original));
        } else if let Some(text) = spelling.filter(|text| !text.is_ascii()) {
            let message = "Use Latin letters without accents here.";
            check.suggest(&partner, "format", message, spelt(text));
        }
    }
}

/// A text in ASCII, by the sound of its letters.
fn spelt(text: &str) -> Option<String> {
    let ascii = deunicode::deunicode(text);
    let words: Vec<&str> = ascii.split_whitespace().collect();
    let ascii = words.join(" ");
    (!ascii.is_empty() && ascii.is_ascii()).then_some(ascii)
}

fn address(
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

fn money(check: &mut Check<'_>, version: Version, applicant: &Value, catalogue: &Catalogue<'_>) {
    if version == Version::V2 {
        let path = "financial_profile.employment_status";
        if let Some(text) = check.required(path) {
            check.one_of(path, text, EMPLOYMENT);
        }
    }
    for (key, list) in [("occupation_id", "occupations"), ("purpose_id", "purposes")] {
        let path = format!("financial_profile.{key}");
        listed(check, &path, at(applicant, &path), list, catalogue);
    }
    match version {
        Version::V1 => {
            let path = "financial_profile.source_of_fund_id";
            listed(check, path, at(applicant, path), "source_of_funds", catalogue);
        }
        Version::V2 => {
            let path = "financial_profile.source_of_fund_ids";
            match at(applicant, path) {
                Some(Value::Array(ids)) if !ids.is_empty() => {
                    for (index, id) in ids.iter().enumerate() {
                        let path = format!("{path}.{index}");
                        listed(check, &path, Some(id), "source_of_funds", catalogue);
                    }
                }
                None | Some(Value::Array(_)) => {
                    check.report(path, "required", "At least one source of funds is required.");
                }
                Some(_) => check.report(path, "format", "This must be a list of numbers."),
            }
            check.optional("financial_profile.purpose_remarks");
            check.optional("financial_profile.source_of_funds_description");
        }
    }
    volume(check, applicant);
}

/// An id of one of the provider's lists.
fn listed(
    check: &mut Check<'_>,
    path: &str,
    value: Option<&Value>,
    list: &str,
    catalogue: &Catalogue<'_>,
) {
    let Some(value) = value else { return check.report(path, "required", "This is required.") };
    let Some(id) = value.as_i64() else {
        let text = value.as_str().unwrap_or_default();
        let meant = text.trim().parse().ok().or_else(|| catalogue.id_of(list, text));
        let message = "Give the number of an entry of the provider's list, without quotes.";
        return check.suggest(path, "format", message, meant.map(|id| id.to_string()));
    };
    if catalogue.holds_id(list, id) == Some(false) {
        check.report(path, "not_one_of", "This number is not in the provider's list.");
    }
}

fn volume(check: &mut Check<'_>, applicant: &Value) {
    let path = "financial_profile.monthly_volume_usd";
    match at(applicant, path) {
        None => check.report(path, "required", "This is required."),
        Some(value) if value.as_u64().is_none() => {
            let whole = value.as_str().and_then(|text| text.trim().parse::<u64>().ok());
            let message = "Give whole US dollars a month, 0 or more, without quotes.";
            check.suggest(path, "format", message, whole.map(|whole| whole.to_string()));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_mended_where_that_is_mechanical() {
        for (text, code, meant) in [
            ("(415) 555-0100", Some("1"), Some("+14155550100")),
            ("14155550100", Some("1"), Some("+14155550100")),
            ("+44 20 7946 0100", None, Some("+442079460100")),
            ("0044 20 7946 0100", None, Some("+442079460100")),
            ("4420 7946 0100", Some("44"), Some("+442079460100")),
            ("020 7946 0100", Some("44"), None),
            ("555-0100", Some("1"), None),
            ("2079460100", None, None),
            ("call me", Some("1"), None),
        ] {
            assert_eq!(meant_phone(text, code).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn texts_are_spelt_by_their_sound() {
        assert_eq!(spelt("Müller").as_deref(), Some("Muller"));
        assert_eq!(spelt("Нина").as_deref(), Some("Nina"));
        assert_eq!(spelt("  李  明 ").as_deref(), Some("Li Ming"));
        assert_eq!(spelt("\u{f8ff}"), None, "a private character has no sound");
    }
}
