//! Changing customers, before and after KYC.

use serde_json::{Value, json};

use super::brand::{Brand, PLAIN, code, home, wrong_fields};
use crate::partner::DELAY;

#[tokio::test]
async fn before_a_pass_any_field_can_be_changed() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let target = format!("/customers/{id}");
    let mut moved = home();
    moved["street"] = json!("2 Specimen Ave");
    for (field, value) in [
        ("first_name", json!("Specimen")),
        ("middle_name", json!("Middle")),
        ("last_name", json!("O'Sample")),
        ("dob", json!("1985-03-01")),
        ("phone", json!("4155550143")),
        ("email", json!("specimen@example.com")),
        ("brand_person_id", json!("case-8")),
    ] {
        let changed = brand.patch(&target, &json!({ field: value })).await.expect(200);
        assert_eq!(changed[field], value);
        assert_eq!(changed["addresses"][0]["city"], "Berkeley", "what is not given stays");
    }
    let body = json!({ "ssn": "900-00-0002", "addresses": [moved] });
    let changed = brand.patch(&target, &body).await.expect(200);
    assert_eq!(changed["ssn"], "XXX-XX-0002");
    assert_eq!(changed["addresses"][0]["street"], "2 Specimen Ave");
    assert_eq!(brand.read(&id).await, changed);
    assert_eq!(brand.count(&id, "correct"), 8);
}

#[tokio::test]
async fn wrong_changes_change_nothing() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    let before = brand.read(&id).await;
    for (body, field) in [
        (json!({ "first_name": "S", "email": "specimen@example.com" }), "first_name"),
        (json!({ "ssn": "900000002" }), "ssn"),
        (json!({ "addresses": [] }), "addresses"),
    ] {
        let answer = brand.patch(&format!("/customers/{id}"), &body).await;
        assert_eq!(wrong_fields(&answer, "edit_customer_schema"), [field]);
    }
    assert_eq!(brand.read(&id).await, before);
    assert_eq!(brand.count(&id, "correct"), 0);
}

#[tokio::test]
async fn after_a_pass_only_contact_and_secondary_address_can_be_changed() {
    let brand = Brand::new().await;
    let id = brand.started(PLAIN).await;
    assert_eq!(brand.status(&id).await, "passed");
    let target = format!("/customers/{id}");
    let mut second = home();
    second["is_primary"] = json!(false);
    second["address_type"] = json!("MAILING");
    for body in [
        json!({ "email": "specimen@example.com" }),
        json!({ "phone": "4155550143", "phone_country_code": "1" }),
        json!({ "addresses": [home(), second] }),
    ] {
        brand.patch(&target, &body).await.expect(200);
    }
    let mut moved = home();
    moved["street"] = json!("2 Specimen Ave");
    for body in [
        json!({ "first_name": "Specimen" }),
        json!({ "dob": "1985-03-01" }),
        json!({ "ssn": "900-00-0002" }),
        json!({ "email": "sample@example.com", "last_name": "Other" }),
        json!({ "addresses": [moved] }),
    ] {
        let answer = brand.patch(&target, &body).await;
        assert_eq!(code(&answer, 400), "kyc_customer", "{body}");
    }
    assert_eq!(brand.count(&id, "correct"), 3);
    assert_eq!(brand.read(&id).await["first_name"], "Sample");
}

#[tokio::test]
async fn a_pass_leaves_what_the_document_said() {
    let brand = Brand::new().await;
    let id = brand.started(PLAIN).await;
    let customer = brand.read(&id).await;
    for key in ["id_type", "id_number", "id_expiration", "id_issuance"] {
        assert!(customer[key].is_string(), "{key}");
    }
    let other = brand.started("000-00-0000").await;
    assert!(brand.read(&other).await.get("id_type").is_none());
}

#[tokio::test]
async fn data_can_be_entered_again() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "data_needed");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "document_required");
    assert_eq!(brand.told(&id), ["document_required", "reenter_information"], "together");
    let event: Value = brand.events().pop().unwrap();
    let keys: Vec<_> = event.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["customer_id", "description", "event", "fields"], "no occurred_at");
    assert_eq!(event["fields"], json!(["first_name", "last_name", "ssn"]));
    assert!(event["description"].as_str().unwrap().contains(brand.program()));

    let change = json!({ "last_name": "Corrected" });
    brand.patch(&format!("/customers/{id}"), &change).await.expect(200);
    assert_eq!(brand.status(&id).await, "document_required", "a correction alone moves nothing");
    assert_eq!(brand.start(&id).await.expect(201)["kyc_status"], "submitted");
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "passed");
    assert_eq!(brand.count(&id, "submit"), 2);
    assert_eq!(brand.count(&id, "correct"), 1);
}

#[tokio::test]
async fn documents_can_be_given_instead_of_data() {
    let brand = Brand::new().await;
    let id = brand.create(PLAIN).await;
    brand.outcome(&id, "data_needed");
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    brand.upload(&brand.link(&id), None).await.expect(200);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
}

#[tokio::test]
async fn a_corrected_number_is_given_to_the_start() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    assert_eq!(brand.status(&id).await, "document_required");
    brand.start_with(&id, json!({ "ssn": PLAIN })).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "passed", "it counts for the new attempt");
    assert_eq!(brand.read(&id).await["ssn"], "XXX-XX-3333", "and is not stored");
    assert_eq!(brand.count(&id, "correct"), 0);
}

#[tokio::test]
async fn a_changed_number_counts_for_the_next_start() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let change = json!({ "ssn": "000-00-0000" });
    brand.patch(&format!("/customers/{id}"), &change).await.expect(200);
    brand.start(&id).await.expect(201);
    brand.sim.advance(DELAY);
    assert_eq!(brand.status(&id).await, "under_review");
}
