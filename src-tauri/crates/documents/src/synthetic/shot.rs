use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use rayon::prelude::*;

use super::card::Card;
use super::chance::{knot, mix};

/// How a document is photographed.
#[derive(Debug, Clone)]
pub(super) struct Shot {
    pub(super) seed: u64,
    /// Pixels of the picture.
    pub(super) size: (u32, u32),
    /// The document's width as a share of the picture's.
    pub(super) share: f32,
    /// Degrees by which the document is turned to the right.
    pub(super) angle: f32,
    /// Where the document's middle is from the picture's, as a share of the picture's width.
    pub(super) shift: (f32, f32),
    /// How much nearer the right and the lower edge are, as shares.
    pub(super) tilt: (f32, f32),
    /// What the light leaves of each luma: 1 is full light.
    pub(super) light: f32,
    /// How much darker the far edge is, as a share.
    pub(super) shade: f32,
    /// Spots of reflected light: place and radius as shares of the document's width, and the luma
    /// that is added in their middle.
    pub(super) glare: Vec<(f32, f32, f32, f32)>,
    /// Radius of the blur in pixels.
    pub(super) blur: f32,
    /// Strength of the sensor's noise in luma.
    pub(super) noise: f32,
    /// Quality of the JPEG, 1 to 100.
    pub(super) quality: u8,
}

impl Shot {
    /// A good photograph of 12 megapixels.
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            size: (4032, 3024),
            share: 0.72,
            angle: 0.8,
            shift: (0.0, 0.0),
            tilt: (0.0, 0.0),
            light: 1.0,
            shade: 0.08,
            glare: Vec::new(),
            blur: 1.0,
            noise: 4.0,
            quality: 88,
        }
    }

    /// The photograph as JPEG.
    ///
    /// # Panics
    /// When a side is 0 or over 65,535.
    pub(super) fn take(&self, card: &Card) -> Vec<u8> {
        let (width, height) = self.size;
        let mut luma = self.project(card);
        blur(&mut luma, width as usize, self.blur);
        let pixels = self.develop(&luma);
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, self.quality)
            .encode(&pixels, width, height, ExtendedColorType::Rgb8)
            .expect("memory takes any write");
        jpeg
    }

    /// What light falls on each pixel.
    fn project(&self, card: &Card) -> Vec<f32> {
        let (width, height) = (self.size.0 as usize, self.size.1 as usize);
        let scale = self.share * width as f32 / card.width as f32;
        // Reduced first, so that no fine line is missed between two samples.
        let factor = (1.0 / scale).floor().max(1.0) as usize;
        let card = &if factor > 1 { card.reduced(factor) } else { card.clone() };
        let scale = self.share * width as f32 / card.width as f32;
        let (sin, cos) = self.angle.to_radians().sin_cos();
        let mut luma = vec![0.0; width * height];
        luma.par_chunks_exact_mut(width).enumerate().for_each(|(y, row)| {
            for (x, out) in row.iter_mut().enumerate() {
                let u = x as f32 - width as f32 * (0.5 + self.shift.0);
                let v = y as f32 - height as f32 * 0.5 - width as f32 * self.shift.1;
                let near = 1.0 + (self.tilt.0 * u + self.tilt.1 * v) / width as f32;
                let (u, v) = (u / (scale * near), v / (scale * near));
                let on_x = u * cos + v * sin + card.width as f32 / 2.0;
                let on_y = v * cos - u * sin + card.height as f32 / 2.0;
                let seen = sample(card, on_x, on_y).unwrap_or_else(|| self.table(x, y));
                let far = x as f32 / width as f32 * 0.6 + y as f32 / height as f32 * 0.4;
                let spots: f32 = self.glare.iter().map(|spot| glare(card, spot, on_x, on_y)).sum();
                *out = seen * self.light * (1.0 - self.shade * far) + spots;
            }
        });
        luma
    }

    /// The table that the document lies on.
    fn table(&self, x: usize, y: usize) -> f32 {
        let octave = |step: usize, strength: f32| {
            let (cx, cy) = ((x / step) as i64, (y / step) as i64);
            let (px, py) = ((x % step) as f32 / step as f32, (y % step) as f32 / step as f32);
            let at = |dx, dy| knot(self.seed ^ step as u64, cx + dx, cy + dy);
            let above = at(0, 0) + (at(1, 0) - at(0, 0)) * px;
            let below = at(0, 1) + (at(1, 1) - at(0, 1)) * px;
            (above + (below - above) * py) * strength
        };
        96.0 + octave(300, 26.0) + octave(41, 12.0) + octave(9, 6.0)
    }

    /// Light to samples: noise, colour, clipping.
    fn develop(&self, luma: &[f32]) -> Vec<u8> {
        let width = self.size.0 as usize;
        let mut pixels = vec![0; luma.len() * 3];
        pixels
            .par_chunks_exact_mut(width * 3)
            .zip(luma.par_chunks_exact(width))
            .enumerate()
            .for_each(|(y, (out, luma))| {
                let mut grain = [0.0_f32; 3];
                for (x, (pixel, luma)) in out.chunks_exact_mut(3).zip(luma).enumerate() {
                    let noise = mix(self.seed ^ ((y as u64) << 32 | x as u64) << 1);
                    for c in 0..3 {
                        let part = |shift: usize| (noise >> shift & 0x3ff) as f32 / 1_024.0 - 0.5;
                        let fresh = part(c * 20) + part(c * 20 + 10);
                        // Each sample remembers its left neighbour, as after demosaicing.
                        grain[c] = grain[c] * 0.5 + fresh * 2.1 * self.noise;
                        let tint = [6.0, 0.0, -9.0][c];
                        pixel[c] = (luma + tint + grain[c]).clamp(0.0, 255.0) as u8;
                    }
                }
            });
        pixels
    }
}

