//! What the tests of the worker share.
#![allow(dead_code, reason = "each test program uses a part")]

use dossier_documents::synthetic::{CANARIES, CORNERS};
use dossier_documents::{Prepared, Worker};
use dossier_domain::{Edits, Finding, MediaType, SlotRule};

/// The program that cargo built.
pub fn worker() -> Worker {
    Worker::at(env!("CARGO_BIN_EXE_dossier-worker").into())
}

/// A slot that takes PNG only.
pub fn png_under(max_bytes: u64) -> SlotRule {
    rule(&[MediaType::Png], max_bytes, Edits::Full)
}

pub fn rule(media_types: &[MediaType], max_bytes: u64, edits: Edits) -> SlotRule {
    SlotRule { media_types: media_types.to_vec(), max_bytes, min_bytes: None, pages: None, edits }
}

/// Whether `needle` occurs.
pub fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// Width, height, channels and samples of a PNG, by another decoder than ours has settings for.
pub fn decode_png(bytes: &[u8]) -> (u32, u32, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    reader.finish().unwrap();
    (info.width, info.height, info.color_type.samples(), pixels)
}

/// The samples of the four corners, a little inside, in the order of [`CORNERS`].
pub fn corners(width: u32, height: u32, pixels: &[u8]) -> [[u8; 3]; 4] {
    let inset = width.min(height) / 20;
    let at = |x: u32, y: u32| {
        let start = (y * width + x) as usize * 3;
        [pixels[start], pixels[start + 1], pixels[start + 2]]
    };
    let (right, bottom) = (width - 1 - inset, height - 1 - inset);
    [at(inset, inset), at(right, inset), at(inset, bottom), at(right, bottom)]
}

/// Asserts that the corners are where they are as shown.
pub fn assert_upright(width: u32, height: u32, pixels: &[u8], what: &str) {
    for (seen, expected) in corners(width, height, pixels).iter().zip(CORNERS) {
        let near = seen.iter().zip(expected).all(|(&a, b)| a.abs_diff(b) < 25);
        assert!(near, "{what}: a corner is {seen:?} where {expected:?} should be");
    }
}

/// Asserts that nothing of the metadata of a synthetic file is left.
pub fn assert_no_canary(prepared: &Prepared) {
    for canary in CANARIES {
        assert!(!holds(&prepared.bytes, canary), "{canary} is in the prepared file");
    }
}

/// Whether a finding has this code.
pub fn has(findings: &[Finding], code: &str) -> bool {
    findings.iter().any(|it| it.code == code)
}

/// The number of the finding with this code.
pub fn number(findings: &[Finding], code: &str) -> Option<u32> {
    findings.iter().find(|it| it.code == code)?.number
}
