//! Attaching through V2.

use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Client, V1, V2, changed, check, coded, day, wrong_fields};
use super::upload::sha256;
use crate::partner::{DELAY, png};

const ADDRESS: &str = "address_documents.0";
const FIRST: &str = "identifying_documents.0";

#[tokio::test]
async fn attach_is_validated_and_queued() {
    for provider in [V1, V2] {
        let client = Client::new(provider).await;
        let customer = client.create("v2").await;
        let body = client.body_v2(&customer).await;
        let answer = client.attach_v2(&customer.id, &body).await.expect(200);
        assert_eq!(answer, json!({ "data": { "customer_id": customer.id }, "meta": null }));
        assert_eq!(client.effects(&customer.id, "attach"), 1);
        assert_eq!(client.status(&customer.id).await, "INCOMPLETE", "until it is processed");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "REVIEWING");
        client.sim.advance(DELAY);
        assert_eq!(client.status(&customer.id).await, "APPROVED");
    }
}

#[tokio::test]
async fn one_attach_at_a_time() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    client.attach_v2(&customer.id, &body).await.expect(200);
    coded(&client.attach_v2(&customer.id, &body).await, 409, "conflict");
    assert_eq!(client.effects(&customer.id, "attach"), 1);
    client.sim.advance(DELAY);
    coded(&client.attach_v2(&customer.id, &body).await, 403, "forbidden");
}

#[tokio::test]
async fn customers_of_others_versions_and_statuses_are_forbidden() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    let foreign = Uuid::new_v4().to_string();
    coded(&client.attach_v2(&foreign, &body).await, 403, "forbidden");
    client.attach_v2("7", &body).await.expect(404);
    let older = client.create("v1").await;
    coded(&client.attach_v2(&older.id, &body).await, 403, "forbidden");
    for outcome in ["approved", "rejected", "manual_review", "information_requested"] {
        let decided = client.decided("v2", outcome).await;
        let body = client.body_v2(&decided).await;
        coded(&client.attach_v2(&decided.id, &body).await, 403, "forbidden");
    }
}

#[tokio::test]
async fn files_of_another_customer_are_forbidden() {
    let client = Client::new(V2).await;
    let (customer, other) = (client.create("v2").await, client.create("v2").await);
    let foreign = json!(client.picture(&other.id, "foreign").await);
    let body = client.body_v2(&customer).await;
    for path in [format!("{FIRST}.files.0.uri"), format!("{ADDRESS}.files.0.uri")] {
        let wrong = changed(body.clone(), &[(&path, foreign.clone())]);
        coded(&client.attach_v2(&customer.id, &wrong).await, 403, "forbidden");
        let unknown = changed(body.clone(), &[(&path, json!("/unknown.png"))]);
        check(&client.attach_v2(&customer.id, &unknown).await, &path, "a file that is not there");
    }
    assert_eq!(client.effects(&customer.id, "attach"), 0);
}

#[tokio::test]
async fn required_fields_are_required() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    for path in [
        "identifying_documents",
        "identifying_documents.0.type",
        "identifying_documents.0.number",
        "identifying_documents.0.country",
        "identifying_documents.0.expiry_date",
        "identifying_documents.0.files",
        "identifying_documents.0.files.0.uri",
        "identifying_documents.0.state",
        "address_documents",
        "address_documents.0.type",
        "address_documents.0.country",
        "address_documents.0.files",
        "address_documents.0.files.0.uri",
        "tos_policies_value",
    ] {
        let wrong = changed(body.clone(), &[(path, Value::Null)]);
        let answer = client.attach_v2(&customer.id, &wrong).await;
        if path == "identifying_documents.0.files.0.uri" {
            // Without it there is no front either.
            assert_eq!(wrong_fields(&answer), ["identifying_documents.0.files", path]);
        } else {
            check(&answer, path, path);
        }
    }
    let optional = changed(body, &[("identifying_documents.0.issue_date", Value::Null)]);
    client.attach_v2(&customer.id, &optional).await.expect(200);
}

