//! Files that are made to break whoever reads them, each the same for the same seed and number.
//! Nobody's exploit is among them; they are what the formats allow to be claimed and repeated.

mod changed;
mod packed;
mod pdf;
mod pixels;
mod plain;
mod random;

use random::Random;

/// A hostile file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hostile {
    /// What it does.
    pub kind: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether its header alone tells that it is over a limit.
    pub is_over_by_header: bool,
}

struct Kind {
    name: &'static str,
    make: fn(&mut Random) -> Vec<u8>,
    is_over_by_header: bool,
}

const fn by_header(name: &'static str, make: fn(&mut Random) -> Vec<u8>) -> Kind {
    Kind { name, make, is_over_by_header: true }
}

const fn of(name: &'static str, make: fn(&mut Random) -> Vec<u8>) -> Kind {
    Kind { name, make, is_over_by_header: false }
}

const KINDS: &[Kind] = &[
    by_header("pixels, PNG", pixels::png),
    by_header("pixels, JPEG", pixels::jpeg),
    by_header("pixels, GIF", pixels::gif),
    by_header("pixels, WebP", pixels::webp),
    by_header("pixels, BMP", pixels::bmp),
    by_header("pixels, TIFF", pixels::tiff),
    by_header("pixels, HEIC", pixels::heic),
    of("packed profile", packed::profile),
    of("packed text", packed::text),
    of("packed data, PNG", packed::data_png),
    of("packed data, TIFF", packed::data_tiff),
    of("chunks, PNG", packed::chunks),
    of("frames, PNG", packed::frames_png),
    of("frames, GIF", packed::frames_gif),
    of("scans, JPEG", packed::scans),
    of("segments, JPEG", packed::segments),
    of("directories, TIFF", packed::directories),
    of("tiles and strips, TIFF", packed::tiles),
    of("nesting, PDF", pdf::nesting),
    of("packed content, PDF", pdf::content),
    of("pictures, PDF", pdf::picture),
    of("forms, PDF", pdf::forms),
    of("drawing, PDF", pdf::drawing),
    of("page tree, PDF", pdf::tree),
    of("sheet, PDF", pdf::sheet),
    of("tables, PDF", pdf::table),
    of("truncated", changed::truncated),
    of("bits flipped", changed::flipped),
    of("bits flipped, checksums right", changed::flipped_png),
    of("overwritten", changed::overwritten),
    of("repeated", changed::repeated),
    of("two in one", changed::joined),
    of("disguised", changed::disguised),
    of("no picture", changed::other),
];

/// How many kinds there are; so many files in a row are one of each.
pub const HOSTILE_KINDS: u32 = KINDS.len() as u32;

/// The hostile file of this number. Takes up to 120 MB and a tenth of a second to make.
pub fn hostile(seed: u64, number: u32) -> Hostile {
    let kind = &KINDS[number as usize % KINDS.len()];
    let mut random = Random::new(seed ^ (u64::from(number) << 32 | 0x5eed));
    Hostile {
        kind: kind.name,
        bytes: (kind.make)(&mut random),
        is_over_by_header: kind.is_over_by_header,
    }
}

/// Small files in order, by type, for a fuzzer to begin with.
pub fn plain_files() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    plain::by_type()
}
