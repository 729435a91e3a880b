//! The control of `queue_recomputed.rs`: a queue that leaves out one kind of change is caught.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may")]

#[allow(dead_code, reason = "the other test uses the rest")]
mod recomputed;

use recomputed::Change;

#[tokio::test]
async fn a_queue_that_does_not_follow_is_caught() {
    dossier_failpoint::turn("no-queue-move");
    let put = |stage| Change::Put { stage, open: None, recommended: false, due: None, name: 0 };
    use dossier_domain::Stage;
    let moved = vec![(1, put(Stage::InProgress)), (1, put(Stage::Approved))];
    assert!(recomputed::run(moved).await.is_some(), "the control: the property cannot fail");
    let stays = vec![(1, put(Stage::InProgress)), (1, put(Stage::InProgress))];
    assert_eq!(recomputed::run(stays).await, None);
}
