//! What a person asks for: turned, cut, and what may be asked of files that are not to be edited.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_no_canary, assert_upright, decode_png, has, number, png_under, rule, worker};
use dossier_documents::synthetic::{
    CORNERS, photo_heic, photo_jpeg, photo_png, plain_jpeg, plain_png,
};
use dossier_domain::{Crop, Edit, Edits, MediaType, Operation};

const LIMIT: u64 = 4_999_999;

fn turn(turn: u8) -> Edit {
    Edit { turn, ..Edit::default() }
}

fn cut(left: u16, top: u16, right: u16, bottom: u16) -> Edit {
    Edit { crop: Some(Crop { left, top, right, bottom }), ..Edit::default() }
}

#[tokio::test]
async fn a_turn_comes_after_the_files_own_orientation() {
    for orientation in 1..=8 {
        let photo = photo_jpeg(1, 640, 480, orientation);
        let edited = worker().prepare_edited(&photo, &png_under(LIMIT), &turn(1)).await.unwrap();
        assert_eq!((edited.facts.width, edited.facts.height), (Some(480), Some(640)));
        assert!(edited.recipe.contains(&Operation::Turn { quarters: 1 }));
        // Turned back, it is upright again.
        let back =
            worker().prepare_edited(&edited.bytes, &png_under(LIMIT), &turn(3)).await.unwrap();
        let (width, height, _, pixels) = decode_png(&back.bytes);
        assert_upright(width, height, &pixels, &format!("orientation {orientation}"));
    }
}

#[tokio::test]
async fn a_crop_keeps_the_part_of_the_picture_as_it_is_looked_at() {
    for given in [photo_jpeg(2, 640, 480, 6), photo_png(2, 640, 480), photo_heic(2, 640, 480)] {
        // The upper right quarter: yellow is the lower right, green the upper right.
        let edit = cut(5_000, 0, 10_000, 5_000);
        let edited = worker().prepare_edited(&given, &png_under(LIMIT), &edit).await.unwrap();
        let part = Operation::Crop { left: 320, top: 0, width: 320, height: 240 };
        assert!(edited.recipe.contains(&part), "{:?}", edited.recipe);
        assert_no_canary(&edited);
        let (width, height, _, pixels) = decode_png(&edited.bytes);
        assert_eq!((width, height), (320, 240));
        let corner = &pixels[(10 * 320 + 310) * 3..][..3];
        let near = corner.iter().zip(CORNERS[1]).all(|(&a, b)| a.abs_diff(b) < 25);
        assert!(near, "{corner:?}");

        let again = worker().prepare_edited(&given, &png_under(LIMIT), &edit).await.unwrap();
        assert!(again.bytes == edited.bytes, "the same file and edit must give the same bytes");
    }
}

#[tokio::test]
async fn a_crop_that_keeps_everything_changes_nothing_and_one_of_nothing_is_refused() {
    let plain = plain_png(3, 640, 640);
    let all = cut(0, 0, 10_000, 10_000);
    let prepared = worker().prepare_edited(&plain, &png_under(LIMIT), &all).await.unwrap();
    assert_eq!(prepared.recipe, [Operation::PassThrough]);
    for edit in [cut(5_000, 0, 5_000, 10_000), cut(0, 0, 10_001, 10), cut(9, 9, 8, 10)] {
        let error = worker().prepare_edited(&plain, &png_under(LIMIT), &edit).await.unwrap_err();
        assert!(has(error.findings(), "crop_invalid"), "{error:?}");
    }
}

#[tokio::test]
async fn the_preview_shows_the_edit() {
    let photo = photo_jpeg(4, 640, 480, 8);
    let edit = Edit { turn: 1, ..cut(0, 0, 10_000, 5_000) };
    let preview = worker().preview_edited(&photo, &edit, 4_000).await.unwrap();
    let preview = image::load_from_memory(&preview.bytes).unwrap().to_rgb8();
    assert_eq!(preview.dimensions(), (480, 320));
    // Turned right, the lower left corner is the upper left one.
    let corner = preview.get_pixel(10, 10).0;
    let near = corner.iter().zip(CORNERS[2]).all(|(&a, b)| a.abs_diff(b) < 30);
    assert!(near, "{corner:?}");
}

#[tokio::test]
async fn what_may_not_be_edited_is_not_cut_and_is_turned_by_its_tag_alone() {
    let lossless = rule(&[MediaType::Jpeg, MediaType::Png], LIMIT, Edits::Lossless);
    let photo = photo_jpeg(5, 640, 480, 6);
    let error =
        worker().prepare_edited(&photo, &lossless, &cut(0, 0, 5_000, 5_000)).await.unwrap_err();
    assert!(has(error.findings(), "crop_not_possible"), "{error:?}");
    let error =
        worker().prepare_edited(&photo_png(5, 640, 480), &lossless, &turn(1)).await.unwrap_err();
    assert!(has(error.findings(), "turn_not_possible"), "{error:?}");

    let turned = worker().prepare_edited(&photo, &lossless, &turn(3)).await.unwrap();
    assert_eq!(turned.recipe, [Operation::StripMetadata, Operation::Turn { quarters: 3 }]);
    assert_eq!((turned.facts.width, turned.facts.height), (Some(480), Some(640)));
    assert_no_canary(&turned);
    // Any reader turns it as the person wanted, and the pixels are those that were given.
    let plain = worker().prepare(&turned.bytes, &png_under(LIMIT)).await.unwrap();
    let wanted = worker().prepare_edited(&photo, &png_under(LIMIT), &turn(3)).await.unwrap();
    assert!(plain.bytes == wanted.bytes);

    let untouched = rule(&[MediaType::Jpeg], LIMIT, Edits::None);
    let error = worker().prepare_edited(&photo, &untouched, &turn(1)).await.unwrap_err();
    assert!(has(error.findings(), "turn_not_possible"), "{error:?}");
}

#[tokio::test]
async fn small_files_that_may_not_be_edited_are_advised_against() {
    let lossless = rule(&[MediaType::Jpeg, MediaType::Png], LIMIT, Edits::Lossless);
    let small = plain_jpeg(6, 200, 160);
    assert!(small.len() < 100_000);
    // The encoder writes a JFIF header that tells no resolution.
    let prepared = worker().prepare(&small, &lossless).await.unwrap();
    let kilobytes = (small.len() / 1_000) as u32;
    assert_eq!(number(&prepared.findings, "small_file"), Some(kilobytes));

    let with_dpi = |dpi: u16| {
        let mut jpeg = small.clone();
        let at = jpeg.windows(5).position(|it| it == b"JFIF\0").unwrap() + 7;
        jpeg[at] = 1;
        jpeg[at + 1..at + 3].copy_from_slice(&dpi.to_be_bytes());
        jpeg[at + 3..at + 5].copy_from_slice(&dpi.to_be_bytes());
        jpeg
    };
    let prepared = worker().prepare(&with_dpi(150), &lossless).await.unwrap();
    assert_eq!(number(&prepared.findings, "low_dpi"), Some(150));
    let prepared = worker().prepare(&with_dpi(300), &lossless).await.unwrap();
    assert!(!has(&prepared.findings, "low_dpi") && !has(&prepared.findings, "small_file"));
    let large = plain_jpeg(6, 1_600, 1_200);
    assert!(large.len() >= 100_000);
    let prepared = worker().prepare(&large, &lossless).await.unwrap();
    assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
}
