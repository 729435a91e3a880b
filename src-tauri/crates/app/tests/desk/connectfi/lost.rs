//! Lost answers under both contracts: what arrived once counts once.

use dossier_app::{Hold, NewCase};
use dossier_domain::{Provider, Stage};
use serde_json::{Value, json};

use super::{named, started};
use crate::test_desk::TestDesk;

fn lost(path: &str) -> Value {
    json!({"method": "POST", "path": path, "first": 1, "fault": {"kind": "reset_after"}})
}

#[tokio::test(flavor = "multi_thread")]
async fn every_lost_answer_is_found_out_under_the_legacy_contract() {
    let mut desk = TestDesk::of(Provider::Connectfi).await;
    desk.faults(json!({"rules": [
        lost("/customer/init"), lost("/customer/kyc/init"), lost("/customer/kyc/upload/*"),
        lost("/customer/kyc/add-attributes"), lost("/customer/kyc/document-link"),
    ]}));
    let new = NewCase {
        connection_id: desk.connection,
        applicant: named(&desk, "Sample"),
        attested: vec![],
        hold: Hold::None,
    };
    let case = desk.desk().create_case(new).await.unwrap().case_id;
    desk.deliver().await;
    assert_eq!(desk.states(case).await, [("create", "uncertain")]);
    desk.restart().await;
    desk.settle(case).await;
    desk.desk().submit(case, Hold::None).await.expect("made after all");
    desk.settle(case).await;
    for slot in ["LICENSE/FRONT", "LICENSE/BACK"] {
        desk.attach(case, slot).await;
    }
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    for (effect, count) in
        [("create", 1), ("submit", 1), ("upload:LICENSE/FRONT", 1), ("upload:LICENSE/BACK", 1)]
    {
        assert_eq!(desk.effects(case, effect).await, count, "{effect}");
    }
    // Nothing tells whether a link arrived; linked again it is the same file in the same place.
    desk.attach(case, "LICENSE/BACK").await;
    desk.settle(case).await;
    assert_eq!(desk.states(case).await.last(), Some(&("upload", "accepted")));
    assert_eq!(desk.effects(case, "attach").await, 2);

    let data = started(&desk, "AskData").await;
    let body = json!({"cardAttributes": {"nameOnCard": "SAMPLE PERSON"}});
    desk.desk().correct(data, body, Hold::None).await.unwrap();
    desk.settle(data).await;
    assert_eq!(desk.effects(data, "correct").await, 1);
    assert_eq!(desk.show(data).await.summary.stage, Stage::Approved);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_lost_answer_is_found_out_under_akepa() {
    let mut desk = TestDesk::of(Provider::ConnectfiAkepa).await;
    desk.faults(json!({"rules": [
        lost("/customer/init"), lost("/akepa/identification"), lost("/akepa/document/generate"),
        lost("/akepa/document/upload/*"), lost("/akepa/update"), lost("/customer/update"),
    ]}));
    let new = NewCase {
        connection_id: desk.connection,
        applicant: named(&desk, "Sample"),
        attested: vec![],
        hold: Hold::None,
    };
    let case = desk.desk().create_case(new).await.unwrap().case_id;
    desk.deliver().await;
    desk.restart().await;
    desk.settle(case).await;
    desk.desk().submit(case, Hold::None).await.expect("made after all");
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "submit").await, 1, "one application");
    for slot in ["LICENSE/FRONT", "LICENSE/BACK"] {
        desk.attach(case, slot).await;
    }
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.restart().await;
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    for (effect, count) in [("create", 1), ("submit", 2), ("upload:LICENSE", 2)] {
        assert_eq!(desk.effects(case, effect).await, count, "{effect}");
    }
    let data = started(&desk, "AskData").await;
    let body = json!({"customer": {"lastName": "Sample"}});
    desk.desk().correct(data, body, Hold::None).await.unwrap();
    desk.settle(data).await;
    assert_eq!(desk.effects(data, "correct").await, 1);
}
