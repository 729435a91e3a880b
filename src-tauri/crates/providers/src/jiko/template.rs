use serde_json::{Value, json};

use crate::synthetic::Person;

/// The create body of a made-up person. 4 makes the sandbox approve; see docs/providers/jiko.md,
/// Sandbox.
pub(super) fn applicant(seed: u64) -> Value {
    let mut person = Person::of(seed);
    let number = person.number(400..500, "");
    json!({
        "identification_number": number,
        "identification_type": "SSN",
        "identification_number_issuing_country": "US",
        "name": {"first_name": person.first, "last_name": person.last},
        "email": person.email,
        "phone_number": person.phone(),
        "date_of_birth": person.birth,
        "citizenship_country": "US",
        "investment_profile": {
            "employment_status": "EMPLOYED",
            "occupation": "Sample tester",
            "income": "BETWEEN_50K_AND_100K",
            "net_worth": "BETWEEN_50K_AND_200K",
        },
        "agreement_consent": {"version": super::applicant::CURRENT, "timestamp": super::applicant::CURRENT},
        "address": {
            "street_address": person.street,
            "city": person.city,
            "state": "CA",
            "postal_code": person.postal_code,
            "country": "US",
        },
    })
}
