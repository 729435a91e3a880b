//! Who an applicant is, from a create body or an echo.

use chrono::NaiveDate;
use serde_json::Value;

use crate::check::{line, parse_date, text_at};

pub(super) fn name(applicant: &Value) -> Option<String> {
    let parts: Vec<&str> = ["customer.firstName", "customer.middleName", "customer.lastName"]
        .into_iter()
        .filter_map(|path| text_at(applicant, path))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

pub(super) fn birth_date(applicant: &Value) -> Option<NaiveDate> {
    text_at(applicant, "customer.dateOfBirth").and_then(parse_date)
}

pub(super) fn email(applicant: &Value) -> Option<String> {
    text_at(applicant, "customer.email").map(str::to_owned)
}

/// The first address, which is the primary one.
pub(super) fn address(applicant: &Value) -> Option<String> {
    let first = applicant.pointer("/customer/addresses/0")?;
    line(first, &["addressLine1", "addressLine2", "city", "state", "postalCode"])
}
