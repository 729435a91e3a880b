use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::{Fitted, least_scale};
use crate::finding::Found;
use crate::raster::{Layout, Raster};
use crate::scale::{resize, scaled};
use crate::search::{AIM, Search};
use crate::stages::Stages;

/// High enough that a second encoding is not seen.
const QUALITY: u8 = 92;

/// Encodes `raster`, stored under `orientation`, upright and in at most `limit` bytes.
///
/// # Errors
/// `BelowLegibilityFloor`.
pub(crate) fn fit(
    raster: Raster,
    orientation: u8,
    limit: u64,
    stages: &mut Stages,
) -> Result<Fitted, Found> {
    let raster = stages.time("turn", || raster.orient(orientation));
    let full = stages.time("encode full size", || encode(&raster));
    let size = (raster.width, raster.height);
    if full.len() as u64 <= limit {
        return Ok(Fitted { bytes: full, width: size.0, height: size.1 });
    }
    let least = least_scale(size.0, size.1);
    if least >= 1.0 {
        return Err(Found::BelowLegibilityFloor);
    }
    let start = (limit as f64 * AIM / full.len() as f64).sqrt();
    Search { limit, start, exponent: 1.7, least }
        .run(|scale| {
            let (width, height) = scaled(size, scale);
            let smaller = stages.time("resize", || resize(&raster, width, height));
            let bytes = stages.time("encode", || encode(&smaller));
            (Some(bytes.len() as u64), Fitted { bytes, width, height })
        })
        .ok_or(Found::BelowLegibilityFloor)
}

/// The picture as a JPEG.
fn encode(raster: &Raster) -> Vec<u8> {
    let colour = match raster.layout {
        Layout::Gray => ExtendedColorType::L8,
        Layout::Rgb => ExtendedColorType::Rgb8,
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode(&raster.pixels, raster.width, raster.height, colour)
        .expect("sides are under 65,536 and memory takes any write");
    bytes
}
