use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::finding::Found;
use crate::jpeg::Frame;
use crate::limits::{MAX_SCANS, MAX_SIDE};
use crate::raster::{Layout, Raster};

/// What stands behind the coded data in place of the end marker. The decoder looks up to 8 bytes
/// ahead, and only reading past these counts as running out of data.
const PADDING: [u8; 12] = [0; 12];

/// Four components become RGB by way of Adobe's inverted CMYK, as browsers read them.
pub(super) fn decode(mut bytes: Vec<u8>, frame: Frame) -> Result<Raster, Found> {
    if !frame.progressive {
        // At an end marker that comes too early the decoder invents the rest of the picture, even
        // in its strict mode; at the end of the data it does not. (For a progressive file, which
        // it does not read without the marker, the walk has counted the scans.)
        bytes.truncate(bytes.len() - 2);
        bytes.extend_from_slice(&PADDING);
    }
    let (layout, space) = match frame.components {
        1 => (Layout::Gray, ColorSpace::Luma),
        _ => (Layout::Rgb, ColorSpace::RGB),
    };
    let options = DecoderOptions::new_fast()
        // Otherwise what is missing is filled with gray and nobody is told.
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE as usize)
        .set_max_height(MAX_SIDE as usize)
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes[..]), options);
    decoder.decode_headers().map_err(|_| Found::Damaged)?;

    let length = frame.width as usize * frame.height as usize * layout.channels();
    if decoder.output_buffer_size() != Some(length) {
        return Err(Found::Damaged);
    }
    let mut pixels = vec![0; length];
    decoder.decode_into(&mut pixels).map_err(|_| Found::Damaged)?;
    Ok(Raster { width: frame.width, height: frame.height, layout, pixels })
}
