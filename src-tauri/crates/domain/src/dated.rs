use chrono::{Days, NaiveDate};

use crate::{Finding, Reading, Severity};

/// A document that expires within so many days is worth a word.
const SOON: u32 = 90;
/// Within so many days it is worth a warning.
const VERY_SOON: u32 = 30;

/// What is to be noticed of the dates on a document. `today` is the date in UTC: a document counts
/// as expired only when its last day is over everywhere on earth.
pub fn dated(reading: &Reading, today: NaiveDate) -> Vec<Finding> {
    let licence = reading.pdf417.as_ref().and_then(|it| it.fields.expires);
    let zone = reading.mrz.as_ref().and_then(|it| it.fields.expires);
    licence.into_iter().chain(zone).min().and_then(|it| expiry(it, today)).into_iter().collect()
}

fn expiry(expires: NaiveDate, today: NaiveDate) -> Option<Finding> {
    // In the westernmost places it is still the day before.
    let elsewhere = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    if expires < elsewhere {
        let days = count(expires, today);
        return Some(finding(
            "expired",
            Severity::Warning,
            format!("The document expired {}. Ask for a valid one.", ago(days)),
            days,
        ));
    }
    let left = count(today, expires);
    (left <= SOON).then(|| {
        let severity = if left <= VERY_SOON { Severity::Warning } else { Severity::Info };
        let message = match left {
            0 => "The document is at its last day. Send it at once or ask for a new one.".into(),
            1 => "The document expires tomorrow. Send it at once or ask for a new one.".into(),
            _ => format!("The document expires in {left} days. Send it before that."),
        };
        finding("expires_soon", severity, message, left)
    })
}

fn finding(code: &str, severity: Severity, message: String, number: u32) -> Finding {
    Finding { code: code.to_owned(), severity, message, number: Some(number) }
}

/// The days from one date to a later one; 0 where it is not later.
fn count(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

fn ago(days: u32) -> String {
    format!("{days} days ago")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Licence, ReadFields};

    fn found(expires: &str, today: &str) -> Option<(String, Severity, Option<u32>)> {
        let day = |it: &str| it.parse::<NaiveDate>().expect("a date");
        let fields = ReadFields { expires: Some(day(expires)), ..ReadFields::default() };
        let licence =
            Licence { version: 8, issuer_id: "636014".into(), fields, elements: [].into() };
        let reading = Reading { pdf417: Some(licence), mrz: None };
        let mut found = dated(&reading, day(today));
        assert!(found.len() < 2, "one date makes one finding");
        found.pop().map(|it| (it.code, it.severity, it.number))
    }

    #[test]
    fn a_document_is_expired_when_its_last_day_is_over_everywhere() {
        let soon = |number| Some(("expires_soon".to_owned(), Severity::Warning, Some(number)));
        assert_eq!(found("2030-05-10", "2030-05-09"), soon(1));
        assert_eq!(found("2030-05-10", "2030-05-10"), soon(0));
        assert_eq!(found("2030-05-10", "2030-05-11"), soon(0), "still the tenth far in the west");
        let expired = Some(("expired".to_owned(), Severity::Warning, Some(2)));
        assert_eq!(found("2030-05-10", "2030-05-12"), expired);
    }

    #[test]
    fn the_last_ninety_days_are_told_and_the_last_thirty_warned_of() {
        let left = |it| found("2030-12-31", it).map(|it| (it.1, it.2));
        assert_eq!(left("2030-10-01"), None, "91 days");
        assert_eq!(left("2030-10-02"), Some((Severity::Info, Some(90))));
        assert_eq!(left("2030-11-30"), Some((Severity::Info, Some(31))));
        assert_eq!(left("2030-12-01"), Some((Severity::Warning, Some(30))));
    }

    #[test]
    fn nothing_read_is_nothing_to_say() {
        assert_eq!(dated(&Reading::default(), NaiveDate::MIN), []);
    }
}
