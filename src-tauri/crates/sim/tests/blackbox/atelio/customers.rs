//! Customers: create, read, list, find, remove.

use reqwest::Method;
use serde_json::{Value, json};

use super::brand::{Brand, PLAIN, code, home, person, stranger, wrong_fields};
use crate::partner::DELAY;

const SCHEMA: &str = "create_customer_schema";

/// A valid body with one change, given as a path with slashes.
fn with(pointer: &str, value: Value) -> Value {
    let mut body = person(PLAIN);
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    body.pointer_mut(parent).expect("a parent")[key] = value;
    body
}

#[tokio::test]
async fn created_customer_has_its_shape() {
    let brand = Brand::new().await;
    let mut body = person(PLAIN);
    body["brand_person_id"] = json!("case-7");
    let answer = brand.post("/customers/", &body).await;
    let text = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(!text.contains(PLAIN) && !text.contains("900000001"), "the number is masked: {text}");

    let customer = answer.expect(201);
    assert_eq!(customer["ssn"], "XXX-XX-0001");
    assert_eq!(customer["brand_person_id"], "case-7");
    assert_eq!(customer["business_id"], Value::Null);
    for key in ["customer_id", "bond_brand_id"] {
        assert!(uuid::Uuid::parse_str(customer[key].as_str().unwrap()).is_ok(), "{key}");
    }
    for key in ["first_name", "last_name", "dob", "phone", "phone_country_code", "email"] {
        assert_eq!(customer[key], body[key], "{key}");
    }
    let address = &customer["addresses"][0];
    assert!(address["address_id"].is_string() && address["deliverability"].is_string());
    assert_eq!(address["street"], "1 Sample St., #2-B");
    for time in [&customer["date_created"], &address["date_created"]] {
        assert!(chrono::DateTime::parse_from_rfc3339(time.as_str().unwrap()).is_ok(), "{time}");
    }
    assert!(customer.get("kyc_status").is_none(), "no status of KYC");
    assert!(customer.get("id_type").is_none() && customer.get("middle_name").is_none());
    let id = customer["customer_id"].as_str().unwrap();
    assert_eq!(brand.read(id).await, customer, "read back");
    assert_eq!(brand.count(id, "create"), 1);
}

#[tokio::test]
async fn required_fields_are_required() {
    let brand = Brand::new().await;
    for (pointer, field) in [
        ("/first_name", "first_name"),
        ("/last_name", "last_name"),
        ("/dob", "dob"),
        ("/addresses", "addresses"),
        ("/addresses/0/address_type", "addresses.0.address_type"),
        ("/addresses/0/street", "addresses.0.street"),
        ("/addresses/0/city", "addresses.0.city"),
        ("/addresses/0/state", "addresses.0.state"),
        ("/addresses/0/zip_code", "addresses.0.zip_code"),
        ("/addresses/0/country", "addresses.0.country"),
    ] {
        let answer = brand.post("/customers/", &with(pointer, Value::Null)).await;
        assert_eq!(wrong_fields(&answer, SCHEMA), [field]);
    }
    let answer = brand.post("/customers/", &json!({})).await;
    assert_eq!(wrong_fields(&answer, SCHEMA), ["addresses", "dob", "first_name", "last_name"]);
    assert!(brand.sim.effects().is_empty(), "nothing was created");
}

#[tokio::test]
async fn optional_fields_are_optional() {
    let brand = Brand::new().await;
    for field in ["middle_name", "ssn", "phone", "phone_country_code", "email"] {
        brand.post("/customers/", &with(&format!("/{field}"), Value::Null)).await.expect(201);
    }
    brand.post("/customers/", &with("/addresses/0/street2", json!(null))).await.expect(201);
    brand.post("/customers/", &with("/something_new", json!("ignored"))).await.expect(201);
}

#[tokio::test]
async fn constraints_hold() {
    let brand = Brand::new().await;
    for (pointer, value) in [
        ("/first_name", json!("S")),
        ("/first_name", json!("S".repeat(51))),
        ("/first_name", json!("'Sample")),
        ("/first_name", json!("Sam-ple")),
        ("/first_name", json!("Sample2")),
        ("/first_name", json!(7)),
        ("/middle_name", json!("7 of 9")),
        ("/last_name", json!("T")),
        ("/dob", json!("02/29/1984")),
        ("/dob", json!("1985-02-29")),
        ("/dob", json!("1984-2-29")),
        ("/ssn", json!("900000001")),
        ("/ssn", json!("90-000-0001")),
        ("/phone", json!("+14155550142")),
        ("/phone", json!("(415) 555-0142")),
        ("/phone_country_code", json!("1234")),
        ("/phone_country_code", json!("+1")),
        ("/email", json!("sample")),
        ("/brand_person_id", json!(7)),
        ("/addresses", json!({})),
        ("/addresses/0/address_type", json!("HOME")),
        ("/addresses/0/street", json!("x".repeat(41))),
        ("/addresses/0/street", json!("1 Sample Street; 2")),
        ("/addresses/0/street2", json!("x".repeat(41))),
        ("/addresses/0/city", json!("B")),
        ("/addresses/0/city", json!("B".repeat(41))),
        ("/addresses/0/state", json!("California")),
        ("/addresses/0/zip_code", json!("9470")),
        ("/addresses/0/zip_code", json!("94701-12")),
        ("/addresses/0/country", json!("USA")),
    ] {
        let answer = brand.post("/customers/", &with(pointer, value.clone())).await;
        let field = pointer[1..].replace('/', ".");
        assert_eq!(wrong_fields(&answer, SCHEMA), [field], "{pointer} = {value}");
    }
    let answer = brand.post("/customers/", &with("/addresses/0/is_primary", json!("yes"))).await;
    assert!(wrong_fields(&answer, SCHEMA).contains(&"addresses.0.is_primary".to_owned()));
}

