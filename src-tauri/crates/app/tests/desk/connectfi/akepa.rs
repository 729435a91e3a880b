//! The successor: identification, documents by id, one update for all of them.

use dossier_app::Hold;
use dossier_domain::{Provider, Stage};
use serde_json::json;

use super::{named, started};
use crate::{test_desk::TestDesk, words_of_the_provider::until_status_leaves};

const AKEPA: Provider = Provider::ConnectfiAkepa;

#[tokio::test(flavor = "multi_thread")]
async fn from_a_template_to_an_approved_customer() {
    let mut desk = TestDesk::of(AKEPA).await;
    let case = started(&desk, "Sample").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    assert_eq!(
        view.requirements[0].alternatives,
        [vec!["LICENSE/FRONT", "LICENSE/BACK"], vec!["PASSPORT"]]
    );
    assert_eq!(view.needs, ["document:PASSPORT"], "the set nearest to complete");
    let front = desk.attach(case, "LICENSE/FRONT").await;
    let refused = desk.desk().submit(case, Hold::None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available", "one side is no licence");
    desk.restart().await;
    desk.attach(case, "LICENSE/BACK").await;
    desk.desk().submit(case, Hold::None).await.expect("both sides, on their way");
    desk.restart().await;
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::Approved);
    assert_eq!(view.summary.provider_status.as_deref(), Some("completed"));
    assert!(view.provider_reasons.is_empty(), "an approval needs no reason");
    assert_eq!(desk.sim.file(&front.output_sha256).unwrap().slot, "LICENSE/FRONT");
    for (effect, count) in [("create", 1), ("submit", 2), ("upload:LICENSE", 2)] {
        assert_eq!(desk.effects(case, effect).await, count, "{effect}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_waits_for_a_person_at_paygears() {
    let desk = TestDesk::of(AKEPA).await;
    for (outcome, end) in [("approved", Stage::Approved), ("rejected", Stage::Rejected)] {
        let case = started(&desk, "WaitReview").await;
        desk.attach(case, "PASSPORT").await;
        desk.desk().submit(case, Hold::None).await.unwrap();
        desk.settle(case).await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.provider_status.as_deref(), Some("waiting_review"));
        assert_eq!(
            (view.summary.stage, &*view.needs),
            (Stage::ManualReview, &["recommend".into()][..])
        );
        desk.sim.set_outcome(AKEPA.as_str(), &desk.external_id(case).await, outcome).unwrap();
        until_status_leaves(&desk, case, "waiting_review").await;
        assert_eq!(desk.show(case).await.summary.stage, end, "{outcome}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_more_is_wanted_another_update_follows() {
    let desk = TestDesk::of(AKEPA).await;
    let case = started(&desk, "AskEverything").await;
    for slot in ["LICENSE/FRONT", "LICENSE/BACK"] {
        desk.attach(case, slot).await;
    }
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded, "pending_step_up still");
    assert!(!view.needs.is_empty(), "a person has to give more");
    desk.attach(case, "UTILITY").await;
    let view = desk.show(case).await;
    let submit = view.actions.iter().find(|it| it.action == "submit").unwrap();
    assert!(!submit.available, "akepa does not say that a bill is what it wants: {submit:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_is_mended_and_the_check_goes_on() {
    let desk = TestDesk::of(AKEPA).await;
    let case = started(&desk, "AskData").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DataNeeded);
    assert!(view.needs.contains(&"correct:customer.lastName".to_owned()), "{:?}", view.needs);
    let wrong = json!({"customer": {"dateOfBirth": "tomorrow"}});
    let refused = desk.desk().correct(case, wrong, Hold::None).await.unwrap_err();
    assert_eq!(refused.problems()[0].path, "customer.dateOfBirth");
    desk.desk()
        .correct(case, json!({"customer": {"lastName": "Sample"}}), Hold::None)
        .await
        .unwrap();
    desk.settle(case).await;
    until_status_leaves(&desk, case, "running").await;
    assert_eq!(desk.status(case).await, "pending_step_up");
    assert_eq!(desk.effects(case, "correct").await, 1);
    let name = desk.show(case).await.applicant["customer"]["lastName"].clone();
    assert_eq!(name, "Sample", "what was corrected is known");
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_with_a_hyphen_belong_to_the_other_contract() {
    let desk = TestDesk::of(AKEPA).await;
    let before = desk.sim.requests();
    let error = desk.desk().follow_case(desk.connection, "csta-0123456789ab").await.unwrap_err();
    assert_eq!(error.code().as_str(), "invalid_input", "{error:?}");
    assert_eq!(desk.sim.requests(), before, "nothing was asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_in_the_back_office_is_told_and_can_be_tried_again() {
    let desk = TestDesk::of(AKEPA).await;
    let case = desk.made(named(&desk, "Sample")).await;
    desk.faults(json!({AKEPA.as_str(): {"back_office_down": true}}));
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    let submit = desk.submissions(case).await.pop().unwrap();
    assert_eq!((submit.state, submit.refusal.unwrap().words.as_str()), ("refused", "extAkepa"));
    desk.faults(json!({}));
    desk.desk().submit(case, Hold::None).await.expect("again");
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "pending_step_up");
    assert_eq!(desk.effects(case, "submit").await, 1);
}
