//! Stories: what a person does with an application at Jiko, to its end.

mod conformance;
mod offline;

use dossier_app::Hold;
use dossier_domain::{Stage, View};

use crate::test_desk::TestDesk;

#[tokio::test(flavor = "multi_thread")]
async fn from_a_template_to_an_approved_customer() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let view = desk.show(case).await;
    let identity = &view.requirements[0];
    assert_eq!(
        identity.alternatives,
        [vec!["SELFIE", "PASSPORT"], vec!["SELFIE", "ID_FRONT", "ID_BACK"]]
    );
    assert_eq!(identity.missing, ["SELFIE", "PASSPORT"]);
    assert!(!identity.satisfied);
    assert_eq!(view.needs, ["document:SELFIE", "document:PASSPORT"]);
    assert_eq!(desk.list(View::NeedsDocuments).await.total, 1);

    let selfie = desk.attach(case, "SELFIE").await;
    desk.restart().await;
    let passport = desk.attach(case, "PASSPORT").await;
    let view = desk.show(case).await;
    assert!(view.needs.is_empty(), "queued files are cared for: {:?}", view.needs);
    assert!(!view.requirements[0].satisfied, "but Jiko does not have them yet");
    desk.desk().submit(case, Hold::None).await.expect("behind its uploads");
    desk.restart().await;
    let report = desk.settle(case).await;
    assert_eq!((report.delivered, report.failed, report.pending), (3, 0, 0));

    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::Approved);
    assert!(view.customer_id.is_some(), "an approved application has a customer");
    assert!(view.requirements.iter().all(|requirement| requirement.satisfied));
    for (slot, attached) in [("SELFIE", selfie), ("PASSPORT", passport)] {
        assert_eq!(desk.effects(case, &format!("upload:{slot}")).await, 1);
        let file = desk.sim.file(&attached.output_sha256).expect("arrived as it was prepared");
        assert_eq!((file.slot.as_str(), file.media_type.as_str()), (slot, "image/png"));
        assert_eq!((file.width, file.height), (Some(640), Some(480)), "turned upright");
    }
    assert_eq!(desk.effects(case, "create").await, 1);
    assert_eq!(desk.effects(case, "submit").await, 2);
    assert!(desk.desk().verify_journal().await.unwrap().ok);
    assert_eq!(desk.list(View::Decided).await.total, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_prefix_leads_where_the_sandbox_says() {
    let desk = TestDesk::new().await;
    let id = &["SELFIE", "ID_FRONT", "ID_BACK"][..];
    let number = &["IDENTIFICATION_NUMBER_VERIFICATION"][..];
    let both = &["SELFIE", "PASSPORT", "IDENTIFICATION_NUMBER_VERIFICATION"][..];
    for (prefix, uploads, end) in [
        ("210", id, Stage::Approved),
        ("211", id, Stage::ManualReview),
        ("220", number, Stage::Approved),
        ("230", &["ADDRESS_VERIFICATION"][..], Stage::Approved),
        ("231", &["ADDRESS_VERIFICATION"][..], Stage::ManualReview),
        ("240", both, Stage::Approved),
        ("241", both, Stage::ManualReview),
        ("300", &[][..], Stage::ManualReview),
        ("400", &[][..], Stage::Approved),
        ("500", &[][..], Stage::Rejected),
        ("999", &[][..], Stage::ManualReview),
    ] {
        let case = desk.submitted(prefix).await;
        if !uploads.is_empty() {
            let view = desk.show(case).await;
            assert_eq!(view.summary.stage, Stage::DocumentsNeeded, "{prefix}");
            for slot in uploads {
                desk.attach(case, slot).await;
            }
            desk.desk().submit(case, Hold::None).await.expect("everything is there");
            desk.settle(case).await;
        }
        assert_eq!(desk.show(case).await.summary.stage, end, "{prefix}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn submitting_tells_what_is_missing() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "ID_BACK").await;
    let refused = desk.desk().submit(case, Hold::None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    let message = refused.message();
    assert_eq!(message.id, "reason-missing-documents");
    assert_eq!(message.params, [("slots".to_owned(), "PASSPORT".to_owned())]);
    let view = desk.show(case).await;
    let submit = view.actions.iter().find(|action| action.action == "submit").unwrap();
    assert_eq!(submit.reason.as_ref(), Some(&message), "the screen says the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_taken_in_every_status_until_the_end() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    desk.attach(case, "OTHER").await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
    let refused = desk.attach_held(case, "OTHER", Hold::None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    let unknown = desk.attach_held(case, "LICENSE", Hold::None).await.unwrap_err();
    assert_eq!(unknown.code().as_str(), "invalid_input");
}

#[tokio::test(flavor = "multi_thread")]
async fn unheard_of_words_are_shown_and_need_a_person() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let external_id = desk.external_id(case).await;
    desk.sim.set_outcome("jiko", &external_id, "unknown_word").unwrap();
    crate::words_of_the_provider::until_status_leaves(&desk, case, "MANUAL_REVIEW").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::Unmapped);
    assert_eq!(view.needs, ["look"]);
    assert_eq!(desk.list(View::Unmapped).await.total, 1);
    assert_eq!(desk.list(View::NeedsUs).await.total, 1);
}
