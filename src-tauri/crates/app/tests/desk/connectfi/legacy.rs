//! The deprecated contract: its five statuses, its slots, its attributes.

use dossier_app::{Attach, DocumentDetails, Hold};
use dossier_documents::synthetic;
use dossier_domain::{Provider, SlotName, Stage, View};
use serde_json::json;

use super::{named, started};
use crate::{test_desk::TestDesk, words_of_the_provider::until_status_leaves};

#[tokio::test(flavor = "multi_thread")]
async fn from_a_template_to_an_approved_customer() {
    let mut desk = TestDesk::of(Provider::Connectfi).await;
    let case = started(&desk, "Sample").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    assert_eq!(view.needs, ["document:LICENSE/FRONT", "document:LICENSE/BACK"]);
    let front = desk.attach(case, "LICENSE/FRONT").await;
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.needs, ["document:LICENSE/BACK"]);
    desk.restart().await;
    desk.attach(case, "LICENSE/BACK").await;
    desk.restart().await;
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    let file = desk.sim.file(&front.output_sha256).expect("as it was prepared");
    assert_eq!((file.slot.as_str(), file.width), ("LICENSE/FRONT", Some(640)), "turned upright");
    for (effect, count) in
        [("create", 1), ("submit", 1), ("upload:LICENSE/FRONT", 1), ("upload:LICENSE/BACK", 1)]
    {
        assert_eq!(desk.effects(case, effect).await, count, "{effect}");
    }
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_five_statuses_lead_where_the_sheet_says() {
    let desk = TestDesk::of(Provider::Connectfi).await;
    for (last_name, stage, needs) in [
        ("Sample", Stage::DocumentsNeeded, "document:LICENSE/FRONT"),
        ("AskData", Stage::DataNeeded, "correct:cardAttributes.productID"),
        ("InstantPending", Stage::Approved, ""),
        ("InstantReview", Stage::ManualReview, "recommend"),
        ("InstantApproved", Stage::Approved, ""),
        ("InstantDeclined", Stage::Rejected, ""),
    ] {
        let case = started(&desk, last_name).await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, stage, "{last_name}");
        assert_eq!(view.needs.first().map_or("", String::as_str), needs, "{last_name}");
    }
    let review = started(&desk, "InstantReview").await;
    let id = desk.external_id(review).await;
    desk.sim.set_outcome("connectfi", &id, "rejected").unwrap();
    until_status_leaves(&desk, review, "REVIEW").await;
    assert_eq!(desk.show(review).await.summary.stage, Stage::Rejected);
    assert_eq!(desk.list(View::Decided).await.total, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_are_a_form() {
    let desk = TestDesk::of(Provider::Connectfi).await;
    let case = started(&desk, "AskData").await;
    let wrong = json!({"cardAttributes": {"addressType": "HOME"}});
    let refused = desk.desk().correct(case, wrong, Hold::None).await.unwrap_err();
    let problem = &refused.problems()[0];
    assert_eq!((&*problem.path, &*problem.code), ("cardAttributes.addressType", "not_one_of"));
    let nothing = desk.desk().correct(case, json!({"other": 1}), Hold::None).await.unwrap_err();
    assert_eq!(nothing.problems()[0].code, "required");
    let right = json!({"cardAttributes": {"nameOnCard": "SAMPLE PERSON", "issueType": "NEW"}});
    desk.desk().correct(case, right, Hold::None).await.expect("asked for");
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    assert_eq!(desk.effects(case, "correct").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_overwrites_until_the_decision() {
    let desk = TestDesk::of(Provider::Connectfi).await;
    let case = started(&desk, "WaitReview").await;
    for slot in ["LICENSE/FRONT", "LICENSE/BACK"] {
        desk.attach(case, slot).await;
    }
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "REVIEW");
    let better = desk.attach(case, "LICENSE/BACK").await;
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:LICENSE/BACK").await, 2);
    assert!(desk.sim.file(&better.output_sha256).is_some());
    desk.sim.set_outcome("connectfi", &desk.external_id(case).await, "rejected").unwrap();
    until_status_leaves(&desk, case, "REVIEW").await;
    let late = desk.attach_held(case, "LICENSE/BACK", Hold::None).await.unwrap_err();
    assert_eq!(late.message().id, "reason-attach-status", "an upload after the end");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_replaced_after_the_approval_by_a_separate_one() {
    let desk = TestDesk::of(Provider::Connectfi).await;
    let case = started(&desk, "Sample").await;
    for slot in ["LICENSE/FRONT", "LICENSE/BACK"] {
        desk.attach(case, slot).await;
    }
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
    let newer = desk.attach(case, "LICENSE/FRONT").await;
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!((view.summary.stage, view.needs.len()), (Stage::Approved, 0), "{:?}", view.needs);
    assert_eq!(desk.effects(case, "attach").await, 1);
    assert_eq!(desk.effects(case, "upload:LICENSE/FRONT").await, 1, "not into the slot itself");
    let file = desk.sim.file(&newer.output_sha256).expect("arrived");
    assert_eq!(file.slot, "LICENSE/FRONT");
    assert_eq!(desk.states(case).await.last(), Some(&("upload", "accepted")));
    let unasked = desk.attach_held(case, "UTILITY", Hold::None).await.unwrap_err();
    assert_eq!(unasked.message().id, "reason-slot-not-listed", "it has no place to link to");
    let slots: Vec<_> = view.slots.into_iter().map(|it| it.slot).collect();
    assert_eq!(slots, ["LICENSE/FRONT", "LICENSE/BACK"], "nor is it shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_its_slot_does_not_take_is_told_before_it_is_kept() {
    let desk = TestDesk::of(Provider::Connectfi).await;
    let case = started(&desk, "AskEverything").await;
    let view = desk.show(case).await;
    for slot in ["PASSPORT", "ID_CARD", "CONTRACT", "UTILITY"] {
        assert!(view.needs.contains(&format!("document:{slot}")), "{:?}", view.needs);
    }
    let attach = Attach {
        case_id: case,
        slot: SlotName::new("CONTRACT"),
        details: DocumentDetails::default(),
        edit: Default::default(),
        confirm_person: None,
        hold: Hold::None,
    };
    let photo = synthetic::photo_jpeg(1, 640, 480, 1);
    let error = desk.desk().attach_bytes(attach, photo).await.unwrap_err();
    assert_eq!(error.code().as_str(), "does_not_conform", "a contract is a PDF: {error:?}");
    assert!(desk.show(case).await.documents.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_followed_customer_is_shown_as_it_stands() {
    let desk = TestDesk::start(Provider::Connectfi, dossier_domain::Role::Supervisor, 12).await;
    let mut stages = Vec::new();
    for known in &desk.sim.announcement().cases {
        let (case, new) =
            desk.desk().follow_case(desk.connection, &known.external_id).await.unwrap();
        assert!(new);
        let view = desk.show(case).await;
        assert!(view.name.is_some(), "{}", known.external_id);
        stages.push(view.summary.stage);
    }
    assert!(!stages.contains(&Stage::Unmapped), "{stages:?}");
    assert!(stages.contains(&Stage::ManualReview) && stages.contains(&Stage::DocumentsNeeded));
    let stays = desk.made(named(&desk, "Sample")).await;
    assert_eq!(desk.show(stays).await.summary.stage, Stage::NotSubmitted);
}
