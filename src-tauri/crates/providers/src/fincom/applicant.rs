//! What Fin.com would refuse about a create body. docs/providers/fincom.md, Create.

mod address;
mod money;
mod phone;
mod spelling;
mod tax;

use dossier_domain::Problem;
use serde_json::Value;

use super::{Version, catalogue::Catalogue, country};
use crate::{
    CheckContext,
    check::{self, Check, at, text_at},
};

const GENDER: &[&str] = &["MALE", "FEMALE"];
const VERIFICATION: &[&str] = &["STANDARD", "RELIANCE"];

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
            tax::tin(&mut check, applicant);
            spelling::latin(&mut check, applicant);
            Vec::new()
        }
        Version::V2 => {
            nationality(&mut check, &catalogue, "basic_info.primary_nationality", true);
            nationality(&mut check, &catalogue, "basic_info.secondary_nationality", false);
            if let Some(gender) = check.optional("basic_info.gender") {
                check.one_of("basic_info.gender", gender, GENDER);
            }
            spelling::spellings(&mut check);
            tax::tax_info(&mut check, applicant, &catalogue)
        }
    };
    address::address(&mut check, version, applicant, &catalogue);
    money::money(&mut check, version, applicant, &catalogue);
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
    phone::phone(check, text_at(applicant, path), catalogue);
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
