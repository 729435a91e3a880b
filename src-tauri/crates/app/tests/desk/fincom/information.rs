//! Requests for information: the form, after an approval, and without any question.

use std::collections::BTreeMap;

use dossier_app::{Answer, Hold};
use dossier_documents::synthetic;
use dossier_domain::{FieldKind, Provider, RequirementKind, Stage, View};
use serde_json::json;

use super::{BOTH, handed_in, outcome_next, set};
use crate::{test_desk::TestDesk, words_of_the_provider::until_status_leaves};

const WHICH: &str = "proof_of_address.UTILITY_BILL.type";
const FILE: &str = "proof_of_address.UTILITY_BILL.files";

/// An answer with another bill.
fn bill(desk: &TestDesk, kind: &str) -> Answer {
    let path = desk.home.path().join("bill.png");
    std::fs::write(&path, synthetic::plain_png(rand::random(), 640, 480)).unwrap();
    Answer {
        fields: BTreeMap::from([(WHICH.to_owned(), kind.to_owned())]),
        documents: BTreeMap::from([(FILE.to_owned(), path)]),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_a_form_and_its_answer_brings_the_review_back() {
    for provider in BOTH {
        let mut desk = TestDesk::of(provider).await;
        let case = handed_in(&desk, "information_requested").await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::InformationRequested, "{provider}");
        assert_eq!(view.needs, [format!("answer:{WHICH}"), format!("answer:{FILE}")]);
        assert_eq!(desk.list(View::InformationRequested).await.total, 1);
        let asked = view.requirements.iter().find(|it| it.kind == RequirementKind::Information);
        let fields = &asked.expect("a form").fields;
        assert_eq!([fields[0].kind, fields[1].kind], [FieldKind::Choice, FieldKind::File]);
        assert_eq!(fields[0].reason.as_deref(), Some("Another document is needed"));
        assert!(fields[0].options.contains(&"BANK_STATEMENT".to_owned()));

        let wrong = desk.desk().answer(case, bill(&desk, "LETTER"), Hold::None).await.unwrap_err();
        assert_eq!(
            (wrong.problems()[0].path.as_str(), desk.submissions(case).await.len()),
            (WHICH, 4)
        );
        let answer = bill(&desk, "BANK_STATEMENT");
        desk.desk().answer(case, answer, Hold::None).await.expect("an answer");
        assert!(desk.show(case).await.needs.is_empty(), "{:?}", desk.show(case).await.needs);
        desk.restart().await;
        desk.settle(case).await;
        until_status_leaves(&desk, case, "ON_HOLD").await;
        until_status_leaves(&desk, case, "REVIEWING").await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "{provider}");
        assert_eq!(desk.effects(case, "answer").await, 1);
        assert_eq!(desk.effects(case, "upload:FILE").await, 3);
        assert_eq!(desk.states(case).await.last(), Some(&("answer", "accepted")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_after_the_approval_is_found_and_answered() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = handed_in(&desk, "approved").await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
        outcome_next(&desk, case, "information_requested").await;
        desk.advance(std::time::Duration::from_secs(25 * 3600));
        desk.sync(dossier_app::Scope::All).await.unwrap();
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::Approved, "the status stays");
        assert_eq!(view.needs, [format!("answer:{WHICH}"), format!("answer:{FILE}")]);
        assert_eq!(desk.list(View::InformationRequested).await.total, 1, "{provider}");
        let answer = bill(&desk, "BANK_STATEMENT");
        desk.desk().answer(case, answer, Hold::None).await.expect("an answer");
        desk.settle(case).await;
        let view = desk.show(case).await;
        assert_eq!((view.summary.stage, view.needs.len()), (Stage::Approved, 0), "{provider}");
        assert_eq!(desk.effects(case, "answer").await, 1);
        assert_eq!(desk.list(View::InformationRequested).await.total, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_without_a_question_is_answered_elsewhere() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        set(&desk, json!({"information": []}));
        let case = handed_in(&desk, "information_requested").await;
        let view = desk.show(case).await;
        assert_eq!(
            (view.summary.stage, view.needs),
            (Stage::InformationRequested, vec!["look".into()])
        );
        let action = view.actions.iter().find(|it| it.action == "answer").unwrap();
        assert_eq!(action.reason.as_ref().unwrap().id, "reason-nothing-asked");
        let before = desk.sim.requests();
        desk.desk().answer_outside(case, "sent by e-mail on Friday").await.unwrap();
        assert_eq!(desk.sim.requests(), before, "nothing goes to the provider");
        let kinds: Vec<_> = desk.show(case).await.timeline.into_iter().map(|it| it.kind).collect();
        assert!(kinds.contains(&"answer.given_outside".to_owned()), "{kinds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_asked_is_not_sent() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let case = handed_in(&desk, "information_requested").await;
    let mut answer = bill(&desk, "BANK_STATEMENT");
    answer.fields.insert("proof_of_identity.PASSPORT.number".to_owned(), "D1".to_owned());
    let refused = desk.desk().answer(case, answer, Hold::None).await.unwrap_err();
    assert_eq!(refused.problems()[0].code, "not_asked");
    assert_eq!(desk.effects(case, "upload:FILE").await, 2);
    assert!(desk.desk().answer(case, Answer::default(), Hold::None).await.is_err());
}
