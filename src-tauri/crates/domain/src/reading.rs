use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What machines can read on a document. None of a part that was not found or not read with
/// certainty: an absent part is no evidence of anything.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The barcode on the back of a driving licence or identity card of the United States or
    /// Canada (PDF417, AAMVA DL/ID card design standard).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf417: Option<Licence>,
    /// The machine-readable zone of a passport or identity card (ICAO Doc 9303).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mrz: Option<Mrz>,
}

/// What the fields of a document say, whatever they were read from.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadFields {
    /// The family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<String>,
    /// The given names, in order, parted by one space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_names: Option<String>,
    /// The date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    /// The document's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When it was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
    /// When it expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// The country that issued it, three letters (ICAO, AAMVA: USA, CAN).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The holder's nationality, three letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<String>,
    /// `M`, `F` or `X`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// The town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The state or province, two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

/// A barcode by the AAMVA standard.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// The version of the standard, 1 to 10 or later.
    pub version: u8,
    /// The issuer's identification number, six digits.
    pub issuer_id: String,
    /// What its fields say.
    #[serde(flatten)]
    pub fields: ReadFields,
    /// Every element as it stands there, by its three letters.
    pub elements: BTreeMap<String, String>,
}

/// The form of a machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MrzFormat {
    /// Three lines of 30: identity cards.
    Td1,
    /// Two lines of 36: older identity cards, visas.
    Td2,
    /// Two lines of 44: passports.
    Td3,
}

/// A machine-readable zone of which every check digit is right and every line was read with
/// confidence.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mrz {
    /// Its form.
    pub format: MrzFormat,
    /// Its lines as read.
    pub lines: Vec<String>,
    /// The document's code: `P`, `ID`, ...
    pub document_code: String,
    /// What its fields say.
    #[serde(flatten)]
    pub fields: ReadFields,
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("pdf417", &self.pdf417.is_some())
            .field("mrz", &self.mrz.is_some())
            .finish()
    }
}

impl fmt::Debug for ReadFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadFields(<redacted>)")
    }
}

impl fmt::Debug for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Licence(<redacted>)")
    }
}

impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mrz({:?}, <redacted>)", self.format)
    }
}
