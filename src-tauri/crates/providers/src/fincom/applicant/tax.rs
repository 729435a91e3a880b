use dossier_domain::Problem;
use serde_json::Value;

use super::{Catalogue, known_country};
use crate::{
    check::{Check, at, text_at},
    fincom::details::is_us_tax_number,
};

pub(super) fn tin(check: &mut Check<'_>, applicant: &Value) {
    let path = "basic_info.tin";
    let Some(text) = check.required(path) else { return };
    let is = |path: &str| text_at(applicant, path) == Some("USA");
    let nine_digits = text.chars().filter(char::is_ascii_digit).count() == 9
        && text.chars().all(|char| char.is_ascii_digit() || "- .".contains(char));
    // Residents without a number of the USA give that of their passport or identity card.
    let american =
        is("basic_info.nationality") || (is("basic_info.country_of_residence") && nine_digits);
    if american && !is_us_tax_number(text) {
        check.report(path, "format", US_TAX_NUMBER);
    }
}

const US_TAX_NUMBER: &str = "Write a tax number of the USA with hyphens: three digits, two, four.";

pub(super) fn tax_info(
    check: &mut Check<'_>,
    applicant: &Value,
    catalogue: &Catalogue<'_>,
) -> Vec<Problem> {
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
