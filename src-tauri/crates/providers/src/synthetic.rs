//! Made-up people for templates, whom nobody can take for real ones.

use std::ops::Range;

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

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

/// A resident of California whose numbers are outside what is ever issued: group 00 of a social
/// security number, telephone numbers 555-01xx, example.com. The providers' sandboxes let them
/// pass.
pub(crate) struct Person {
    pub(crate) first: &'static str,
    pub(crate) last: String,
    pub(crate) email: String,
    /// `YYYY-MM-DD`, of age.
    pub(crate) birth: String,
    /// Number and street.
    pub(crate) street: String,
    pub(crate) city: &'static str,
    pub(crate) postal_code: &'static str,
    area_code: u16,
    /// The last two digits of the telephone number.
    line: u8,
    /// For what else a template draws by lot.
    pub(crate) rng: StdRng,
}

impl Person {
    /// The same person for the same seed.
    pub(crate) fn of(seed: u64) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let first = pick(&mut rng, &FIRST);
        let syllables: String = (0..3).map(|_| pick(&mut rng, &SYLLABLES)).collect();
        let last = format!("Sample{syllables}");
        let (city, postal_code) = pick(&mut rng, &CITIES);
        // Nobody else has the same address.
        let mark = rng.random::<u32>();
        Self {
            email: format!(
                "{}.{}.{mark:08x}@example.com",
                first.to_lowercase(),
                last.to_lowercase()
            ),
            first,
            last,
            birth: format!(
                "{}-{:02}-{:02}",
                rng.random_range(1950..2000),
                rng.random_range(1..=12),
                rng.random_range(1..=28)
            ),
            street: format!("{} Sample Street", rng.random_range(100..9_999)),
            city,
            postal_code,
            area_code: pick(&mut rng, &AREA_CODES),
            line: rng.random_range(0..100),
            rng,
        }
    }

    /// Nine digits with `between` after the third and the fifth; the first three are one of
    /// `areas`.
    pub(crate) fn number(&mut self, areas: Range<u16>, between: &str) -> String {
        let area = self.rng.random_range(areas);
        let serial = self.rng.random_range(1..10_000);
        format!("{area:03}{between}00{between}{serial:04}")
    }

    /// In E.164.
    pub(crate) fn phone(&self) -> String {
        format!("+1{}55501{:02}", self.area_code, self.line)
    }

    /// Without a country, with hyphens.
    pub(crate) fn national_phone(&self) -> String {
        format!("{}-555-01{:02}", self.area_code, self.line)
    }
}

fn pick<T: Copy>(rng: &mut StdRng, list: &[T]) -> T {
    *list.choose(rng).expect("the lists are not empty")
}
