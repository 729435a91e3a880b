//! Files that cannot be used: a code, a sentence, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::time::{Duration, Instant};

use common::{png_under, rule, worker};
use dossier_documents::synthetic::{flat_jpeg, photo_jpeg, photo_png, png_of_size};
use dossier_documents::{DocumentError, Worker, WorkerError};
use dossier_domain::{Edits, ErrorCode, MediaType, Severity};

const LIMIT: u64 = 4_999_999;

/// Asserts how a file is refused, by both ways of asking.
async fn assert_refused(bytes: &[u8], code: &str, error_code: ErrorCode, what: &str) {
    for rule in [png_under(LIMIT), rule(&[MediaType::Jpeg, MediaType::Png], LIMIT, Edits::Lossless)]
    {
        let inspection = worker().inspect(bytes, &rule).await.unwrap();
        assert!(!inspection.ok, "{what}");
        let first = &inspection.findings[0];
        assert_eq!((first.code.as_str(), first.severity), (code, Severity::Error), "{what}");
        assert!(first.message.ends_with('.') && first.message.len() > 20, "{what}");
        assert_eq!(inspection.bytes, bytes.len() as u64, "{what}");

        let error = worker().prepare(bytes, &rule).await.unwrap_err();
        assert_eq!(error.code(), error_code, "{what}: {error:?}");
        assert!(!error.to_string().is_empty(), "{what}");
    }
}

#[tokio::test]
async fn what_is_no_picture() {
    use ErrorCode::{DoesNotConform, UnreadableFile};
    assert_refused(b"", "empty", UnreadableFile, "no bytes").await;
    assert_refused(b"not a picture", "not_an_image", UnreadableFile, "text").await;
    assert_refused(b"MZ\x90\0\x03\0", "not_an_image", UnreadableFile, "a program").await;
    assert_refused(b"<svg xmlns='x'/>", "not_an_image", UnreadableFile, "SVG").await;
    assert_refused(b"%PDF-1.7\n", "damaged", UnreadableFile, "the first line of a PDF").await;
    assert_refused(b"GIF89a\x01\0\x01\0", "truncated", UnreadableFile, "ten bytes of GIF").await;
    assert_refused(b"\0\0\0\x18ftypheic\0\0", "truncated", UnreadableFile, "a box of HEIC").await;
    let avif = b"\0\0\0\x14ftypmif1\0\0\0\0avif\0\0\0\x08meta";
    assert_refused(avif, "unsupported_type", DoesNotConform, "AVIF, whatever its name").await;
    assert_refused(b"\xff\xd8\xff", "truncated", UnreadableFile, "three bytes of JPEG").await;
    assert_refused(b"\x89PNG\r\n\x1a\n", "truncated", UnreadableFile, "a PNG's signature").await;
}

#[tokio::test]
async fn a_truncated_picture_is_not_half_used() {
    for bytes in [photo_jpeg(1, 320, 240, 6), photo_png(1, 320, 240)] {
        for tenth in 1..10 {
            let cut = &bytes[..bytes.len() * tenth / 10];
            let what = format!("{tenth} tenths");
            assert_refused(cut, "truncated", ErrorCode::UnreadableFile, &what).await;
        }
        let cut = &bytes[..bytes.len() - 1];
        assert_refused(cut, "truncated", ErrorCode::UnreadableFile, "all but one byte").await;
    }
}

#[tokio::test]
async fn a_truncated_jpeg_with_an_end_put_behind_is_damaged() {
    let whole = photo_jpeg(1, 320, 240, 1);
    for tenth in 3..10 {
        let mut cut = whole[..whole.len() * tenth / 10].to_vec();
        cut.extend_from_slice(b"\xff\xd9");
        let what = format!("{tenth} tenths");
        assert_refused(&cut, "damaged", ErrorCode::UnreadableFile, &what).await;
    }
}

#[tokio::test]
async fn a_progressive_jpeg_that_lacks_its_last_scan_is_damaged() {
    let mut jpeg = flat_jpeg(64, 64, &[1, 2, 3], true, None);
    let last = jpeg.windows(2).rposition(|it| it == [0xff, 0xda]).unwrap();
    jpeg.truncate(last);
    jpeg.extend_from_slice(b"\xff\xd9");
    assert_refused(&jpeg, "damaged", ErrorCode::UnreadableFile, "no last scan").await;
}

#[tokio::test]
async fn small_and_plain_jpegs_are_not_taken_for_truncated() {
    for (width, height) in [(8, 8), (8, 640), (640, 8), (16, 64)] {
        let jpeg = flat_jpeg(width, height, &[7], false, None);
        let inspection = worker().inspect(&jpeg, &png_under(LIMIT)).await.unwrap();
        assert!(inspection.ok, "{width} by {height}: {inspection:?}");
    }
}

#[tokio::test]
async fn a_damaged_png_is_noticed_by_its_checksum() {
    let mut bytes = photo_png(1, 320, 240);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert_refused(&bytes, "damaged", ErrorCode::UnreadableFile, "one bit").await;
}

#[tokio::test]
async fn a_bomb_is_refused_by_its_header() {
    let start = Instant::now();
    for (width, height) in [(50_000, 50_000), (16_385, 1), (16_000, 16_000), (2_000_000_000, 9)] {
        let what = format!("{width} by {height}");
        let bomb = png_of_size(width, height);
        assert_refused(&bomb, "too_many_pixels", ErrorCode::FileTooLarge, &what).await;
    }
    // Sixteen starts of the program; decoding even one of these would take far longer.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());

    let mut jpeg = flat_jpeg(8, 8, &[1, 2, 3], false, None);
    let frame = jpeg.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_refused(&jpeg, "too_many_pixels", ErrorCode::FileTooLarge, "65,535 a side").await;
}

#[tokio::test]
async fn a_header_within_the_limits_without_data_behind_it_is_damaged() {
    let empty = png_of_size(8_000, 8_000);
    assert_refused(&empty, "damaged", ErrorCode::UnreadableFile, "64 megapixels of nothing").await;
}

#[tokio::test]
async fn an_arithmetic_coded_jpeg_is_named_as_such() {
    let mut jpeg = flat_jpeg(8, 8, &[1], false, None);
    let frame = jpeg.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    jpeg[frame + 1] = 0xc9;
    assert_refused(&jpeg, "unsupported_coding", ErrorCode::UnreadableFile, "arithmetic").await;
}

#[tokio::test]
async fn a_fault_of_the_program_is_not_called_a_fault_of_the_file() {
    let photo = photo_jpeg(1, 64, 64, 1);
    let missing = Worker::at("/nonexistent/dossier-worker".into());
    let error = missing.inspect(&photo, &png_under(LIMIT)).await.unwrap_err();
    assert!(matches!(error, DocumentError::Worker(WorkerError::Missing)), "{error:?}");
    assert_eq!(error.code(), ErrorCode::Internal);
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_answers_nonsense_or_nothing_is_noticed() {
    let photo = photo_jpeg(1, 64, 64, 1);
    let echo = Worker::at("/bin/cat".into());
    let error = echo.prepare(&photo, &png_under(LIMIT)).await.unwrap_err();
    assert!(matches!(error, DocumentError::Worker(WorkerError::Answer(_))), "{error:?}");

    let silent = Worker::at("/bin/true".into());
    let error = silent.prepare(&photo, &png_under(LIMIT)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnreadableFile, "{error:?}");
    let inspection = silent.inspect(&photo, &png_under(LIMIT)).await.unwrap();
    assert_eq!(inspection.findings[0].code, "could_not_be_read");
}
