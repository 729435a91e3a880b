//! What is noticed at a glance, through the real program.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::worker;
use dossier_documents::Look;
use dossier_documents::synthetic::{State, photo_jpeg, plain_jpeg, shot};
use dossier_domain::{Edit, ErrorCode, Severity};

async fn look(bytes: &[u8], edit: &Edit) -> Look {
    worker().look(bytes, edit).await.unwrap()
}

#[tokio::test]
async fn a_blurred_photograph_is_warned_of_with_a_number() {
    let blurred = look(&shot(51, State::Blurred).jpeg(90), &Edit::default()).await;
    let [finding] = &blurred.findings[..] else { panic!("{:?}", blurred.findings) };
    assert_eq!((finding.code.as_str(), finding.severity), ("blurred", Severity::Warning));
    assert!(finding.number.is_some());

    let sharp = look(&shot(51, State::Sharp).jpeg(90), &Edit::default()).await;
    assert_eq!(sharp.findings, []);
}

#[tokio::test]
async fn a_picture_turned_by_hand_has_the_same_fingerprints_in_another_order() {
    let photo = photo_jpeg(52, 1200, 1600, 6);
    let upright = look(&photo, &Edit::default()).await.fingerprints;
    assert_eq!(upright.len(), 4);
    let turned = look(&photo, &Edit { turn: 1, ..Edit::default() }).await.fingerprints;
    for (i, print) in turned.iter().enumerate() {
        assert!(
            print.is_same(&upright[(i + 1) % 4]),
            "{:?}",
            print.distance(&upright[(i + 1) % 4])
        );
    }
}

#[tokio::test]
async fn what_cannot_be_shown_cannot_be_looked_at() {
    let half = &plain_jpeg(1, 64, 64)[..300];
    let error = worker().look(half, &Edit::default()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnreadableFile, "{error:?}");
}
