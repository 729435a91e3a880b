use rayon::prelude::*;

use crate::raster::{Layout, Raster};

/// Brightness alone, rows without padding.
pub(super) struct Gray {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

/// A rectangle that may lie askew in a picture, in pixels of the full picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Its middle.
    pub(super) middle: (f32, f32),
    /// The direction of its length, of length 1.
    pub(super) along: (f32, f32),
    pub(super) length: f32,
    pub(super) breadth: f32,
}

impl Frame {
    /// The same turned by half.
    pub(super) fn upside_down(self) -> Self {
        Self { along: (-self.along.0, -self.along.1), ..self }
    }

    /// The place in the picture of a point given from the frame's top left corner.
    pub(super) fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let (u, v) = (x - self.length / 2.0, y - self.breadth / 2.0);
        let (cos, sin) = self.along;
        (self.middle.0 + u * cos - v * sin, self.middle.1 + u * sin + v * cos)
    }
}

impl Gray {
    fn of(raster: Raster) -> Self {
        let (width, height) = (raster.width as usize, raster.height as usize);
        let pixels = match raster.layout {
            Layout::Gray => raster.pixels,
            Layout::Rgb => {
                let mut pixels = vec![0; width * height];
                let rows = pixels.par_chunks_mut(width.max(1) * 64);
                rows.zip(raster.pixels.par_chunks(width.max(1) * 64 * 3)).for_each(|(out, rgb)| {
                    for (out, pixel) in out.iter_mut().zip(rgb.chunks_exact(3)) {
                        let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
                        *out = ((r * 77 + g * 150 + b * 29 + 128) >> 8) as u8;
                    }
                });
                pixels
            }
        };
        Self { width, height, pixels }
    }

    /// Half the size, each pixel the mean of four.
    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = vec![0; width * height];
        pixels.par_chunks_mut(width.max(1)).enumerate().for_each(|(y, out)| {
            let above = &self.pixels[y * 2 * self.width..][..width * 2];
            let below = &self.pixels[(y * 2 + 1) * self.width..][..width * 2];
            let pairs = above.chunks_exact(2).zip(below.chunks_exact(2));
            for (out, (a, b)) in out.iter_mut().zip(pairs) {
                let sum = u16::from(a[0]) + u16::from(a[1]) + u16::from(b[0]) + u16::from(b[1]);
                *out = ((sum + 2) >> 2) as u8;
            }
        });
        Self { width, height, pixels }
    }

    /// The brightness between pixels; at the rim that of the nearest pixel.
    pub(super) fn sample(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (column, row) = (x as usize, y as usize);
        let (px, py) = (x - column as f32, y - row as f32);
        let right = usize::from(column + 1 < self.width);
        let down = if row + 1 < self.height { self.width } else { 0 };
        let start = row * self.width + column;
        let at = |offset: usize| f32::from(self.pixels[start + offset]);
        let above = at(0) + (at(right) - at(0)) * px;
        let below = at(down) + (at(down + right) - at(down)) * px;
        above + (below - above) * py
    }
}

/// A picture and the same at a half, a quarter and so on.
pub(super) struct Pyramid(Vec<Gray>);

/// A level of this longest side or less is not halved again.
const SMALLEST: usize = 512;

impl Pyramid {
    pub(super) fn of(raster: Raster) -> Self {
        let mut levels = vec![Gray::of(raster)];
        while let Some(last) = levels.last().filter(|it| it.width.max(it.height) > SMALLEST) {
            if last.width < 2 || last.height < 2 {
                break;
            }
            let next = last.halved();
            levels.push(next);
        }
        Self(levels)
    }

    /// The picture in full.
    pub(super) fn full(&self) -> &Gray {
        &self.0[0]
    }

    /// The greatest level of which no side is longer than `longest`, and how many pixels of the
    /// full picture one of its own is wide.
    pub(super) fn level(&self, longest: usize) -> (&Gray, f32) {
        let fits = |it: &Gray| it.width.max(it.height) <= longest;
        let level = self.0.iter().position(fits).unwrap_or(self.0.len() - 1);
        (&self.0[level], (1 << level) as f32)
    }

    /// The level of which a pixel is at most `step` pixels of the full picture wide.
    fn by_step(&self, step: f32) -> (&Gray, f32) {
        let level = (step.max(1.0).log2().floor() as usize).min(self.0.len() - 1);
        (&self.0[level], (1 << level) as f32)
    }

    /// What lies in a frame, straightened, `width` pixels wide.
    pub(super) fn straighten(&self, frame: &Frame, width: usize) -> Gray {
        let step = frame.length / width as f32;
        let height = ((frame.breadth / step) as usize).max(1);
        let (level, unit) = self.by_step(step);
        // Where the middles of pixels are does not matter at full size, and a little below it.
        let shift = (unit - 1.0) / 2.0;
        let mut pixels = vec![0; width * height];
        for (y, row) in pixels.chunks_exact_mut(width).enumerate() {
            for (x, out) in row.iter_mut().enumerate() {
                let (px, py) = frame.place((x as f32 + 0.5) * step, (y as f32 + 0.5) * step);
                *out = level.sample((px - 0.5 - shift) / unit, (py - 0.5 - shift) / unit) as u8;
            }
        }
        Gray { width, height, pixels }
    }
}
