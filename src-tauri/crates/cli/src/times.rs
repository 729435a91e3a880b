use chrono::{DateTime, Local, TimeDelta, Utc};
use dossier_domain::Message;
use dossier_words::Words;

/// When something is due, in words: `1 d late`, `in 2 h`.
pub(crate) fn due(words: &Words, due_at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (id, span) =
        if due_at < now { ("due-late", now - due_at) } else { ("due-in", due_at - now) };
    words.say(&Message::new(id).with("time", length(span)))
}

fn length(span: TimeDelta) -> String {
    match (span.num_days(), span.num_hours(), span.num_minutes()) {
        (days @ 1.., ..) => format!("{days} d"),
        (_, hours @ 1.., _) => format!("{hours} h"),
        (.., minutes) => format!("{minutes} min"),
    }
}

/// A time as a person at this computer reads it.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_is_told_in_the_largest_unit() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(10);
        let said = |minutes| due(&Words::english(), now + TimeDelta::minutes(minutes), now);
        assert_eq!(said(-24 * 60 - 5), "1 d late");
        assert_eq!(said(125), "in 2 h");
        assert_eq!(said(0), "in 0 min");
        assert_eq!(said(-3), "3 min late");
    }
}
