//! Lists and details.

use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Client, V2, applicant, changed, create_path, wrong_fields};

const LISTED: [&str; 11] = [
    "country_of_residence",
    "created_at",
    "customer_id",
    "customer_status",
    "email",
    "first_name",
    "last_name",
    "phone",
    "tos_policies_url",
    "type",
    "updated_at",
];

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[tokio::test]
async fn lists_hold_customers_of_both_versions() {
    let client = Client::new(V2).await;
    let (one, two) = (client.create("v1").await, client.create("v2").await);
    for path in ["/v1/customers", "/v2/customers"] {
        let data = client.get(&format!("{path}?type=INDIVIDUAL")).await.expect(200)["data"].clone();
        let customers = data["customers"].as_array().unwrap();
        let ids: Vec<_> =
            customers.iter().map(|one| one["customer_id"].as_str().unwrap()).collect();
        assert_eq!(ids, [&one.id, &two.id], "{path}");
        assert_eq!(keys(&customers[0]), LISTED);
        assert_eq!(customers[0]["type"], "INDIVIDUAL");
        assert_eq!(customers[0]["customer_status"], "INCOMPLETE");
        assert_eq!(customers[0]["email"], "specimen.rowan@example.com");
        let url = customers[1]["tos_policies_url"].as_str().unwrap();
        assert!(url.ends_with(&two.terms), "{url}");
        let page = json!({ "current_page": 1, "per_page": 10, "total_page": 1, "total": 2 });
        assert_eq!(data["pagination"], page);
    }
}

#[tokio::test]
async fn lists_come_in_pages_that_new_customers_do_not_shift() {
    let client = Client::new(V2).await;
    let mut created = Vec::new();
    for _ in 0..5 {
        created.push(client.create("v2").await.id);
    }
    let mut seen = Vec::new();
    for current_page in 1..=3 {
        let target =
            format!("/v2/customers?type=INDIVIDUAL&per_page=2&current_page={current_page}");
        let data = client.get(&target).await.expect(200)["data"].clone();
        assert_eq!(data["pagination"]["current_page"], current_page);
        let page = data["customers"].as_array().unwrap();
        seen.extend(page.iter().map(|one| one["customer_id"].as_str().unwrap().to_owned()));
        created.push(client.create("v2").await.id);
    }
    assert_eq!(seen, created[..6]);
}

#[tokio::test]
async fn lists_need_a_type() {
    let client = Client::new(V2).await;
    client.create("v2").await;
    assert_eq!(wrong_fields(&client.get("/v2/customers").await), ["type"]);
    assert_eq!(wrong_fields(&client.get("/v2/customers?type=PERSON").await), ["type"]);
    let wrong = client.get("/v2/customers?type=INDIVIDUAL&per_page=513").await;
    assert_eq!(wrong_fields(&wrong), ["per_page"]);
    let businesses = client.get("/v2/customers?type=BUSINESS").await.expect(200);
    assert_eq!(businesses["data"]["customers"], json!([]));
}

#[tokio::test]
async fn details_have_their_shape() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let v1 = client.details(&customer.id).await;
    let v2 =
        client.get(&format!("/v2/customers/{}", customer.id)).await.expect(200)["data"].clone();
    let mut expected = LISTED.to_vec();
    expected.extend([
        "last_status_updated_at",
        "rejection_reason",
        "request_for_information",
        "verification_type",
    ]);
    expected.sort_unstable();
    assert_eq!(keys(&v2), expected);
    expected.push("capabilities");
    expected.sort_unstable();
    assert_eq!(keys(&v1), expected, "V1 also tells capabilities");
    assert_eq!(v2["rejection_reason"], Value::Null);
    assert_eq!(v2["request_for_information"], json!([]));
    assert_eq!(v2["verification_type"], "STANDARD");
    for key in ["created_at", "updated_at", "last_status_updated_at"] {
        let time = v2[key].as_str().unwrap();
        assert!(chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{key}: {time}");
    }
    let text = v2.to_string();
    assert!(!text.contains("000-12-3456"), "numbers are not echoed: {text}");
}

#[tokio::test]
async fn v1_defaults_to_standard() {
    let client = Client::new(V2).await;
    let body = changed(applicant("v1"), &[("verification_type", Value::Null)]);
    let answer = client.post(&create_path("v1"), &body).await.expect(200);
    let id = answer["data"]["customer_id"].as_str().unwrap();
    assert_eq!(client.details(id).await["verification_type"], "STANDARD");
}

#[tokio::test]
async fn v2_details_know_v2_customers_alone() {
    let client = Client::new(V2).await;
    let (older, newer) = (client.create("v1").await, client.create("v2").await);
    client.get(&format!("/v2/customers/{}", newer.id)).await.expect(200);
    let answer = client.get(&format!("/v2/customers/{}", older.id)).await;
    assert_eq!(answer.expect(404), json!({ "message": "Resource not found" }));
    client.details(&older.id).await;
    client.set(json!({ "v2_details": false }));
    client.get(&format!("/v2/customers/{}", newer.id)).await.expect(404);
    client.details(&newer.id).await;
    for version in ["v1", "v2"] {
        client.get(&format!("/{version}/customers/{}", Uuid::new_v4())).await.expect(404);
    }
}