#[tokio::test]
async fn rules_of_addresses_depend_on_the_country() {
    let brand = Brand::new().await;
    let mut abroad = home();
    for (key, value) in [("country", "CA"), ("state", "British Columbia"), ("zip_code", "V5K 0A1")]
    {
        abroad[key] = json!(value);
    }
    brand.post("/customers/", &with("/addresses", json!([abroad]))).await.expect(201);
    abroad["state"] = json!("x".repeat(21));
    abroad["zip_code"] = json!("9");
    let answer = brand.post("/customers/", &with("/addresses", json!([abroad]))).await;
    assert_eq!(wrong_fields(&answer, SCHEMA), ["addresses.0.state", "addresses.0.zip_code"]);
    brand
        .post("/customers/", &with("/addresses/0/zip_code", json!("94701-1234")))
        .await
        .expect(201);
}

#[tokio::test]
async fn one_address_must_be_primary() {
    let brand = Brand::new().await;
    let mut second = home();
    second["is_primary"] = json!(false);
    for list in [json!([]), json!([second])] {
        let answer = brand.post("/customers/", &with("/addresses", list)).await;
        assert_eq!(wrong_fields(&answer, SCHEMA), ["addresses"]);
    }
    second["address_type"] = json!("MAILING");
    brand.post("/customers/", &with("/addresses", json!([second, home()]))).await.expect(201);
}

#[tokio::test]
async fn customers_are_listed_in_pages() {
    let brand = Brand::new().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(brand.create(PLAIN).await);
    }
    let page = async |query: &str| -> Vec<String> {
        let list = brand.get(&format!("/customers{query}")).await.expect(200);
        let list = list.as_array().expect("a bare array");
        list.iter().map(|one| one["customer_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(page("").await, ids);
    assert_eq!(page("?page=1&per_page=2").await, ids[..2]);
    assert_eq!(page("?page=3&per_page=2").await, ids[4..]);
    assert!(page("?page=4&per_page=2").await.is_empty());
    for size in [1, 2, 5, 10, 20, 50] {
        assert_eq!(page(&format!("?per_page={size}")).await.len(), size.min(5));
    }
    for (query, field) in [
        ("?per_page=3", "per_page"),
        ("?per_page=100", "per_page"),
        ("?per_page=all", "per_page"),
        ("?page=0", "page"),
        ("?page=-1", "page"),
    ] {
        let answer = brand.get(&format!("/customers{query}")).await;
        assert_eq!(wrong_fields(&answer, "get_customer_schema"), [field], "{query}");
    }
}

#[tokio::test]
async fn customers_are_found_by_the_brands_own_id() {
    let brand = Brand::new().await;
    brand.create(PLAIN).await;
    let mut body = person(PLAIN);
    body["brand_person_id"] = json!("case-7");
    let created = brand.post("/customers/", &body).await.expect(201);
    let found = brand.get("/customers?brand_person_id=case-7&per_page=50").await.expect(200);
    assert_eq!(found, json!([created]));
    assert_eq!(brand.get("/customers?brand_person_id=case-8").await.expect(200), json!([]));
    brand.set(json!({ "find_by_brand_person_id": false }));
    let all = brand.get("/customers?brand_person_id=case-7").await.expect(200);
    assert_eq!(all.as_array().unwrap().len(), 2, "a parameter like any unknown one");
}

#[tokio::test]
async fn removed_customers_are_gone() {
    let brand = Brand::new().await;
    let id = brand.started("333-33-3333").await;
    let answer = brand.send(Method::DELETE, &format!("/customers/{id}"), None).await;
    assert_eq!((answer.status, answer.bytes.as_slice()), (200, &b"Customer resource deleted"[..]));
    for (method, target) in [
        (Method::GET, format!("/customers/{id}")),
        (Method::PATCH, format!("/customers/{id}")),
        (Method::DELETE, format!("/customers/{id}")),
        (Method::POST, format!("/customers/{id}/verification-kyc")),
    ] {
        let answer = brand.send(method.clone(), &target, Some(&json!({}))).await;
        assert_eq!(code(&answer, 404), "customer_dne", "{method}");
    }
    assert_eq!(brand.get("/customers").await.expect(200), json!([]));
    brand.sim.advance(30 * 24 * 60 * DELAY);
    assert_eq!(brand.told(&id), ["document_required"], "nothing more is heard of it");
}

#[tokio::test]
async fn unknown_customers_are_404() {
    let brand = Brand::new().await;
    let id = stranger();
    assert_eq!(code(&brand.get(&format!("/customers/{id}")).await, 404), "customer_dne");
    assert_eq!(code(&brand.start(&id).await, 404), "customer_dne");
    assert_eq!(code(&brand.kyc(&id, brand.program()).await, 404), "customer_dne");
    assert_eq!(code(&brand.simulate(&id, "pass").await, 404), "customer_dne");
}
