//! Applicants that nobody can take for real.

use chrono::{NaiveDate, TimeDelta};

use crate::seeded::Seeded;

const GIVEN: [&str; 12] = [
    "Sample",
    "Specimen",
    "Example",
    "Placeholder",
    "Mockup",
    "Fixture",
    "Dummy",
    "Pattern",
    "Template",
    "Sketch",
    "Draft",
    "Model",
];
const SURNAMES: [&str; 16] = [
    "Alder", "Aspen", "Birch", "Cedar", "Cypress", "Elm", "Hazel", "Hemlock", "Juniper", "Larch",
    "Linden", "Maple", "Rowan", "Spruce", "Sycamore", "Willow",
];
const STREETS: [&str; 5] =
    ["Sample Street", "Specimen Avenue", "Example Road", "Placeholder Lane", "Fixture Court"];
const CITIES: [(&str, &str); 5] = [
    ("Berkeley", "94701"),
    ("Fresno", "93650"),
    ("Oakland", "94601"),
    ("Sacramento", "94203"),
    ("San Jose", "95101"),
];

/// A synthetic applicant resident in California.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    /// E.164, from the range that is reserved for fiction.
    pub(crate) phone: String,
    pub(crate) born: NaiveDate,
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) postal_code: String,
    /// US postal abbreviation.
    pub(crate) state: String,
}

impl Person {
    /// The next person of a stream.
    pub(crate) fn synthetic(seeded: &mut Seeded) -> Self {
        let first_name = (*seeded.pick(&GIVEN)).to_owned();
        let tree = *seeded.pick(&SURNAMES);
        let (city, postal_code) = *seeded.pick(&CITIES);
        let email = format!(
            "{}.{}.{}@example.com",
            first_name.to_lowercase(),
            tree.to_lowercase(),
            seeded.digits(6)
        );
        let eldest = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a date of the calendar");
        Self {
            last_name: format!("Testcase-{tree}"),
            email,
            phone: format!("+1415555{:04}", 100 + seeded.below(100)),
            born: eldest + TimeDelta::days(i64::from(seeded.below(52 * 365))),
            street: format!("{} {}", 1 + seeded.below(999), seeded.pick(&STREETS)),
            city: city.to_owned(),
            postal_code: postal_code.to_owned(),
            state: "CA".to_owned(),
            first_name,
        }
    }
}
