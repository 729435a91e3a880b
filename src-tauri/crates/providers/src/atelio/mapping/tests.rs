use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{Event, atelio::memory::Told};

const ID: &str = "9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b";

fn read(word: &str, memory: Option<&Memory>) -> Snapshot {
    let kyc = kyc(&json!({"customer_id": ID, "kyc_status": word})).expect("a status");
    snapshot(ID.to_owned(), Some(kyc), &json!({"customer_id": ID}), memory)
}

fn event(kind: &str, at: Option<&str>, body: &Value) -> Event {
    Event {
        id: "e".to_owned(),
        kind: kind.to_owned(),
        external_id: ID.to_owned(),
        at: at.map(|at| at.parse().expect("a time of the test")),
        told: Told::by(kind).map(|told| Memory::new(told.part(body))),
    }
}

fn after(memory: Option<&Memory>, event: &Event) -> Option<Memory> {
    Attempt::of(memory).with(event).map(|attempt| attempt.memory())
}

fn asked(at: &str, documents: &Value) -> Event {
    event("kyc.verification.document_required", Some(at), &json!({"documents": documents}))
}

fn document(kind: &str, status: &str) -> Value {
    json!({"document_type": kind, "status": status,
        "upload_link": format!("https://inquiry.example.com/verify?of={kind}")})
}

#[test]
fn both_spellings_are_one_status_and_the_word_is_kept() {
    for word in ["document required", "document_required", "Document-Required", "DOCUMENT REQUIRED"]
    {
        let snapshot = read(word, None);
        assert_eq!(snapshot.stage, Stage::DocumentsNeeded, "{word}");
        assert_eq!(snapshot.provider_status, word);
    }
}

#[test]
fn without_an_event_there_is_one_hosted_slot_without_a_link() {
    let snapshot = read("document_required", None);
    assert_eq!(
        snapshot.requirements,
        [Requirement::documents(RequirementKind::Other, &[&["hosted"]])]
    );
    assert_eq!((snapshot.slots, snapshot.pages, snapshot.deadline), (vec![], vec![], None));
}

#[test]
fn an_event_brings_slots_links_pages_and_the_deadline() {
    let documents = json!([
        document("government_id", "required"),
        document("utility_bill", "submitted"),
        document("proof_of_address", "required"),
        document("ssc", "required"),
        document("persona", "required")
    ]);
    let memory = after(None, &asked("2026-11-20T12:00:00Z", &documents));
    let snapshot = read("document required", memory.as_ref());
    assert_eq!(
        snapshot.requirements,
        [
            Requirement::documents(RequirementKind::Identity, &[&["government_id"]]),
            Requirement::documents(
                RequirementKind::Address,
                &[&["utility_bill", "proof_of_address"]]
            ),
            Requirement::documents(RequirementKind::IdentificationNumber, &[&["ssc"]]),
            Requirement::documents(RequirementKind::Other, &[&["persona"]]),
        ]
    );
    let states: Vec<_> = snapshot.slots.iter().map(|it| (it.word.as_str(), it.status)).collect();
    assert_eq!(states[0], ("required", SlotStatus::Open));
    assert_eq!(states[1], ("submitted", SlotStatus::Received));
    assert_eq!(
        snapshot.slots[0].link.as_deref(),
        Some("https://inquiry.example.com/verify?of=government_id")
    );
    assert_eq!(snapshot.pages.len(), 4, "what was submitted needs no page");
    assert!(snapshot.pages.iter().all(|page| page.kind == PageKind::Upload));
    assert_eq!(snapshot.deadline, "2026-12-18T12:00:00Z".parse().ok());
    for word in ["under_review", "passed", "error"] {
        let snapshot = read(word, memory.as_ref());
        assert!(snapshot.requirements.is_empty() && snapshot.slots.is_empty(), "{word}");
        assert_eq!(snapshot.deadline, None);
    }
}

