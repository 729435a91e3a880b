use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, DecodingError, Limits, Transformations};

use super::alpha::{flatten, flatten_in_place};
use crate::finding::Found;
use crate::raster::{Layout, Raster};

/// Room for the decoder's own tables; a row comes on top.
const DECODER_BYTES: usize = 8 << 20;

/// Every depth, palette and interlacing, to 8 bits a sample.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, Found> {
    read(bytes).map_err(|_| Found::Damaged)
}

fn read(bytes: &[u8]) -> Result<Raster, DecodingError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: DECODER_BYTES });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;

    let (width, height) = reader.info().size();
    let (colour, depth) = reader.output_color_type();
    if depth != BitDepth::Eight {
        return Err(DecodingError::LimitsExceeded);
    }
    let layout = match colour {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Layout::Gray,
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => Layout::Rgb,
    };
    let alpha = matches!(colour, ColorType::GrayscaleAlpha | ColorType::Rgba);

    let pixels = if reader.info().interlaced {
        // The passes meet only in the whole picture.
        let size = reader.output_buffer_size().ok_or(DecodingError::LimitsExceeded)?;
        let mut pixels = vec![0; size];
        reader.next_frame(&mut pixels)?;
        if alpha {
            flatten_in_place(&mut pixels, layout);
        }
        pixels
    } else {
        let length = width as usize * height as usize * layout.channels();
        let mut pixels = Vec::with_capacity(length);
        while let Some(row) = reader.next_row()? {
            if alpha {
                flatten(row.data(), layout, &mut pixels);
            } else {
                pixels.extend_from_slice(row.data());
            }
        }
        if pixels.len() != length {
            return Err(DecodingError::LimitsExceeded);
        }
        pixels
    };
    // The checksum of the last piece is looked at only now.
    reader.finish()?;
    Ok(Raster { width, height, layout, pixels })
}
