use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

const FIRST: [&str; 12] = [
    "Alex", "Bailey", "Cameron", "Dakota", "Elliot", "Frankie", "Hayden", "Jamie", "Kendall",
    "Logan", "Parker", "Reese",
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

fn pick<T: Copy>(rng: &mut StdRng, list: &[T]) -> T {
    *list.choose(rng).expect("the lists are not empty")
}

/// A create body that nobody can take for a person: numbers are outside what is ever issued
/// (group 00 of a social security number, telephone numbers 555-01xx, example.com). The reference
/// is filled in when it is sent.
pub(super) fn applicant(seed: u64) -> Value {
    let mut rng = StdRng::seed_from_u64(seed);
    let first = pick(&mut rng, &FIRST);
    let last = format!("Sample{}", (0..3).map(|_| pick(&mut rng, &SYLLABLES)).collect::<String>());
    let (city, postal_code) = pick(&mut rng, &CITIES);
    let mark = rng.random::<u32>();
    let number = format!("{:03}00{:04}", rng.random_range(100..666), rng.random_range(1..10_000));
    let phone = format!("+1{}55501{:02}", pick(&mut rng, &AREA_CODES), rng.random_range(0..100));
    let birth = format!(
        "{}-{:02}-{:02}",
        rng.random_range(1950..2000),
        rng.random_range(1..=12),
        rng.random_range(1..=28)
    );
    json!({
        "customerType": "individual",
        "customer": {
            "firstName": first,
            "lastName": last,
            "dateOfBirth": birth,
            "email": format!(
                "{}.{}.{mark:08x}@example.com", first.to_lowercase(), last.to_lowercase()),
            "citizenshipCountryCodeA3": "USA",
            "addresses": [{
                "type": "PRIMARY",
                "addressLine1": format!("{} Sample Street", rng.random_range(100..9_999)),
                "city": city,
                "state": "CA",
                "postalCode": postal_code,
                "countryCodeA3": "USA",
            }],
            "phones": [{"type": "MOBILE", "number": phone}],
            "identificationDocuments": [{"type": "SSN", "value": number}],
        },
    })
}
