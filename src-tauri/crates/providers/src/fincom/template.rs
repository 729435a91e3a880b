use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

use super::Version;

const FIRST: [&str; 12] = [
    "Avery", "Blake", "Casey", "Drew", "Emery", "Finley", "Harper", "Jordan", "Morgan", "Quinn",
    "Rowan", "Sawyer",
];
const SYLLABLES: [&str; 16] = [
    "ba", "del", "fo", "gan", "hu", "ker", "lim", "mo", "nav", "or", "pel", "ri", "sol", "tem",
    "val", "zen",
];
const CITIES: [(&str, &str); 8] = [
    ("Sacramento", "95814"),
    ("Fresno", "93721"),
    ("San Diego", "92101"),
    ("Oakland", "94607"),
    ("San Jose", "95113"),
    ("Los Angeles", "90012"),
    ("Long Beach", "90802"),
    ("Anaheim", "92805"),
];
const AREA_CODES: [u16; 12] = [209, 213, 310, 408, 415, 510, 530, 619, 650, 707, 805, 916];
/// The simulated catalogues hold the ids 1 to 20.
const IDS: std::ops::RangeInclusive<u32> = 1..=20;

fn pick<T: Copy>(rng: &mut StdRng, list: &[T]) -> T {
    *list.choose(rng).expect("the lists are not empty")
}

/// A create body that nobody can take for a person: numbers are outside what is ever issued
/// (group 00 of a social security number, telephone numbers 555-01xx, example.com).
pub(super) fn applicant(version: Version, seed: u64) -> Value {
    let mut rng = StdRng::seed_from_u64(seed);
    let first = pick(&mut rng, &FIRST);
    let last = format!("Sample{}", (0..3).map(|_| pick(&mut rng, &SYLLABLES)).collect::<String>());
    let (city, postal_code) = pick(&mut rng, &CITIES);
    let mark = rng.random::<u32>();
    let email = format!("{}.{}.{mark:08x}@example.com", first.to_lowercase(), last.to_lowercase());
    let number = format!("4{:02}-00-{:04}", rng.random_range(0..100), rng.random_range(1..10_000));
    let phone = format!("+1{}55501{:02}", pick(&mut rng, &AREA_CODES), rng.random_range(0..100));
    let birth = format!(
        "{}-{:02}-{:02}",
        rng.random_range(1950..2000),
        rng.random_range(1..=12),
        rng.random_range(1..=28)
    );
    let street = format!("{} Sample Street", rng.random_range(100..9_999));
    let (occupation, purpose) = (rng.random_range(IDS), rng.random_range(IDS));
    let source = rng.random_range(IDS);
    let volume = 100 * rng.random_range(1..50);
    match version {
        Version::V1 => json!({
            "verification_type": "STANDARD",
            "basic_info": {
                "first_name": first,
                "last_name": last,
                "dob": birth,
                "email": email,
                "phone": phone,
                "country_of_residence": "USA",
                "nationality": "USA",
                "tin": number,
            },
            "address": {
                "street": street,
                "city": city,
                "state": "US-CA",
                "postal_code": postal_code,
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
                "first_name": first,
                "last_name": last,
                "dob": birth,
                "email": email,
                "phone": phone,
                "country_of_residence": "USA",
                "primary_nationality": "USA",
                "tax_info": [
                    {"country_code": "USA", "document_type": "SSN", "document_id": number},
                ],
            },
            "address": {
                "street_line_1": street,
                "city": city,
                "subdivision_code": "US-CA",
                "postal_code": postal_code,
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
