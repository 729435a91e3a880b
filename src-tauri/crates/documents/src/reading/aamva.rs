//! The content of a licence's barcode by the AAMVA DL/ID card design standard, versions 1 to 10.
//!
//! Issuers write lengths and offsets that do not fit, part lines by CR, LF or both, and pad as
//! they like. So the elements are found by their codes, not by the offsets of the header. What is
//! strict is the value: a field that is not plainly what it should be is left out.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Datelike, NaiveDate};
use dossier_domain::{Licence, ReadFields};

/// More characters than any code holds (a PDF417 has at most 1,850).
const MOST: usize = 4_096;

/// Reads the content of a barcode; none where it is not by the standard.
pub(super) fn licence(payload: &str) -> Option<Licence> {
    if payload.len() > MOST {
        return None;
    }
    let head = ["ANSI ", "AAMVA", "ANSI"].iter().find_map(|mark| {
        payload.find(mark).map(|at| payload[at + mark.len()..].trim_start_matches(' '))
    })?;
    let issuer_id = digits(head, 0, 6)?.to_owned();
    let version = digits(head, 6, 2)?.parse().ok()?;
    // From version 2 on the issuer's own version stands before the number of subfiles.
    let elements = elements(head.get(8..)?)?;
    let fields = fields(&elements, &issuer_id);
    (fields.number.is_some() || fields.surname.is_some()).then_some(Licence {
        version,
        issuer_id,
        fields,
        elements,
    })
}

fn digits(text: &str, from: usize, count: usize) -> Option<&str> {
    let part = text.get(from..from + count)?;
    part.bytes().all(|it| it.is_ascii_digit()).then_some(part)
}

/// The elements by their codes. One that stands there twice with two values is left out.
fn elements(text: &str) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut doubtful = Vec::new();
    let body = &text[first_element(text)?..];
    for piece in body.split(|it: char| it.is_control()) {
        let piece = without_subfile(piece);
        if !is_element(piece) {
            continue;
        }
        let (code, value) = piece.split_at(3);
        match found.entry(code.to_owned()) {
            Entry::Vacant(entry) => {
                entry.insert(value.trim().to_owned());
            }
            Entry::Occupied(entry) if entry.get() == value.trim() => {}
            Entry::Occupied(_) => doubtful.push(code.to_owned()),
        }
    }
    doubtful.iter().for_each(|code| {
        found.remove(code);
    });
    Some(found)
}

/// Where the first subfile's data begin: at `DL` or `ID` with an element behind it, or at the
/// first line that is an element.
fn first_element(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&at| {
        text.is_char_boundary(at) && {
            let rest = &text[at..];
            let line_start = at > 0 && bytes[at - 1].is_ascii_control();
            (without_subfile(rest).len() < rest.len()) || (line_start && is_element(rest))
        }
    })
}

/// What follows the two letters of a subfile, where an element follows them.
fn without_subfile(piece: &str) -> &str {
    let named = piece.as_bytes().get(..2).is_some_and(|it| {
        it == b"DL" || it == b"ID" || it == b"EN" || (it[0] == b'Z' && it[1].is_ascii_uppercase())
    });
    match piece.get(2..) {
        Some(rest) if named && is_element(rest) && !piece.starts_with("ZD") => rest,
        _ => piece,
    }
}

/// Whether a line begins with the code of an element.
fn is_element(line: &str) -> bool {
    let Some(code) = line.as_bytes().get(..3) else { return false };
    let upper = |it: u8| it.is_ascii_uppercase();
    match code {
        [b'D', b'A'..=b'D', last] => upper(*last),
        [b'P', b'A'..=b'D', last] => upper(*last),
        [b'Z', state, last] => upper(*state) && (upper(*last) || last.is_ascii_digit()),
        _ => false,
    }
}

fn fields(elements: &BTreeMap<String, String>, issuer_id: &str) -> ReadFields {
    let get = |code: &str| elements.get(code).map(String::as_str).filter(|it| says_something(it));
    let names = names(&get);
    let [birth_date, issued, expires] =
        dates(["DBB", "DBD", "DBA"].map(|it| get(it).and_then(date)));
    ReadFields {
        surname: names.0,
        given_names: names.1,
        birth_date,
        issued,
        expires,
        number: get("DAQ").map(str::to_owned),
        country: get("DCG").and_then(country).or_else(|| of_issuer(issuer_id)),
        nationality: None,
        sex: get("DBC").and_then(sex),
        street: joined([get("DAG"), get("DAH")]),
        city: get("DAI").map(str::to_owned),
        state: get("DAJ").filter(|it| is_letters(it, 2)).map(str::to_owned),
        postal_code: get("DAK").and_then(postal_code),
    }
}

