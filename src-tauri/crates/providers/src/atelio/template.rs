use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

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

fn pick<T: Copy>(rng: &mut StdRng, list: &[T]) -> T {
    *list.choose(rng).expect("the lists are not empty")
}

/// An applicant that nobody can take for a person: numbers are outside what is ever issued (group
/// 00 of a social security number, telephone numbers 555-01xx, example.com, the addresses set
/// aside for documents). The sandbox lets the number pass.
pub(super) fn applicant(seed: u64) -> Value {
    let mut rng = StdRng::seed_from_u64(seed);
    let first = pick(&mut rng, &FIRST);
    let last = format!("Sample{}", (0..3).map(|_| pick(&mut rng, &SYLLABLES)).collect::<String>());
    let (city, zip_code) = pick(&mut rng, &CITIES);
    let mark = rng.random::<u32>();
    let number = format!("4{:02}-00-{:04}", rng.random_range(0..100), rng.random_range(1..10_000));
    let phone = format!("{}-555-01{:02}", pick(&mut rng, &AREA_CODES), rng.random_range(0..100));
    let birth = format!(
        "{}-{:02}-{:02}",
        rng.random_range(1950..2000),
        rng.random_range(1..=12),
        rng.random_range(1..=28)
    );
    json!({
        "customer": {
            "first_name": first,
            "last_name": last,
            "dob": birth,
            "phone": phone,
            "phone_country_code": "1",
            "email":
                format!("{}.{}.{mark:08x}@example.com", first.to_lowercase(), last.to_lowercase()),
            "addresses": [{
                "address_type": "PHYSICAL",
                "street": format!("{} Sample Street", rng.random_range(100..9_999)),
                "city": city,
                "state": "CA",
                "zip_code": zip_code,
                "country": "US",
                "is_primary": true,
            }],
        },
        "kyc": {"ip": format!("203.0.113.{}", rng.random_range(1..255)), "ssn": number},
    })
}
