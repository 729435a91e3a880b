use proptest::prelude::*;
use serde_json::json;

use super::*;

fn read(value: Value) -> Snapshot {
    snapshot(&value).expect("an application of the contract's shape")
}

fn kinds(snapshot: &Snapshot) -> Vec<RequirementKind> {
    snapshot.requirements.iter().map(|requirement| requirement.kind).collect()
}

#[test]
fn both_spellings_of_the_number_flag_are_one_requirement() {
    for flags in [
        json!({"identification_number_document_needed": true}),
        json!({"identification_number_verification_document_needed": true}),
        json!({"identification_number_verification_document_needed": false,
               "identification_number_document_needed": true}),
        json!({"identification_number_verification_document_needed": true,
               "identification_number_document_needed": true}),
    ] {
        let mut application = json!({"id": "a", "status": "DOCUMENTS_NEEDED"});
        for (key, value) in flags.as_object().expect("flags") {
            application[key] = value.clone();
        }
        let snapshot = read(application);
        assert_eq!(kinds(&snapshot), [RequirementKind::IdentificationNumber], "{flags}");
    }
}

#[test]
fn alternatives_come_from_flags_and_not_from_the_list_of_documents() {
    let waiting = |slot: &str| json!({"id": slot, "type": slot, "status": "PENDING_UPLOAD"});
    let snapshot = read(json!({
        "id": "a", "status": "DOCUMENTS_NEEDED", "id_verification_documents_needed": true,
        "documents": [waiting("ID_FRONT"), waiting("ID_BACK"), waiting("PASSPORT"),
                      waiting("SELFIE")],
    }));
    assert_eq!(snapshot.requirements.len(), 1);
    assert_eq!(snapshot.requirements[0].alternatives.len(), 2);
    assert_eq!(snapshot.slots.len(), 4);
    assert!(snapshot.slots.iter().all(|report| report.status == SlotStatus::Open));
}

#[test]
fn flags_count_only_while_documents_are_waited_for() {
    for (status, open) in
        [("PENDING", 0), ("APPROVED", 0), ("MANUAL_REVIEW", 0), ("DOCUMENTS_NEEDED", 1), ("NEW", 1)]
    {
        let snapshot = read(json!({
            "id": "a", "status": status, "address_verification_document_needed": true}));
        assert_eq!(snapshot.requirements.len(), open, "{status}");
    }
}

#[test]
fn documents_needed_without_a_flag_is_never_satisfied_by_itself() {
    let bare = read(json!({"id": "a", "status": "DOCUMENTS_NEEDED"}));
    assert_eq!(kinds(&bare), [RequirementKind::Other]);
    assert!(!bare.requirements[0].satisfied_by(&Default::default()));
    let hinted = read(json!({"id": "a", "status": "DOCUMENTS_NEEDED", "documents": [
        {"id": "d", "type": "ADDRESS_VERIFICATION", "status": "PENDING_UPLOAD"}]}));
    assert_eq!(kinds(&hinted), [RequirementKind::Address]);
}

#[test]
fn the_last_document_of_a_type_wins_and_keeps_its_reason() {
    let snapshot = read(json!({"id": "a", "status": "DOCUMENTS_NEEDED", "documents": [
        {"id": "d1", "type": "SELFIE", "status": "APPROVED"},
        {"id": "d2", "type": "SELFIE", "status": "INVALID",
         "exception_reason": "IMAGE_QUALITY_ERROR_CUTOFF"},
    ]}));
    assert_eq!(snapshot.slots.len(), 1);
    let report = &snapshot.slots[0];
    assert_eq!(report.status, SlotStatus::Refused);
    assert_eq!(report.reference.as_deref(), Some("d2"));
    assert_eq!(report.reason.as_deref(), Some("IMAGE_QUALITY_ERROR_CUTOFF"));
}

#[test]
fn the_nested_date_of_birth_is_flattened_and_a_flat_one_kept() {
    for date in [json!({"date_of_birth": "1990-01-02"}), json!("1990-01-02")] {
        let snapshot = read(json!({"id": "a", "status": "CREATED", "date_of_birth": date}));
        let applicant = snapshot.applicant.expect("an echo");
        assert_eq!(applicant.expose()["date_of_birth"], "1990-01-02");
    }
    assert_eq!(read(json!({"id": "a", "status": "CREATED"})).applicant, None);
}

#[test]
fn what_cannot_be_understood_is_not_guessed() {
    for value in [
        json!(null),
        json!([]),
        json!(["a", "CREATED"]),
        json!({"status": "CREATED"}),
        json!({"id": "a"}),
        json!({"id": 7, "status": "CREATED"}),
        json!({"id": "a", "status": null}),
        json!({"id": "a", "status": ""}),
        json!({"id": "a", "status": "DOCUMENTS_NEEDED", "id_verification_documents_needed": "yes"}),
        json!({"id": "a", "status": "CREATED", "documents": {}}),
    ] {
        assert!(snapshot(&value).is_none(), "{value}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop_oneof![
        Just("id".to_owned()),
        Just("status".to_owned()),
        Just("documents".to_owned()),
        Just("type".to_owned()),
        Just("date_of_birth".to_owned()),
        Just("exception_reasons".to_owned()),
        Just("id_verification_documents_needed".to_owned()),
        ".{0,4}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(Value::from("DOCUMENTS_NEEDED")),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::hash_map(keys.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

const KNOWN: [&str; 7] = [
    "CREATED",
    "SUBMITTED",
    "DOCUMENTS_NEEDED",
    "PENDING",
    "MANUAL_REVIEW",
    "APPROVED",
    "REJECTED",
];

proptest! {
    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        if let Some(snapshot) = snapshot(&value) {
            prop_assert_eq!(Some(snapshot.provider_status.as_str()), value["status"].as_str());
        }
    }

    #[test]
    fn unknown_words_are_unmapped(status in "[A-Za-z_]{1,20}", rest in any_json()) {
        prop_assume!(!KNOWN.contains(&status.as_str()));
        let value = json!({"id": "a", "status": status, "address": rest});
        let snapshot = snapshot(&value).expect("id and status are there");
        prop_assert_eq!(snapshot.stage, Stage::Unmapped);
        prop_assert_eq!(snapshot.provider_status, status);
    }
}
