use serde_json::Value;

use super::{Catalogue, Version};
use crate::check::{Check, at};

const EMPLOYMENT: &[&str] = &["EMPLOYED", "SELF_EMPLOYED", "RETIRED", "STUDENT", "UNEMPLOYED"];

pub(super) fn money(
    check: &mut Check<'_>,
    version: Version,
    applicant: &Value,
    catalogue: &Catalogue<'_>,
) {
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
