//! What a fuzzer calls: the walks and decoders in this process, without the worker's limits.
//! Nothing else may; everything else goes through [`crate::Worker`].

use dossier_domain::{Edit, Edits, MediaType, SlotRule};

use crate::check::check;
use crate::jpeg::Keep;
use crate::picture::picture;
use crate::reading::{licence, zone_of};
use crate::sniff::{Sniffed, sniff};
use crate::source::Source;

/// Larger pictures only make a fuzzer slow.
const MAX_PIXELS: u64 = 1_000_000;

/// Everything that is told of a file without decoding it, by each kind of rule.
pub fn inspect(bytes: &[u8]) {
    for edits in [Edits::Full, Edits::Lossless, Edits::None] {
        let rule = SlotRule {
            media_types: vec![MediaType::Jpeg, MediaType::Png],
            max_bytes: 5_000_000,
            min_bytes: None,
            pages: None,
            edits,
        };
        let checked = check(bytes, &rule);
        assert_eq!(checked.bytes, bytes.len() as u64);
    }
    let Ok(source) = Source::open(bytes) else { return };
    if let Some(stripped) = source.strip(Keep::Appearance) {
        let again = Source::open(&stripped).expect("what was walked can be walked again");
        assert!(again.strip(Keep::Appearance).as_ref() == Some(&stripped), "stripped twice");
    }
}

/// Decodes a file of this type to the picture that a person would see.
pub fn decode(bytes: &[u8], media_type: MediaType) {
    if sniff(bytes) != Sniffed::Image(media_type) {
        return;
    }
    let Ok(source) = Source::open(bytes) else { return };
    let (width, height) = source.shown_size(1);
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return;
    }
    let edit = Edit { pages: vec![1], ..Edit::default() };
    if let Ok(raster) = picture(bytes, &edit) {
        let length = raster.row_bytes() * raster.height as usize;
        assert_eq!(raster.pixels.len(), length, "a picture has all its pixels");
    }
}

/// The content of a barcode, as the licence that it describes.
pub fn aamva(bytes: &[u8]) {
    licence(&String::from_utf8_lossy(bytes));
}

/// Lines of text, as the machine-readable zone that they are.
pub fn mrz(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    zone_of(&text.lines().collect::<Vec<_>>());
}
