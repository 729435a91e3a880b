use chrono::{DateTime, NaiveDateTime, Utc};

/// A point in time in any of the provider's spellings: `2026-05-04T12:32:34.47927Z` in details and
/// events, `2026-05-04 12:32:34+00` in tokens. A time without an offset is taken for UTC.
pub(super) fn parse(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim().replacen(['T', 't'], " ", 1);
    DateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f%#z")
        .map(|at| at.to_utc())
        .or_else(|_| {
            NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f").map(|at| at.and_utc())
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_spelling_of_the_contract_is_read() {
        let noon: DateTime<Utc> = "2026-05-04T12:00:00Z".parse().expect("a time of the test");
        for text in [
            "2026-05-04T12:00:00Z",
            "2026-05-04T12:00:00.000000Z",
            "2026-05-04T12:00:00.00000Z",
            "2026-05-04T12:00:00+00:00",
            "2026-05-04 12:00:00+00",
            "2026-05-04 12:00:00.0+00",
            "2026-05-04 12:00:00+0000",
            "2026-05-04 12:00:00",
            "2026-05-04 14:00:00+02",
            " 2026-05-04 12:00:00+00 ",
        ] {
            assert_eq!(parse(text), Some(noon), "{text}");
        }
        let fraction = parse("2026-05-04T12:44:42.707598Z").expect("six digits");
        assert_eq!(fraction.timestamp_subsec_micros(), 707_598);
        for garbage in ["", "soon", "2026-05-04", "2026-02-30 12:00:00+00", "1777896000"] {
            assert_eq!(parse(garbage), None, "{garbage}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in ".*") {
            let _ = parse(&text);
        }
    }
}
