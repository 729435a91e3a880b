//! What docs/providers/jiko.md states, line by line.

use dossier_domain::Provider;

use crate::conformance::{hold, refused_alike};

#[tokio::test]
async fn the_client_and_the_simulator_read_the_sheet_alike() {
    hold(Provider::Jiko, include_str!("conformance.txt")).await;
}

/// What the client finds before anything is sent, the provider would have refused, by the same
/// names; what it lets pass, the provider takes.
#[tokio::test]
async fn what_is_checked_before_sending_is_what_jiko_refuses() {
    let long = Box::leak("x".repeat(51).into_boxed_str());
    let rows = [
        ("/identification_number", "400-00-0001", "identification_number"),
        ("/identification_number", "-", "identification_number"),
        ("/identification_type", "CARD", "identification_type"),
        ("/identification_number_issuing_country", "USA", "identification_number_issuing_country"),
        ("/citizenship_country", "USA", "citizenship_country"),
        ("/name/first_name", "-", "name.first_name"),
        ("/name/last_name", long, "name.last_name"),
        ("/email", "nobody", "email"),
        ("/phone_number", "call~me", "phone_number"),
        ("/date_of_birth", "1990-2-3", "date_of_birth"),
        ("/date_of_birth", "2020-02-02", "date_of_birth"),
        (
            "/investment_profile/employment_status",
            "WORKING",
            "investment_profile.employment_status",
        ),
        ("/investment_profile/income", "PLENTY", "investment_profile.income"),
        ("/investment_profile/net_worth", "-", "investment_profile.net_worth"),
        ("/investment_profile/occupation", "X", "investment_profile.occupation"),
        ("/address/street_address", "-", "address.street_address"),
        ("/address/city", "-", "address.city"),
        ("/address/postal_code", "-", "address.postal_code"),
        ("/address/state", "California", "address.state"),
        ("/address/country", "America", "address.country"),
        ("/agreement_consent/timestamp", "yesterday", "agreement_consent.timestamp"),
        ("/name/middle_name", "Sample", ""),
        ("/identification_type", "SSN", ""),
        ("/address/country", "USA", ""),
        ("/citizenship_country", "US", ""),
    ];
    refused_alike(Provider::Jiko, "", &rows).await;
}
