use chrono::{DateTime, Days, Months, NaiveDate, Utc};

/// How long what a connection's cases hold is kept. Days are whole UTC days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Days for which documents stay after the final stage; with 0 a document goes as soon as the
    /// provider has it.
    pub keep_days: u32,
    /// Days for which the applicant's data stays after the final stage.
    pub applicant_days: u32,
    /// Days for which a document stays that no provider has, also while its case goes on.
    pub unsent_days: u32,
    /// The applicant's data stays for five years from a date that a person enters, such as the end
    /// of the account.
    pub record_keeper: bool,
}

/// Years for which a keeper of records keeps the applicant's data.
const RECORD_YEARS: u32 = 5;

impl Default for Retention {
    fn default() -> Self {
        Self { keep_days: 7, applicant_days: 90, unsent_days: 30, record_keeper: false }
    }
}

/// When something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// From this time on.
    At(DateTime<Utc>),
    /// Not before the case has come to its end.
    WhenDecided,
    /// Not before the date is entered from which its years count.
    WhenDated,
    /// Not while the case is on legal hold.
    NotOnHold,
}

impl Goes {
    /// Whether it goes at this time.
    pub fn is_due(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::At(at) if at <= now)
    }
}

/// What decides when the content of a case goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ending {
    /// Since when the case is in a final stage, by the clock that retention believes.
    pub at: Option<DateTime<Utc>>,
    /// The date from which the years of a record count.
    pub counts_from: Option<NaiveDate>,
    /// The case is on legal hold.
    pub on_hold: bool,
}

/// Whether a provider has a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It took it.
    Taken,
    /// It did not; since when the document is here, by the clock that retention believes.
    Not(Option<DateTime<Utc>>),
}

/// Which rule says when a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentRule {
    /// So many days after the decision.
    Keep,
    /// So many days without being sent.
    Unsent,
}

impl Retention {
    /// When a document goes, and under which rule: whatever comes first.
    pub fn document(&self, ending: &Ending, sent: Sent) -> (Goes, DocumentRule) {
        let decided = ending.at.map(|at| after_days(at, self.keep_days));
        let unsent = match sent {
            Sent::Not(since) => since.map(|since| after_days(since, self.unsent_days)),
            Sent::Taken => None,
        };
        match (decided, unsent) {
            _ if ending.on_hold => (Goes::NotOnHold, DocumentRule::Keep),
            _ if self.keep_days == 0 && sent == Sent::Taken => {
                (Goes::At(DateTime::<Utc>::MIN_UTC), DocumentRule::Keep)
            }
            (None, None) => (Goes::WhenDecided, DocumentRule::Keep),
            (Some(at), None) => (Goes::At(at), DocumentRule::Keep),
            (Some(at), Some(unsent)) if at <= unsent => (Goes::At(at), DocumentRule::Keep),
            (_, Some(unsent)) => (Goes::At(unsent), DocumentRule::Unsent),
        }
    }

    /// When the applicant's data goes, and with it what people wrote about the case.
    pub fn applicant(&self, ending: &Ending) -> Goes {
        match (ending.at, ending.counts_from) {
            _ if ending.on_hold => Goes::NotOnHold,
            (None, _) => Goes::WhenDecided,
            (Some(at), _) if !self.record_keeper => Goes::At(after_days(at, self.applicant_days)),
            (Some(_), None) => Goes::WhenDated,
            (Some(at), Some(from)) => {
                let end = from.checked_add_months(Months::new(12 * RECORD_YEARS));
                // A date long past must not outrun the case's own end.
                Goes::At(end.map_or(DateTime::<Utc>::MAX_UTC, |end| after(end, 1)).max(at))
            }
        }
    }

    /// The rule under which a document goes, as a code.
    pub fn document_rule(&self, rule: DocumentRule) -> String {
        match rule {
            DocumentRule::Keep => format!("keep_days_{}", self.keep_days),
            DocumentRule::Unsent => format!("unsent_days_{}", self.unsent_days),
        }
    }

    /// The rule under which the applicant's data goes, as a code.
    pub fn applicant_rule(&self) -> String {
        if self.record_keeper {
            "record_keeper".to_owned()
        } else {
            format!("applicant_days_{}", self.applicant_days)
        }
    }
}

