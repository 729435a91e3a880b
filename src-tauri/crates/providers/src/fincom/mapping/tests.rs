use proptest::prelude::*;

use super::*;

const ID: &str = "1f45e58d-0420-4ad8-a790-413169bfab28";

fn reading(answered: Version) -> Reading {
    Reading { answered, memory: Remembered::default(), selfie_required: false, now: None }
}

fn details(status: &str) -> Value {
    json!({"customer_id": ID, "type": "INDIVIDUAL", "customer_status": status,
        "first_name": "Sample", "last_name": "Person", "email": "sample@example.com",
        "phone": "+14155550100", "country_of_residence": "USA", "verification_type": "STANDARD",
        "tos_policies_url": format!("https://terms.example.com/t?customer_id={ID}&tos_policies_value=ffefb0cd-4f0a-4585-ad1c-f4ea76ba41b8"),
        "last_status_updated_at": "2026-05-04T12:44:42.707598Z",
        "rejection_reason": null, "request_for_information": []})
}

fn read(data: Value, reading: Reading) -> Snapshot {
    snapshot(&data, reading).expect("a customer of the contract's shape")
}

fn sets(requirement: &Requirement) -> Vec<String> {
    let set =
        |set: &Vec<SlotName>| set.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
    requirement.alternatives.iter().map(set).collect()
}

#[test]
fn both_documents_are_asked_for_while_an_attach_is_taken() {
    for word in ["INCOMPLETE", "ACTION_REQUIRED"] {
        let snapshot = read(details(word), reading(Version::V2));
        assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
        let [identity, address] = snapshot.requirements.as_slice() else { panic!("two") };
        assert_eq!(
            sets(identity),
            [
                "PASSPORT",
                "NATIONAL_ID/FRONT+NATIONAL_ID/BACK",
                "DRIVERS_LICENSE/FRONT+DRIVERS_LICENSE/BACK",
                "RESIDENCE_PERMIT/FRONT+RESIDENCE_PERMIT/BACK",
            ]
        );
        assert_eq!(sets(address), ["UTILITY_BILL", "BANK_STATEMENT", "GOVERNMENT_LETTER"]);
        assert!(!identity.optional && !address.optional);
    }
    let first = read(details("REINITIATE"), reading(Version::V1));
    assert_eq!(sets(&first.requirements[0]).len(), 3, "no residence permit in V1");
    assert_eq!(sets(&first.requirements[1]).len(), 8);
    for word in ["PROCESSING", "REVIEWING", "APPROVED", "REJECTED", "SOMETHING_NEW"] {
        assert_eq!(read(details(word), reading(Version::V2)).requirements, [], "{word}");
    }
}

#[test]
fn the_live_photo_belongs_to_every_alternative_where_it_is_configured() {
    let with = |version| Reading { selfie_required: true, ..reading(version) };
    let snapshot = read(details("INCOMPLETE"), with(Version::V2));
    assert!(sets(&snapshot.requirements[0]).iter().all(|set| set.ends_with("+SELFIE")));
    let first = read(details("INCOMPLETE"), with(Version::V1));
    assert!(!sets(&first.requirements[0]).iter().any(|set| set.contains("SELFIE")));
}

#[test]
fn a_request_for_information_stands_in_any_status() {
    let request = json!([{"scope": "CUSTOMER", "section": "proof_of_address", "categories": [
        {"document_type": "PROOF_OF_ADDRESS", "fields": [
            {"field_name": "files", "data_type": "URI", "status": "MISSING", "reason": null}]}]}]);
    for (word, requirements, optional) in [
        ("APPROVED", 1, false),
        ("REVIEWING", 1, false),
        ("ON_HOLD", 1, false),
        ("IN_COMPLIANCE", 1, false),
        ("SOMETHING_NEW", 1, false),
        ("ACTION_REQUIRED", 3, true),
    ] {
        let mut data = details(word);
        data["request_for_information"] = request.clone();
        let snapshot = read(data, reading(Version::V2));
        assert_eq!(snapshot.requirements.len(), requirements, "{word}");
        let last = snapshot.requirements.last().expect("one");
        assert_eq!(last.kind, RequirementKind::Information);
        assert_eq!(last.optional, optional, "{word}");
        assert_eq!(last.fields.len(), 1);
        assert_eq!(last.fields[0].name, "proof_of_address.PROOF_OF_ADDRESS.files");
    }
}

