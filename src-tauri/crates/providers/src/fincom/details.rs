//! What may be said about a document, and the numbers that the contract spells in one way.

use chrono::{Months, NaiveDate};
use dossier_domain::Problem;
use serde_json::Value;

use super::{Version, country};
use crate::check::{parse_date, text_at};

/// The greatest length of a driver's licence's state, in characters.
const LONGEST_STATE: usize = 64;

/// `123-45-6789`.
pub(super) fn is_us_tax_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([3, 2, 4]) && parts.iter().all(digits)
}

/// What a person said about one document. Blank counts as not said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'a> {
    pub(super) number: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) issued: Option<&'a str>,
    pub(super) expires: Option<&'a str>,
    pub(super) state: Option<&'a str>,
}

impl<'a> Said<'a> {
    pub(super) fn of(details: &'a Value) -> Self {
        Self {
            number: text_at(details, "number"),
            country: text_at(details, "country"),
            issued: text_at(details, "issued"),
            expires: text_at(details, "expires"),
            state: text_at(details, "state"),
        }
    }

    /// What either says; two sides of one document may each carry a part.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            number: self.number.or(other.number),
            country: self.country.or(other.country),
            issued: self.issued.or(other.issued),
            expires: self.expires.or(other.expires),
            state: self.state.or(other.state),
        }
    }
}

/// Collects what is wrong with the details of one document; paths are `DOCUMENT.detail`.
pub(super) struct Judge<'a> {
    document: &'a str,
    today: NaiveDate,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(document: &'a str, today: NaiveDate, problems: &'a mut Vec<Problem>) -> Self {
        Self { document, today, problems }
    }

    fn report(&mut self, detail: &str, code: &str, message: &str, suggestion: Option<String>) {
        self.problems.push(Problem {
            path: format!("{}.{detail}", self.document),
            code: code.to_owned(),
            message: message.to_owned(),
            suggestion,
        });
    }

    fn required(&mut self, detail: &str, text: Option<&str>) {
        if text.is_none() {
            self.report(detail, "required", "This is required for the document.", None);
        }
    }

    /// An identity document: everything in V1, all but the day of issue in V2, and the state where the
    /// contract asks for it.
    pub(super) fn identity(&mut self, version: Version, kind: &str, said: &Said<'_>) {
        self.required("number", said.number);
        self.country(said.country, true);
        if version == Version::V1 {
            self.required("issued", said.issued);
        }
        self.required("expires", said.expires);
        self.dates(said);
        if version == Version::V2 {
            self.state(kind, said);
        }
    }

    pub(super) fn country(&mut self, country: Option<&str>, required: bool) {
        match country {
            Some(text) if !country::is_alpha3(text) => {
                let message = "Write the country as three letters: USA.";
                self.report("country", "format", message, country::meant(text));
            }
            None if required => self.required("country", None),
            _ => {}
        }
    }

    fn date(&mut self, detail: &str, text: Option<&str>) -> Option<NaiveDate> {
        let text = text?;
        let date = parse_date(text);
        if date.is_none() {
            self.report(detail, "format", "Write a calendar date as YYYY-MM-DD.", None);
        }
        date
    }

    /// The provider wants an expiry in the future. Where its day is, is not known: a document is
    /// refused here only when that holds in no part of the world.
    fn dates(&mut self, said: &Said<'_>) {
        let issued = self.issued(said.issued);
        let expires = self.date("expires", said.expires);
        let yesterday = self.today.pred_opt().unwrap_or(self.today);
        if expires.is_some_and(|expires| expires <= yesterday) {
            self.report("expires", "expired", "The document has expired; ask for another.", None);
        }
        if issued.zip(expires).is_some_and(|(issued, expires)| expires <= issued) {
            let message = "The document must expire after its day of issue.";
            self.report("expires", "format", message, None);
        }
    }

    fn issued(&mut self, text: Option<&str>) -> Option<NaiveDate> {
        let issued = self.date("issued", text)?;
        let tomorrow = self.today.succ_opt().unwrap_or(self.today);
        if issued > tomorrow {
            self.report("issued", "format", "The day of issue is in the future.", None);
        }
        Some(issued)
    }

    /// Proofs of address are issued within 90 days, bank statements within three months.
    pub(super) fn address_issued(&mut self, kind: &str, text: Option<&str>) {
        let Some(issued) = self.issued(text) else { return };
        let oldest = match kind {
            "BANK_STATEMENT" => self.today.checked_sub_months(Months::new(3)),
            _ => self.today.checked_sub_days(chrono::Days::new(90)),
        };
        if oldest.is_some_and(|oldest| issued < oldest) {
            let message = "The document is too old; ask for one of the last 90 days.";
            self.report("issued", "too_old", message, None);
        }
    }

    fn state(&mut self, kind: &str, said: &Said<'_>) {
        match (kind, said.state) {
            ("DRIVERS_LICENSE", None) if said.country == Some("USA") => {
                self.report("state", "required", "A licence of the USA needs its state.", None);
            }
            ("DRIVERS_LICENSE", Some(state)) if state.chars().count() > LONGEST_STATE => {
                self.report("state", "too_long", "Use at most 64 characters.", None);
            }
            ("DRIVERS_LICENSE", _) | (_, None) => {}
            (_, Some(_)) => {
                let message = "Leave the state out: the provider takes it for licences only.";
                self.report("state", "forbidden", message, None);
            }
        }
    }
}
