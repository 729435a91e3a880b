use chrono::{DateTime, Datelike, Days, Duration, NaiveTime, Utc, Weekday};

use crate::Stage;

/// Days on which the desk works; hours count around the clock on these, not at all on others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays([bool; 7]);

impl WorkingDays {
    /// Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Self = Self([true, true, true, true, true, false, false]);

    /// The given days; none given means every day, so that time always moves.
    pub fn new(days: &[Weekday]) -> Self {
        let mut week = [days.is_empty(); 7];
        for day in days {
            week[day.num_days_from_monday() as usize] = true;
        }
        Self(week)
    }

    fn works_on(self, at: DateTime<Utc>) -> bool {
        self.0[at.weekday().num_days_from_monday() as usize]
    }

    /// `hours` of working time after `start`, in UTC days.
    pub fn add_hours(self, start: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
        let mut at = start;
        let mut left = Duration::hours(i64::from(hours));
        loop {
            let midnight = (at.date_naive() + Days::new(1)).and_time(NaiveTime::MIN).and_utc();
            if self.works_on(at) {
                let today = midnight - at;
                if left <= today {
                    return at + left;
                }
                left -= today;
            }
            at = midnight;
        }
    }
}

/// How long a case may stand in a stage before it is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePolicy {
    /// Hours for documents and data.
    pub documents: u32,
    /// Hours for a request for information.
    pub information: u32,
    /// Hours for a case that is ready to submit.
    pub ready: u32,
    /// Hours before a manual review is looked at again.
    pub manual_review: u32,
    /// Days that count.
    pub working_days: WorkingDays,
}

impl Default for DuePolicy {
    fn default() -> Self {
        Self {
            documents: 72,
            information: 24,
            ready: 8,
            manual_review: 48,
            working_days: WorkingDays::MONDAY_TO_FRIDAY,
        }
    }
}

impl DuePolicy {
    /// When a case that came into `stage` at `since` is due: the earlier of the policy's time
    /// and the provider's deadline. Nothing is due where only waiting is left.
    pub fn due_at(
        &self,
        stage: Stage,
        since: DateTime<Utc>,
        deadline: Option<DateTime<Utc>>,
    ) -> Option<DateTime<Utc>> {
        let hours = match stage {
            Stage::DocumentsNeeded | Stage::DataNeeded => Some(self.documents),
            Stage::InformationRequested | Stage::Unmapped => Some(self.information),
            Stage::NotSubmitted | Stage::ReadyToResubmit => Some(self.ready),
            Stage::ManualReview => Some(self.manual_review),
            Stage::InProgress | Stage::Approved | Stage::Rejected => None,
        };
        let ours = hours.map(|hours| self.working_days.add_hours(since, hours));
        if stage.is_final() {
            return None;
        }
        ours.into_iter().chain(deadline).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time of the test")
    }

    #[test]
    fn hours_stand_still_over_the_weekend() {
        let friday_noon = at("2026-11-20T12:00:00Z");
        let due = WorkingDays::MONDAY_TO_FRIDAY.add_hours(friday_noon, 24);
        assert_eq!(due, at("2026-11-23T12:00:00Z"));
        let sunday = WorkingDays::MONDAY_TO_FRIDAY.add_hours(at("2026-11-22T09:00:00Z"), 8);
        assert_eq!(sunday, at("2026-11-23T08:00:00Z"));
    }

    #[test]
    fn the_providers_deadline_wins_when_earlier() {
        let since = at("2026-11-16T00:00:00Z");
        let policy = DuePolicy::default();
        let deadline = Some(at("2026-11-17T00:00:00Z"));
        assert_eq!(policy.due_at(Stage::DocumentsNeeded, since, deadline), deadline);
        assert_eq!(
            policy.due_at(Stage::DocumentsNeeded, since, None),
            Some(at("2026-11-19T00:00:00Z"))
        );
        assert_eq!(policy.due_at(Stage::Approved, since, deadline), None);
    }
}
