use heifer::{Error, Image, Options};

use super::alpha::flatten_in_place;
use crate::finding::Found;
use crate::heic::Boxes;
use crate::limits::MAX_PIXELS;
use crate::raster::{Layout, Raster};

/// Threads that share the tiles of one picture; each needs memory of its own.
const THREADS: usize = 2;

/// The primary picture, upright and in sRGB: the decoder applies the file's own rotation, cut and
/// colours. This is the only place that knows the decoder, so that another can take its place.
pub(super) fn decode(boxes: &Boxes<'_>) -> Result<Raster, Found> {
    let options = Options { max_threads: THREADS, max_pixels: MAX_PIXELS };
    let image = match heifer::decode_srgb_rgba8(boxes.bytes, &options) {
        // Colours that it does not know, as of bright screens, are taken as they are.
        Err(Error::Unsupported(_)) => heifer::decode_rgba8(boxes.bytes, &options),
        result => result,
    };
    let Image { width, height, has_alpha, data: mut pixels, .. } =
        image.map_err(|error| match error {
            Error::Unsupported(_) => Found::UnsupportedCoding,
            _ => Found::Damaged,
        })?;
    if (width, height) != (boxes.width, boxes.height) {
        return Err(Found::Damaged);
    }
    if has_alpha {
        flatten_in_place(&mut pixels, Layout::Rgb);
    } else {
        for i in 0..pixels.len() / 4 {
            pixels.copy_within(i * 4..i * 4 + 3, i * 3);
        }
        pixels.truncate(pixels.len() / 4 * 3);
        pixels.shrink_to_fit();
    }
    Ok(Raster { width, height, layout: Layout::Rgb, pixels })
}
