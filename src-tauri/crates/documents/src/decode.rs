//! Pixels from coded data. Only the worker's process comes here, and only after the header was
//! checked against the limits. A decoder is given the stripped file where there is one: no
//! profile, text or EXIF reaches it, which is where the bombs and most of the faults of decoders
//! are.

mod alpha;
mod bmp;
mod gif;
mod heic;
mod jpeg;
mod png;
mod tiff;
mod webp;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::finding::Found;
use crate::jpeg::Keep;
use crate::limits::MAX_STACK_PIXELS;
use crate::pdf::PageLimits;
use crate::raster::Raster;
use crate::source::Source;

/// How much of a picture is wanted where the file has no pixels of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detail {
    /// How many pages share the limit.
    pub(crate) pages: u64,
    /// The longest side that is of any use.
    pub(crate) longest: Option<u32>,
}

impl Detail {
    /// One page as fine as it is.
    pub(crate) const FULL: Self = Self { pages: 1, longest: None };

    /// Enough to see whether a page can be drawn at all.
    pub(crate) const GLANCE: Self = Self { pages: 1, longest: Some(800) };
}

/// Decodes a page (from 1) as it is stored: not yet turned, its colours as they stand in the file,
/// alpha laid on white.
///
/// # Errors
/// `Damaged`; a picture of which a part is missing is not decoded in part. `UnsupportedCoding`.
pub(crate) fn decode(source: &Source<'_>, page: u32, detail: Detail) -> Result<Raster, Found> {
    match source {
        Source::Jpeg(walk) => jpeg::decode(crate::jpeg::strip(walk, Keep::Pixels), walk.frame),
        Source::Png(walk) => png::decode(&crate::png::strip(walk, Keep::Pixels)),
        Source::Pdf(document) => document.render(
            page,
            PageLimits { pixels: MAX_STACK_PIXELS / detail.pages.max(1), longest: detail.longest },
        ),
        // That some file makes one of the rarer decoders panic is said in words.
        _ => catch_unwind(AssertUnwindSafe(|| rarer(source, page))).unwrap_or(Err(Found::Damaged)),
    }
}

fn rarer(source: &Source<'_>, page: u32) -> Result<Raster, Found> {
    match source {
        Source::Webp(walk) => webp::decode(&walk.strip()),
        Source::Gif(walk) => gif::decode(&walk.strip()),
        Source::Bmp(header) => bmp::decode(header),
        Source::Heic(boxes) => heic::decode(boxes),
        Source::Tiff(pages) => tiff::decode(pages, page),
        Source::Jpeg(_) | Source::Png(_) | Source::Pdf(_) => Err(Found::Damaged),
    }
}
