//! Headers of many files by one process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{png_under, rule, worker};
use dossier_documents::synthetic::{flat_jpeg, photo_jpeg, plain_png, png_of_size};
use dossier_documents::{Way, Worker, WorkerError};
use dossier_domain::{Edits, MediaType};

#[tokio::test]
async fn a_check_says_what_the_rule_needs_done() {
    let files = vec![
        plain_png(1, 700, 700),
        photo_jpeg(1, 700, 700, 6),
        Vec::new(),
        png_of_size(50_000, 50_000),
        b"plainly no picture".to_vec(),
        plain_png(1, 700, 700)[..500].to_vec(),
    ];
    let checked = worker().check_many(files.clone(), &png_under(4_999_999)).await.unwrap();
    let ways: Vec<_> = checked.iter().map(|it| it.way).collect();
    assert_eq!(ways, [Some(Way::PassThrough), Some(Way::Encode), None, None, None, None]);
    let first: Vec<_> =
        checked[2..].iter().map(|it| it.findings.first().unwrap().code.as_str()).collect();
    assert_eq!(first, ["empty", "too_many_pixels", "not_an_image", "truncated"]);
    assert_eq!(checked[1].facts.as_ref().unwrap().width, Some(700));

    let jpeg = rule(&[MediaType::Jpeg], 4_999_999, Edits::Lossless);
    let checked = worker().check_many(files, &jpeg).await.unwrap();
    assert_eq!(checked[0].way, None);
    assert_eq!(checked[1].way, Some(Way::Strip));
}

#[tokio::test]
async fn a_check_agrees_with_an_inspection() {
    let worker = worker();
    let files: Vec<Vec<u8>> = (0..12)
        .map(|seed| match seed % 3 {
            0 => photo_jpeg(seed, 640, 480, (seed % 8 + 1) as u8),
            1 => plain_png(seed, 800, 620),
            _ => flat_jpeg(640, 640, &[1, 2, 3], seed % 2 == 0, None),
        })
        .collect();
    for rule in [png_under(4_999_999), rule(&[MediaType::Jpeg], 50_000, Edits::Lossless)] {
        let checked = worker.check_many(files.clone(), &rule).await.unwrap();
        assert_eq!(checked.len(), files.len());
        for (file, checked) in files.iter().zip(checked) {
            let inspection = worker.inspect(file, &rule).await.unwrap();
            assert_eq!(checked.way.is_some(), inspection.ok);
            assert_eq!(checked.facts, inspection.facts);
            assert_eq!(checked.findings, inspection.findings);
        }
    }
}

#[tokio::test]
async fn more_files_than_one_process_takes_keep_their_order() {
    let files = (1..=600u32).map(|side| png_of_size(side, 1));
    let checked = worker().check_many(files, &png_under(4_999_999)).await.unwrap();
    let widths = checked.iter().map(|it| it.facts.as_ref().unwrap().width.unwrap());
    assert!(widths.eq(1..=600));
}

#[tokio::test]
async fn a_fault_of_the_program_is_not_called_a_fault_of_the_files() {
    let missing = Worker::at("/nonexistent/dossier-worker".into());
    let error = missing.check_many([png_of_size(1, 1)], &png_under(9)).await.unwrap_err();
    assert!(matches!(error, WorkerError::Missing), "{error:?}");
}
