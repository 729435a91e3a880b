//! Transparent parts are laid on white: what a document is printed on.

use crate::raster::Layout;

/// A sample on white, given how opaque it is.
pub(super) fn on_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// Appends a row of pixels with alpha to `out`, without it.
pub(super) fn flatten(row: &[u8], layout: Layout, out: &mut Vec<u8>) {
    let channels = layout.channels();
    for pixel in row.chunks_exact(channels + 1) {
        out.extend(pixel[..channels].iter().map(|&sample| on_white(sample, pixel[channels])));
    }
}

/// Takes alpha out of pixels without a second picture in memory.
pub(super) fn flatten_in_place(pixels: &mut Vec<u8>, layout: Layout) {
    let channels = layout.channels();
    let count = pixels.len() / (channels + 1);
    for i in 0..count {
        let alpha = pixels[i * (channels + 1) + channels];
        for c in 0..channels {
            pixels[i * channels + c] = on_white(pixels[i * (channels + 1) + c], alpha);
        }
    }
    pixels.truncate(count * channels);
    pixels.shrink_to_fit();
}
