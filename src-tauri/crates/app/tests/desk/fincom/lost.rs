//! Lost answers: what arrived once counts once.

use dossier_app::{Answer, Hold};
use dossier_domain::Stage;
use serde_json::json;

use super::{BOTH, customer, give, handed_in};
use crate::{test_desk::TestDesk, words_of_the_provider::until_status_leaves};

#[tokio::test(flavor = "multi_thread")]
async fn every_lost_answer_is_found_out() {
    for provider in BOTH {
        let mut desk = TestDesk::of(provider).await;
        let lost = |path: &str| json!({"method": "POST", "path": path, "first": 1, "fault": {"kind": "reset_after"}});
        desk.faults(json!({"rules": [
            lost("/v*/customers/individual"), lost("/v1/customers/upload"), lost("*/attach"),
        ]}));
        let new = dossier_app::NewCase {
            connection_id: desk.connection,
            applicant: desk.template(),
            attested: vec![],
            hold: Hold::None,
        };
        let case = desk.desk().create_case(new).await.unwrap().case_id;
        desk.deliver().await;
        assert_eq!(desk.states(case).await, [("create", "uncertain")], "{provider}");
        desk.restart().await;
        desk.settle(case).await;
        for slot in ["PASSPORT", "UTILITY_BILL"] {
            give(&desk, case, slot).await.unwrap();
        }
        desk.desk().submit(case, Hold::None).await.unwrap();
        desk.settle(case).await;
        until_status_leaves(&desk, case, "INCOMPLETE").await;
        until_status_leaves(&desk, case, "REVIEWING").await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "{provider}");
        // A file without effect may be there twice, linked is one.
        for (effect, count) in [("create", 1), ("attach", 1), ("upload:FILE", 3)] {
            assert_eq!(desk.effects(case, effect).await, count, "{provider} {effect}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_to_a_question_counts_once() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        super::set(&desk, json!({"information": ["tos_policies_value"]}));
        let case = handed_in(&desk, "information_requested").await;
        let view = desk.show(case).await;
        let field = &view.requirements.iter().find(|it| !it.fields.is_empty()).unwrap().fields[0];
        assert_eq!(view.needs, [format!("answer:{}", field.name)]);
        desk.fault("PATCH", "*", Some(1), json!({"kind": "reset_after"}));
        let terms = field.options.first().expect("the customer's own value").clone();
        let fields = [(field.name.clone(), terms)].into_iter().collect();
        let answer = Answer { fields, ..Answer::default() };
        desk.desk().answer(case, answer, Hold::None).await.unwrap();
        desk.settle(case).await;
        assert_eq!(desk.effects(case, "answer").await, 1, "{provider}");
        assert_eq!(desk.states(case).await.last(), Some(&("answer", "accepted")));
        until_status_leaves(&desk, case, "ON_HOLD").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_that_never_arrived_is_sent_again() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let trouble = json!({"kind": "status", "status": 502});
        desk.fault("POST", "*/customers/individual", Some(1), trouble);
        let new = dossier_app::NewCase {
            connection_id: desk.connection,
            applicant: desk.template(),
            attested: vec![],
            hold: Hold::None,
        };
        let case = desk.desk().create_case(new).await.unwrap().case_id;
        desk.settle(case).await;
        assert_eq!(desk.effects(case, "create").await, 1, "{provider}");
        let other = customer(&desk).await;
        assert_ne!(desk.external_id(case).await, desk.external_id(other).await);
    }
}
