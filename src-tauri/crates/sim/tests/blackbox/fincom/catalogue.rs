//! Catalogues.

use serde_json::{Value, json};

use super::client::{Client, V1, V2, wrong_fields};

#[tokio::test]
async fn entries_have_the_ids_1_to_20() {
    for provider in [V1, V2] {
        let client = Client::new(provider).await;
        for (target, key) in [
            ("/v1/occupations?per_page=512", "occupations"),
            ("/v1/occupations?type=INDIVIDUAL&per_page=512", "occupations"),
            ("/v1/purposes?type=INDIVIDUAL&per_page=512", "purposes"),
            ("/v1/source-of-funds?type=INDIVIDUAL&per_page=512", "source_of_funds"),
        ] {
            let data = client.get(target).await.expect(200)["data"].clone();
            let entries = data[key].as_array().expect(key);
            let ids: Vec<_> = entries.iter().map(|entry| entry["id"].as_i64().unwrap()).collect();
            assert_eq!(ids, (1..=20).collect::<Vec<_>>(), "{target}");
            assert!(entries.iter().all(|entry| entry["title"].is_string()), "{target}");
        }
    }
}

#[tokio::test]
async fn pages_have_bounds() {
    let client = Client::new(V2).await;
    let page =
        |target: &'static str| async { client.get(target).await.expect(200)["data"].clone() };
    let first = page("/v1/occupations").await;
    let expected = json!({ "current_page": 1, "per_page": 10, "total_page": 2, "total": 20 });
    assert_eq!(first["pagination"], expected);
    assert_eq!(first["occupations"].as_array().unwrap().len(), 10, "the default");
    let last = page("/v1/occupations?per_page=7&current_page=3").await;
    assert_eq!(last["pagination"]["total_page"], 3);
    assert_eq!(last["occupations"][0]["id"], 15);
    assert_eq!(last["occupations"].as_array().unwrap().len(), 6);
    let beyond = page("/v1/occupations?current_page=9").await;
    assert_eq!(beyond["occupations"], json!([]));
    for (query, wrong) in [
        ("per_page=0", "per_page"),
        ("per_page=513", "per_page"),
        ("per_page=ten", "per_page"),
        ("current_page=0", "current_page"),
        ("current_page=-1", "current_page"),
    ] {
        let answer = client.get(&format!("/v1/occupations?{query}")).await;
        assert_eq!(wrong_fields(&answer), [wrong], "{query}");
    }
}

#[tokio::test]
async fn purposes_and_sources_need_a_type() {
    let client = Client::new(V2).await;
    for path in ["/v1/purposes", "/v1/source-of-funds"] {
        for query in ["", "?type=", "?type=individual"] {
            let answer = client.get(&format!("{path}{query}")).await;
            assert_eq!(wrong_fields(&answer), ["type"], "{path}{query}");
        }
        client.get(&format!("{path}?type=BUSINESS")).await.expect(200);
    }
}

#[tokio::test]
async fn countries_have_their_shape() {
    let client = Client::new(V2).await;
    let data = client.get("/v1/countries?per_page=512").await.expect(200)["data"].clone();
    assert_eq!(data["pagination"]["total"], 249);
    let countries = data["countries"].as_array().unwrap();
    let find = |code: &str| countries.iter().find(|one| one["code"] == code).expect("a country");
    let usa = find("USA");
    assert_eq!((&usa["currency_code"], &usa["phone_code"]), (&json!("USD"), &json!("+1")));
    let rule = json!({ "required": true, "regex": r"\A\d{5}(?:-\d{4})?\Z" });
    assert_eq!(usa["postal_code"], rule);
    assert_eq!(find("ABW")["postal_code"], json!({ "required": false, "regex": null }));
    for country in countries {
        for key in ["name", "flag_url"] {
            assert!(country[key].as_str().is_some_and(|text| !text.is_empty()), "{country}");
        }
        assert_eq!(country["code"].as_str().unwrap().len(), 3);
    }
}

#[tokio::test]
async fn subdivisions_are_iso_and_not_in_pages() {
    let client = Client::new(V2).await;
    let data = client.get("/v1/countries/USA/subdivisions").await.expect(200)["data"].clone();
    assert_eq!(data.as_object().unwrap().len(), 1, "no pagination: {data}");
    let list = data["subdivisions"].as_array().unwrap();
    assert!(list.len() > 50, "more than a page: {}", list.len());
    let california = json!({ "name": "California", "code": "US-CA" });
    assert!(list.contains(&california));
    let none = client.get("/v1/countries/ABW/subdivisions").await.expect(200);
    assert_eq!(none["data"]["subdivisions"], Value::Array(Vec::new()));
    client.get("/v1/countries/XXX/subdivisions").await.expect(404);
}
