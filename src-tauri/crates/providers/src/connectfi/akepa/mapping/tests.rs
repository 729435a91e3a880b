use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn what_cannot_be_understood_is_not_guessed() {
    for data in [
        json!(null),
        json!(["iapp_1", "csta_1", "running"]),
        json!({}),
        json!({"applicationId": "iapp_1", "customerId": "csta_1"}),
        json!({"applicationId": "iapp_1", "status": "running"}),
        json!({"customerId": "csta_1", "status": "running"}),
        json!({"applicationId": "iapp_1", "customerId": "csta_1", "status": ""}),
        json!({"applicationId": "iapp-1", "customerId": "csta_1", "status": "running"}),
        json!({"applicationId": "iapp_1", "customerId": "csta_1", "status": 7}),
        json!({"applicationId": "iapp_1", "customerId": "csta_1", "status": "completed",
            "outcome": true}),
    ] {
        assert!(read(&data).is_none(), "{data}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let keys = proptest::sample::select(vec![
        "applicationId",
        "customerId",
        "status",
        "outcome",
        "entityApplications",
        "entityId",
        "x",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(Value::from("completed")),
        Just(Value::from("iapp_1")),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::hash_map(keys.clone(), inner, 0..8).prop_map(|map| {
                Value::Object(map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        if let Some(read) = read(&value) {
            prop_assert_eq!(Some(read.snapshot.provider_status.as_str()), value["status"].as_str());
        }
    }

    #[test]
    fn unknown_words_are_unmapped_and_kept(status in "[A-Za-z_]{1,30}", rest in any_json()) {
        prop_assume!(word_stage(&status) == Stage::Unmapped);
        let data = json!({"applicationId": "iapp_1", "customerId": "csta_1", "status": status,
            "entityApplications": rest});
        let read = read(&data).expect("ids and status are there");
        prop_assert_eq!(read.snapshot.stage, Stage::Unmapped);
        prop_assert!(read.snapshot.requirements.is_empty());
        prop_assert_eq!(read.snapshot.provider_status, status);
    }
}
