//! Photographs through the real program, from file to file.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_no_canary, assert_upright, decode_png, has, holds, png_under, rule, worker};
use dossier_documents::DocumentError;
use dossier_documents::synthetic::{
    CANARIES, flat_jpeg, photo_jpeg, photo_png, plain_jpeg, plain_png, with_metadata,
};
use dossier_domain::{Edits, ErrorCode, MediaType, Operation, Severity};

const LIMIT: u64 = 4_999_999;

#[tokio::test]
async fn a_phone_photograph_becomes_an_upright_png_close_under_the_limit() {
    let photo = photo_jpeg(11, 3024, 4032, 6);
    for canary in CANARIES {
        assert!(holds(&photo, canary), "the fixture must carry {canary}");
    }
    let prepared = worker().prepare(&photo, &png_under(LIMIT)).await.unwrap();

    let length = prepared.bytes.len() as u64;
    assert!(length <= LIMIT, "{length} is over the limit");
    assert!(length * 100 >= LIMIT * 95, "{length} wastes more than 5 % of the limit");
    assert_no_canary(&prepared);

    let (width, height, channels, pixels) = decode_png(&prepared.bytes);
    assert_eq!((prepared.facts.width, prepared.facts.height), (Some(width), Some(height)));
    assert_eq!((width * 4).div_ceil(3) / 10, height / 10, "the proportions stay");
    assert_eq!(channels, 3);
    assert_upright(width, height, &pixels, "12 megapixels");

    assert_eq!((prepared.source.width, prepared.source.height), (Some(3024), Some(4032)));
    assert_eq!(
        prepared.recipe,
        [
            Operation::Decode { media_type: MediaType::Jpeg },
            Operation::Orient { exif: 6 },
            Operation::Scale { width, height },
            Operation::Encode { media_type: MediaType::Png },
        ]
    );
    for code in ["metadata_found", "location_found", "scaled_down"] {
        assert!(has(&prepared.findings, code), "{code} in {:?}", prepared.findings);
    }

    let again = worker().prepare(&photo, &png_under(LIMIT)).await.unwrap();
    assert!(again.bytes == prepared.bytes, "the same file must give the same bytes");
}

#[tokio::test]
async fn every_orientation_is_applied_at_full_size_and_scaled() {
    for orientation in 1..=8 {
        let photo = photo_jpeg(5, 960, 720, orientation);
        for limit in [LIMIT, 700_000] {
            let prepared = worker().prepare(&photo, &png_under(limit)).await.unwrap();
            let (width, height, _, pixels) = decode_png(&prepared.bytes);
            let what = format!("orientation {orientation} under {limit}");
            assert_upright(width, height, &pixels, &what);
            assert!(prepared.bytes.len() as u64 <= limit, "{what}");
            if limit == LIMIT {
                assert_eq!((width, height), (960, 720), "{what}: what fits keeps its size");
            } else {
                assert!(width < 960 && height < 720, "{what}");
                assert!(prepared.bytes.len() as u64 * 100 >= limit * 95, "{what}");
            }
        }
    }
}

#[tokio::test]
async fn fresh_seeds_land_in_the_last_twentieth_of_the_limit() {
    for (seed, limit) in [(21, 2_000_000), (22, 1_500_000), (23, 2_500_000), (24, 3_000_000)] {
        let photo = photo_jpeg(seed, 2016, 1512, 3);
        let prepared = worker().prepare(&photo, &png_under(limit)).await.unwrap();
        let length = prepared.bytes.len() as u64;
        assert!(length <= limit && length * 100 >= limit * 95, "seed {seed}: {length} of {limit}");
    }
}

#[tokio::test]
async fn a_png_without_metadata_passes_byte_for_byte() {
    let plain = plain_png(3, 800, 640);
    let prepared = worker().prepare(&plain, &png_under(LIMIT)).await.unwrap();
    assert!(prepared.bytes == plain);
    assert_eq!(prepared.recipe, [Operation::PassThrough]);
    assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
}

#[tokio::test]
async fn a_conforming_png_loses_its_metadata_and_nothing_else() {
    let (plain, full) = (plain_png(3, 800, 640), photo_png(3, 800, 640));
    let mut trailed = full.clone();
    trailed.extend_from_slice(b"PK\x03\x04 a second file behind the first");
    for (given, trailing) in [(full, false), (trailed, true)] {
        let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
        assert!(prepared.bytes == plain, "the picture's own chunks are copied as they are");
        assert_eq!(prepared.recipe, [Operation::StripMetadata]);
        assert_eq!(has(&prepared.findings, "trailing_bytes"), trailing);
        assert_no_canary(&prepared);
    }
}

