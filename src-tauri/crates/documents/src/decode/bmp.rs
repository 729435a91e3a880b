use std::io::Cursor;

use image::codecs::bmp::BmpDecoder;
use image::{ColorType, ImageDecoder, ImageResult, Limits};

use super::alpha::flatten_in_place;
use crate::bmp::Header;
use crate::finding::Found;
use crate::limits::{MAX_DECODE_BYTES, MAX_SIDE};
use crate::raster::{Layout, Raster};

/// Every depth, palettes, masks and runs.
pub(super) fn decode(header: &Header<'_>) -> Result<Raster, Found> {
    let (layout, pixels) = read(header.bytes).map_err(|_| Found::Damaged)?;
    let length = header.width as usize * header.height as usize * layout.channels();
    if pixels.len() != length {
        return Err(Found::Damaged);
    }
    Ok(Raster { width: header.width, height: header.height, layout, pixels })
}

fn read(bytes: &[u8]) -> ImageResult<(Layout, Vec<u8>)> {
    let mut limits = Limits::no_limits();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    limits.max_alloc = Some(MAX_DECODE_BYTES);
    let mut decoder = BmpDecoder::new(Cursor::new(bytes))?;
    decoder.set_limits(limits)?;
    let (colour, length) = (decoder.color_type(), decoder.total_bytes());
    if length > MAX_DECODE_BYTES {
        return Ok((Layout::Rgb, Vec::new()));
    }
    let mut pixels = vec![0; length as usize];
    decoder.read_image(&mut pixels)?;
    Ok(match colour {
        ColorType::L8 => (Layout::Gray, pixels),
        ColorType::Rgba8 => {
            flatten_in_place(&mut pixels, Layout::Rgb);
            (Layout::Rgb, pixels)
        }
        _ => (Layout::Rgb, pixels),
    })
}
