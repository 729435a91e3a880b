//! The control of `flips.rs`: without the seals of the pages, flipped bits are read as they are.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod flipping;

#[tokio::test]
async fn without_seals_flipped_bits_are_trusted() {
    dossier_failpoint::turn("no-page-seal");
    let found = flipping::flip(100).await;
    assert!(found.when_read < 50, "{found:?}: the test of flips cannot fail");
}