#[tokio::test]
async fn rules_of_identity_documents_hold() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    let twice = json!([body["identifying_documents"][0], body["identifying_documents"][0]]);
    for (path, value, wrong) in [
        ("identifying_documents", json!([]), "identifying_documents"),
        ("identifying_documents", json!({}), "identifying_documents"),
        ("identifying_documents.0.type", json!("VISA"), "identifying_documents.0.type"),
        ("identifying_documents.0.country", json!("US"), "identifying_documents.0.country"),
        ("identifying_documents.0.state", json!("x".repeat(65)), "identifying_documents.0.state"),
        (
            "identifying_documents.0.expiry_date",
            json!(day(0)),
            "identifying_documents.0.expiry_date",
        ),
        (
            "identifying_documents.0.expiry_date",
            json!("2030-1-1"),
            "identifying_documents.0.expiry_date",
        ),
        (
            "identifying_documents.0.issue_date",
            json!(day(400)),
            "identifying_documents.0.expiry_date",
        ),
        ("tos_policies_value", json!(Uuid::new_v4()), "tos_policies_value"),
    ] {
        let changed = changed(body.clone(), &[(path, value.clone())]);
        let answer = client.attach_v2(&customer.id, &changed).await;
        check(&answer, wrong, &format!("{path} = {value}"));
    }
    let answer = client
        .attach_v2(&customer.id, &changed(body.clone(), &[("identifying_documents", twice)]))
        .await;
    let wrong = wrong_fields(&answer);
    assert!(wrong.contains(&"identifying_documents".to_owned()), "at most one: {wrong:?}");
    let tomorrow = changed(
        body,
        &[
            ("identifying_documents.0.expiry_date", json!(day(1))),
            ("identifying_documents.0.state", json!("x".repeat(64))),
        ],
    );
    client.attach_v2(&customer.id, &tomorrow).await.expect(200);
}

#[tokio::test]
async fn sides_and_state_depend_on_type_and_country() {
    let client = Client::new(V2).await;
    let two = ["FRONT", "BACK"];
    let files = "identifying_documents.0.files";
    let state = "identifying_documents.0.state";
    for (kind, country, given, sides, wrong) in [
        ("PASSPORT", "USA", Value::Null, &[""][..], ""),
        ("PASSPORT", "USA", Value::Null, &["FRONT"], ""),
        ("PASSPORT", "USA", Value::Null, &two, files),
        ("PASSPORT", "USA", json!("US-CA"), &[""], state),
        ("NATIONAL_ID", "DEU", Value::Null, &two, ""),
        ("NATIONAL_ID", "DEU", Value::Null, &["FRONT"], files),
        ("NATIONAL_ID", "DEU", json!("DE-BE"), &two, state),
        ("RESIDENCE_PERMIT", "DEU", Value::Null, &two, ""),
        ("RESIDENCE_PERMIT", "DEU", Value::Null, &["FRONT", "FRONT"], files),
        ("RESIDENCE_PERMIT", "DEU", json!("DE-BE"), &two, state),
        ("DRIVERS_LICENSE", "USA", json!("US-CA"), &two, ""),
        ("DRIVERS_LICENSE", "USA", Value::Null, &two, state),
        ("DRIVERS_LICENSE", "DEU", Value::Null, &two, ""),
        ("DRIVERS_LICENSE", "DEU", json!("DE-BE"), &two, ""),
        ("DRIVERS_LICENSE", "DEU", Value::Null, &["FRONT", "BACK", "BACK"], files),
        ("DRIVERS_LICENSE", "DEU", Value::Null, &["FRONT", ""], files),
    ] {
        let customer = client.create("v2").await;
        let mut list = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            let uri = client.picture(&customer.id, &at.to_string()).await;
            let side = if side.is_empty() { Value::Null } else { json!(side) };
            list.push(json!({ "uri": uri, "side": side }));
        }
        let body = client.body_v2(&customer).await;
        let body = changed(
            body,
            &[
                ("identifying_documents.0.type", json!(kind)),
                ("identifying_documents.0.country", json!(country)),
                (state, given.clone()),
                (files, json!(list)),
            ],
        );
        let answer = client.attach_v2(&customer.id, &body).await;
        check(&answer, wrong, &format!("{kind} {country} {given} {sides:?}"));
    }
}

#[tokio::test]
async fn rules_of_address_documents_hold() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    let spare = json!({ "uri": client.picture(&customer.id, "spare").await });
    let bill = &body["address_documents"][0];
    for (path, value, wrong) in [
        ("address_documents", json!([]), "address_documents"),
        ("address_documents", json!([bill, bill]), "address_documents"),
        ("address_documents.0.type", json!("PASSPORT"), "address_documents.0.type"),
        ("address_documents.0.type", json!("COMPANY_DOC"), "address_documents.0.type"),
        ("address_documents.0.country", json!("DEU"), "address_documents.0.country"),
        ("address_documents.0.files", json!([]), "address_documents.0.files"),
        (
            "address_documents.0.files",
            json!([bill["files"][0], spare]),
            "address_documents.0.files",
        ),
        ("address_documents.0.issue_date", json!(day(-91)), "address_documents.0.issue_date"),
        ("address_documents.0.issue_date", json!(day(1)), "address_documents.0.issue_date"),
        ("address_documents.0.issue_date", json!("soon"), "address_documents.0.issue_date"),
    ] {
        let wrong_body = changed(body.clone(), &[(path, value.clone())]);
        let answer = client.attach_v2(&customer.id, &wrong_body).await;
        check(&answer, wrong, &format!("{path} = {value}"));
    }
    for (kind, issued) in [
        ("UTILITY_BILL", day(-90)),
        ("GOVERNMENT_LETTER", day(0)),
        // Three months are never shorter than 89 days.
        ("BANK_STATEMENT", day(-89)),
    ] {
        let customer = client.create("v2").await;
        let changes = [
            ("address_documents.0.type", json!(kind)),
            ("address_documents.0.issue_date", json!(issued)),
        ];
        let body = changed(client.body_v2(&customer).await, &changes);
        client.attach_v2(&customer.id, &body).await.expect(200);
        assert_eq!(client.sim.file(&sha256(&png("bill"))).unwrap().slot, kind);
    }
}

