mod address;
mod name;
mod words;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{MrzFormat, ReadFields, Reading, Sensitive};

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

/// Holds what was read on a document against the applicant's data: name, birth date and number,
/// and for a barcode the address, each as far as either side has it.
///
/// It is careful with [`Difference::Different`]: that is said only where neither case, accents,
/// transliteration, order, initials, suffixes, missing middle names nor what a document had no
/// room for explains it.
pub fn compare(reading: &Reading, claimed: &Claimed) -> Vec<Comparison> {
    let mut all = Vec::new();
    if let Some(licence) = &reading.pdf417 {
        // The standard has a flag for each part of the name that was cut to fit.
        let cut = ["DDE", "DDF", "DDG"]
            .iter()
            .any(|it| licence.elements.get(*it).is_some_and(|flag| flag == "T"));
        all.extend(fields(&licence.fields, claimed, ReadFrom::Pdf417, cut));
        all.extend(address_of(&licence.fields, claimed));
    }
    if let Some(mrz) = &reading.mrz {
        let names = match mrz.format {
            MrzFormat::Td1 => mrz.lines.get(2),
            MrzFormat::Td2 | MrzFormat::Td3 => mrz.lines.first(),
        };
        // Names that fill their line may have been cut there.
        let cut = names.is_some_and(|it| !it.ends_with('<'));
        all.extend(fields(&mrz.fields, claimed, ReadFrom::Mrz, cut));
    }
    all
}

fn fields(
    fields: &ReadFields,
    claimed: &Claimed,
    read_from: ReadFrom,
    cut: bool,
) -> impl Iterator<Item = Comparison> {
    let document = name::Name::of(fields, cut);
    let name = one(
        ComparedField::Name,
        claimed.name.as_ref().map(|it| it.expose().clone()),
        document.as_ref().map(name::Name::written),
        read_from,
        |ours, _| document.as_ref().map_or(Difference::Missing, |it| it.compare(ours)),
    );
    let born = |it: NaiveDate| it.format("%Y-%m-%d").to_string();
    let birth_date = one(
        ComparedField::BirthDate,
        claimed.birth_date.map(born),
        fields.birth_date.map(born),
        read_from,
        |_, _| match claimed.birth_date.zip(fields.birth_date) {
            Some((ours, theirs)) => days(ours, theirs, read_from),
            None => Difference::Missing,
        },
    );
    let number = one(
        ComparedField::Number,
        claimed.number.as_ref().map(|it| it.expose().clone()),
        fields.number.clone(),
        read_from,
        numbers,
    );
    [name, birth_date, number].into_iter().flatten()
}

fn address_of(fields: &ReadFields, claimed: &Claimed) -> Option<Comparison> {
    let document = address::Address::of(fields);
    one(
        ComparedField::Address,
        claimed.address.as_ref().map(|it| it.expose().clone()),
        document.as_ref().map(address::Address::written),
        ReadFrom::Pdf417,
        |ours, _| document.as_ref().map_or(Difference::Missing, |it| it.compare(ours)),
    )
}

/// One field's comparison; none where neither side has it.
fn one(
    field: ComparedField,
    applicant: Option<String>,
    document: Option<String>,
    read_from: ReadFrom,
    compare: impl FnOnce(&str, &str) -> Difference,
) -> Option<Comparison> {
    let applicant = applicant.filter(|it| !it.trim().is_empty());
    let difference = match (&applicant, &document) {
        (None, None) => return None,
        (Some(ours), Some(theirs)) => compare(ours, theirs),
        _ => Difference::Missing,
    };
    Some(Comparison {
        field,
        applicant: applicant.map(Sensitive::new),
        document: document.map(Sensitive::new),
        difference,
        read_from,
    })
}

fn days(ours: NaiveDate, theirs: NaiveDate, read_from: ReadFrom) -> Difference {
    if ours == theirs {
        return Difference::Same;
    }
    // The zone has two digits for the year; the century is a guess.
    let guessed = read_from == ReadFrom::Mrz
        && ours.year().rem_euclid(100) == theirs.year().rem_euclid(100)
        && (ours.month(), ours.day()) == (theirs.month(), theirs.day());
    if guessed { Difference::Format } else { Difference::Different }
}

/// Numbers, as they are and without what is only their writing: case, separators, zeros in front,
/// and letters that are written like digits.
fn numbers(ours: &str, theirs: &str) -> Difference {
    if ours.trim() == theirs.trim() {
        return Difference::Same;
    }
    let plain = |it: &str| -> String {
        let letters = it.chars().filter(char::is_ascii_alphanumeric);
        let plain: String = letters
            .map(|it| match it.to_ascii_uppercase() {
                'O' => '0',
                'I' => '1',
                other => other,
            })
            .collect();
        plain.trim_start_matches('0').to_owned()
    };
    if plain(ours) == plain(theirs) { Difference::Format } else { Difference::Different }
}

#[cfg(test)]
mod tests;
