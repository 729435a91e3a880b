//! Made-up customers.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::customer::Customer;
use super::id::Separator;
use crate::person::Person;
use crate::seeded::Seeded;

/// The next customer of a stream, registered at some time in the past two weeks.
pub(super) fn customer(seeded: &mut Seeded, ids: Separator, now: DateTime<Utc>) -> Customer {
    let person = Person::synthetic(seeded);
    // No social security number begins with a nine.
    let number = format!("9{}", seeded.digits(8));
    Customer {
        id: ids.join("csta", &seeded.hex(12)),
        reference: seeded.hex(16),
        person: json!({
            "firstName": person.first_name,
            "lastName": person.last_name,
            "dateOfBirth": person.born.to_string(),
            "email": person.email,
            "citizenshipCountryCodeA3": "USA",
            "addresses": [{
                "type": "PRIMARY",
                "addressLine1": person.street,
                "city": person.city,
                "state": person.state,
                "postalCode": person.postal_code,
                "countryCodeA3": "USA",
            }],
            "phones": [{ "type": "MOBILE", "number": person.phone }],
            "identificationDocuments": [{ "type": "SSN", "value": number }],
        }),
        created: now - TimeDelta::minutes(i64::from(60 + seeded.below(14 * 24 * 60))),
    }
}
