//! How an attempt ends, and how a new one begins.

use std::time::Duration;

use dossier_app::{Hold, Scope};
use dossier_domain::{Stage, View};
use serde_json::json;

use super::{applicant, atelio, decided, reason, started};

#[tokio::test(flavor = "multi_thread")]
async fn every_number_leads_where_the_sandbox_says() {
    let desk = atelio().await;
    for (ssn, stage, needs) in [
        ("400-00-0001", Stage::Approved, &[][..]),
        ("000-00-0000", Stage::ManualReview, &["recommend"]),
        ("111-11-1111", Stage::DocumentsNeeded, &["document:hosted"]),
        ("888-88-8888", Stage::ReadyToResubmit, &["start_again"]),
    ] {
        let case = started(&desk, ssn).await;
        let view = desk.show(case).await;
        assert_eq!(
            (view.summary.stage, view.needs.as_slice()),
            (stage, &owned(needs)[..]),
            "{ssn}"
        );
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_attempt_is_started_again_whatever_it_was_lost_by() {
    let desk = atelio().await;
    for (outcome, word) in [("rejected", "failed"), ("error", "error"), ("expired", "expired")] {
        let case = started(&desk, "000-00-0000").await;
        decided(&desk, case, outcome).await;
        assert_eq!(desk.status(case).await, word);
        assert_eq!(desk.show(case).await.needs, ["start_again"]);
        assert_eq!(desk.list(View::Ready).await.total, 1);
        assert_eq!(reason(&desk, case, "submit").await.as_deref(), Some("reason-status"));
        desk.desk().start_again(case, Hold::None).await.unwrap();
        let twice = desk.desk().start_again(case, Hold::None).await.unwrap_err();
        assert_eq!(twice.message().id, "reason-submit-pending");
        desk.settle(case).await;
        assert_eq!(desk.status(case).await, "under_review");
        assert_eq!(desk.effects(case, "submit").await, 2);
        decided(&desk, case, "approved").await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
        assert_eq!(reason(&desk, case, "start_again").await.as_deref(), Some("reason-status"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_start_too_many_is_refused_in_atelios_words() {
    let desk = atelio().await;
    desk.faults(json!({"atelio": {"kyc_requests": 1}}));
    let case = started(&desk, "000-00-0000").await;
    decided(&desk, case, "rejected").await;
    desk.desk().start_again(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    let view = desk.show(case).await;
    let refusal = view.submissions.last().unwrap().refusal.as_ref().expect("refused");
    assert!(refusal.words.contains("Too many KYC retries"), "{}", refusal.words);
    assert!(refusal.words.contains("kyc_retries"), "the code is for whoever asks Atelio");
    assert_eq!(view.summary.stage, Stage::ReadyToResubmit);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_started_meanwhile_is_not_started_again() {
    let desk = atelio().await;
    let case = desk.made(applicant(&desk, "400-00-0001")).await;
    desk.desk().submit(case, Hold::Seconds(60)).await.unwrap();
    let elsewhere = desk.sandbox().await;
    let external_id = desk.external_id(case).await;
    let (same, _) = desk.desk().follow_case(elsewhere, &external_id).await.unwrap();
    desk.desk().submit(same, Hold::None).await.unwrap();
    desk.settle(same).await;
    desk.advance(Duration::from_secs(61));
    desk.settle(case).await;
    let view = desk.show(case).await;
    let parked = view.submissions.last().unwrap();
    assert_eq!(parked.state, "parked");
    assert_eq!(parked.reason.as_ref().unwrap().id, "submission-moved-meanwhile");
    assert_eq!((view.summary.stage, view.needs), (Stage::Approved, vec!["look".to_owned()]));
    assert_eq!(desk.effects(case, "submit").await, 1);
    desk.desk().withdraw(parked.submission_id.parse().unwrap()).await.unwrap();
    assert!(desk.show(case).await.needs.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_about_another_customer_changes_nothing() {
    let desk = atelio().await;
    let case = started(&desk, "000-00-0000").await;
    for path in ["*/verification-kyc", "*/customers/*"] {
        let other = json!({"customer_id": "9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b",
            "first_name": "Other", "kyc_status": "passed"});
        desk.fault("GET", path, None, json!({"kind": "status", "status": 200, "body": other}));
        desk.advance(Duration::from_secs(16 * 60));
        let refused = desk.sync(Scope::Case(case)).await.unwrap_err();
        assert_eq!(refused.message().id, "error-provider-unintelligible-other-id", "{path}");
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::ManualReview);
        assert_ne!(view.applicant["customer"]["first_name"], "Other");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_nobody_knows_is_shown_and_looked_at() {
    let desk = atelio().await;
    let case = started(&desk, "000-00-0000").await;
    decided(&desk, case, "unknown_word").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.provider_status.as_deref(), Some("awaiting_partner"));
    assert_eq!((view.summary.stage, view.needs), (Stage::Unmapped, vec!["look".to_owned()]));
    assert_eq!(desk.list(View::Unmapped).await.total, 1);
    decided(&desk, case, "approved").await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
}