/// Whether a value is more than a word for none.
fn says_something(value: &str) -> bool {
    let none = ["NONE", "UNAVL", "UNAVAIL", "N/A"];
    !value.is_empty() && !none.iter().any(|it| value.eq_ignore_ascii_case(it))
}

fn is_letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|it| it.is_ascii_uppercase())
}

/// Surname and given names, wherever the version puts them.
fn names<'a>(get: &impl Fn(&str) -> Option<&'a str>) -> (Option<String>, Option<String>) {
    let words = |text: &str| {
        let words: Vec<&str> = text.split([' ', ',']).filter(|it| !it.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(" "))
    };
    // Version 1 may have the whole name in one element: surname, given names, each with a comma.
    let whole = get("DAA").and_then(|it| it.split_once(','));
    let surname = get("DCS").or(get("DAB")).or(whole.map(|it| it.0)).and_then(words);
    let given = match (get("DAC"), get("DCT"), whole) {
        (Some(first), _, _) => joined([Some(first), get("DAD")]).as_deref().and_then(words),
        (None, Some(all), _) => joined([Some(all), get("DAD").filter(|it| !all.contains(it))])
            .as_deref()
            .and_then(words),
        (None, None, Some((_, rest))) => words(rest),
        (None, None, None) => None,
    };
    (surname, given)
}

fn joined(parts: [Option<&str>; 2]) -> Option<String> {
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// A date as MMDDCCYY (United States) or CCYYMMDD (Canada, version 1). The two cannot be mistaken
/// for one another: no month and day make a year from 1900 to 2199.
fn date(text: &str) -> Option<NaiveDate> {
    let plain: String = text.chars().filter(|it| !matches!(it, '/' | '-' | ' ')).collect();
    if plain.len() != 8 {
        return None;
    }
    let number = |from, count| digits(&plain, from, count)?.parse::<u32>().ok();
    let (first, last) = (number(0, 4)?, number(4, 4)?);
    let (year, day) = if (1900..2200).contains(&first) { (first, last) } else { (last, first) };
    let date = NaiveDate::from_ymd_opt(year as i32, day / 100, day % 100)?;
    (1900..2200).contains(&date.year()).then_some(date)
}

/// Birth, issue and expiry, or none of them where they contradict one another.
fn dates([born, issued, expires]: [Option<NaiveDate>; 3]) -> [Option<NaiveDate>; 3] {
    let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| {
        a.zip(b).is_none_or(|(earlier, later)| earlier < later)
    };
    match before(born, issued) && before(issued, expires) && before(born, expires) {
        true => [born, issued, expires],
        false => [None; 3],
    }
}

fn sex(text: &str) -> Option<String> {
    let letter = match text {
        "1" | "M" => "M",
        "2" | "F" => "F",
        "9" | "X" => "X",
        _ => return None,
    };
    Some(letter.to_owned())
}

fn country(text: &str) -> Option<String> {
    ["USA", "CAN", "MEX"].into_iter().find(|it| *it == text).map(str::to_owned)
}

/// The country of an issuer. The numbers from 636000 on were given to states of the United States
/// and provinces of Canada alike, so only the standard's few Canadian ones are told apart.
fn of_issuer(id: &str) -> Option<String> {
    const CANADA: [&str; 12] = [
        "636012", "636013", "636016", "636017", "636028", "636044", "636048", "604426", "604427",
        "604428", "604429", "604432",
    ];
    CANADA.contains(&id).then(|| "CAN".to_owned())
}

/// `12345`, `12345-6789`, or a Canadian code with one space.
fn postal_code(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let all_digits = plain.bytes().all(|it| it.is_ascii_digit());
    match plain.len() {
        9 if all_digits && plain.ends_with("0000") => Some(plain[..5].to_owned()),
        9 if all_digits => Some(format!("{}-{}", &plain[..5], &plain[5..])),
        5 if all_digits => Some(plain),
        6 if !all_digits => Some(format!("{} {}", &plain[..3], &plain[3..])),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
