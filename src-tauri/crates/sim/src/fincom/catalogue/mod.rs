//! Catalogues ("Catalogue"). Occupations, purposes and sources of funds hold ids 1 to 20.

mod country;

use std::ops::RangeInclusive;

use serde::Serialize;

pub(super) use country::{Country, countries, country, subdivisions};

/// The ids of every catalogue.
pub(super) const IDS: RangeInclusive<i64> = 1..=20;

pub(super) const OCCUPATIONS: [&str; 20] = [
    "Accountant",
    "Actor",
    "Architect",
    "Baker",
    "Carpenter",
    "Chemist",
    "Dentist",
    "Designer",
    "Driver",
    "Electrician",
    "Engineer",
    "Farmer",
    "Lawyer",
    "Librarian",
    "Mechanic",
    "Nurse",
    "Software developer",
    "Teacher",
    "Translator",
    "Other",
];

pub(super) const PURPOSES: [&str; 20] = [
    "Bill payments",
    "Charitable donations",
    "Currency exchange",
    "E-commerce purchases",
    "Education fees",
    "Family support",
    "Freelance income",
    "Gifts",
    "Insurance premiums",
    "Investments",
    "Loan repayment",
    "Medical expenses",
    "Personal expenses",
    "Property purchase",
    "Rent",
    "Salary",
    "Savings",
    "Tax payments",
    "Travel",
    "Other",
];

pub(super) const SOURCES_OF_FUNDS: [&str; 20] = [
    "Alimony",
    "Bonus",
    "Business income",
    "Capital gains",
    "Commission",
    "Dividends",
    "Family support",
    "Freelance income",
    "Gift",
    "Government benefits",
    "Inheritance",
    "Insurance payout",
    "Interest",
    "Loan",
    "Pension",
    "Rental income",
    "Salary",
    "Sale of property",
    "Savings",
    "Other",
];

/// One entry.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    id: usize,
    title: &'static str,
}

/// The entries of a catalogue, counted from 1.
pub(super) fn entries(titles: &[&'static str]) -> Vec<Entry> {
    (1..).zip(titles).map(|(id, title)| Entry { id, title }).collect()
}
