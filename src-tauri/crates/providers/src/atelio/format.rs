//! Numbers in the forms that Atelio takes. docs/providers/atelio.md, Start.

/// The digits of a social security number in either of its two forms.
pub(super) fn nine_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let dashed = bytes.len() == 11 && bytes[3] == b'-' && bytes[6] == b'-';
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 9 && (dashed || bytes.len() == 9)).then_some(digits)
}

/// The form that every source takes: `###-##-####`. What is no such number stays as it is.
pub(super) fn dashed(text: &str) -> String {
    match nine_digits(text) {
        Some(digits) => format!("{}-{}-{}", &digits[..3], &digits[3..5], &digits[5..]),
        None => text.to_owned(),
    }
}

/// Digits, perhaps with hyphens between them.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (4..=15).contains(&digits)
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The number without its country code, where it is plain which digits that is.
pub(super) fn mend_phone(text: &str) -> Option<String> {
    let known = |char: char| char.is_ascii_digit() || "+-. ()".contains(char);
    if !text.chars().all(known) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = text.trim().starts_with('+');
    match digits.strip_prefix('1') {
        Some(ten) if plus && ten.len() == 10 => Some(ten.to_owned()),
        // Which digits are the country's cannot be told.
        _ if plus => None,
        _ => Some(digits).filter(|digits| is_phone(digits)),
    }
}

/// One to three digits.
pub(super) fn is_country_code(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sent_with_hyphens_and_nothing_else_is_touched() {
        assert_eq!(dashed("123456789"), "123-45-6789");
        assert_eq!(dashed("123-45-6789"), "123-45-6789");
        for other in ["XXX-XX-1234", "12-345-6789", "1234567890", "", "123-456789", "é23-45-6789"]
        {
            assert_eq!(dashed(other), other);
            assert_eq!(nine_digits(other), None, "{other}");
        }
    }

    #[test]
    fn phone_numbers_are_mended_where_that_is_mechanical() {
        for (text, mended) in [
            ("(415) 555-0100", Some("4155550100")),
            ("+1 415 555 0100", Some("4155550100")),
            ("+44 20 7946 0100", None),
            ("call me", None),
            ("()", None),
        ] {
            assert!(!is_phone(text));
            assert_eq!(mend_phone(text).as_deref(), mended, "{text}");
        }
    }
}
