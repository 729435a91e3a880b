//! Every format that customers send, through the real program.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_no_canary, assert_upright, decode_png, has, png_under, rule, worker};
use dossier_documents::synthetic::{
    CANARIES, display_p3, fax_tiff, jpeg_tiff, lossy_webp, photo_bmp, photo_gif, photo_heic,
    photo_png, photo_tiff, photo_webp, plain_jpeg, sideways_heic, with_profile,
};
use dossier_domain::{Edits, ErrorCode, MediaType, Operation};

const LIMIT: u64 = 4_999_999;

#[tokio::test]
async fn every_format_becomes_an_upright_png_with_nothing_beside_the_picture() {
    let cases = [
        (MediaType::Webp, photo_webp(2, 800, 640, 6), Some(6)),
        (MediaType::Tiff, photo_tiff(2, 800, 640, 8, 1), Some(8)),
        (MediaType::Gif, photo_gif(2, 800, 640, 1), None),
        (MediaType::Bmp, photo_bmp(2, 800, 640), None),
        (MediaType::Heic, photo_heic(2, 800, 640), None),
    ];
    for (media_type, given, exif) in cases {
        let carried = CANARIES.iter().filter(|it| common::holds(&given, it)).count();
        assert_eq!(carried, CANARIES.len(), "{media_type:?}: the fixture must carry all canaries");
        let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
        assert_no_canary(&prepared);
        let source = &prepared.source;
        assert_eq!((source.media_type, source.width), (media_type, Some(800)));
        assert_eq!(prepared.recipe[0], Operation::Decode { media_type });
        let orient = exif.map(|exif| Operation::Orient { exif });
        let turned = prepared.recipe.iter().find(|it| matches!(it, Operation::Orient { .. }));
        assert_eq!(turned, orient.as_ref(), "{media_type:?}");
        if media_type != MediaType::Bmp {
            assert!(has(&prepared.findings, "metadata_found"), "{media_type:?}");
        }

        let (width, height, _, pixels) = decode_png(&prepared.bytes);
        assert_eq!((width, height), (800, 640), "{media_type:?}");
        assert_upright(width, height, &pixels, media_type.as_str());
        let again = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
        assert!(again.bytes == prepared.bytes, "{media_type:?}: the same file, the same bytes");
    }
}

#[tokio::test]
async fn every_orientation_of_webp_and_tiff_is_applied() {
    for orientation in 1..=8 {
        for given in [photo_webp(3, 320, 240, orientation), photo_tiff(3, 320, 240, orientation, 1)]
        {
            let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
            let (width, height, _, pixels) = decode_png(&prepared.bytes);
            assert_eq!((width, height), (320, 240), "{orientation}");
            assert_upright(width, height, &pixels, &format!("orientation {orientation}"));
        }
    }
}

#[tokio::test]
async fn a_heic_that_is_turned_by_its_own_property_is_not_turned_twice() {
    let prepared = worker().prepare(&sideways_heic(), &png_under(LIMIT)).await.unwrap();
    let (width, height, _, pixels) = decode_png(&prepared.bytes);
    assert_eq!((width, height), (640, 480));
    assert_upright(width, height, &pixels, "a sideways HEIC");
    assert!(!prepared.recipe.iter().any(|it| matches!(it, Operation::Orient { .. })));
    assert_eq!((prepared.source.width, prepared.source.height), (Some(640), Some(480)));
}

#[tokio::test]
async fn a_webp_as_messengers_write_it_is_read() {
    let prepared = worker().prepare(&lossy_webp(), &png_under(LIMIT)).await.unwrap();
    let (width, height, _, pixels) = decode_png(&prepared.bytes);
    assert_upright(width, height, &pixels, "a lossy WebP");
}

#[tokio::test]
async fn a_tiff_as_scanners_write_it_is_read() {
    let prepared = worker().prepare(&jpeg_tiff(), &png_under(LIMIT)).await.unwrap();
    let (width, height, _, pixels) = decode_png(&prepared.bytes);
    assert_eq!((width, height), (320, 240));
    assert_upright(width, height, &pixels, "JPEG in TIFF");

    let prepared = worker().prepare(&fax_tiff(), &png_under(LIMIT)).await.unwrap();
    let (width, height, channels, pixels) = decode_png(&prepared.bytes);
    assert_eq!((width, height, channels), (640, 480, 1));
    assert!(pixels.iter().all(|it| matches!(it, 0 | 255)));
    // Of the corners only the yellow one, lower right, is bright.
    let corners = [pixels[0], pixels[639], pixels[640 * 479], pixels[640 * 480 - 1]];
    assert_eq!(corners, [0, 0, 0, 255]);
}

