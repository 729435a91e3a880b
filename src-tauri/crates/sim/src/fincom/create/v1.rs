//! The V1 form.

use super::{contact, finances, is_ssn, meta_data, place};
use crate::fincom::reader::Reader;

/// Texts of a person and a place; Latin characters only.
const LATIN: [&str; 7] = [
    "basic_info.first_name",
    "basic_info.last_name",
    "basic_info.tin",
    "address.street",
    "address.city",
    "address.postal_code",
    "address.state",
];

pub(super) fn check(reader: &mut Reader<'_>) {
    reader.word("verification_type", false, &["STANDARD", "RELIANCE"]);
    if reader.object("basic_info") {
        basic_info(reader);
    }
    if reader.object("address") {
        reader.text("address.street", true);
        let country = reader.country("address.country", true);
        place(reader, "state", country);
    }
    if reader.object("financial_profile") {
        finances(reader);
        reader.entry("financial_profile.source_of_fund_id");
    }
    meta_data(reader);
    for path in LATIN {
        if reader.has(path) {
            reader.like(path, false, "written in Latin characters", str::is_ascii);
        }
    }
}

fn basic_info(reader: &mut Reader<'_>) {
    reader.text("basic_info.first_name", true);
    reader.text("basic_info.last_name", true);
    reader.date("basic_info.dob", true);
    let residence = contact(reader);
    reader.country("basic_info.nationality", true);
    if residence.is_some_and(|country| country.code == "USA") {
        reader.like("basic_info.tin", true, "written as xxx-xx-xxxx", is_ssn);
    } else {
        reader.text("basic_info.tin", true);
    }
}
