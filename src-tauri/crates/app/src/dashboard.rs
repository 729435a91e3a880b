//! Numbers over all cases: what is open, how old it is, how long decisions take, what is refused
//! and what was done.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use dossier_domain::{Provider, Stage};
use dossier_store::DayRow;
use serde::Serialize;

use crate::{Desk, Error};

/// The longest time that is looked back.
const MOST_DAYS: u32 = 366;

/// Open cases of one stage at one provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OpenCount {
    /// Where they stand.
    pub stage: Stage,
    /// Whose.
    pub provider: Provider,
    /// How many.
    pub count: u32,
}

/// Cases of one age, or decided within one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BucketCount {
    /// `hour`, `day`, `three_days`, `week`, `two_weeks`, `month` or `older`: up to so much.
    pub bucket: &'static str,
    /// How many.
    pub count: u32,
}

/// What providers decided on a day, in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DecidedDay {
    /// `YYYY-MM-DD`.
    pub day: NaiveDate,
    /// How many were approved.
    pub approved: u32,
    /// How many were rejected.
    pub rejected: u32,
}

/// Why cases were rejected, in the provider's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RefusalCount {
    /// The word; none where the provider gave none.
    pub reason: Option<String>,
    /// Whose.
    pub provider: Provider,
    /// How many cases.
    pub count: u32,
}

/// What was done on a day, in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DoneDay {
    /// `YYYY-MM-DD`.
    pub day: NaiveDate,
    /// Submits that providers accepted.
    pub submitted: u32,
    /// Recommendations.
    pub recommended: u32,
}

/// The whole. Days without anything are left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DashboardView {
    /// What is open now.
    pub open: Vec<OpenCount>,
    /// How long that is known.
    pub ages: Vec<BucketCount>,
    /// What was decided.
    pub decided: Vec<DecidedDay>,
    /// How long decisions took.
    pub time_to_decision: Vec<BucketCount>,
    /// Half of the decisions took no longer.
    pub median_hours: Option<f64>,
    /// Why cases were rejected.
    pub refusals: Vec<RefusalCount>,
    /// What was done.
    pub throughput: Vec<DoneDay>,
    /// When this was counted.
    pub as_of: DateTime<Utc>,
}

/// Up to how many days, by the names of [`BucketCount`].
const AGES: [(&str, i64); 5] =
    [("day", 1), ("three_days", 3), ("week", 7), ("two_weeks", 14), ("month", 30)];
/// Up to how many hours.
const TIMES: [(&str, f64); 5] =
    [("hour", 1.0), ("day", 24.0), ("three_days", 72.0), ("week", 168.0), ("month", 720.0)];

impl Desk {
    /// Counts over the last `days` days.
    ///
    /// # Errors
    /// `invalid_input` for less than one day or more than a year.
    pub async fn dashboard(&self, days: u32) -> Result<DashboardView, Error> {
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Error::invalid("error-days"));
        }
        let now = self.now();
        let since = now - TimeDelta::days(days.into());
        self.inner
            .vault
            .read(move |tx| {
                let open = tx.open_by_stage()?;
                let known = open.iter().map(|(_, _, count)| count).sum();
                let older = AGES.map(|(_, days)| tx.open_before(now - TimeDelta::days(days)));
                let hours = tx.hours_to_decision(since)?;
                let count = |(stage, provider, count)| OpenCount { stage, provider, count };
                let refusal = |(reason, provider, count)| RefusalCount { reason, provider, count };
                Ok(DashboardView {
                    ages: ages(known, older.into_iter().collect::<Result<Vec<_>, _>>()?),
                    decided: tx.decided_by_day(since)?.into_iter().map(decided).collect(),
                    time_to_decision: times(&hours),
                    median_hours: hours.get(hours.len() / 2).copied(),
                    refusals: tx.refusal_reasons(since)?.into_iter().map(refusal).collect(),
                    throughput: tx.done_by_day(since)?.into_iter().map(done).collect(),
                    open: open.into_iter().map(count).collect(),
                    as_of: now,
                })
            })
            .await
    }
}

/// From how many are older than each age to how many are of that age.
fn ages(all: u32, older: Vec<u32>) -> Vec<BucketCount> {
    let mut left = all;
    let mut buckets = Vec::new();
    for ((bucket, _), older) in AGES.into_iter().zip(older) {
        buckets.push(BucketCount { bucket, count: left.saturating_sub(older) });
        left = older;
    }
    buckets.push(BucketCount { bucket: "older", count: left });
    buckets
}

/// `hours` in order.
fn times(hours: &[f64]) -> Vec<BucketCount> {
    let mut before = 0;
    let mut buckets = Vec::new();
    for (bucket, most) in TIMES.into_iter().chain([("older", f64::INFINITY)]) {
        let up_to = hours.partition_point(|it| *it <= most);
        let count = u32::try_from(up_to - before).unwrap_or(u32::MAX);
        buckets.push(BucketCount { bucket, count });
        before = up_to;
    }
    buckets
}

fn decided(DayRow { day, one, other }: DayRow) -> DecidedDay {
    DecidedDay { day, approved: one, rejected: other }
}

fn done(DayRow { day, one, other }: DayRow) -> DoneDay {
    DoneDay { day, submitted: one, recommended: other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_is_of_one_age_and_each_decision_of_one_time() {
        let counts = |buckets: Vec<BucketCount>| -> Vec<u32> {
            buckets.into_iter().map(|it| it.count).collect()
        };
        assert_eq!(counts(ages(10, vec![7, 7, 4, 1, 0])), [3, 0, 3, 3, 1, 0]);
        assert_eq!(counts(times(&[0.5, 1.0, 1.1, 24.0, 500.0, 9000.0])), [2, 2, 0, 0, 1, 1]);
        assert_eq!(counts(times(&[])), [0; 6]);
    }
}
