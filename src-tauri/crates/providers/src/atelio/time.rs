use chrono::{DateTime, Utc};

/// The time of an event in both of the forms that are documented: RFC 3339, and the one that joins
/// date and time by a hyphen. docs/providers/atelio.md, Events.
pub(super) fn occurred_at(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let joined = match (text.get(..10), text.get(10..11), text.get(11..)) {
        (Some(date), Some("-"), Some(time)) => format!("{date}T{time}"),
        _ => text.to_owned(),
    };
    DateTime::parse_from_rfc3339(&joined).ok().map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_one_time_and_keep_their_six_digits() {
        let expected = "2021-02-02T00:50:58.484840Z".parse::<DateTime<Utc>>();
        for text in [
            "2021-02-02-00:50:58.484840+00:00",
            "2021-02-02T00:50:58.484840+00:00",
            "2021-02-02T00:50:58.484840Z",
            "2021-02-01-16:50:58.484840-08:00",
            " 2021-02-02T00:50:58.48484Z ",
        ] {
            assert_eq!(occurred_at(text), expected.ok(), "{text}");
        }
        for text in ["", "yesterday", "2021-02-02", "2021-02-02-", "2021-02-0-200:50:58Z", "äöü-ß"]
        {
            assert_eq!(occurred_at(text), None, "{text}");
        }
    }
}
