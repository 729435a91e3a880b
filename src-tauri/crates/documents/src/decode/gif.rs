use std::io::Cursor;

use gif::{ColorOutput, DecodeOptions, DecodingError, MemoryLimit};

use crate::finding::Found;
use crate::limits::MAX_PIXELS;
use crate::raster::{Layout, Raster};

/// The first picture, on a white screen of the size that the file names.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, Found> {
    read(bytes).ok().flatten().ok_or(Found::Damaged)
}

fn read(bytes: &[u8]) -> Result<Option<Raster>, DecodingError> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.set_memory_limit(MemoryLimit::Bytes(
        std::num::NonZeroU64::new(MAX_PIXELS).expect("the limit is not zero"),
    ));
    // A picture that hangs over the screen or ends too early is not used in part.
    options.check_frame_consistency(true);
    options.check_lzw_end_code(true);
    let mut decoder = options.read_info(Cursor::new(bytes))?;
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let shared = decoder.global_palette().map(<[u8]>::to_vec);
    let Some(frame) = decoder.read_next_frame()? else { return Ok(None) };
    let Some(palette) = frame.palette.as_deref().or(shared.as_deref()) else { return Ok(None) };

    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let across = usize::from(frame.width);
    if across == 0 || frame.buffer.len() != across * usize::from(frame.height) {
        return Ok(None);
    }
    let mut pixels = vec![255; width * height * 3];
    for (row, indices) in frame.buffer.chunks_exact(across).enumerate() {
        let start = ((top + row) * width + left) * 3;
        let Some(out) = pixels.get_mut(start..start + across * 3) else { return Ok(None) };
        for (pixel, &index) in out.chunks_exact_mut(3).zip(indices) {
            if frame.transparent != Some(index) {
                let at = usize::from(index) * 3;
                let Some(colour) = palette.get(at..at + 3) else { return Ok(None) };
                pixel.copy_from_slice(colour);
            }
        }
    }
    let (width, height) = (width as u32, height as u32);
    Ok(Some(Raster { width, height, layout: Layout::Rgb, pixels }))
}
