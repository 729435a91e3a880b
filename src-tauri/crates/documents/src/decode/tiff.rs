use tiff::decoder::DecodingResult;
use tiff::{ColorType, TiffError};

use super::alpha::on_white;
use crate::finding::Found;
use crate::raster::{Layout, Raster};
use crate::tiff::{Alpha, Pages};

/// A page, part by part, so that samples of 16 bits never stand in memory all at once.
pub(super) fn decode(pages: &Pages<'_>, number: u32) -> Result<Raster, Found> {
    let page = pages.pages.get(number.saturating_sub(1) as usize).ok_or(Found::Damaged)?;
    let colour = page.colour.ok_or(Found::UnsupportedCoding)?;
    let bits = colour.bit_depth();
    let pixel: fn(&[u8], Alpha) -> [u8; 3] = match colour {
        ColorType::Gray(_) | ColorType::GrayA(_) | ColorType::Multiband { .. } => gray,
        ColorType::RGB(_) => |it, _| [it[0], it[1], it[2]],
        ColorType::RGBA(_) => rgba,
        ColorType::CMYK(_) | ColorType::CMYKA(_) => cmyk,
        ColorType::YCbCr(8) => ycbcr,
        _ => return Err(Found::UnsupportedCoding),
    };
    let layout = if page.is_gray() { Layout::Gray } else { Layout::Rgb };
    let mut decoder = pages.decoder(page)?;
    let (across, down) = decoder.chunk_dimensions();
    if across == 0 || down == 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return Err(Found::UnsupportedCoding);
    }
    let columns = page.width.div_ceil(across);
    let parts = columns * page.height.div_ceil(down);
    let samples = usize::from(colour.num_samples());
    let planes = if page.planar { samples as u32 } else { 1 };

    let channels = layout.channels();
    let row = page.width as usize * channels;
    let mut pixels = vec![255; row * page.height as usize];
    for part in 0..parts {
        let (width, _) = decoder.chunk_data_dimensions(part);
        let planes = (0..planes)
            .map(|plane| {
                let each = if page.planar { 1 } else { samples };
                let read = decoder.read_chunk(part + plane * parts).map_err(|it| refusal(&it))?;
                to_8_bits(read, bits, width as usize * each).ok_or(Found::UnsupportedCoding)
            })
            .collect::<Result<Vec<_>, Found>>()?;
        let (left, top) = (part % columns * across, part / columns * down);
        let mut one = vec![0; samples];
        for y in 0..down.min(page.height - top) as usize {
            let start = (top as usize + y) * row + left as usize * channels;
            for x in 0..width as usize {
                for (sample, value) in one.iter_mut().enumerate() {
                    let at = y * width as usize + x;
                    let stored = if page.planar {
                        planes[sample].get(at)
                    } else {
                        planes[0].get(at * samples + sample)
                    };
                    *value = *stored.ok_or(Found::Damaged)?;
                }
                let shown = pixel(&one, page.alpha);
                pixels[start + x * channels..][..channels].copy_from_slice(&shown[..channels]);
            }
        }
    }
    Ok(Raster { width: page.width, height: page.height, layout, pixels })
}

fn refusal(error: &TiffError) -> Found {
    match error {
        TiffError::UnsupportedError(_) => Found::UnsupportedCoding,
        _ => Found::Damaged,
    }
}

/// Samples of any depth as bytes. Those of less than 8 bits are packed, each row from a new byte.
fn to_8_bits(read: DecodingResult, bits: u8, row_samples: usize) -> Option<Vec<u8>> {
    match (read, bits) {
        (DecodingResult::U8(bytes), 8) => Some(bytes),
        (DecodingResult::U16(words), 16) => Some(words.iter().map(|it| (it >> 8) as u8).collect()),
        (DecodingResult::U8(bytes), 1 | 2 | 4) => {
            let most = (1 << bits) - 1;
            let row_bytes = (row_samples * usize::from(bits)).div_ceil(8);
            let mut out = Vec::with_capacity(bytes.len() * usize::from(8 / bits));
            for row in bytes.chunks(row_bytes) {
                out.extend((0..row_samples).map_while(|i| {
                    let bit = i * usize::from(bits);
                    let value = row.get(bit / 8)? >> (8 - bits - (bit % 8) as u8) & most;
                    Some(value * (255 / most))
                }));
            }
            Some(out)
        }
        _ => None,
    }
}

