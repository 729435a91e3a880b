use std::time::Duration;

use chrono::{DateTime, Utc};

use super::skew::parse_http_date;

/// The longest wait that is believed.
const LONGEST: Duration = Duration::from_secs(3600);

/// `Retry-After` as seconds or as a date, held against the answer's own `Date`; at most an hour.
/// Negative and unreadable values say nothing.
pub(super) fn parse(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds).min(LONGEST));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(LONGEST);
    }
    let wait = (parse_http_date(text)? - now).to_std().ok()?;
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_believed_up_to_an_hour() {
        let now = "2026-11-20T12:00:00Z".parse().expect("a time of the test");
        let seconds = |text: &str| parse(text, now).map(|wait| wait.as_secs());
        assert_eq!(seconds("0"), Some(0));
        assert_eq!(seconds("7"), Some(7));
        assert_eq!(seconds("315360000"), Some(3600), "ten years");
        assert_eq!(seconds("99999999999999999999999"), Some(3600));
        assert_eq!(seconds("Fri, 20 Nov 2026 12:00:30 GMT"), Some(30));
        assert_eq!(seconds("Thu, 20 Nov 2036 12:00:30 GMT"), Some(3600));
        assert_eq!(seconds("Fri, 20 Nov 2026 11:00:30 GMT"), None, "past");
        for garbage in ["-5", "soon", "", "1.5", "7s"] {
            assert_eq!(seconds(garbage), None, "{garbage}");
        }
    }
}