#[tokio::test]
async fn of_an_animation_the_first_picture_is_used_and_that_is_said() {
    let (one, three) = (photo_gif(4, 640, 640, 1), photo_gif(4, 640, 640, 3));
    let first = worker().prepare(&one, &png_under(LIMIT)).await.unwrap();
    let prepared = worker().prepare(&three, &png_under(LIMIT)).await.unwrap();
    assert!(prepared.bytes == first.bytes);
    assert!(has(&prepared.findings, "animation_dropped"));
    assert!(!has(&first.findings, "animation_dropped"));
}

#[tokio::test]
async fn a_cut_file_of_any_format_is_refused_and_never_half_used() {
    for (given, name) in [
        (photo_webp(5, 160, 120, 1), "WebP"),
        (photo_tiff(5, 160, 120, 1, 1), "TIFF"),
        (photo_gif(5, 160, 120, 1), "GIF"),
        (photo_heic(5, 160, 120), "HEIC"),
    ] {
        for part in [3, 5, 7, 9] {
            let cut = &given[..given.len() * part / 10];
            let error = worker().prepare(cut, &png_under(LIMIT)).await.unwrap_err();
            assert_eq!(error.code(), ErrorCode::UnreadableFile, "{name}, {part}: {error:?}");
        }
    }
    let bmp = photo_bmp(5, 160, 120);
    let error = worker().prepare(&bmp[..bmp.len() / 2], &png_under(LIMIT)).await.unwrap_err();
    assert_eq!(error.findings()[0].code, "truncated", "{error:?}");
}

/// Bytes put over those behind the first place where `mark` stands.
fn patched(file: &[u8], mark: &[u8], skip: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    let at = file.windows(mark.len()).position(|it| it == mark).unwrap() + mark.len() + skip;
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

#[tokio::test]
async fn a_bomb_of_any_format_is_refused_by_its_header() {
    let huge = 60_000u32;
    let sides_le = [huge.to_le_bytes(), huge.to_le_bytes()].concat();
    let sides_be = [huge.to_be_bytes(), huge.to_be_bytes()].concat();
    let width_tag = [0x00, 0x01, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00];
    let gif = b"\x60\xea\x60\xea";
    for (bomb, name) in [
        (patched(&photo_gif(6, 32, 32, 1), b"GIF89a", 0, gif), "GIF"),
        (patched(&photo_bmp(6, 32, 32), b"BM", 16, &sides_le), "BMP"),
        (patched(&photo_webp(6, 32, 32, 1), b"VP8X", 8, &[0xff; 6]), "WebP"),
        (patched(&photo_tiff(6, 32, 32, 1, 1), &width_tag, 0, &huge.to_le_bytes()), "TIFF"),
        (patched(&photo_heic(6, 32, 32), b"ispe", 4, &sides_be), "HEIC"),
    ] {
        let inspection = worker().inspect(&bomb, &png_under(LIMIT)).await.unwrap();
        assert_eq!(inspection.findings[0].code, "too_many_pixels", "{name}: {inspection:?}");
    }
}

#[tokio::test]
async fn a_colour_profile_is_applied_or_its_loss_is_said() {
    let plain = plain_jpeg(7, 640, 640);
    let srgb = worker().prepare(&plain, &png_under(LIMIT)).await.unwrap();
    let given = with_profile(&plain, &display_p3());
    let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
    assert!(prepared.recipe.contains(&Operation::ToSrgb), "{:?}", prepared.recipe);
    let (_, _, _, before) = decode_png(&srgb.bytes);
    let (_, _, _, after) = decode_png(&prepared.bytes);
    // The red corner: in the wider space the same numbers are a stronger red.
    assert!(after[0] > before[0] + 5 && after[1] < before[1], "{:?}", &after[..3]);

    let given = with_profile(&plain, &[7; 3_000]);
    let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
    assert!(has(&prepared.findings, "colour_profile_dropped"));
    assert!(prepared.bytes == srgb.bytes);
}

#[tokio::test]
async fn what_may_not_be_converted_names_what_to_ask_for() {
    let scans = [MediaType::Pdf, MediaType::Jpeg, MediaType::Png];
    let lossless = rule(&scans, LIMIT, Edits::Lossless);
    for given in [
        photo_webp(8, 64, 64, 1),
        photo_tiff(8, 64, 64, 1, 1),
        photo_gif(8, 64, 64, 1),
        photo_bmp(8, 64, 64),
        photo_heic(8, 64, 64),
    ] {
        let error = worker().prepare(&given, &lossless).await.unwrap_err();
        let first = &error.findings()[0];
        assert_eq!(first.code, "wrong_type", "{error:?}");
        assert!(first.message.contains("a JPEG, PNG or PDF"), "{}", first.message);
    }
    let prepared = worker().prepare(&photo_png(8, 640, 640), &lossless).await.unwrap();
    assert_eq!(prepared.recipe, [Operation::StripMetadata]);
}