#[test]
fn a_hold_without_fields_waits_for_an_answer_given_elsewhere() {
    for word in ["ON_HOLD", "IN_COMPLIANCE"] {
        for odd in [json!([]), Value::Null, json!("by mail"), json!([{"section": null}])] {
            let mut data = details(word);
            data["request_for_information"] = odd;
            let snapshot = read(data, reading(Version::V2));
            assert_eq!(snapshot.stage, Stage::InformationRequested);
            assert_eq!(snapshot.requirements.len(), 1);
            assert!(snapshot.requirements[0].fields.is_empty());
        }
    }
}

#[test]
fn refused_files_are_reported_by_the_slot_that_they_were_given_for() {
    let mut data = details("ACTION_REQUIRED");
    data["rejection_reason"] = json!({
    "applicant": {"moderation_comment": "", "reject_labels": ["PROBLEMATIC_APPLICANT_DATA"]},
    "documents": [
        {"uri": "/a.png", "category": "PROOF_OF_IDENTITY", "moderation_comment": "It has expired.",
         "reject_labels": ["EXPIRATION_DATE", "LOW_QUALITY"]},
        {"uri": "/elsewhere.png", "category": "PROOF_OF_ADDRESS",
         "moderation_comment": "Not readable.", "reject_labels": ["LOW_QUALITY"]},
    ]});
    let mut known = reading(Version::V2);
    let slot = "PASSPORT".to_owned();
    known.memory.linked = vec![crate::fincom::memory::Linked { uri: "/a.png".to_owned(), slot }];
    let snapshot = read(data.clone(), known);
    assert_eq!(snapshot.slots.len(), 1);
    let report = &snapshot.slots[0];
    assert_eq!((report.slot.as_str(), report.status), ("PASSPORT", SlotStatus::Refused));
    assert_eq!(report.word, "EXPIRATION_DATE, LOW_QUALITY");
    assert_eq!(report.reason.as_deref(), Some("It has expired."));
    assert_eq!(report.reference.as_deref(), Some("/a.png"));
    assert_eq!(snapshot.reasons, ["PROBLEMATIC_APPLICANT_DATA", "Not readable.", "LOW_QUALITY"]);

    data["customer_status"] = json!("REVIEWING");
    let later = read(data, reading(Version::V2));
    assert!(later.reasons.is_empty() && later.slots.is_empty(), "the reasons of before");
}

#[test]
fn the_version_is_what_was_created_and_what_the_words_say() {
    let learnt = |word: &str, known: Option<Version>, answered: Version| {
        let mut reading = reading(answered);
        reading.memory.version = known;
        let snapshot = read(details(word), reading);
        let memory = Remembered::of(snapshot.memory.as_ref());
        assert_eq!(memory.details, Some(answered));
        memory.version
    };
    use Version::{V1, V2};
    assert_eq!(learnt("INCOMPLETE", None, V1), Some(V1), "who answers");
    assert_eq!(learnt("INCOMPLETE", None, V2), Some(V2));
    assert_eq!(learnt("INCOMPLETE", Some(V2), V1), Some(V2), "what was created");
    assert_eq!(learnt("REINITIATE", None, V2), Some(V1), "a word of one version");
    assert_eq!(learnt("PROCESSING", Some(V1), V1), Some(V2));
}

