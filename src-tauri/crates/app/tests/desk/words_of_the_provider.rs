//! A status that was read is taken, whatever it is.

use std::time::{Duration, Instant};

use dossier_app::{Recommend, Scope, Sync};
use dossier_domain::{CaseId, Recommendation, Stage, View};

use crate::test_desk::{TestDesk, recommend};

/// Reads until the provider says something else than `word`.
pub async fn until_status_leaves(desk: &TestDesk, case: CaseId, word: &str) {
    let start = Instant::now();
    while desk.status(case).await == word {
        assert!(start.elapsed() < Duration::from_secs(10), "still {word}");
        let once = Sync { scope: Scope::Case(case), until_idle: false, timeout: Duration::ZERO };
        desk.desk().sync(once, |_| ()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_backwards_is_taken_and_noticed() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "documents_needed").unwrap();
    until_status_leaves(&desk, case, "MANUAL_REVIEW").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    let notices: Vec<_> =
        view.timeline.iter().filter(|entry| entry.kind == "notice.raised").collect();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].data["from"], "MANUAL_REVIEW");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_what_is_known_writes_nothing() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let before = desk.desk().verify_journal().await.unwrap();
    for _ in 0..3 {
        let once = Sync { scope: Scope::Case(case), until_idle: false, timeout: Duration::ZERO };
        let report = desk.desk().sync(once, |_| ()).await.unwrap();
        assert_eq!((report.checked, report.changed), (1, 0));
    }
    assert_eq!(desk.desk().verify_journal().await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recommendation_moves_a_review_to_waiting_and_is_sent_to_nobody() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    assert_eq!(desk.show(case).await.needs, ["recommend"]);
    assert_eq!(desk.list(View::NeedsUs).await.total, 1);
    let asked = desk.sim.requests();
    let recommend = Recommend {
        private: Some("looks right".to_owned()),
        ..recommend(Recommendation::Approve, &["identity_clear"])
    };
    desk.desk().recommend(case, recommend).await.unwrap();
    assert_eq!(desk.sim.requests(), asked, "nothing goes to the provider");
    assert_eq!(desk.list(View::NeedsUs).await.total, 0);
    assert_eq!(desk.list(View::Waiting).await.total, 1);
    assert_eq!(desk.list(View::ManualReview).await.total, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn polling_backs_off_by_stage() {
    let desk = TestDesk::new().await;
    desk.submitted("300").await;
    let all = |until_idle| Sync { scope: Scope::All, until_idle, timeout: Duration::from_secs(5) };
    let report = desk.desk().sync(all(false), |_| ()).await.unwrap();
    assert_eq!(report.checked, 1, "the event log, asked for the first time, names the case");
    let report = desk.desk().sync(all(false), |_| ()).await.unwrap();
    assert_eq!(report.checked, 0, "a review read just now is not due");
    desk.advance(Duration::from_secs(14 * 60));
    assert_eq!(desk.desk().sync(all(false), |_| ()).await.unwrap().checked, 0);
    desk.advance(Duration::from_secs(2 * 60));
    assert_eq!(desk.desk().sync(all(true), |_| ()).await.unwrap().checked, 1);
}
