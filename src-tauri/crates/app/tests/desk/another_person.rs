//! Files that may be of another person.

use dossier_app::{Attach, Attached, DocumentDetails, Doubt, Hold, NewCase, NewConnection};
use dossier_documents::Worker;
use dossier_documents::synthetic::{self, ZoneForm, zoned_document};
use dossier_domain::{
    CaseId, ConnectionId, Difference, Edit, ErrorCode, Provider, ReadFields, SlotName,
    SubmissionId, SubmissionState,
};
use serde_json::Value;

use crate::test_desk::TestDesk;

/// A plain photograph of a made-up passport.
fn passport() -> Vec<u8> {
    zoned_document(ZoneForm::Td3, 4).jpeg
}

/// What is read on it.
async fn fields(jpeg: &[u8]) -> ReadFields {
    let worker = Worker::beside_current_exe().unwrap();
    worker.read(jpeg, &Edit::default()).await.unwrap().mrz.expect("it is read").fields
}

/// An applicant with the name and birth date of the passport.
async fn its_holder(desk: &TestDesk, number: &str) -> Value {
    let fields = fields(&passport()).await;
    let mut applicant = desk.applicant(number);
    applicant["name"]["first_name"] = fields.given_names.into();
    applicant["name"]["last_name"] = fields.surname.into();
    applicant["name"].as_object_mut().unwrap().remove("middle_name");
    applicant["date_of_birth"] = fields.birth_date.unwrap().to_string().into();
    applicant
}

async fn give(
    desk: &TestDesk,
    case_id: CaseId,
    slot: &str,
    bytes: Vec<u8>,
    confirm_person: Option<&str>,
) -> Attached {
    let attach = Attach {
        case_id,
        slot: SlotName::new(slot),
        details: DocumentDetails::default(),
        edit: Edit::default(),
        confirm_person: confirm_person.map(str::to_owned),
        hold: Hold::None,
    };
    desk.desk().attach_bytes(attach, bytes).await.expect("attached")
}

async fn needs_documents(desk: &TestDesk, applicant: Value) -> CaseId {
    let case = desk.made(applicant).await;
    desk.desk().submit(case, Hold::None).await.expect("available");
    desk.settle(case).await;
    case
}

async fn state(desk: &TestDesk, id: SubmissionId) -> (String, Option<String>) {
    let all = desk.desk().outbox(true).await.unwrap();
    let found = all.into_iter().find(|it| it.submission_id == id.to_string()).expect("it");
    (found.state.to_owned(), found.reason.map(|reason| reason.id))
}