/// After so many whole UTC days; at once after none.
fn after_days(at: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    if days == 0 { at } else { after(at.date_naive(), u64::from(days) + 1) }
}

/// The midnight that begins the day so many days later.
fn after(day: NaiveDate, days: u64) -> DateTime<Utc> {
    day.checked_add_days(Days::new(days))
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .map_or(DateTime::<Utc>::MAX_UTC, |time| time.and_utc())
}

/// The clock that erasing goes by, from what it was before and what this computer says. It never
/// goes back, and goes on only where another clock agrees with this computer's: one clock alone may
/// be years off, and what was erased for that is gone.
pub fn believed(before: DateTime<Utc>, says: DateTime<Utc>, is_confirmed: bool) -> DateTime<Utc> {
    if is_confirmed { before.max(says) } else { before }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = 3600;
    const TEN_YEARS: i64 = 10 * 365 * 24 * HOUR;

    fn start() -> DateTime<Utc> {
        "2026-11-20T12:00:00Z".parse().expect("a time of the test")
    }

    /// What happens to a case and to the clock, hours apart.
    #[derive(Debug, Clone, Copy)]
    enum Event {
        Ends,
        Opens,
        Hold,
        Lift,
        /// The clock is wrong by so many seconds from now on.
        Wrong(i64),
        /// A provider is reached: its clock tells whether ours is right.
        Reached,
        Run,
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            3 => Just(Event::Ends),
            1 => Just(Event::Opens),
            1 => Just(Event::Hold),
            2 => Just(Event::Lift),
            1 => prop_oneof![Just(0), Just(TEN_YEARS), Just(-TEN_YEARS)].prop_map(Event::Wrong),
            2 => Just(Event::Reached),
            8 => Just(Event::Run),
        ]
    }

    /// What is true of the case, by a clock that is never wrong.
    #[derive(Default)]
    struct Truth {
        ended: Option<DateTime<Utc>>,
        on_hold: bool,
        erased: Option<DateTime<Utc>>,
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn nothing_goes_before_its_time_nor_later_than_the_run_after_it(
            keep_days in 0u32..40,
            events in prop::collection::vec((event(), 0i64..200), 1..60),
        ) {
            let rule = Retention { keep_days, ..Retention::default() };
            let (mut real, mut wrong) = (start(), 0);
            let mut clock = start();
            let mut ending = Ending::default();
            let mut truth = Truth::default();
            for (event, hours) in events {
                real += TimeDelta::hours(hours);
                let says = real + TimeDelta::seconds(wrong);
                let mut is_confirmed = false;
                match event {
                    Event::Ends => {
                        truth.ended.get_or_insert(real);
                    }
                    Event::Opens => truth.ended = None,
                    Event::Hold => truth.on_hold = true,
                    Event::Lift => truth.on_hold = false,
                    Event::Wrong(by) => wrong = by,
                    Event::Reached => is_confirmed = wrong == 0,
                    Event::Run => {}
                }
                clock = believed(clock, says, is_confirmed);
                let stamp = is_confirmed.then_some(clock);
                ending.at = truth.ended.and_then(|_| ending.at.or(stamp));
                ending.on_hold = truth.on_hold;
                prop_assert!(clock <= real, "the clock of erasing is never ahead of the time");
                if truth.erased.is_none() && rule.document(&ending, Sent::Not(None)).0.is_due(clock) {
                    prop_assert!(!truth.on_hold, "a hold beats everything");
                    let ended = truth.ended.expect("nothing goes while the case is open");
                    prop_assert!(real - ended >= TimeDelta::days(i64::from(keep_days)));
                    truth.erased = Some(real);
                }
                if is_confirmed && truth.erased.is_none() && !truth.on_hold
                    && let Some(at) = ending.at
                {
                    let most = TimeDelta::days(i64::from(keep_days) + 1);
                    prop_assert!(real - at <= most, "due, and not gone after a run");
                }
            }
        }

        #[test]
        fn what_is_not_sent_goes_at_its_time_also_while_its_case_goes_on(
            unsent_days in 1u32..40,
            taken_after in 0i64..2_000,
            events in prop::collection::vec((event(), 0i64..200), 1..60),
        ) {
            let rule = Retention { unsent_days, keep_days: 1_000, ..Retention::default() };
            let (mut real, mut wrong, mut on_hold) = (start(), 0, false);
            let (mut clock, mut since, mut erased) = (start(), None, false);
            for (event, hours) in events {
                real += TimeDelta::hours(hours);
                let mut is_confirmed = false;
                match event {
                    Event::Hold => on_hold = true,
                    Event::Lift => on_hold = false,
                    Event::Wrong(by) => wrong = by,
                    Event::Reached => is_confirmed = wrong == 0,
                    Event::Ends | Event::Opens | Event::Run => {}
                }
                clock = believed(clock, real + TimeDelta::seconds(wrong), is_confirmed);
                since = since.or(is_confirmed.then_some(clock));
                let is_taken = real - start() >= TimeDelta::hours(taken_after);
                let sent = if is_taken { Sent::Taken } else { Sent::Not(since) };
                let ending = Ending { on_hold, ..Ending::default() };
                let (goes, under) = rule.document(&ending, sent);
                if !erased && goes.is_due(clock) {
                    prop_assert!(!on_hold && !is_taken, "a hold and a provider keep it");
                    prop_assert_eq!(under, DocumentRule::Unsent);
                    prop_assert!(real - start() >= TimeDelta::days(i64::from(unsent_days)));
                    erased = true;
                }
                if is_confirmed && !erased && !on_hold && !is_taken {
                    let age = real - since.expect("a clock was confirmed");
                    prop_assert!(age <= TimeDelta::days(i64::from(unsent_days) + 1), "bounded");
                }
            }
        }

        #[test]
        fn no_time_zone_moves_a_day(seconds in 0i64..86_400, days in 1u32..400) {
            let at = start().date_naive().and_hms_opt(0, 0, 0).expect("midnight").and_utc()
                + TimeDelta::seconds(seconds);
            let rule = Retention { applicant_days: days, ..Retention::default() };
            let ending = Ending { at: Some(at), ..Ending::default() };
            let Goes::At(goes) = rule.applicant(&ending) else { panic!("it goes") };
            prop_assert_eq!(goes.time(), chrono::NaiveTime::MIN);
            prop_assert_eq!((goes.date_naive() - at.date_naive()).num_days(), i64::from(days) + 1);
        }
    }

    #[test]
    fn a_document_goes_on_acceptance_where_nothing_is_kept() {
        let rule = Retention { keep_days: 0, ..Retention::default() };
        let open = Ending::default();
        assert!(rule.document(&open, Sent::Taken).0.is_due(start()));
        assert_eq!(rule.document(&open, Sent::Not(None)).0, Goes::WhenDecided);
        let held = Ending { on_hold: true, at: Some(start()), ..open };
        assert_eq!(rule.document(&held, Sent::Taken).0, Goes::NotOnHold);
        assert_eq!(rule.applicant(&held), Goes::NotOnHold);
    }

    #[test]
    fn of_two_rules_for_a_document_the_earlier_counts_and_is_named() {
        let rule = Retention { keep_days: 7, unsent_days: 30, ..Retention::default() };
        let ended =
            |days| Ending { at: Some(start() + TimeDelta::days(days)), ..Ending::default() };
        let unsent = Sent::Not(Some(start()));
        assert_eq!(rule.document(&ended(0), unsent).1, DocumentRule::Keep);
        let (goes, under) = rule.document(&ended(28), unsent);
        assert_eq!(rule.document_rule(under), "unsent_days_30");
        assert_eq!(goes, Goes::At(after_days(start(), 30)));
        assert_eq!(rule.document(&ended(28), Sent::Taken).1, DocumentRule::Keep);
    }

    #[test]
    fn a_keeper_of_records_waits_for_the_date_and_then_five_years() {
        let rule = Retention { record_keeper: true, ..Retention::default() };
        let mut ending = Ending { at: Some(start()), ..Ending::default() };
        assert_eq!(rule.applicant(&ending), Goes::WhenDated);
        ending.counts_from = NaiveDate::from_ymd_opt(2028, 2, 29);
        let expected: DateTime<Utc> = "2033-03-01T00:00:00Z".parse().expect("a time of the test");
        assert_eq!(rule.applicant(&ending), Goes::At(expected));
        ending.counts_from = NaiveDate::from_ymd_opt(1990, 1, 1);
        assert_eq!(rule.applicant(&ending), Goes::At(start()));
    }
}