#[test]
fn an_inquiry_of_several_documents_is_one_page_and_no_script_is_a_link() {
    let link = "https://inquiry.example.com/verify";
    let body = json!({"inquiry_id": "inq_1", "documents": [
        {"document_type": "government_id", "upload_link": link, "status": "required"},
        {"document_type": "persona", "upload_link": link, "status": "required"},
        {"document_type": "other", "upload_link": "javascript:alert(1)", "status": "required"},
        {"upload_link": "http://127.0.0.1:1/page"}]});
    let event = event("kyc.verification.documents_required", None, &body);
    let snapshot = read("document_required", after(None, &event).as_ref());
    let pages: Vec<_> = snapshot.pages.iter().map(|page| page.url.as_str()).collect();
    assert_eq!(pages, [link, "http://127.0.0.1:1/page"]);
    assert_eq!(snapshot.slots[0].reference.as_deref(), Some("inq_1"));
    assert_eq!(snapshot.slots[2].link, None);
    assert_eq!(snapshot.slots[3].slot.as_str(), "hosted");
    assert_eq!(snapshot.deadline, None, "an event without a time starts no window");
}

#[test]
fn fields_to_look_at_are_an_optional_requirement_in_an_applicants_paths() {
    for key in ["fields", "incorrect_information"] {
        let body = json!({"description": "Check these for Sample Program",
            key: ["first_name", "ssn", "dob", "zip_code", "street", 7, "first_name"]});
        let memory = after(None, &event("kyc.verification.reenter_information", None, &body));
        let snapshot = read("document_required", memory.as_ref());
        let [hosted, data] = snapshot.requirements.as_slice() else { panic!("two requirements") };
        assert_eq!(hosted.kind, RequirementKind::Other);
        assert!(data.optional && data.kind == RequirementKind::Data);
        let fields: Vec<_> =
            data.fields.iter().map(|field| (field.name.as_str(), field.kind)).collect();
        assert_eq!(
            fields,
            [
                ("customer.first_name", FieldKind::Text),
                ("kyc.ssn", FieldKind::Text),
                ("customer.dob", FieldKind::Date),
                ("customer.addresses", FieldKind::Text),
            ]
        );
        assert_eq!(data.fields[0].reason.as_deref(), Some("Check these for Sample Program"));
        assert!(read("submitted", memory.as_ref()).requirements.is_empty());
    }
}

#[test]
fn a_new_attempt_forgets_and_late_events_of_the_old_one_change_nothing() {
    let documents = json!([document("government_id", "required")]);
    let old = asked("2026-11-20T12:00:00Z", &documents);
    let memory = after(None, &old);
    let submitted = read("submitted", memory.as_ref());
    let cleared = submitted.memory.expect("the old attempt is forgotten");
    assert_eq!(read("submitted", Some(&cleared)).memory, None, "once");
    assert_eq!(after(Some(&cleared), &old), None, "the old event is late");
    let snapshot = read("document_required", Some(&cleared));
    assert_eq!(snapshot.requirements[0].slots()[0].as_str(), "hosted");
    let fresh = asked("2026-11-21T12:00:00Z", &documents);
    let memory = after(Some(&cleared), &fresh);
    assert_eq!(
        read("document_required", memory.as_ref()).deadline,
        "2026-12-19T12:00:00Z".parse().ok()
    );
}

#[test]
fn within_an_attempt_the_newest_documents_count_and_the_first_time() {
    let first = asked("2026-11-20T12:00:00Z", &json!([document("government_id", "required")]));
    let second = asked("2026-11-22T12:00:00Z", &json!([document("government_id", "submitted")]));
    let in_order = after(after(None, &first).as_ref(), &second);
    // The older event changes nothing but the start of the window.
    let reversed = after(after(None, &second).as_ref(), &first);
    assert_eq!(in_order, reversed);
    assert_eq!(after(in_order.as_ref(), &second), None, "again is nothing new");
    let snapshot = read("document_required", in_order.as_ref());
    assert_eq!(snapshot.slots[0].status, SlotStatus::Received);
    assert_eq!(snapshot.deadline, "2026-12-18T12:00:00Z".parse().ok());
}