fn gray(samples: &[u8], alpha: Alpha) -> [u8; 3] {
    match samples {
        [gray, opaque, ..] => [under(*gray, *opaque, alpha); 3],
        _ => [samples[0]; 3],
    }
}

fn rgba(samples: &[u8], alpha: Alpha) -> [u8; 3] {
    [0, 1, 2].map(|i| under(samples[i], samples[3], alpha))
}

fn under(sample: u8, opaque: u8, alpha: Alpha) -> u8 {
    match alpha {
        Alpha::None => sample,
        Alpha::Straight => on_white(sample, opaque),
        Alpha::Multiplied => sample.saturating_add(255 - opaque),
    }
}

/// Ink on paper without a profile: what each ink leaves of the light, less what black leaves.
fn cmyk(samples: &[u8], _: Alpha) -> [u8; 3] {
    let left = |ink: u8| u32::from(255 - ink);
    [0, 1, 2].map(|i| ((left(samples[i]) * left(samples[3]) + 127) / 255) as u8)
}

/// Brightness and two colour differences as JPEG has them (JFIF 1.02).
fn ycbcr(samples: &[u8], _: Alpha) -> [u8; 3] {
    let [y, cb, cr] = [0, 1, 2].map(|i| f32::from(samples[i]));
    let (cb, cr) = (cb - 128.0, cr - 128.0);
    [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb]
        .map(|it| it.round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use tiff::encoder::TiffEncoder;
    use tiff::encoder::colortype::{CMYK8, ColorType, Gray16, RGB16, RGBA8};
    use tiff::tags::{ExtraSamples, Tag};

    use super::*;

    /// The only pixel of a picture that holds these samples everywhere.
    fn pixel<C: ColorType>(samples: &[C::Inner], alpha: Option<ExtraSamples>) -> (Layout, Vec<u8>)
    where
        C::Inner: Clone,
        [C::Inner]: tiff::encoder::TiffValue,
    {
        let (width, height) = (7u32, 5u32);
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        let mut image = encoder.new_image::<C>(width, height).unwrap();
        if let Some(alpha) = alpha {
            image.encoder().write_tag(Tag::ExtraSamples, alpha.to_u16()).unwrap();
        }
        let all: Vec<C::Inner> =
            (0..width * height).flat_map(|_| samples.iter().cloned()).collect();
        image.write_data(&all).unwrap();
        let bytes = bytes.into_inner();
        let raster = decode(&Pages::new(&bytes).unwrap(), 1).unwrap();
        assert_eq!((raster.width, raster.height), (width, height));
        let channels = raster.layout.channels();
        assert!(raster.pixels.chunks_exact(channels).all(|it| it == &raster.pixels[..channels]));
        (raster.layout, raster.pixels[..channels].to_vec())
    }

    #[test]
    fn depths_and_inks_become_gray_or_rgb() {
        assert_eq!(pixel::<Gray16>(&[0x8012], None), (Layout::Gray, vec![0x80]));
        assert_eq!(
            pixel::<RGB16>(&[0x1234, 0xff00, 0x0001], None),
            (Layout::Rgb, vec![0x12, 0xff, 0])
        );
        assert_eq!(pixel::<CMYK8>(&[255, 0, 0, 0], None), (Layout::Rgb, vec![0, 255, 255]));
        assert_eq!(pixel::<CMYK8>(&[0, 0, 0, 255], None), (Layout::Rgb, vec![0, 0, 0]));
    }

    #[test]
    fn alpha_is_laid_on_white_as_the_file_says() {
        let half = [100, 0, 200, 128];
        let straight = pixel::<RGBA8>(&half, Some(ExtraSamples::UnassociatedAlpha)).1;
        assert_eq!(straight, [177, 127, 227]);
        let multiplied = pixel::<RGBA8>(&half, Some(ExtraSamples::AssociatedAlpha)).1;
        assert_eq!(multiplied, [227, 127, 255]);
        assert_eq!(pixel::<RGBA8>(&half, Some(ExtraSamples::Unspecified)).1, [100, 0, 200]);
    }

    #[test]
    fn samples_of_few_bits_are_spread_over_all_of_a_byte() {
        let two_rows = DecodingResult::U8(vec![0b1010_0000, 0b0100_0000]);
        assert_eq!(to_8_bits(two_rows, 1, 3), Some(vec![255, 0, 255, 0, 255, 0]));
        let four = DecodingResult::U8(vec![0x0f, 0x80]);
        assert_eq!(to_8_bits(four, 4, 3), Some(vec![0, 255, 136]));
    }
}