#[test]
fn a_queued_attach_is_in_progress_until_the_status_moves_or_an_hour_is_over() {
    let at: DateTime<Utc> = "2026-05-04T13:00:00Z".parse().expect("a time of the test");
    let queued = |before: &str, minutes: i64| {
        let mut reading = reading(Version::V2);
        reading.memory.queued =
            Some(crate::fincom::memory::Queued { before: before.to_owned(), at });
        reading.now = Some(at + chrono::Duration::minutes(minutes));
        reading
    };
    let same = "INCOMPLETE|2026-05-04T12:44:42.707598Z";
    let waiting = read(details("INCOMPLETE"), queued(same, 1));
    assert_eq!((waiting.stage, waiting.requirements.len()), (Stage::InProgress, 0));
    assert!(Remembered::of(waiting.memory.as_ref()).queued.is_some());
    for over in [queued(same, 61), queued("INCOMPLETE|2026-05-04T11:00:00Z", 1)] {
        let snapshot = read(details("INCOMPLETE"), over);
        assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
        assert_eq!(Remembered::of(snapshot.memory.as_ref()).queued, None);
    }
}

#[test]
fn what_is_told_is_kept() {
    let snapshot = read(details("INCOMPLETE"), reading(Version::V2));
    assert_eq!(snapshot.external_id, ID);
    assert_eq!(snapshot.pages[0].kind, PageKind::Terms);
    let memory = Remembered::of(snapshot.memory.as_ref());
    assert_eq!(memory.tos_policies_value.as_deref(), Some("ffefb0cd-4f0a-4585-ad1c-f4ea76ba41b8"));
    assert_eq!(memory.country.as_deref(), Some("USA"));
    let echo = snapshot.applicant.expect("an echo");
    assert_eq!(echo.expose()["basic_info"]["first_name"], "Sample");
    assert_eq!(echo.expose()["verification_type"], "STANDARD");

    let mut business = details("APPROVED");
    business["type"] = json!("BUSINESS");
    assert_eq!(read(business, reading(Version::V2)).stage, Stage::Unmapped);
    for odd in [
        json!({}),
        json!([]),
        json!({"customer_id": ID}),
        json!({"customer_id": ID, "customer_status": ""}),
    ] {
        assert!(snapshot_of(&odd).is_none(), "{odd}");
    }
}

fn snapshot_of(data: &Value) -> Option<Snapshot> {
    snapshot(data, reading(Version::V2))
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop_oneof!["INCOMPLETE", "ACTION_REQUIRED", "APPROVED", "URI", "CUSTOMER", "FRONT"]
            .prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("customer_id".to_owned()),
        Just("customer_status".to_owned()),
        Just("rejection_reason".to_owned()),
        Just("request_for_information".to_owned()),
        Just("documents".to_owned()),
        Just("applicant".to_owned()),
        Just("reject_labels".to_owned()),
        Just("section".to_owned()),
        Just("categories".to_owned()),
        Just("fields".to_owned()),
        Just("field_name".to_owned()),
        Just("tos_policies_url".to_owned()),
        ".{0,6}".prop_map(|key| key),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_answer_is_too_odd(part in json_value(), word in ".{1,20}") {
        let _ = snapshot_of(&part);
        let mut data = details(&word);
        for key in ["rejection_reason", "request_for_information", "tos_policies_url",
                    "last_status_updated_at", "first_name", "type"] {
            data[key] = part.clone();
        }
        let snapshot = snapshot_of(&data).expect("id and status are there");
        prop_assert_eq!(&snapshot.provider_status, &word);
        prop_assert!(snapshot.stage == Stage::Unmapped || stage(&word) == snapshot.stage);
    }

    #[test]
    fn a_word_that_is_not_in_the_contract_is_kept_and_unmapped(word in "[A-Z_]{1,12}") {
        let known = ["INCOMPLETE", "QUEUED", "PROCESSING", "REVIEWING", "APPROVED", "ON_HOLD",
            "IN_COMPLIANCE", "REINITIATE", "ACTION_REQUIRED", "REJECTED"];
        prop_assume!(!known.contains(&word.as_str()));
        let snapshot = snapshot_of(&details(&word)).expect("a customer");
        prop_assert_eq!(snapshot.stage, Stage::Unmapped);
        prop_assert_eq!(snapshot.provider_status, word);
    }
}
