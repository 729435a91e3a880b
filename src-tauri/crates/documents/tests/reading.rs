//! How far reading reaches, on documents whose seeds nothing was tuned on. All sixty zones, and
//! times, are shown by `examples/read_zones.rs`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use dossier_documents::bench::decoded;
use dossier_documents::synthetic::{
    BackKind, ZoneForm, licence_back, unrelated_text, zoned_document,
};
use rayon::prelude::*;

#[test]
fn barcodes_of_eleven_of_twelve_backs_are_exact_and_none_is_wrong() {
    let read: Vec<_> = BackKind::ALL
        .par_iter()
        .map(|&kind| {
            let back = licence_back(kind, 7_001);
            let payload = decoded(&back.jpeg).unwrap().barcode();
            assert!(payload.is_none() || payload.as_ref() == Some(&back.payload), "{kind:?}");
            (kind, payload.is_some())
        })
        .collect();
    let missed: Vec<_> = read.iter().filter(|it| !it.1).collect();
    assert!(missed.len() <= 1, "not read: {missed:?}");
    assert!(!missed.iter().any(|it| it.0 == BackKind::Turned12), "the one turned by 12 degrees");
}

#[test]
fn zones_are_read_right_nine_times_of_ten_and_never_wrong() {
    // Five of each form: one for each hardship.
    let all: Vec<_> = ZoneForm::ALL
        .into_iter()
        .flat_map(|form| (7_000..7_005).map(move |seed| (form, seed)))
        .collect();
    let unread: Vec<_> = all
        .par_iter()
        .filter_map(|&(form, seed)| {
            let document = zoned_document(form, seed);
            match decoded(&document.jpeg).unwrap().zone() {
                Some(zone) => {
                    assert!(zone.lines == document.lines, "{form:?} {seed} was read wrong");
                    None
                }
                None => Some((form, seed, document.hardship)),
            }
        })
        .collect();
    assert!(unread.len() <= 1, "of {}, not read: {unread:?}", all.len());
}

#[test]
fn print_that_is_no_zone_is_not_read() {
    for seed in [7_000, 7_001] {
        assert!(decoded(&unrelated_text(seed)).unwrap().zone().is_none(), "seed {seed}");
    }
}
