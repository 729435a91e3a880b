use super::chance::{Chance, knot};

/// A flat document before it is photographed: gray samples, white is 255.
#[derive(Clone)]
pub(super) struct Card {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Pixels per millimetre.
    pub(super) density: f32,
    pub(super) pixels: Vec<u8>,
}

impl Card {
    /// A document of this size in millimetres, with a faint pattern of waves all over it.
    pub(super) fn new(millimetres: (f32, f32), density: f32, chance: &mut Chance) -> Self {
        let (width, height) =
            ((millimetres.0 * density) as usize, (millimetres.1 * density) as usize);
        let (ground, depth) = (chance.between(214.0, 240.0), chance.between(4.0, 11.0));
        let (length, bend) = (chance.between(0.9, 1.8), chance.between(4.0, 9.0));
        let mut pixels = vec![0; width * height];
        for (y, row) in pixels.chunks_exact_mut(width).enumerate() {
            let down = y as f32 / density;
            for (x, pixel) in row.iter_mut().enumerate() {
                let across = x as f32 / density;
                let wave =
                    ((down + (across / bend).sin() * 1.7) * std::f32::consts::TAU / length).sin();
                *pixel = (ground + depth * wave * wave * wave) as u8;
            }
        }
        Self { width, height, density, pixels }
    }

    /// Fills a rectangle given in millimetres.
    pub(super) fn fill(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), luma: u8) {
        let at = |it: f32, most: usize| ((it * self.density).round().max(0.0) as usize).min(most);
        let (left, right) = (at(x, self.width), at(x + width, self.width));
        for row in at(y, self.height)..at(y + height, self.height) {
            self.pixels[row * self.width + left..row * self.width + right].fill(luma);
        }
    }

    /// A pixel, where it is on the document.
    pub(super) fn at(&mut self, x: i32, y: i32) -> Option<&mut u8> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if x < self.width { self.pixels.get_mut(y * self.width + x) } else { None }
    }

    /// A line of something like print: marks of random strokes, `size` millimetres high.
    pub(super) fn print(&mut self, at: (f32, f32), length: f32, size: f32, seed: u64) {
        let cell = size / 7.0;
        let mut x = 0.0;
        let mut mark = 0;
        while x + cell * 5.0 < length {
            for column in 0..5 {
                for row in 0..7 {
                    if knot(seed, mark * 8 + column, row) > 0.1 && knot(seed, mark, -9) < 0.7 {
                        let place = (at.0 + x + column as f32 * cell, at.1 + row as f32 * cell);
                        self.fill(place, (cell, cell), 60);
                    }
                }
            }
            x += cell * 6.5;
            mark += 1;
        }
    }

    /// Smaller by a whole factor, each pixel the mean of those that it stands for.
    pub(super) fn reduced(&self, factor: usize) -> Self {
        let (width, height) = (self.width / factor, self.height / factor);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let sum: usize = (0..factor)
                    .flat_map(|row| {
                        let start = (y * factor + row) * self.width + x * factor;
                        &self.pixels[start..start + factor]
                    })
                    .map(|&it| usize::from(it))
                    .sum();
                pixels.push((sum / (factor * factor)) as u8);
            }
        }
        Self { width, height, density: self.density / factor as f32, pixels }
    }
}