#[tokio::test]
async fn a_jpeg_for_a_slot_that_takes_jpeg_is_not_encoded_again() {
    let jpegs = rule(&[MediaType::Jpeg, MediaType::Png], LIMIT, Edits::Full);
    let mut given = photo_jpeg(4, 800, 640, 1);
    given.extend_from_slice(b"%PDF-1.4 another file behind the picture");
    let prepared = worker().prepare(&given, &jpegs).await.unwrap();
    assert_eq!(prepared.recipe, [Operation::StripMetadata]);
    assert!(prepared.bytes == plain_jpeg(4, 800, 640));
    assert_eq!(prepared.facts.media_type, MediaType::Jpeg);
    assert_no_canary(&prepared);

    let again = worker().prepare(&prepared.bytes, &jpegs).await.unwrap();
    assert_eq!(again.recipe, [Operation::PassThrough]);
    assert!(again.bytes == prepared.bytes);
}

#[tokio::test]
async fn lossless_keeps_only_the_orientation() {
    let lossless = rule(&[MediaType::Jpeg], LIMIT, Edits::Lossless);
    let given = photo_jpeg(4, 800, 640, 6);
    let prepared = worker().prepare(&given, &lossless).await.unwrap();
    assert_eq!(prepared.recipe, [Operation::StripMetadata]);
    assert_no_canary(&prepared);
    assert_eq!((prepared.facts.width, prepared.facts.height), (Some(800), Some(640)));

    // Any reader must still turn it: a second preparation finds the same orientation.
    let png = worker().prepare(&prepared.bytes, &png_under(LIMIT)).await.unwrap();
    assert!(png.recipe.contains(&Operation::Orient { exif: 6 }));
    let (width, height, _, pixels) = decode_png(&png.bytes);
    assert_upright(width, height, &pixels, "after a lossless strip");
}

#[tokio::test]
async fn an_untouchable_file_passes_or_is_refused() {
    let given = photo_jpeg(4, 320, 240, 6);
    let takes = |media| rule(&[media], LIMIT, Edits::None);
    let prepared = worker().prepare(&given, &takes(MediaType::Jpeg)).await.unwrap();
    assert!(prepared.bytes == given);
    assert_eq!(prepared.recipe, [Operation::PassThrough]);
    assert!(has(&prepared.findings, "sent_unchanged"));

    for (rule, code) in [
        (takes(MediaType::Png), "wrong_type"),
        (rule(&[MediaType::Jpeg], 1_000, Edits::None), "too_many_bytes"),
    ] {
        let error = worker().prepare(&given, &rule).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::DoesNotConform);
        assert!(has(error.findings(), code), "{error:?}");
    }
    let mut least = takes(MediaType::Jpeg);
    least.min_bytes = Some(1_000_000);
    let error = worker().prepare(&given, &least).await.unwrap_err();
    assert!(has(error.findings(), "too_few_bytes"), "{error:?}");
}

#[tokio::test]
async fn jpeg_is_written_where_only_jpeg_is_taken() {
    let jpegs = rule(&[MediaType::Jpeg], 200_000, Edits::Full);
    let prepared = worker().prepare(&photo_jpeg(6, 1600, 1200, 8), &jpegs).await.unwrap();
    assert_eq!(prepared.facts.media_type, MediaType::Jpeg);
    assert!(prepared.bytes.len() <= 200_000);
    assert!(prepared.recipe.contains(&Operation::Orient { exif: 8 }));
    assert_no_canary(&prepared);
    let png = worker().prepare(&prepared.bytes, &png_under(LIMIT)).await.unwrap();
    let (width, height, _, pixels) = decode_png(&png.bytes);
    assert_upright(width, height, &pixels, "written as JPEG");
}

#[tokio::test]
async fn a_picture_that_would_become_illegible_is_refused_and_the_check_says_so() {
    let photo = photo_jpeg(7, 1600, 1200, 1);
    let tiny = png_under(300_000);
    let error = worker().prepare(&photo, &tiny).await.unwrap_err();
    assert!(matches!(error, DocumentError::DoesNotConform { .. }), "{error:?}");
    assert!(has(error.findings(), "below_legibility_floor"), "{error:?}");

    let inspection = worker().inspect(&photo, &tiny).await.unwrap();
    assert!(!inspection.ok);
    assert!(has(&inspection.findings, "below_legibility_floor"), "{inspection:?}");
}

#[tokio::test]
async fn gray_stays_gray_and_alpha_lies_on_white() {
    let gray = flat_jpeg(640, 640, &[90], false, None);
    let prepared = worker().prepare(&gray, &png_under(LIMIT)).await.unwrap();
    let (_, _, channels, pixels) = decode_png(&prepared.bytes);
    assert_eq!((channels, pixels[0]), (1, 90));

    for interlaced in [false, true] {
        let given = half_transparent_png(interlaced);
        let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
        let (_, _, channels, pixels) = decode_png(&prepared.bytes);
        assert_eq!((channels, &pixels[..6]), (3, &[255, 255, 255, 200, 100, 50][..]));
        assert!(prepared.recipe.contains(&Operation::Flatten));
    }
}

