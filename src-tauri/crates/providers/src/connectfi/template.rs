use serde_json::{Value, json};

use crate::synthetic::Person;

/// The create body of a made-up person. The reference is filled in when it is sent.
pub(super) fn applicant(seed: u64) -> Value {
    let mut person = Person::of(seed);
    let number = person.number(100..666, "");
    json!({
        "customerType": "individual",
        "customer": {
            "firstName": person.first,
            "lastName": person.last,
            "dateOfBirth": person.birth,
            "email": person.email,
            "citizenshipCountryCodeA3": "USA",
            "addresses": [{
                "type": "PRIMARY",
                "addressLine1": person.street,
                "city": person.city,
                "state": "CA",
                "postalCode": person.postal_code,
                "countryCodeA3": "USA",
            }],
            "phones": [{"type": "MOBILE", "number": person.phone()}],
            "identificationDocuments": [{"type": "SSN", "value": number}],
        },
    })
}
