use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::alpha::flatten_in_place;
use crate::finding::Found;
use crate::limits::MAX_DECODE_BYTES;
use crate::raster::{Layout, Raster};

/// With and without loss, with alpha, the first picture of several.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, Found> {
    read(bytes).map_err(|_| Found::Damaged)
}

fn read(bytes: &[u8]) -> Result<Raster, DecodingError> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes))?;
    decoder.set_memory_limit(MAX_DECODE_BYTES as usize);
    let (width, height) = decoder.dimensions();
    let length = decoder.output_buffer_size().ok_or(DecodingError::ImageTooLarge)?;
    let mut pixels = vec![0; length];
    decoder.read_image(&mut pixels)?;
    if decoder.has_alpha() {
        flatten_in_place(&mut pixels, Layout::Rgb);
    }
    Ok(Raster { width, height, layout: Layout::Rgb, pixels })
}
