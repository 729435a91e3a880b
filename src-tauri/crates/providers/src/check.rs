use chrono::{Datelike, NaiveDate};
use dossier_domain::Problem;
use serde_json::Value;

/// The value at a dotted path; null counts as absent.
pub(crate) fn at<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(root, |value, key| value.get(key)).filter(|value| !value.is_null())
}

/// The text at a dotted path, trimmed; blank counts as absent.
pub(crate) fn text_at<'a>(root: &'a Value, path: &str) -> Option<&'a str> {
    at(root, path)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The texts at some dotted paths in one line; none where there is none.
pub(crate) fn line(root: &Value, paths: &[&str]) -> Option<String> {
    let parts: Vec<&str> = paths.iter().filter_map(|path| text_at(root, path)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Collects what is wrong with an applicant, field by field.
pub(crate) struct Check<'a> {
    root: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    pub(crate) fn new(root: &'a Value) -> Self {
        Self { root, problems: Vec::new() }
    }

    pub(crate) fn finish(self) -> Vec<Problem> {
        self.problems
    }

    pub(crate) fn report(&mut self, path: &str, code: &str, message: impl Into<String>) {
        self.suggest(path, code, message, None);
    }

    pub(crate) fn suggest(
        &mut self,
        path: &str,
        code: &str,
        message: impl Into<String>,
        suggestion: Option<String>,
    ) {
        let (path, code, message) = (path.to_owned(), code.to_owned(), message.into());
        self.problems.push(Problem { path, code, message, suggestion });
    }

    /// The text there. Absent or blank is a problem.
    pub(crate) fn required(&mut self, path: &str) -> Option<&'a str> {
        let text = self.optional(path);
        let blank = text.is_some_and(|text| text.trim().is_empty());
        if blank || at(self.root, path).is_none() {
            self.report(path, "required", "This is required.");
            return None;
        }
        text
    }

    /// The text there, if any. Something else than text is a problem.
    pub(crate) fn optional(&mut self, path: &str) -> Option<&'a str> {
        let value = at(self.root, path)?;
        if value.as_str().is_none() {
            self.report(path, "format", "This must be text in quotes.");
        }
        value.as_str()
    }

    /// The text there without a problem for what is no text: another rule has told that.
    pub(crate) fn quiet(&self, path: &str) -> Option<&'a str> {
        at(self.root, path)?.as_str()
    }

    /// At most `most` characters.
    pub(crate) fn longest(&mut self, path: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.report(path, "too_long", format!("Use at most {most} characters."));
        }
    }

    /// One of a list, spelt exactly so.
    pub(crate) fn one_of(&mut self, path: &str, text: &str, list: &[&str]) {
        if list.contains(&text) {
            return;
        }
        let spelt = text.trim().to_ascii_uppercase().replace([' ', '-'], "_");
        let suggestion = list.iter().find(|word| **word == spelt).map(|word| (*word).to_owned());
        let message = if list.len() > 10 {
            "This is not in the provider's list.".to_owned()
        } else {
            format!("Use one of {}.", list.join(", "))
        };
        self.suggest(path, "not_one_of", message, suggestion);
    }

    /// A calendar date as `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, path: &str, text: &str) -> Option<NaiveDate> {
        let date = parse_date(text);
        if date.is_none() {
            let suggestion = parse_date(text.trim()).map(|date| date.to_string());
            self.suggest(path, "format", "Write a calendar date as YYYY-MM-DD.", suggestion);
        }
        date
    }

    /// A phone number as `+` and digits.
    pub(crate) fn e164(&mut self, path: &str, text: &str) {
        if !is_e164(text) {
            let message = "Write the number with + and country code, digits only: +1 and ten \
                           digits for the United States.";
            self.suggest(path, "format", message, to_e164(text));
        }
    }

    /// An address that mail could be sent to.
    pub(crate) fn email(&mut self, path: &str, text: &str) {
        if !is_email(text) {
            let trimmed = Some(text.trim().to_owned()).filter(|text| is_email(text));
            self.suggest(path, "format", "Write an e-mail address: name@example.com.", trimmed);
        }
    }

    /// An ISO 3166 alpha-2 code.
    pub(crate) fn alpha2(&mut self, path: &str, text: &str) {
        if !is_alpha2(text) {
            let upper = text.trim().to_ascii_uppercase();
            let upper = if upper == "USA" { "US".to_owned() } else { upper };
            let suggestion = Some(upper).filter(|text| is_alpha2(text));
            self.suggest(path, "format", "Write the country as two letters: US.", suggestion);
        }
    }
}

/// Strict `YYYY-MM-DD`: nothing shorter, nothing around it.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && date.to_string() == text).then_some(date)
}

/// Full years from `birth` to `today`; a birthday on 29 February counts from 1 March.
pub(crate) fn age(birth: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i32::from(!had_birthday)
}

fn is_alpha2(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (2..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn to_e164(text: &str) -> Option<String> {
    let known = |char: char| char.is_ascii_digit() || "+-. ()".contains(char);
    if !text.chars().all(known) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = match (text.trim().starts_with('+'), digits.len()) {
        (true, _) => format!("+{digits}"),
        (false, 10) => format!("+1{digits}"),
        (false, 11) if digits.starts_with('1') => format!("+{digits}"),
        _ => return None,
    };
    is_e164(&number).then_some(number)
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    let strange =
        |char: char| char.is_whitespace() || char.is_control() || "@,;:<>()[]\\\"".contains(char);
    text.len() <= 254
        && !name.is_empty()
        && name.len() <= 64
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && !text.replacen('@', "", 1).contains(strange)
        && labels.len() >= 2
        && labels
            .iter()
            .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse_date(text).expect("a date of the test")
    }

    #[test]
    fn a_person_is_eighteen_on_the_birthday_and_not_before() {
        assert_eq!(age(date("2008-11-21"), date("2026-11-20")), 17);
        assert_eq!(age(date("2008-11-20"), date("2026-11-20")), 18);
        assert_eq!(age(date("2008-02-29"), date("2026-02-28")), 17);
        assert_eq!(age(date("2008-02-29"), date("2026-03-01")), 18);
    }

    #[test]
    fn dates_are_written_one_way() {
        assert!(parse_date("1990-1-2").is_none());
        assert!(parse_date("1990-02-30").is_none());
        assert!(parse_date("+1990-01-02").is_none());
        assert!(parse_date("1990-01-02 ").is_none());
    }

    #[test]
    fn phone_numbers_are_mended_where_that_is_mechanical() {
        assert_eq!(to_e164("(415) 555-0100").as_deref(), Some("+14155550100"));
        assert_eq!(to_e164("14155550100").as_deref(), Some("+14155550100"));
        assert_eq!(to_e164("+44 20 7946 0100").as_deref(), Some("+442079460100"));
        assert_eq!(to_e164("555-0100"), None, "an area code cannot be guessed");
        assert_eq!(to_e164("call me"), None);
    }

    #[test]
    fn email_addresses() {
        for good in ["a@example.com", "first.last+tag@mail.example.co.uk", "o'neil@example.com"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@example.com",
            "a@example",
            "a b@example.com",
            "a@b@example.com",
            ".a@example.com",
            "a@example..com",
            "a@-example.com",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
