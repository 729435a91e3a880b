use proptest::prelude::*;

use super::*;

#[test]
fn what_cannot_be_understood_is_not_guessed() {
    let customer = json!({"customerId": "csta_1", "kycStatus": "PENDING"});
    for data in [
        json!(null),
        json!([]),
        json!({}),
        json!({"customer": [], "kyc": {"status": "PENDING"}}),
        json!({"customer": {"customerId": 7}}),
        json!({"customer": {"customerId": ""}}),
        json!({"customer": {"customerId": "a/b"}}),
        json!({"customer": customer, "kyc": "PENDING"}),
        json!({"customer": customer, "kyc": {"status": 7}}),
        json!({"customer": customer, "kyc": {"attributeCodes": "cardAttributes"}}),
        json!({"customer": customer, "kycDocumentList": {}}),
        json!({"customer": customer, "kycDocumentList": [{"type": "PASSPORT"}]}),
        json!({"customer": customer, "kycDocumentList": [{"id": "d", "type": "PASSPORT",
            "uploadStatus": "yes"}]}),
    ] {
        assert!(snapshot(&data).is_none(), "{data}");
    }
}

#[test]
fn the_last_document_of_a_slot_wins() {
    let data = json!({"customer": {"customerId": "csta_1", "kycStatus": "WAITING_DATA"},
    "kycDocumentList": [
        {"id": "d1", "type": "PASSPORT", "documentSide": "FRONT", "uploadStatus": true},
        {"id": "d2", "type": "PASSPORT", "uploadStatus": false},
        {"id": "d3", "type": "UTILITY"},
    ]});
    let snapshot = snapshot(&data).expect("a KYC");
    let ids: Vec<Option<&str>> =
        snapshot.slots.iter().map(|report| report.reference.as_deref()).collect();
    assert_eq!(ids, [Some("d2"), Some("d3")]);
    assert!(snapshot.slots.iter().all(|report| report.status == SlotStatus::Open));
}

fn any_json() -> impl Strategy<Value = Value> {
    let keys = proptest::sample::select(vec![
        "customer",
        "customerId",
        "kyc",
        "status",
        "kycStatus",
        "kycDocumentList",
        "type",
        "id",
        "documentSide",
        "uploadStatus",
        "attributeCodes",
        "reference",
        "x",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(Value::from("WAITING_DATA")),
        Just(Value::from("csta_1")),
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
        if let Some(snapshot) = snapshot(&value) {
            prop_assert!(!snapshot.external_id.is_empty() && !snapshot.provider_status.is_empty());
        }
    }

    #[test]
    fn unknown_words_are_unmapped_and_kept(status in "[A-Za-z_]{1,20}", rest in any_json()) {
        let known = ["none", "WAITING_DATA", "PENDING", "REVIEW", "APPROVED", "DECLINED"];
        prop_assume!(!known.contains(&status.as_str()));
        let data = json!({"customer": {"customerId": "csta_1", "customer": rest},
            "kyc": {"status": status}});
        let snapshot = snapshot(&data).expect("customer and status are there");
        prop_assert_eq!(snapshot.stage, Stage::Unmapped);
        prop_assert_eq!(snapshot.provider_status, status);
    }
}
