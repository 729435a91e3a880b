use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use rxing::common::HybridBinarizer;
use rxing::pdf417::PDF417Reader;
use rxing::{BinaryBitmap, Luma8LuminanceSource, Reader};

use super::gray::{Frame, Gray, Pyramid};
use super::locate::codes;

/// No further try is begun after this; the usual end is that all tries are made.
const PATIENCE: Duration = Duration::from_secs(2);

/// The widths in pixels at which a place that looks like a code is tried: about three pixels to a
/// module, five, and eight.
const WIDTHS: [usize; 3] = [1_000, 1_600, 2_600];

/// Turns in degrees at which the whole picture is tried where no place looked like a code.
const TURNS: [f32; 4] = [6.0, -6.0, 12.0, -12.0];

/// The content of the PDF417 barcode in a picture, where one is read without an error.
pub(super) fn payload(pyramid: &Pyramid) -> Option<String> {
    let start = Instant::now();
    tries(pyramid).take_while(|_| start.elapsed() < PATIENCE).find_map(|make| decode(make()))
}

/// What is tried, in the order in which it is likely and cheap: first the places that look like a
/// code, straightened; then the whole picture at several sizes, and askew.
fn tries(pyramid: &Pyramid) -> impl Iterator<Item = Box<dyn FnOnce() -> Gray + '_>> {
    let full = pyramid.full();
    let longest = full.width.max(full.height);
    // Codes are wider than high. What is narrower is bars of something else.
    let wide = |it: &Frame| it.breadth < it.length * 1.5;
    let places = codes(pyramid).into_iter().filter(wide).flat_map(move |place| {
        let widths = WIDTHS.into_iter().filter(move |&it| it as f32 <= place.length * 1.6);
        widths.flat_map(move |width| {
            [place, place.upside_down()].map(|place| {
                Box::new(move || pyramid.straighten(&place, width)) as Box<dyn FnOnce() -> Gray>
            })
        })
    });
    let whole = Frame {
        middle: (full.width as f32 / 2.0, full.height as f32 / 2.0),
        along: (1.0, 0.0),
        length: full.width as f32,
        breadth: full.height as f32,
    };
    let sizes = [2_016, 3_000].into_iter().filter(move |&it| it <= longest);
    let turned = TURNS.into_iter().map(|it| (2_016, it));
    let wholes =
        sizes.map(|it| (it, 0.0)).chain(turned).map(move |(size, degrees): (usize, f32)| {
            let width = (size * full.width / longest).clamp(1, full.width);
            let (sin, cos) = degrees.to_radians().sin_cos();
            let frame = Frame { along: (cos, sin), ..whole };
            Box::new(move || pyramid.straighten(&frame, width)) as Box<dyn FnOnce() -> Gray>
        });
    places.chain(wholes)
}

/// Reads the one code of a picture. The reader is for pictures of any origin, but it is not ours:
/// where it panics, nothing was read.
fn decode(gray: Gray) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let source =
            Luma8LuminanceSource::new(gray.pixels, gray.width as u32, gray.height as u32).ok()?;
        let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
        PDF417Reader::new().decode(&mut bitmap).ok().map(|it| it.getText().to_owned())
    }))
    .ok()
    .flatten()
}
