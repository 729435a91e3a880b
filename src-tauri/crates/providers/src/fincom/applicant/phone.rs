use super::Catalogue;
use crate::check::Check;

pub(super) fn phone(check: &mut Check<'_>, residence: Option<&str>, catalogue: &Catalogue<'_>) {
    let path = "basic_info.phone";
    let Some(text) = check.required(path).filter(|text| !is_phone(text)) else { return };
    let code = residence
        .and_then(|country| catalogue.calling_code(country))
        .or_else(|| matches!(residence, None | Some("USA" | "CAN")).then(|| "1".to_owned()));
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
}
