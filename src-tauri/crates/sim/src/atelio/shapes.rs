//! Shapes of single values, shared by the customer and StartKYC.

use chrono::NaiveDate;
use hyper::Uri;

pub(super) const PHONE: &str = "digits, or digits with dashes";
pub(super) const COUNTRY_CODE: &str = "1 to 3 digits";
pub(super) const EMAIL: &str = "a valid email address";

/// `#########` or `###-##-####`.
pub(super) fn is_ssn(text: &str) -> bool {
    is_dashed_ssn(text) || (text.len() == 9 && all_digits(text))
}

/// `###-##-####`.
pub(super) fn is_dashed_ssn(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [a, b, c]
        if (a.len(), b.len(), c.len()) == (3, 2, 4) && parts.iter().all(|part| all_digits(part)))
}

pub(super) fn is_phone(text: &str) -> bool {
    text.split('-').all(all_digits)
}

pub(super) fn is_country_code(text: &str) -> bool {
    text.len() <= 3 && all_digits(text)
}

pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

/// A day of the calendar as `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    // The parser alone would take shorter forms such as 1990-1-2.
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

pub(super) fn is_url(text: &str) -> bool {
    text.parse::<Uri>()
        .is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
}

/// At least one digit and nothing else.
pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_and_without_dashes() {
        assert!(is_ssn("900000001") && is_ssn("900-00-0001") && !is_dashed_ssn("900000001"));
        for wrong in ["", "90000001", "9000-0-0001", "900-00-0001-", "900-00-000x", "900 00 0001"] {
            assert!(!is_ssn(wrong), "{wrong}");
        }
        assert!(is_phone("4155550142") && is_phone("415-555-0142"));
        assert!(!is_phone("+14155550142") && !is_phone("415--0142") && !is_phone(""));
        assert!(is_country_code("1") && !is_country_code("1234") && !is_country_code("+1"));
    }

    #[test]
    fn other_shapes() {
        assert!(is_email("sample.person@example.com"));
        for wrong in ["sample", "@example.com", "a b@example.com", "a@b", "a@b@c.com", "a@.com"] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_date("1984-02-29") && !is_date("1985-02-29") && !is_date("1984-2-9"));
        assert!(
            is_url("https://example.com/hook") && !is_url("example.com") && !is_url("ftp://a.b")
        );
    }
}
