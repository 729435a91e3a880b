//! Answers that are lost: nothing is done twice.

use std::time::Duration;

use dossier_app::Hold;
use dossier_domain::Stage;
use serde_json::{Value, json};

use super::{applicant, asked, atelio, decided, hear, started};
use crate::test_desk::TestDesk;

/// Faults in which the call does its work and its answer does not arrive.
fn after() -> [Value; 3] {
    [
        json!({"kind": "reset_after"}),
        json!({"kind": "status_after", "status": 502}),
        json!({"kind": "garbage", "effect": true}),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_is_read_back_and_none_happens_twice() {
    let mut desk = atelio().await;
    for fault in after() {
        desk.faults(json!({"rules": [
            {"method": "POST", "path": "*/customers/", "first": 1, "fault": fault},
            {"method": "POST", "path": "*/verification-kyc", "calls": [1, 2], "fault": fault},
            {"method": "PATCH", "first": 1, "fault": fault},
        ]}));
        let new = dossier_app::NewCase {
            connection_id: desk.connection,
            applicant: applicant(&desk, "333-33-3333"),
            attested: vec![],
            hold: Hold::None,
        };
        let case = desk.desk().create_case(new).await.unwrap().case_id;
        desk.deliver().await;
        assert_eq!(desk.states(case).await, [("create", "uncertain")], "{fault}");
        desk.restart().await;
        again(&desk, case).await;
        desk.desk().submit(case, Hold::None).await.expect("created after all");
        again(&desk, case).await;
        assert_eq!(desk.status(case).await, "document_required", "{fault}");
        let correction =
            json!({"customer": {"last_name": "Newsample"}, "kyc": {"ssn": "400-00-0007"}});
        desk.desk().correct(case, correction, Hold::None).await.unwrap();
        desk.deliver().await;
        desk.restart().await;
        again(&desk, case).await;
        let shown = desk.show(case).await.applicant;
        assert_eq!(shown["customer"]["last_name"], "Newsample", "kept as Atelio has it: {fault}");
        desk.desk().submit(case, Hold::None).await.unwrap();
        again(&desk, case).await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "{fault}");
        for (effect, count) in [("create", 1), ("correct", 1), ("submit", 2)] {
            assert_eq!(desk.effects(case, effect).await, count, "{fault}: {effect}");
        }
        let states = desk.states(case).await;
        assert!(states.iter().all(|(_, state)| *state == "accepted"), "{fault}: {states:?}");
    }
}

/// Lets a pause after trouble pass, then goes on.
async fn again(desk: &TestDesk, case: dossier_domain::CaseId) {
    desk.settle(case).await;
    desk.advance(Duration::from_secs(301));
    desk.settle(case).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_that_never_arrived_are_made_once() {
    let desk = atelio().await;
    desk.faults(json!({"rules": [
        {"method": "POST", "path": "*/customers/", "first": 1, "fault": {"kind": "reset_before"}},
        {"method": "POST", "path": "*/verification-kyc", "first": 1, "fault": {"kind": "reset_before"}},
    ]}));
    let new = dossier_app::NewCase {
        connection_id: desk.connection,
        applicant: applicant(&desk, "400-00-0001"),
        attested: vec![],
        hold: Hold::None,
    };
    let case = desk.desk().create_case(new).await.unwrap().case_id;
    desk.desk().submit(case, Hold::None).await.expect("behind its create");
    desk.deliver().await;
    again(&desk, case).await;
    again(&desk, case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    assert_eq!((desk.effects(case, "create").await, desk.effects(case, "submit").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_that_ends_like_the_first_is_left_to_a_person() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let correction = json!({"customer": {"last_name": "Newsample"}});
    desk.desk().correct(case, correction, Hold::None).await.unwrap();
    desk.settle(case).await;
    desk.fault("POST", "*/verification-kyc", Some(1), json!({"kind": "reset_after"}));
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.deliver().await;
    again(&desk, case).await;
    let parked = desk.submissions(case).await.pop().unwrap();
    assert_eq!(parked.state, "parked");
    assert_eq!(parked.reason.unwrap().id, "submission-submit-arrived-outcome-unknown");
    assert_eq!(desk.effects(case, "submit").await, 2, "the first one and this one");
    assert!(desk.show(case).await.needs.contains(&"look".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_is_not_asked_for_again_though_the_answer_was_lost() {
    let desk = atelio().await;
    let case = started(&desk, "000-00-0000").await;
    decided(&desk, case, "data_needed").await;
    hear(&desk, case).await;
    desk.fault("PATCH", "*", Some(1), json!({"kind": "reset_after"}));
    let correction = json!({"customer": {"last_name": "Newsample"}});
    desk.desk().correct(case, correction, Hold::None).await.unwrap();
    desk.deliver().await;
    again(&desk, case).await;
    assert_eq!(desk.effects(case, "correct").await, 1);
    let fields: Vec<_> =
        desk.show(case).await.requirements.into_iter().flat_map(|it| it.fields).collect();
    let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["customer.first_name", "kyc.ssn"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_attempt_whose_answer_is_lost_is_told_by_the_status() {
    let desk = atelio().await;
    let case = started(&desk, "000-00-0000").await;
    decided(&desk, case, "rejected").await;
    desk.fault("POST", "*/verification-kyc", Some(1), json!({"kind": "reset_after"}));
    desk.desk().start_again(case, Hold::None).await.unwrap();
    desk.deliver().await;
    again(&desk, case).await;
    assert_eq!(desk.status(case).await, "under_review");
    let receipt = desk.submissions(case).await.pop().unwrap().receipt.expect("taken");
    assert!(receipt.reconciled);
    assert_eq!(desk.effects(case, "submit").await, 2);
}
