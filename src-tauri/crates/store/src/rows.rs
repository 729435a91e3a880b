//! From columns to values and back.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, de::DeserializeOwned};

use crate::Error;

/// Sorts as text in the order of time.
pub(crate) fn time_text(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}

pub(crate) fn time(text: &str, table: &'static str) -> Result<DateTime<Utc>, Error> {
    text.parse().map_err(|_| Error::Row { table })
}

pub(crate) fn times(
    text: Option<String>,
    table: &'static str,
) -> Result<Option<DateTime<Utc>>, Error> {
    text.map(|text| time(&text, table)).transpose()
}

pub(crate) fn json_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("rows hold plain data")
}

pub(crate) fn json<T: DeserializeOwned>(text: &str, table: &'static str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::Row { table })
}

pub(crate) fn parsed<T: std::str::FromStr>(text: &str, table: &'static str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::Row { table })
}

/// A time as a number, for the queue's rows.
pub(crate) fn micros(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}

pub(crate) fn of_micros(micros: i64, table: &'static str) -> Result<DateTime<Utc>, Error> {
    DateTime::from_timestamp_micros(micros).ok_or(Error::Row { table })
}