#[test]
fn the_two_meanings_of_a_timeout_are_told_apart() {
    assert_eq!(read("expired", None).reasons, ["timed_out_before_documents"]);
    let by_event = after(None, &asked("2026-11-20T12:00:00Z", &json!([])));
    let by_reading = read("document required", None).memory;
    for memory in [by_event, by_reading] {
        assert!(memory.is_some());
        let snapshot = read("expired", memory.as_ref());
        assert_eq!(snapshot.reasons, ["documents_not_uploaded_in_time"]);
        assert_eq!(snapshot.stage, Stage::ReadyToResubmit);
    }
}

#[test]
fn events_that_tell_nothing_more_change_nothing() {
    for kind in ["kyc.verification.success", "kyc.verification.timeout", "card.created", ""] {
        assert_eq!(after(None, &event(kind, None, &json!({"documents": []}))), None, "{kind}");
    }
}

#[test]
fn without_a_kyc_a_customer_is_not_submitted() {
    let customer = json!({"customer_id": ID, "first_name": "Testa", "ssn": "XXX-XX-0001",
        "date_created": "2026-11-20", "middle_name": null});
    let snapshot = snapshot(ID.to_owned(), None, &customer, None);
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("none", Stage::NotSubmitted));
    assert_eq!(
        snapshot.applicant.expect("an echo").expose(),
        &json!({"customer": {"first_name": "Testa", "ssn": "XXX-XX-0001"}})
    );
}

#[test]
fn reasons_of_any_shape_are_kept() {
    for (value, expected) in [
        (json!({"reason": "no match"}), vec!["no match"]),
        (json!({"failure_reasons": ["a", {"code": 1}], "Reason": null}), vec!["a", "{\"code\":1}"]),
        (json!({"kyc_result": "x"}), vec![]),
    ] {
        let mut answer = json!({"customer_id": ID, "kyc_status": "failed"});
        for (key, value) in value.as_object().expect("reasons") {
            answer[key] = value.clone();
        }
        assert_eq!(kyc(&answer).expect("a status").reasons, expected);
    }
}

#[test]
fn what_cannot_be_understood_is_not_guessed() {
    for value in [
        json!(null),
        json!([ID, "passed"]),
        json!({"customer_id": ID}),
        json!({"kyc_status": "passed"}),
        json!({"customer_id": ID, "kyc_status": " "}),
        json!({"customer_id": "", "kyc_status": "passed"}),
        json!({"customer_id": ID, "kyc_status": 1}),
    ] {
        assert_eq!(kyc(&value), None, "{value}");
    }
    assert_eq!(customer_id(&json!([ID])), None);
    assert_eq!(customer_id(&json!({"customer_id": ""})), None);
}

fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop_oneof![
        Just("customer_id"),
        Just("kyc_status"),
        Just("documents"),
        Just("document_type"),
        Just("upload_link"),
        Just("fields"),
        Just("asked_at"),
        Just("reasons"),
        Just("ssn"),
        Just("other"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(Value::from("document required")),
        Just(Value::from("+262142-12-31T23:59:59Z")),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::hash_map(keys.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_it_panic(
        value in any_json(), customer in any_json(), told in any_json(), kept in any_json()
    ) {
        let _ = customer_id(&customer);
        let kept = Memory::new(kept);
        for kind in ["kyc.verification.document_required", "kyc.verification.reenter_information"] {
            let memory = after(Some(&kept), &event(kind, Some("2026-11-20T12:00:00Z"), &told));
            let found = kyc(&value);
            let word = found.as_ref().map(|kyc| kyc.word.clone());
            let snapshot = snapshot(ID.to_owned(), found, &customer, memory.as_ref());
            let none = || status::NONE.to_owned();
            prop_assert_eq!(snapshot.provider_status, word.unwrap_or_else(none));
        }
    }

    #[test]
    fn unknown_words_are_unmapped_and_kept(word in "[A-Za-z]{1,3}[A-Za-z_ -]{0,17}") {
        let known = ["none", "submitted", "initialized", "document_required", "documents_required",
            "under_review", "passed", "failed", "error", "expired"];
        prop_assume!(!known.contains(&status::plain(&word).as_str()));
        let snapshot = read(&word, None);
        prop_assert_eq!(snapshot.stage, Stage::Unmapped);
        prop_assert_eq!(snapshot.provider_status, word);
    }
}
