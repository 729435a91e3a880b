//! What was erased stands in no page of the database or of its log, free pages included.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may")]

mod marks;

#[tokio::test]
async fn nothing_that_was_erased_stands_in_any_page() {
    let (before, after) = marks::before_and_after().await;
    assert!(before > 4000, "the reader sees what is there: {before}");
    assert_eq!(after, 0);
}
