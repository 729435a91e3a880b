//! The control of [`erased`](../erased.rs): it stands alone, since what it turns counts for a whole
//! process.

#![cfg(feature = "controls")]
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may")]

mod marks;

#[tokio::test]
async fn without_secure_deletion_it_would_stand_there_still() {
    dossier_failpoint::turn("no-secure-delete");
    let (_, after) = marks::before_and_after().await;
    assert!(after > 100, "the control: {after}");
}
