//! Files for tests, made by code and plainly synthetic: no person and no real document is in them.
//!
//! The photographs have the statistics that matter here, texture over many scales, print, and the
//! correlated noise of a sensor, so that they compress as a phone's do. Each is the same for the
//! same seed. They carry what must never reach a provider, spelt so that it can be searched for:
//! [`CANARIES`].

mod card;
mod chance;
mod exif_block;
mod flat;
mod formats;
mod glyphs;
mod hostile;
mod licence;
mod passport;
mod pdf;
mod photo;
mod quality;
mod shot;
mod training;
mod zone;

pub use flat::{flat_jpeg, png_of_rows, png_of_size};
pub use formats::{
    display_p3, fax_tiff, gray_tiff, jpeg_tiff, lossy_webp, photo_bmp, photo_gif, photo_heic,
    photo_tiff, photo_webp, sideways_heic, with_profile,
};
pub use hostile::{HOSTILE_KINDS, Hostile, hostile, plain_files};
pub use licence::{BackKind, LicenceBack, licence_back, licence_back_of, payload};
pub use passport::{ZonedDocument, unrelated_text, zoned_document};
pub use pdf::{PdfSketch, encrypted_pdf, photo_pdf};
pub use photo::{CORNERS, GRAIN, grainy_pixels, pixels};
pub use quality::{Shot, State, scan, shot};
pub use training::{TrainingCell, training_line};
pub use zone::ZoneForm;
#[cfg(test)]
pub(crate) use zone::zone_lines;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::png::chunk;
use crate::raster::{Layout, Raster};

/// Strings that the metadata of every synthetic file holds.
pub const CANARIES: [&str; 4] = ["SERIAL-CANARY", "GPS-CANARY", "XMP-CANARY", "COMMENT-CANARY"];

/// A photograph of `width` by `height` as shown, stored under EXIF `orientation` (1 to 8), with
/// serial number, place, XMP and a comment. The four corners have the colours [`CORNERS`].
///
/// # Panics
/// When a side is 0 or over 65,535.
pub fn photo_jpeg(seed: u64, width: u32, height: u32, orientation: u8) -> Vec<u8> {
    grainy_jpeg(seed, width, height, orientation, GRAIN)
}

/// The same with another spread of the sensor's noise than [`GRAIN`].
///
/// # Panics
/// As [`photo_jpeg`].
pub fn grainy_jpeg(seed: u64, width: u32, height: u32, orientation: u8, grain: f32) -> Vec<u8> {
    let stored = stored(seed, width, height, orientation, grain);
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 92)
        .encode(&stored.pixels, stored.width, stored.height, ExtendedColorType::Rgb8)
        .expect("memory takes any write");
    with_metadata(&plain, orientation)
}

/// The same without any metadata and upright.
///
/// # Panics
/// As [`photo_jpeg`].
pub fn plain_jpeg(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 92)
        .encode(&pixels(seed, width, height), width, height, ExtendedColorType::Rgb8)
        .expect("memory takes any write");
    plain
}

/// An upright photograph as PNG with the same canaries in its chunks.
///
/// # Panics
/// When a side is 0.
pub fn photo_png(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let plain = plain_png(seed, width, height);
    let mut metadata = Vec::new();
    chunk(&mut metadata, b"eXIf", &exif_block::tiff(1));
    chunk(&mut metadata, b"tEXt", b"Comment\0COMMENT-CANARY");
    chunk(&mut metadata, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0XMP-CANARY");
    // Behind the signature and IHDR.
    [&plain[..33], &metadata, &plain[33..]].concat()
}

/// The same without any metadata.
///
/// # Panics
/// When a side is 0.
pub fn plain_png(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive)
        .write_image(&pixels(seed, width, height), width, height, ExtendedColorType::Rgb8)
        .expect("memory takes any write");
    bytes
}

/// Puts EXIF, XMP and a comment with the canaries behind the start of a JPEG.
pub fn with_metadata(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = [b"Exif\0\0", &exif_block::tiff(orientation)[..]].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMP-CANARY</x:xmpmeta>";
    let mut out = jpeg[..2].to_vec();
    for (marker, payload) in [(0xe1, &exif[..]), (0xe1, xmp), (0xfe, b"COMMENT-CANARY")] {
        out.extend_from_slice(&[0xff, marker]);
        out.extend_from_slice(&(payload.len() as u16 + 2).to_be_bytes());
        out.extend_from_slice(payload);
    }
    out.extend_from_slice(&jpeg[2..]);
    out
}

/// The photograph as a camera held that way stores it.
fn stored(seed: u64, width: u32, height: u32, orientation: u8, grain: f32) -> Raster {
    let pixels = grainy_pixels(seed, width, height, grain);
    let shown = Raster { width, height, layout: Layout::Rgb, pixels };
    // Quarter turns are undone by the opposite ones, the rest by themselves.
    shown.orient(match orientation {
        6 => 8,
        8 => 6,
        other => other,
    })
}