#[tokio::test(flavor = "multi_thread")]
async fn anothers_passport_is_held_until_somebody_says_why_it_is_this_ones() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let attached = give(&desk, case, "PASSPORT", passport(), None).await;
    assert_eq!(attached.state, SubmissionState::Held);
    assert!(attached.doubts.contains(&Doubt::NameDiffers), "{:?}", attached.doubts);
    assert!(attached.doubts.contains(&Doubt::BirthDateDiffers), "{:?}", attached.doubts);
    let codes: Vec<&str> = attached.findings.iter().map(|it| it.code.as_str()).collect();
    assert!(codes.contains(&"name_differs") && codes.contains(&"birth_date_differs"), "{codes:?}");

    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 0, "it does not leave by itself");
    let id = attached.submission_id;
    let held = ("held".to_owned(), Some("submission-person-in-doubt".to_owned()));
    assert_eq!(state(&desk, id).await, held);
    let refused = desk.desk().retry(id).await.expect_err("not without a word");
    assert_eq!(refused.code(), ErrorCode::NotAvailable);
    let refused = desk.desk().confirm_person(id, " ").await.expect_err("not without a reason");
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert_eq!(state(&desk, id).await, held);

    desk.desk().confirm_person(id, "Married since, the deed is in the file.").await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 1);
    let shown = desk.show(case).await;
    let told = shown.timeline.iter().filter(|it| it.kind == "document.person_confirmed").count();
    assert_eq!(told, 1);
    assert!(shown.notes.iter().any(|note| note.text.starts_with("Married since")));
    let again = desk.desk().confirm_person(id, "once more").await.expect_err("it has left");
    assert_eq!(again.code(), ErrorCode::NotAvailable);
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_applicants_own_passport_leaves_at_once() {
    let desk = TestDesk::new().await;
    let case = needs_documents(&desk, its_holder(&desk, "210").await).await;
    let read = desk.desk().recognise(case, None, &passport(), &Edit::default()).await.unwrap();
    assert!(!read.comparisons.is_empty());
    let differ = |it: &dossier_domain::Comparison| it.difference == Difference::Different;
    assert!(!read.comparisons.iter().any(differ), "{:?}", read.comparisons);
    assert_eq!(read.suggestion, Some(SlotName::new("PASSPORT")));
    let attached = give(&desk, case, "PASSPORT", passport(), None).await;
    assert_eq!((attached.state, &attached.doubts[..]), (SubmissionState::Queued, &[][..]));
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_is_held_against_the_applicant_after_a_restart_too() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let attached = give(&desk, case, "PASSPORT", passport(), None).await;
    desk.restart().await;
    let kept = desk.desk().compared(case).await.unwrap();
    let [kept] = &kept[..] else { panic!("one document is there: {kept:?}") };
    assert_eq!((kept.document_id, kept.slot.as_str()), (attached.document_id, "PASSPORT"));
    assert_eq!(kept.doubts, attached.doubts);
    let read = desk.desk().recognise(case, None, &passport(), &Edit::default()).await.unwrap();
    assert_eq!(kept.comparisons, read.comparisons);
    assert!(!kept.comparisons.is_empty());

    desk.desk().share_screen(true);
    let shared = desk.desk().compared(case).await.unwrap();
    assert_eq!(shared[0].comparisons.len(), kept.comparisons.len());
    for it in &shared[0].comparisons {
        assert!(it.applicant.is_none() && it.document.is_none(), "nothing of a person is shown");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_confirmed_beforehand_is_on_record_and_nothing_is_held() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let attached = give(&desk, case, "PASSPORT", passport(), Some("the deed is there")).await;
    assert_eq!(attached.state, SubmissionState::Queued);
    assert!(!attached.doubts.is_empty(), "the doubt is told all the same");
    let shown = desk.show(case).await;
    assert!(shown.notes.iter().any(|note| note.text == "the deed is there"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submit_waits_for_a_file_that_is_in_doubt() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    let attached = give(&desk, case, "PASSPORT", passport(), None).await;
    let (id, _) = desk.desk().submit(case, Hold::None).await.expect("what is held is there");
    desk.settle(case).await;
    let held = ("held".to_owned(), Some("submission-upload-held".to_owned()));
    assert_eq!(state(&desk, id).await, held);
    assert_eq!(desk.effects(case, "submit").await, 1, "only the first one");
    desk.desk().withdraw(attached.submission_id).await.expect("it can be taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_picture_in_another_case_is_held_however_it_is_turned_or_encoded() {
    let mut desk = TestDesk::new().await;
    let (first, second) = (desk.needs_documents().await, desk.needs_documents().await);
    let seed = 77;
    give(&desk, first, "SELFIE", synthetic::photo_jpeg(seed, 640, 480, 6), None).await;
    let own = give(&desk, first, "PASSPORT", synthetic::photo_jpeg(seed, 640, 480, 6), None).await;
    assert_eq!(own.state, SubmissionState::Queued, "within a case it is a word, no doubt");
    assert!(own.findings.iter().any(|it| it.code == "same_image_in_slot"), "{:?}", own.findings);

    for (slot, orientation) in [("SELFIE", 3), ("PASSPORT", 8)] {
        let again = synthetic::plain_png(seed, 640, 480);
        let turned = synthetic::photo_jpeg(seed, 640, 480, orientation);
        let bytes = if slot == "SELFIE" { again } else { turned };
        let held = give(&desk, second, slot, bytes, None).await;
        assert_eq!(held.state, SubmissionState::Held, "{slot}");
        assert_eq!(held.doubts, [Doubt::SameImageElsewhere], "{slot}");
        // What is in memory only is not what decides.
        desk.restart().await;
        for (case, other) in [(first, second), (second, first)] {
            let kept = desk.desk().compared(case).await.unwrap();
            let kept = kept.iter().find(|it| it.slot.as_str() == slot).unwrap();
            assert_eq!(kept.doubts, [Doubt::SameImageElsewhere], "told in both cases");
            assert_eq!(kept.elsewhere[0].case_id, other);
        }
    }
    let another = give(&desk, second, "OTHER", synthetic::photo_jpeg(78, 640, 480, 6), None).await;
    assert_eq!(another.state, SubmissionState::Queued);
}

async fn beside(desk: &TestDesk, name: &str, owner: Option<&str>) -> ConnectionId {
    let told = desk.sim.connection("jiko").unwrap().clone();
    let new = NewConnection {
        provider: Provider::Jiko,
        name: name.to_owned(),
        environment: dossier_domain::Environment::Simulated,
        base_url: told.base_url.clone(),
        credentials: told.credentials.to_string().into(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: owner.map(str::to_owned),
    };
    desk.desk().add_connection(new).await.unwrap().connection_id.parse().unwrap()
}

async fn case_of(desk: &TestDesk, connection_id: ConnectionId) -> CaseId {
    let applicant = desk.applicant("210");
    let new = NewCase { connection_id, applicant, attested: vec![], hold: Hold::None };
    let created = desk.desk().create_case(new).await.expect("queued");
    desk.desk().deliver_create(&created).await.expect("created");
    created.case_id
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_another_owner_are_never_held_against_each_other() {
    let desk = TestDesk::new().await;
    let (one, same) =
        (beside(&desk, "one", Some("A")).await, beside(&desk, "same", Some("A")).await);
    let (other, nobody) = (beside(&desk, "b", Some("B")).await, beside(&desk, "n", None).await);
    let picture = || synthetic::photo_jpeg(91, 640, 480, 1);
    let first = case_of(&desk, one).await;
    give(&desk, first, "SELFIE", picture(), None).await;
    for (connection, held) in [(other, false), (nobody, false), (same, true), (one, true)] {
        let case = case_of(&desk, connection).await;
        let read = desk.desk().recognise(case, None, &picture(), &Edit::default()).await.unwrap();
        assert_eq!(read.doubts.contains(&Doubt::SameImageElsewhere), held, "{connection}");
    }
}
