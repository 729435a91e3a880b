//! What a customer's fields must look like ("Customer object").

use std::ops::RangeInclusive;

use serde_json::Value;

use super::reader::Reader;
use super::shapes;
use crate::http::Reply;

/// Checks a whole customer (create) or the part of one that is given (change).
pub(super) fn check(body: &Value, whole: bool, code: &str) -> Result<(), Reply> {
    let mut reader = Reader::new(body);
    for (name, required) in [("first_name", whole), ("middle_name", false), ("last_name", whole)] {
        let wanted = "2 to 50 letters, spaces and apostrophes that start with a letter";
        reader.like(name, required, wanted, is_name);
    }
    reader.like("dob", whole, "a date as YYYY-MM-DD", shapes::is_date);
    reader.like("ssn", false, "a number as ###-##-####", shapes::is_dashed_ssn);
    contact(&mut reader);
    reader.text("brand_person_id", false);
    if let Some(count) = reader.list("addresses", whole) {
        let mut primary = false;
        for at in 0..count {
            primary |= address(&mut reader, &format!("addresses.{at}")) == Some(true);
        }
        if !primary {
            reader.problem("addresses", "At least one must be primary.");
        }
    }
    reader.finish(code)
}

/// The optional ways to reach a customer, which StartKYC takes as well.
pub(super) fn contact(reader: &mut Reader<'_>) {
    reader.like("phone", false, shapes::PHONE, shapes::is_phone);
    reader.like("phone_country_code", false, shapes::COUNTRY_CODE, shapes::is_country_code);
    reader.like("email", false, shapes::EMAIL, shapes::is_email);
}

/// Checks one address; whether it is a primary one.
fn address(reader: &mut Reader<'_>, path: &str) -> Option<bool> {
    let at = |name: &str| format!("{path}.{name}");
    let kind = |text: &str| matches!(text, "MAILING" | "PHYSICAL");
    reader.like(&at("address_type"), true, "one of MAILING, PHYSICAL", kind);
    let wanted = "1 to 40 letters, digits, spaces and . , _ - #";
    reader.like(&at("street"), true, wanted, is_street);
    reader.like(&at("street2"), false, "at most 40 characters", |text| long(text, 0..=40));
    reader.like(&at("city"), true, "2 to 40 characters", |text| long(text, 2..=40));
    let country = reader.like(&at("country"), true, "an ISO 3166 alpha-2 code", is_two_capitals);
    if country == Some("US") {
        reader.like(&at("state"), true, "2 letters", is_two_capitals);
        reader.like(&at("zip_code"), true, "##### or #####-####", is_us_zip);
    } else {
        reader.like(&at("state"), true, "at most 20 characters", |text| long(text, 1..=20));
        reader.like(&at("zip_code"), true, "2 to 20 characters", |text| long(text, 2..=20));
    }
    reader.flag(&at("is_primary"))
}

fn is_name(text: &str) -> bool {
    long(text, 2..=50)
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '\''))
}

fn is_street(text: &str) -> bool {
    long(text, 1..=40) && text.chars().all(|c| c.is_alphanumeric() || " .,_-#".contains(c))
}

fn is_two_capitals(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_us_zip(text: &str) -> bool {
    match text.split_once('-') {
        None => text.len() == 5 && shapes::all_digits(text),
        Some((five, four)) => {
            (five.len(), four.len()) == (5, 4)
                && shapes::all_digits(five)
                && shapes::all_digits(four)
        }
    }
}

fn long(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.chars().count())
}
