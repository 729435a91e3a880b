//! When a case's status is read next. docs/delivery.md, Noticing a change.

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Case, Stage};
use dossier_providers::Rules;

const FIRST: TimeDelta = TimeDelta::seconds(5);
const MINUTE: TimeDelta = TimeDelta::seconds(60);
/// A deadline this near makes reads three times as frequent.
const NEAR: TimeDelta = TimeDelta::hours(24);

/// When `case` is read next, after `unchanged` reads in a row that brought nothing new. None for
/// one that will not change any more.
///
/// It depends on the stage, on how long the case has been in it, and on a deadline that is near.
pub(crate) fn next_read(
    case: &Case,
    rules: &dyn Rules,
    unchanged: u32,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let age = (now - case.stage_since).max(TimeDelta::zero());
    let wait = wait(case.stage, rules, unchanged, age)?;
    let near = case
        .deadline
        .map(|deadline| deadline - now)
        .is_some_and(|left| left > TimeDelta::zero() && left < NEAR);
    let wait = if near && wait > MINUTE { wait / 3 } else { wait };
    Some(now + wait)
}

fn wait(stage: Stage, rules: &dyn Rules, unchanged: u32, age: TimeDelta) -> Option<TimeDelta> {
    let days = age.num_days();
    Some(match stage {
        Stage::InProgress if age < TimeDelta::hours(1) => {
            (FIRST * (1i32 << unchanged.min(4))).min(MINUTE)
        }
        Stage::InProgress if days < 1 => TimeDelta::minutes(5),
        Stage::InProgress => TimeDelta::minutes(30),
        Stage::ManualReview | Stage::Unmapped if days < 7 => TimeDelta::minutes(15),
        Stage::ManualReview | Stage::Unmapped => TimeDelta::hours(1),
        Stage::NotSubmitted
        | Stage::DocumentsNeeded
        | Stage::DataNeeded
        | Stage::ReadyToResubmit
        | Stage::InformationRequested
            if days < 14 =>
        {
            TimeDelta::minutes(30)
        }
        Stage::NotSubmitted
        | Stage::DocumentsNeeded
        | Stage::DataNeeded
        | Stage::ReadyToResubmit
        | Stage::InformationRequested => TimeDelta::hours(2),
        // Some providers ask for information after approval.
        Stage::Approved if rules.asks_after_approval() => TimeDelta::hours(24),
        Stage::Approved | Stage::Rejected => return None,
    })
}

#[cfg(test)]
mod tests {
    use dossier_domain::{CaseId, ConnectionId, Provider};
    use dossier_providers::rules;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn start() -> DateTime<Utc> {
        "2026-11-20T12:00:00Z".parse().expect("a time of the test")
    }

    fn case(stage: Stage) -> Case {
        let id = Uuid::from_u128(1);
        let connection = ConnectionId::from_uuid(id);
        Case { stage, ..Case::opened(CaseId::from_uuid(id), connection, Provider::Jiko, start()) }
    }

    fn jiko() -> &'static dyn Rules {
        rules(Provider::Jiko)
    }

    /// Reads of a case that changes `after` its stage began, until the change is seen: how long
    /// after it that was, and the number of reads.
    fn noticed(case: &Case, after: TimeDelta) -> (TimeDelta, u32) {
        let (mut now, mut unchanged) = (start(), 0);
        loop {
            now = next_read(case, jiko(), unchanged, now).expect("not final");
            unchanged += 1;
            if now >= start() + after {
                return (now - (start() + after), unchanged);
            }
        }
    }

    /// The table of docs/delivery.md: the longest time until a change is noticed, per stage.
    #[test]
    fn a_change_is_noticed_as_fast_as_the_documentation_says() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/delivery.md");
        let text = std::fs::read_to_string(path).expect("the documentation");
        let row = |name: &str, longest: TimeDelta| {
            let line = format!("| {name} | {} |", words(longest));
            assert!(text.contains(&line), "docs/delivery.md lacks: {line}");
        };
        for (name, stage, from, to) in [
            ("in progress, first minute", Stage::InProgress, 0, 60),
            ("in progress, first hour", Stage::InProgress, 60, 3_600),
            ("in progress, first day", Stage::InProgress, 3_700, 86_000),
            ("in progress, later", Stage::InProgress, 90_000, 200_000),
            ("manual review, first week", Stage::ManualReview, 0, 600_000),
            ("manual review, later", Stage::ManualReview, 610_000, 900_000),
            ("waiting for us, first two weeks", Stage::DocumentsNeeded, 0, 1_200_000),
            ("waiting for us, later", Stage::DocumentsNeeded, 1_220_000, 1_500_000),
        ] {
            let step = usize::try_from((to - from) / 97).expect("forwards").max(1);
            let longest = (from..to)
                .step_by(step)
                .map(|after| noticed(&case(stage), TimeDelta::seconds(after)).0)
                .max()
                .expect("some");
            let most = match name {
                "in progress, first minute" => 40,
                "in progress, first hour" => 60,
                "in progress, first day" => 300,
                "in progress, later" | "waiting for us, first two weeks" => 1_800,
                "manual review, first week" => 900,
                "manual review, later" => 3_600,
                _ => 7_200,
            };
            let most = TimeDelta::seconds(most);
            assert!(longest <= most && longest * 2 > most, "{name}: {longest} of {most}");
            row(name, most);
        }
    }

    fn words(time: TimeDelta) -> String {
        match time.num_seconds() {
            seconds @ 0..=119 => format!("{seconds} s"),
            seconds @ 120..=3_599 => format!("{} min", seconds / 60),
            seconds => format!("{} h", seconds / 3_600),
        }
    }

    #[test]
    fn a_case_in_review_for_a_month_costs_few_reads() {
        let (_, reads) = noticed(&case(Stage::ManualReview), TimeDelta::days(30));
        assert!((1_000..1_400).contains(&reads), "{reads}");
    }

    proptest! {
        /// Whatever clock and counts say, the next read is ahead, and within two hours and a bit.
        #[test]
        fn the_next_read_is_ahead_and_near(
            at in -315_360_000i64..315_360_000, unchanged in 0u32..1_000_000,
            left in proptest::option::of(-1_000_000i64..1_000_000), stage in 0usize..8,
        ) {
            let now = start() + TimeDelta::seconds(at);
            let mut case = case(Stage::ALL[stage]);
            case.deadline = left.map(|left| now + TimeDelta::seconds(left));
            if let Some(next) = next_read(&case, jiko(), unchanged, now) {
                prop_assert!(next > now && next <= now + TimeDelta::hours(2));
            }
        }
    }
}
