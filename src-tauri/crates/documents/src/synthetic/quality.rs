//! Pictures in the states that a quality check has to tell apart, each with what is known of it.
//!
//! A made-up card or page is printed, laid on a table and taken by a camera that may shake, be in
//! the dark or meet a lamp. What is in the picture and in which state is known by construction.

mod camera;
mod print;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use super::photo::hash;
#[cfg(test)]
use crate::raster::{Layout, Raster};
use camera::Camera;
use print::Print;

/// The longest side of every picture here, in pixels.
const LONG: u32 = 2_000;

/// What state a picture is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing to say against it.
    Sharp,
    /// Grain of a sensor in poor light; still sharp.
    Noisy,
    /// Out of focus by about 2.5 pixels at 1000 pixels: small print is gone.
    Soft,
    /// Out of focus by about 5 pixels.
    Blurred,
    /// Moved sideways by about 9 pixels at 1000 pixels while it was taken.
    Shaken,
    /// Two and a half stops too little light; sharp.
    Dark,
    /// Two and a half stops too much light.
    Bright,
    /// A lamp mirrored in the document.
    Glare,
    /// An empty sheet that fills the frame.
    Blank,
    /// An empty sheet, scanned without grain.
    BlankScan,
    /// A screen with an application on white.
    Screenshot,
    /// A page from a scanner, white to the edges.
    Scan,
    /// A sharp page that nearly fills the frame.
    Page,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 13] = [
        Self::Sharp,
        Self::Noisy,
        Self::Soft,
        Self::Blurred,
        Self::Shaken,
        Self::Dark,
        Self::Bright,
        Self::Glare,
        Self::Blank,
        Self::BlankScan,
        Self::Screenshot,
        Self::Scan,
        Self::Page,
    ];

    /// The finding that a check owes, if any.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Soft | Self::Blurred | Self::Shaken => Some("blurred"),
            Self::Dark => Some("dark"),
            Self::Bright => Some("bright"),
            Self::Glare => Some("glare"),
            Self::Blank | Self::BlankScan => Some("blank_page"),
            Self::Sharp | Self::Noisy | Self::Screenshot | Self::Scan | Self::Page => None,
        }
    }
}

/// A picture and what is known of it.
#[derive(Clone)]
pub struct Shot {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// RGB samples.
    pub pixels: Vec<u8>,
    /// Where the document's corners are, in pixels from the top left; none where it has no edge in
    /// the picture.
    pub corners: Option<[(f64, f64); 4]>,
}

impl std::fmt::Debug for Shot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shot({}x{})", self.width, self.height)
    }
}

impl Shot {
    fn new(picture: RgbImage, corners: Option<[(f64, f64); 4]>) -> Self {
        Self {
            width: picture.width(),
            height: picture.height(),
            pixels: picture.into_raw(),
            corners,
        }
    }

    /// The picture as a JPEG of this quality, 1 to 100.
    ///
    /// # Panics
    /// Never: memory takes any write.
    pub fn jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, quality)
            .encode(&self.pixels, self.width, self.height, image::ExtendedColorType::Rgb8)
            .expect("memory takes any write");
        bytes
    }

    /// As it comes from a decoder.
    #[cfg(test)]
    pub(crate) fn raster(&self) -> Raster {
        let pixels = self.pixels.clone();
        Raster { width: self.width, height: self.height, layout: Layout::Rgb, pixels }
    }
}

/// A picture in this state. The document, its place and the table follow from the seed.
pub fn shot(seed: u64, state: State) -> Shot {
    let wide = hash(seed, 1, 1).is_multiple_of(2);
    let (width, height) = if wide { (LONG, LONG * 3 / 4) } else { (LONG * 3 / 4, LONG) };
    let camera = Camera::new(seed, width, height);
    let card = Print::card(hash(seed, 2, 2), hash(seed, 3, 3));
    match state {
        State::Sharp => camera.take(&card),
        State::Noisy => camera.with_noise(22.0).take(&card),
        State::Soft => camera.with_blur(5.0).take(&card),
        State::Blurred => camera.with_blur(10.0).take(&card),
        State::Shaken => camera.with_shake(19).take(&card),
        State::Dark => camera.with_exposure(0.1).with_noise(9.0).take(&card),
        State::Bright => camera.with_exposure(6.0).take(&card),
        State::Glare => camera.with_glare().take(&card),
        State::Blank => camera.filling(1.6).take(&Print::empty()),
        State::BlankScan => flat(&Print::empty(), 1_414, LONG),
        State::Screenshot => flat(&Print::screen(hash(seed, 3, 3)), 924, LONG),
        State::Scan => flat(&Print::page(hash(seed, 3, 3)), 1_414, LONG),
        State::Page => camera.filling(0.93).take(&Print::page(hash(seed, 3, 3))),
    }
}

/// A card of this template and person as a scanner gives it, edge to edge.
pub fn scan(template: u64, person: u64) -> Shot {
    flat(&Print::card(template, person), 1_000, 631)
}

fn flat(print: &Print, width: u32, height: u32) -> Shot {
    let (wide, high) = print.size();
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let u = (f64::from(x) + 0.5) / f64::from(width) * wide;
        let v = (f64::from(y) + 0.5) / f64::from(height) * high;
        image::Rgb(print.at(u, v).map(|it| it as u8))
    });
    Shot::new(image::imageops::fast_blur(&picture, 0.6), None)
}