fn sample(card: &Card, x: f32, y: f32) -> Option<f32> {
    let inside = x >= 0.0 && y >= 0.0;
    let (column, row) = (x as usize, y as usize);
    if !inside || column + 1 >= card.width || row + 1 >= card.height {
        return None;
    }
    let (px, py) = (x - column as f32, y - row as f32);
    let at = |dx, dy| f32::from(card.pixels[(row + dy) * card.width + column + dx]);
    let above = at(0, 0) + (at(1, 0) - at(0, 0)) * px;
    let below = at(0, 1) + (at(1, 1) - at(0, 1)) * px;
    Some(above + (below - above) * py)
}

fn glare(
    card: &Card,
    &(x, y, radius, strength): &(f32, f32, f32, f32),
    on_x: f32,
    on_y: f32,
) -> f32 {
    let unit = card.width as f32;
    let distance = (on_x / unit - x).hypot(on_y / unit - y) / radius;
    if distance < 2.0 { strength * (-distance * distance * 1.5).exp() } else { 0.0 }
}

/// Two passes of a running mean each way, which come near a Gaussian of `sigma` pixels.
fn blur(luma: &mut [f32], width: usize, sigma: f32) {
    // Two boxes of side n have a variance of (n² - 1) / 6.
    let side = ((6.0 * sigma * sigma + 1.0).sqrt().round() as usize) | 1;
    if side <= 1 {
        return;
    }
    for _ in 0..2 {
        luma.par_chunks_exact_mut(width).for_each(|row| running_mean(row, side));
        let mut turned = transposed(luma, width);
        let height = luma.len() / width;
        turned.par_chunks_exact_mut(height).for_each(|row| running_mean(row, side));
        luma.copy_from_slice(&transposed(&turned, height));
    }
}

fn running_mean(row: &mut [f32], side: usize) {
    let half = side / 2;
    let source = row.to_vec();
    let at = |i: isize| source[i.clamp(0, source.len() as isize - 1) as usize];
    let mut sum: f32 = (-(half as isize)..=half as isize).map(at).sum();
    for (i, out) in row.iter_mut().enumerate() {
        *out = sum / side as f32;
        let i = i as isize;
        sum += at(i + half as isize + 1) - at(i - half as isize);
    }
}

fn transposed(pixels: &[f32], width: usize) -> Vec<f32> {
    let height = pixels.len() / width;
    let mut out = vec![0.0; pixels.len()];
    out.par_chunks_exact_mut(height * 32).enumerate().for_each(|(band, out)| {
        for y in 0..height {
            for (i, column) in out.chunks_exact_mut(height).enumerate() {
                column[y] = pixels[y * width + band * 32 + i];
            }
        }
    });
    // What does not fill a band of 32 columns.
    for x in width / 32 * 32..width {
        for y in 0..height {
            out[x * height + y] = pixels[y * width + x];
        }
    }
    out
}
