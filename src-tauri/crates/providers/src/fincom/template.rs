use rand::Rng;
use serde_json::{Value, json};

use super::Version;
use crate::synthetic::Person;

/// The simulated catalogues hold the ids 1 to 20.
const IDS: std::ops::RangeInclusive<u32> = 1..=20;

/// The create body of a made-up person.
pub(super) fn applicant(version: Version, seed: u64) -> Value {
    let mut person = Person::of(seed);
    let number = person.number(400..500, "-");
    let rng = &mut person.rng;
    let (occupation, purpose) = (rng.random_range(IDS), rng.random_range(IDS));
    let source = rng.random_range(IDS);
    let volume = 100 * rng.random_range(1..50);
    match version {
        Version::V1 => json!({
            "verification_type": "STANDARD",
            "basic_info": {
                "first_name": person.first,
                "last_name": person.last,
                "dob": person.birth,
                "email": person.email,
                "phone": person.phone(),
                "country_of_residence": "USA",
                "nationality": "USA",
                "tin": number,
            },
            "address": {
                "street": person.street,
                "city": person.city,
                "state": "US-CA",
                "postal_code": person.postal_code,
                "country": "USA",
            },
            "financial_profile": {
                "occupation_id": occupation,
                "source_of_fund_id": source,
                "purpose_id": purpose,
                "monthly_volume_usd": volume,
            },
        }),
        Version::V2 => json!({
            "verification_type": "STANDARD",
            "basic_info": {
                "first_name": person.first,
                "last_name": person.last,
                "dob": person.birth,
                "email": person.email,
                "phone": person.phone(),
                "country_of_residence": "USA",
                "primary_nationality": "USA",
                "tax_info": [
                    {"country_code": "USA", "document_type": "SSN", "document_id": number},
                ],
            },
            "address": {
                "street_line_1": person.street,
                "city": person.city,
                "subdivision_code": "US-CA",
                "postal_code": person.postal_code,
                "country": "USA",
            },
            "financial_profile": {
                "employment_status": "EMPLOYED",
                "occupation_id": occupation,
                "source_of_fund_ids": [source],
                "purpose_id": purpose,
                "monthly_volume_usd": volume,
            },
        }),
    }
}
