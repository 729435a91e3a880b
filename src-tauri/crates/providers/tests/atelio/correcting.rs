//! Corrections of a customer.

use dossier_domain::{Kind, Reconciled};
use dossier_providers::{Delivery, Doubtful, Error};
use serde_json::json;

use crate::fake::*;

#[tokio::test]
async fn a_correction_patches_the_customer_without_the_number() {
    let fake = Fake::with("document_required", |_| json_reply(200, customer())).await;
    let correction = json!({"customer": {"last_name": "Samplez", "ssn": "400-00-0009",
        "brand_person_id": "x"}, "kyc": {"ssn": "400-00-0002"}});
    let memory = remembered(&[reenter(&["first_name", "last_name", "ssn"])]);
    let delivered = fake
        .client()
        .deliver(&Delivery { target: Some(target(&memory)), ..correct(&correction) })
        .await
        .unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    let memory = delivered.memory.unwrap();
    assert_eq!(memory.expose()["fields"], json!(["first_name"]), "what is left to look at");
    let calls = fake.calls();
    assert_eq!(calls.len(), 1);
    assert!(calls[0].is("PATCH", &customer_path()));
    assert_eq!(calls[0].json(), json!({"last_name": "Samplez"}));
}

#[tokio::test]
async fn a_corrected_number_alone_is_not_sent_before_the_next_start() {
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    for correction in [json!({"kyc": {"ssn": "400-00-0002"}}), json!({"customer": {"ssn": "x"}})] {
        let delivered = fake.client().deliver(&correct(&correction)).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
        assert_eq!(delivered.memory, None);
        let doubt = Doubtful { body: Some(&correction), ..doubtful(Kind::Correct) };
        let found = fake.client().reconcile(&doubt).await.unwrap();
        assert!(matches!(found, Reconciled::Accepted(_)));
    }
    assert!(fake.calls().iter().all(|call| call.is("GET", &customer_path())));
    let gone = Fake::start(|_, _| no(404, "customer_dne", "no")).await;
    let error = gone.client().deliver(&correct(&json!({"kyc": {}}))).await.unwrap_err();
    assert_eq!(error, Error::NotFound);
}

#[tokio::test]
async fn a_lost_correction_is_looked_up_in_the_customer() {
    let fake = Fake::with("document_required", |_| reply(500, "")).await;
    for (correction, arrived) in [
        (json!({"customer": {"last_name": "SAMPLE", "phone": "415-555-0100"}}), true),
        (json!({"customer": {"last_name": "Samplez"}}), false),
        (json!({"customer": {"addresses": [{"street": "1 Sample Street"}]}}), false),
    ] {
        let doubt = Doubtful { body: Some(&correction), ..doubtful(Kind::Correct) };
        let found = fake.client().reconcile(&doubt).await.unwrap();
        assert_eq!(matches!(found, Reconciled::Accepted(_)), arrived, "{correction}");
        assert!(arrived || found == Reconciled::NotArrived);
    }
}
