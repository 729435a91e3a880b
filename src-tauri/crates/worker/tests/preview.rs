//! Pictures to look at.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_upright, holds, worker};
use dossier_documents::synthetic::{CANARIES, photo_jpeg, photo_png, plain_jpeg};
use dossier_domain::{ErrorCode, MediaType};

fn size(jpeg: &[u8]) -> (u32, u32) {
    image::load_from_memory(jpeg).map(|it| (it.width(), it.height())).unwrap()
}

#[tokio::test]
async fn a_preview_is_upright_small_and_without_metadata() {
    let photo = photo_jpeg(5, 1200, 1600, 6);
    let preview = worker().preview(&photo, 400).await.unwrap();
    assert_eq!(preview.media_type, MediaType::Jpeg);
    assert_eq!(size(&preview.bytes), (300, 400));
    for canary in CANARIES {
        assert!(holds(&photo, canary), "the photo is one with {canary}");
        assert!(!holds(&preview.bytes, canary), "{canary} is in the preview");
    }
    let picture = image::load_from_memory(&preview.bytes).unwrap().to_rgb8();
    assert_upright(300, 400, picture.as_raw(), "the preview");
}

#[tokio::test]
async fn a_small_picture_is_not_made_larger() {
    let preview = worker().preview(&photo_png(5, 60, 40), 1600).await.unwrap();
    assert_eq!(size(&preview.bytes), (60, 40));
}

#[tokio::test]
async fn what_is_no_picture_has_no_preview() {
    for (bytes, code) in [
        (b"plainly no picture".to_vec(), ErrorCode::UnreadableFile),
        (Vec::new(), ErrorCode::UnreadableFile),
        (plain_jpeg(1, 64, 64)[..300].to_vec(), ErrorCode::UnreadableFile),
    ] {
        let error = worker().preview(&bytes, 400).await.unwrap_err();
        assert_eq!(error.code(), code, "{error:?}");
        assert!(!error.findings().is_empty(), "{error:?}");
    }
}
