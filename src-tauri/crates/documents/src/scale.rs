use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use crate::raster::{Layout, Raster};

/// The size of a picture at a scale; never nothing.
pub(crate) fn scaled((width, height): (u32, u32), scale: f64) -> (u32, u32) {
    let side = |it: u32| ((f64::from(it) * scale).round() as u32).clamp(1, it);
    (side(width), side(height))
}

/// The whole picture at `width` by `height`, Lanczos with three lobes.
pub(crate) fn resize(raster: &Raster, width: u32, height: u32) -> Raster {
    resize_rows(raster, 0, raster.height, width, height)
}

/// Rows `top` to `top + rows` at `width` by `height`. Samples are taken as they are stored, not
/// as light, as image tools do that this is compared with.
pub(crate) fn resize_rows(raster: &Raster, top: u32, rows: u32, width: u32, height: u32) -> Raster {
    by(FilterType::Lanczos3, raster, (top, rows), (width, height))
}

/// The picture with no side longer than `longest`, each pixel the mean of those that it stands for:
/// noise averages out and edges stay where they are.
pub(crate) fn reduce(raster: &Raster, longest: u32) -> Raster {
    let scale = f64::from(longest) / f64::from(raster.width.max(raster.height));
    if scale >= 1.0 {
        return raster.clone();
    }
    let size = scaled((raster.width, raster.height), scale);
    by(FilterType::Box, raster, (0, raster.height), size)
}

/// The picture as a square of `side` pixels, whatever its proportions.
pub(crate) fn squeeze(raster: &Raster, side: u32) -> Raster {
    by(FilterType::Box, raster, (0, raster.height), (side, side))
}

fn by(filter: FilterType, raster: &Raster, rows: (u32, u32), size: (u32, u32)) -> Raster {
    let pixels = match raster.layout {
        Layout::Gray => convolve::<U8>(filter, raster, rows, size),
        Layout::Rgb => convolve::<U8x3>(filter, raster, rows, size),
    };
    Raster { width: size.0, height: size.1, layout: raster.layout, pixels }
}

/// Typed by pixel, so that only these two kinds are compiled and not all that the library knows.
fn convolve<P: PixelTrait>(
    filter: FilterType,
    raster: &Raster,
    (top, rows): (u32, u32),
    (width, height): (u32, u32),
) -> Vec<u8> {
    let source = TypedImageRef::<P>::from_buffer(raster.width, raster.height, &raster.pixels)
        .expect("a raster's buffer has the length of its size");
    let mut pixels = vec![0; width as usize * height as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(width, height, &mut pixels)
        .expect("the buffer was made for this size");
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).crop(
        0.0,
        f64::from(top),
        f64::from(raster.width),
        f64::from(rows),
    );
    Resizer::new()
        .resize_typed(&source, &mut target, &options)
        .expect("the rows lie inside the picture");
    pixels
}
