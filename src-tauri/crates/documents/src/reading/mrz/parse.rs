//! Lines to fields by ICAO Doc 9303 parts 4, 5 and 6. What the check digits do not cover, the names
//! above all, counts only where every character is sure and the whole is well formed.

use chrono::NaiveDate;
use dossier_domain::{Mrz, MrzFormat, ReadFields};

use super::cell::ReadLine;

/// A form of zone: its lines, and the class of each character in them.
pub(super) struct Form {
    format: MrzFormat,
    pub(super) lines: usize,
    pub(super) length: usize,
    pub(super) grammar: &'static [&'static str],
}

/// The forms that are read.
pub(super) const FORMS: [Form; 3] = [
    Form {
        format: MrzFormat::Td1,
        lines: 3,
        length: 30,
        grammar: &[
            "ALLLLXXXXXXXXXCXXXXXXXXXXXXXXX",
            "DDDDDDDSDDDDDDDLLLXXXXXXXXXXXD",
            "LLLLLLLLLLLLLLLLLLLLLLLLLLLLLL",
        ],
    },
    Form {
        format: MrzFormat::Td3,
        lines: 2,
        length: 44,
        grammar: &[
            "ALLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL",
            "XXXXXXXXXDLLLDDDDDDDSDDDDDDDXXXXXXXXXXXXXXCD",
        ],
    },
    Form {
        format: MrzFormat::Td2,
        lines: 2,
        length: 36,
        grammar: &["ALLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL", "XXXXXXXXXDLLLDDDDDDDSDDDDDDDXXXXXXXD"],
    },
];

/// The least that a line is sure on average.
pub(super) const LINE: f32 = 0.93;
/// The least that a character is sure which no check digit covers.
const UNCOVERED: f32 = 0.6;

/// The zone that the lines are, if it is one without doubt.
pub(super) fn mrz(form: &Form, lines: &[ReadLine], year: i32) -> Option<Mrz> {
    if lines.iter().any(|it| it.mean() < LINE) {
        return None;
    }
    let texts: Vec<&str> = lines.iter().map(|it| it.text.as_str()).collect();
    let zone = Zone::of(form.format, &texts)?;
    let sure = |line: usize, from: usize, to: usize| {
        lines[line].sure[from..to].iter().all(|it| *it >= UNCOVERED)
    };
    let uncovered = match form.format {
        MrzFormat::Td1 => sure(0, 0, 5) && sure(1, 7, 8) && sure(1, 15, 18) && sure(2, 0, 30),
        MrzFormat::Td2 | MrzFormat::Td3 => {
            sure(0, 0, form.length) && sure(1, 10, 13) && sure(1, 20, 21)
        }
    };
    if !uncovered {
        return None;
    }
    let fields = zone.fields(year)?;
    Some(Mrz {
        format: form.format,
        lines: texts.iter().map(|it| (*it).to_owned()).collect(),
        document_code: zone.code.trim_end_matches('<').to_owned(),
        fields,
    })
}

/// The parts of a zone whose check digits are all right.
struct Zone<'a> {
    code: &'a str,
    state: &'a str,
    names: &'a str,
    number: String,
    born: &'a str,
    sex: &'a str,
    expires: &'a str,
    nationality: &'a str,
}

