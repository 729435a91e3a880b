use rand::Rng;
use serde_json::{Value, json};

use crate::synthetic::Person;

/// An applicant made of a made-up person at one of the addresses set aside for documents. The
/// sandbox lets the number pass.
pub(super) fn applicant(seed: u64) -> Value {
    let mut person = Person::of(seed);
    let number = person.number(400..500, "-");
    let ip = format!("203.0.113.{}", person.rng.random_range(1..255));
    json!({
        "customer": {
            "first_name": person.first,
            "last_name": person.last,
            "dob": person.birth,
            "phone": person.national_phone(),
            "phone_country_code": "1",
            "email": person.email,
            "addresses": [{
                "address_type": "PHYSICAL",
                "street": person.street,
                "city": person.city,
                "state": "CA",
                "zip_code": person.postal_code,
                "country": "US",
                "is_primary": true,
            }],
        },
        "kyc": {"ip": ip, "ssn": number},
    })
}