#[tokio::test]
async fn the_largest_picture_fits_into_the_memory_of_the_worker() {
    let size = |progressive| flat_jpeg(8_000, 8_000, &[90, 100, 140], progressive, None);
    let turned = with_metadata(&size(false), 6);
    let prepared = worker().prepare(&turned, &png_under(LIMIT)).await.unwrap();
    assert_eq!((prepared.facts.width, prepared.facts.height), (Some(8_000), Some(8_000)));

    // A progressive one of that size needs all its coefficients at once, and is refused for it
    // rather than left to die.
    let error = worker().prepare(&size(true), &png_under(LIMIT)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::FileTooLarge, "{error:?}");
}

#[tokio::test]
async fn rare_codings_of_jpeg_are_read() {
    let cases: [(&str, Vec<u8>, [u8; 3]); 4] = [
        ("progressive", flat_jpeg(640, 640, &[70, 128, 128], true, None), [70, 70, 70]),
        ("RGB by Adobe", flat_jpeg(640, 640, &[10, 200, 60], false, Some(0)), [10, 200, 60]),
        // Adobe stores CMYK inverted: 255 is no ink.
        ("CMYK", flat_jpeg(640, 640, &[255, 0, 0, 255], false, Some(0)), [255, 0, 0]),
        // And YCCK the same way: no light in its first three parts is no ink.
        ("YCCK", flat_jpeg(640, 640, &[0, 128, 128, 255], false, Some(2)), [255, 255, 255]),
    ];
    for (what, given, expected) in cases {
        let prepared = worker().prepare(&given, &png_under(LIMIT)).await.unwrap();
        let (_, _, _, pixels) = decode_png(&prepared.bytes);
        let near = pixels[..3].iter().zip(expected).all(|(&a, b)| a.abs_diff(b) <= 2);
        assert!(near, "{what} is {:?}, not {expected:?}", &pixels[..3]);
    }
}

#[tokio::test]
async fn every_depth_and_palette_of_png_is_read() {
    use png::{BitDepth, ColorType};
    let cases = [
        (ColorType::Grayscale, BitDepth::One, 1, 0xffu8, [255, 255, 255]),
        (ColorType::Grayscale, BitDepth::Sixteen, 16, 0x80, [128, 128, 128]),
        (ColorType::Rgb, BitDepth::Sixteen, 48, 0x80, [128, 128, 128]),
        (ColorType::Indexed, BitDepth::Four, 4, 0x11, [1, 2, 3]),
    ];
    for (colour, depth, bits, value, expected) in cases {
        let (width, height) = (640u32, 640u32);
        let mut given = Vec::new();
        let mut encoder = png::Encoder::new(&mut given, width, height);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        if colour == ColorType::Indexed {
            encoder.set_palette(vec![9, 9, 9, 1, 2, 3]);
        }
        let rows = vec![value; (width * bits / 8 * height) as usize];
        encoder.write_header().unwrap().write_image_data(&rows).unwrap();
        // A slot for JPEG makes it be decoded.
        let prepared =
            worker().prepare(&given, &rule(&[MediaType::Jpeg], LIMIT, Edits::Full)).await.unwrap();
        let png = worker().prepare(&prepared.bytes, &png_under(LIMIT)).await.unwrap();
        let (_, _, channels, pixels) = decode_png(&png.bytes);
        let near = (0..channels).all(|c| pixels[c].abs_diff(expected[c]) <= 3);
        assert!(near, "{colour:?} {depth:?} is {:?}", &pixels[..channels]);
    }
}

#[tokio::test]
async fn an_inspection_tells_the_type_by_content_and_the_size_as_shown() {
    let photo = photo_jpeg(8, 900, 1200, 6);
    let inspection = worker().inspect(&photo, &png_under(LIMIT)).await.unwrap();
    assert!(inspection.ok, "{inspection:?}");
    assert_eq!(inspection.media_type, "image/jpeg");
    let facts = inspection.facts.unwrap();
    assert_eq!((facts.width, facts.height), (Some(900), Some(1200)));
    assert!(inspection.findings.iter().all(|it| it.severity != Severity::Error));
}

fn half_transparent_png(interlaced: bool) -> Vec<u8> {
    let (width, height) = (640u32, 640u32);
    let pixel = [7, 8, 9, 0, 200, 100, 50, 255];
    let pixels = pixel.repeat((width * height / 2) as usize);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    if interlaced {
        return interlace(&pixels, width, height);
    }
    bytes
}

/// The encoder at hand writes no passes: Adam7 by hand, unfiltered.
fn interlace(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    let passes = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];
    let mut rows = Vec::new();
    for (x0, y0, dx, dy) in passes {
        for y in (y0..height).step_by(dy) {
            rows.push(0);
            for x in (x0..width).step_by(dx) {
                rows.extend_from_slice(&pixels[(y * width + x) as usize * 4..][..4]);
            }
        }
    }
    dossier_documents::synthetic::png_of_rows(width, height, 6, true, &rows)
}
