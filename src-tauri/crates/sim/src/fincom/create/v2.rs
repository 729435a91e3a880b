//! The V2 form.

use chrono::NaiveDate;

use super::{RESIDENCE, contact, finances, is_ssn, meta_data, place};
use crate::fincom::catalogue::Country;
use crate::fincom::reader::Reader;

const EMPLOYMENT: [&str; 5] = ["EMPLOYED", "SELF_EMPLOYED", "RETIRED", "STUDENT", "UNEMPLOYED"];

pub(super) fn check(reader: &mut Reader<'_>, today: NaiveDate) {
    reader.word("verification_type", true, &["STANDARD", "RELIANCE"]);
    let mut residence = None;
    if reader.object("basic_info") {
        residence = basic_info(reader, today);
    }
    if reader.object("address") {
        address(reader, residence);
    }
    if reader.object("financial_profile") {
        financial_profile(reader);
    }
    meta_data(reader);
}

fn basic_info(reader: &mut Reader<'_>, today: NaiveDate) -> Option<&'static Country> {
    written_twice(reader, "basic_info.first_name", true);
    written_twice(reader, "basic_info.middle_name", false);
    written_twice(reader, "basic_info.last_name", true);
    let age = reader.date("basic_info.dob", true).map(|born| today.years_since(born));
    if age.is_some_and(|age| !age.is_some_and(|age| (18..=120).contains(&age))) {
        reader.problem("basic_info.dob", "The age must be between 18 and 120 years.");
    }
    let residence = contact(reader);
    reader.country("basic_info.primary_nationality", true);
    reader.country("basic_info.secondary_nationality", false);
    reader.word("basic_info.gender", false, &["MALE", "FEMALE"]);
    tax_info(reader);
    residence
}

/// A text that needs a partner in Latin characters where it has others itself.
fn written_twice(reader: &mut Reader<'_>, path: &str, required: bool) {
    let partner = format!("{path}_en");
    let other = reader.text(path, required).is_some_and(|text| !text.is_ascii());
    reader.like(&partner, other, "written in Latin characters", str::is_ascii);
}

fn tax_info(reader: &mut Reader<'_>) {
    let mut seen = Vec::new();
    for at in 0..reader.list("basic_info.tax_info") {
        let one = format!("basic_info.tax_info.{at}");
        if !reader.object(&one) {
            continue;
        }
        let country = reader.country(&format!("{one}.country_code"), true);
        let kind = reader.text(&format!("{one}.document_type"), true);
        let path = format!("{one}.document_id");
        let number = if kind == Some("SSN") && country.is_some_and(|one| one.code == "USA") {
            reader.like(&path, true, "written as xxx-xx-xxxx", is_ssn)
        } else {
            reader.text(&path, true)
        };
        if number.is_some() && seen.contains(&number) {
            reader.problem(path, "The document_id has a duplicate value.");
        }
        seen.push(number);
    }
}

fn address(reader: &mut Reader<'_>, residence: Option<&Country>) {
    written_twice(reader, "address.street_line_1", true);
    written_twice(reader, "address.street_line_2", false);
    let country = reader.country("address.country", true);
    if let (Some(country), Some(residence)) = (country, residence)
        && country.code != residence.code
    {
        reader.problem("address.country", format!("The country must equal {RESIDENCE}."));
    }
    place(reader, "subdivision_code", country);
}

fn financial_profile(reader: &mut Reader<'_>) {
    finances(reader);
    reader.word("financial_profile.employment_status", true, &EMPLOYMENT);
    for at in 0..reader.list("financial_profile.source_of_fund_ids") {
        reader.entry(&format!("financial_profile.source_of_fund_ids.{at}"));
    }
    reader.text("financial_profile.purpose_remarks", false);
    reader.text("financial_profile.source_of_funds_description", false);
}
