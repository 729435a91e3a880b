//! What docs/providers/atelio.md states, line by line.

use dossier_domain::Provider;

use crate::conformance::{hold, refused_alike};

#[tokio::test]
async fn the_client_and_the_simulator_read_the_sheet_alike() {
    hold(Provider::Atelio, include_str!("conformance.txt")).await;
}

/// What the client finds before anything is sent, the provider would have refused, by the same
/// names; what it lets pass, the provider takes.
#[tokio::test]
async fn what_is_checked_before_sending_is_what_atelio_refuses() {
    let rows = [
        ("/customer/first_name", "A", "first_name"),
        ("/customer/first_name", "4ever", "first_name"),
        ("/customer/first_name", "-", "first_name"),
        ("/customer/middle_name", "X-1", "middle_name"),
        ("/customer/last_name", "-", "last_name"),
        ("/customer/last_name", "Sample_Person", "last_name"),
        ("/customer/dob", "1990-02-30", "dob"),
        ("/customer/dob", "-", "dob"),
        ("/customer/ssn", "400-00-1", "ssn"),
        ("/customer/phone", "(415)5550100", "phone"),
        ("/customer/phone_country_code", "\"0001\"", "phone_country_code"),
        ("/customer/email", "nobody", "email"),
        ("/customer/addresses", "[]", "addresses"),
        ("/customer/addresses", "-", "addresses"),
        ("/customer/addresses/0/address_type", "HOME", "addresses.0.address_type"),
        ("/customer/addresses/0/street", "1~Sample/Street", "addresses.0.street"),
        ("/customer/addresses/0/city", "X", "addresses.0.city"),
        ("/customer/addresses/0/state", "California", "addresses.0.state"),
        ("/customer/addresses/0/zip_code", "\"123\"", "addresses.0.zip_code"),
        ("/customer/addresses/0/country", "USA", "addresses.0.country"),
        ("/customer/addresses/0/is_primary", "false", "addresses"),
        ("/customer/addresses/0/is_primary", "-", "addresses.0.is_primary"),
        ("/customer/first_name", "Renée", ""),
        ("/customer/last_name", "O'Sample~Person", ""),
        ("/customer/ssn", "400-00-0001", ""),
        ("/customer/ssn", "\"400000001\"", ""),
        ("/customer/phone", "415-555-0100", ""),
        ("/customer/addresses/0/zip_code", "95814-0001", ""),
        ("/customer/addresses/0/street2", "Apartment~1", ""),
    ];
    refused_alike(Provider::Atelio, "customer.", &rows).await;
}