impl<'a> Zone<'a> {
    fn of(format: MrzFormat, lines: &[&'a str]) -> Option<Self> {
        match (format, lines) {
            (MrzFormat::Td1, [first, second, third]) => Self::td1(first, second, third),
            (MrzFormat::Td2 | MrzFormat::Td3, [first, second]) => Self::booklet(first, second),
            _ => None,
        }
    }

    fn td1(first: &'a str, second: &'a str, names: &'a str) -> Option<Self> {
        let composite = [&first[5..], &second[..7], &second[8..15], &second[18..29]].concat();
        let right = checks(&second[..6], &second[6..7])
            && checks(&second[8..14], &second[14..15])
            && checks(&composite, &second[29..]);
        right.then_some(())?;
        // A number too long for its field goes on in the optional data up to its check digit.
        let (short, check, rest) = (&first[5..14], &first[14..15], &first[15..]);
        let number = if check == "<" && !rest.starts_with('<') {
            let tail = rest.split('<').next().filter(|it| it.len() >= 2)?;
            let (tail, digit) = tail.split_at(tail.len() - 1);
            let whole = [short, tail].concat();
            checks(&whole, digit).then_some(whole)?
        } else {
            checks(short, check).then(|| short.to_owned())?
        };
        Some(Self {
            code: &first[..2],
            state: &first[2..5],
            names,
            number,
            born: &second[..6],
            sex: &second[7..8],
            expires: &second[8..14],
            nationality: &second[15..18],
        })
    }

    /// TD2 and TD3, whose second lines differ only in the optional data.
    fn booklet(first: &'a str, second: &'a str) -> Option<Self> {
        let last = second.len() - 1;
        let composite = [&second[..10], &second[13..20], &second[21..last]].concat();
        let optional = match last {
            43 => {
                let (data, digit) = (&second[28..42], &second[42..43]);
                checks(data, digit) || (digit == "<" && data.bytes().all(|it| it == b'<'))
            }
            _ => true,
        };
        let right = optional
            && checks(&second[..9], &second[9..10])
            && checks(&second[13..19], &second[19..20])
            && checks(&second[21..27], &second[27..28])
            && checks(&composite, &second[last..]);
        // Visas look the same and have fewer check digits; passports alone have 44 and a P.
        let code_fits = match last {
            43 => first.starts_with('P'),
            _ => first.starts_with(['A', 'C', 'I', 'P']),
        };
        (right && code_fits).then(|| Self {
            code: &first[..2],
            state: &first[2..5],
            names: &first[5..],
            number: second[..9].to_owned(),
            born: &second[13..19],
            sex: &second[20..21],
            expires: &second[21..27],
            nationality: &second[10..13],
        })
    }

    /// The fields, where all are well formed.
    fn fields(&self, year: i32) -> Option<ReadFields> {
        let (surname, given_names) = names(self.names)?;
        let number = self.number.trim_end_matches('<');
        let plain_number = !number.is_empty() && !number.contains('<');
        let known = |it: &str| is_state(it).then(|| it.trim_end_matches('<').to_owned());
        plain_number.then_some(())?;
        Some(ReadFields {
            surname: Some(surname),
            given_names,
            birth_date: Some(birth(self.born, year)?),
            number: Some(number.to_owned()),
            expires: Some(date(2000, self.expires)?),
            country: Some(known(self.state)?),
            nationality: Some(known(self.nationality)?),
            sex: Some(if self.sex == "<" { "X" } else { self.sex }.to_owned()),
            ..ReadFields::default()
        })
    }
}

/// Whether a field has this check digit: values times 7, 3, 1 in turn, summed, modulo 10.
fn checks(field: &str, digit: &str) -> bool {
    let value = |it: u8| match it {
        b'0'..=b'9' => u32::from(it - b'0'),
        b'A'..=b'Z' => u32::from(it - b'A') + 10,
        _ => 0,
    };
    let weights = [7, 3, 1].into_iter().cycle();
    let sum: u32 = field.bytes().zip(weights).map(|(it, weight)| value(it) * weight).sum();
    digit.parse() == Ok(sum % 10)
}

/// Surname and given names: parted by `<<`, their words by `<`, and nothing behind the filling.
fn names(field: &str) -> Option<(String, Option<String>)> {
    let (surname, rest) = field.split_once("<<")?;
    let rest = rest.trim_end_matches('<');
    let words = |part: &str| {
        let words: Vec<&str> = part.split('<').collect();
        let letters = |it: &&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_uppercase());
        words.iter().all(letters).then(|| words.join(" "))
    };
    let given = if rest.is_empty() { None } else { Some(words(rest)?) };
    Some((words(surname)?, given))
}

fn date(century: i32, text: &str) -> Option<NaiveDate> {
    let part = |at: usize| text.get(at..at + 2)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(century + part(0)? as i32, part(2)?, part(4)?)
}

/// A birth date with the latest century that has begun: nobody is born after this year.
fn birth(text: &str, year: i32) -> Option<NaiveDate> {
    let this = date(2000, text);
    let late = text.get(..2)?.parse::<i32>().ok()? + 2000 > year;
    if late { date(1900, text) } else { this }
}

/// Whether a code is that of a state, or one that Doc 9303 part 3 adds to them.
fn is_state(code: &str) -> bool {
    const MORE: [&str; 20] = [
        "D<<", "UTO", "GBD", "GBN", "GBO", "GBP", "GBS", "UNO", "UNA", "UNK", "XXA", "XXB", "XXC",
        "XXX", "XOM", "XPO", "XCC", "EUE", "RKS", "XKX",
    ];
    MORE.contains(&code) || rust_iso3166::from_alpha3(code).is_some()
}

#[cfg(test)]
mod tests;