#[tokio::test]
async fn uris_are_unique_but_for_selfies() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let body = client.body_v2(&customer).await;
    let front = body["identifying_documents"][0]["files"][0]["uri"].clone();
    let wrong = changed(body.clone(), &[("address_documents.0.files.0.uri", front.clone())]);
    let answer = client.attach_v2(&customer.id, &wrong).await;
    check(&answer, "address_documents.0.files.0.uri", "named twice");
    let wrong = changed(body.clone(), &[("identifying_documents.0.files.1.uri", front.clone())]);
    let answer = client.attach_v2(&customer.id, &wrong).await;
    check(&answer, "identifying_documents.0.files.1.uri", "named twice in one document");
    let mut body = body;
    let selfie = json!({ "type": "SELFIE", "files": [{ "uri": front }] });
    body["identifying_documents"].as_array_mut().unwrap().push(selfie);
    client.attach_v2(&customer.id, &body).await.expect(200);
}

#[tokio::test]
async fn a_selfie_may_be_demanded() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    let mut body = client.body_v2(&customer).await;
    let selfie = json!({
        "type": "SELFIE",
        "files": [{ "uri": client.picture(&customer.id, "selfie").await }],
        // All other fields are ignored.
        "number": 7,
        "country": "nowhere",
        "state": ["x"],
        "expiry_date": "past",
    });
    client.set(json!({ "selfie_required": true }));
    let answer = client.attach_v2(&customer.id, &body).await;
    check(&answer, "identifying_documents", "no selfie");
    let list = |body: &mut Value, entry: &Value| {
        body["identifying_documents"].as_array_mut().unwrap().push(entry.clone());
    };
    let mut without_file = body.clone();
    list(&mut without_file, &json!({ "type": "SELFIE", "files": [] }));
    let answer = client.attach_v2(&customer.id, &without_file).await;
    check(&answer, "identifying_documents.1.files", "a selfie without a file");
    list(&mut body, &selfie);
    let mut two = body.clone();
    list(&mut two, &selfie);
    let answer = client.attach_v2(&customer.id, &two).await;
    check(&answer, "identifying_documents", "two selfies");
    client.attach_v2(&customer.id, &body).await.expect(200);
    assert_eq!(client.sim.file(&sha256(&png("selfie"))).unwrap().slot, "SELFIE");
}

#[tokio::test]
async fn the_demand_for_a_selfie_is_announced() {
    let plan = json!({ V2: { "selfie_required": true } });
    let options = dossier_sim::Options { faults: Some(plan), ..Default::default() };
    let client = Client::with(V2, options).await;
    assert_eq!(client.credentials["selfie_required"], true);
    assert_eq!(client.sim.connection(V1).unwrap().credentials["selfie_required"], false);
}

#[tokio::test]
async fn slots_are_known_once_attached() {
    let client = Client::new(V2).await;
    let customer = client.attached("v2").await;
    for (salt, slot) in [
        ("front", "DRIVERS_LICENSE/FRONT"),
        ("back", "DRIVERS_LICENSE/BACK"),
        ("bill", "UTILITY_BILL"),
    ] {
        let file = client.sim.file(&sha256(&png(salt))).unwrap();
        assert_eq!((file.slot.as_str(), &file.external_id), (slot, &customer.id));
    }
}

#[tokio::test]
async fn errors_of_attach_have_two_forms() {
    let client = Client::new(V2).await;
    let customer = client.create("v2").await;
    client.set(json!({ "error_form": "reference" }));
    let answer = client.attach_v2(&customer.id, &json!({})).await.expect(422);
    let errors = answer["errors"].as_array().unwrap();
    assert!(errors.iter().any(|one| one["tos_policies_value"].is_string()), "{errors:?}");
}
