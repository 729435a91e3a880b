use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Sensitive;

/// Which field was held against the applicant's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ComparedField {
    /// The whole name: surname and given names together, in whatever order.
    Name,
    /// The date of birth.
    BirthDate,
    /// The document's number.
    Number,
    /// The address.
    Address,
}

/// How a field of the document stands to the applicant's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// The same, letter for letter.
    Same,
    /// The same but for its writing: case, accents, transliteration, order, what is cut short.
    Format,
    /// Something else.
    Different,
    /// One side does not have it.
    Missing,
}

/// From what a field was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReadFrom {
    /// The barcode.
    Pdf417,
    /// The machine-readable zone.
    Mrz,
}

/// One field of a document held against the applicant's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Which.
    pub field: ComparedField,
    /// What the applicant's data say.
    pub applicant: Option<Sensitive<String>>,
    /// What the document says.
    pub document: Option<Sensitive<String>>,
    /// How the two stand to each other.
    pub difference: Difference,
    /// What it was read from.
    pub read_from: ReadFrom,
}

/// What of an applicant a document is held against.
#[derive(Debug, Clone, Default)]
pub struct Claimed {
    /// The full name, as written.
    pub name: Option<Sensitive<String>>,
    /// The date of birth.
    pub birth_date: Option<NaiveDate>,
    /// The document's number, as given with the file.
    pub number: Option<Sensitive<String>>,
    /// Street, town, state and postal code in one line.
    pub address: Option<Sensitive<String>>,
}

/// Holds what was read against what is claimed, the barcode's fields first.
pub fn compare(_reading: &crate::Reading, _claimed: &Claimed) -> Vec<Comparison> {
    Vec::new()
}

/// What the dates of what was read tell on `today`.
pub fn dated(_reading: &crate::Reading, _today: NaiveDate) -> Vec<crate::Finding> {
    Vec::new()
}

/// Which side of a document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The back of a card: a barcode, or the zone of three lines.
    Back,
    /// The page of a passport with the portrait.
    PassportPage,
}

/// Tells the side by what was read on it.
pub fn side_of(_reading: &crate::Reading) -> Option<Side> {
    None
}
