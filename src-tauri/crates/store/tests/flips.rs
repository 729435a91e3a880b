//! A thousand single bits of the database's file, each flipped alone, are found before a row is
//! trusted.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod flipping;

#[tokio::test]
async fn every_flipped_bit_is_found_before_a_row_is_trusted() {
    dossier_failpoint::turn("cheap-key");
    let found = flipping::flip(1_000).await;
    assert_eq!(found, flipping::Found { at_opening: 1_000, when_read: 1_000 });
}
