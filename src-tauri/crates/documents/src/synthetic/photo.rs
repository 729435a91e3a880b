use rayon::prelude::*;

/// The colours of the corners as shown: top left, top right, bottom left, bottom right. Each fills
/// a square of an eighth of the short side.
pub const CORNERS: [[u8; 3]; 4] = [[210, 40, 40], [40, 170, 60], [40, 60, 200], [230, 200, 40]];

/// RGB samples of a photograph of a card with print, on a table.
pub fn pixels(seed: u64, width: u32, height: u32) -> Vec<u8> {
    grainy_pixels(seed, width, height, GRAIN)
}

/// The spread of the sensor's noise in a usual photograph, in levels.
pub const GRAIN: f32 = 9.0;

/// The same with another spread of the noise.
pub fn grainy_pixels(seed: u64, width: u32, height: u32, grain: f32) -> Vec<u8> {
    let (w, h) = (width as usize, height as usize);
    let scene = Scene { seed, width: w, height: h, grain };
    let mut pixels = vec![0; w * h * 3];
    pixels.par_chunks_mut(w * 3).enumerate().for_each(|(y, row)| scene.fill(y, row));
    pixels
}

struct Scene {
    seed: u64,
    width: usize,
    height: usize,
    grain: f32,
}

/// The lengths in pixels over which the texture varies, and by how much.
const OCTAVES: [(usize, f32); 5] = [(512, 34.0), (128, 18.0), (40, 10.0), (12, 6.0), (5, 4.0)];

impl Scene {
    fn fill(&self, y: usize, row: &mut [u8]) {
        let luma = self.texture(y);
        let marker = (self.width.min(self.height) / 8).max(1);
        let mut grain = [0.0_f32; 3];
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let tint = [8.0, 0.0, -14.0];
            let base = 150.0 + luma[x] - self.ink(x, y);
            let noise = hash(self.seed ^ 0x5eed, x as u64, y as u64);
            for c in 0..3 {
                // Each sample remembers its left neighbour, as after a camera's demosaicing.
                let fresh = ((noise >> (c * 16)) & 0xffff) as f32 / 65_536.0 - 0.5;
                grain[c] = grain[c] * 0.55 + fresh * self.grain;
                pixel[c] = (base + tint[c] + grain[c]).clamp(0.0, 255.0) as u8;
            }
            let (right, bottom) = (x + marker >= self.width, y + marker >= self.height);
            if (x < marker || right) && (y < marker || bottom) {
                pixel.copy_from_slice(&CORNERS[usize::from(bottom) * 2 + usize::from(right)]);
            }
        }
    }

    fn texture(&self, y: usize) -> Vec<f32> {
        let mut luma = vec![0.0; self.width];
        for (octave, (step, strength)) in OCTAVES.into_iter().enumerate() {
            let seed = self.seed.wrapping_add(octave as u64 * 7_919);
            let (cell_y, part_y) = (y / step, (y % step) as f32 / step as f32);
            let knots: Vec<f32> = (0..self.width / step + 2)
                .map(|cell_x| {
                    let knot = |cy: usize| {
                        (hash(seed, cell_x as u64, cy as u64) & 0xffff) as f32 / 32_768.0 - 1.0
                    };
                    let (above, below) = (knot(cell_y), knot(cell_y + 1));
                    above + (below - above) * part_y
                })
                .collect();
            for (x, luma) in luma.iter_mut().enumerate() {
                let part = (x % step) as f32 / step as f32;
                let (left, right) = (knots[x / step], knots[x / step + 1]);
                *luma += (left + (right - left) * part) * strength;
            }
        }
        luma
    }

    /// Lines of something like print over the middle of the picture.
    fn ink(&self, x: usize, y: usize) -> f32 {
        let size = (self.width.min(self.height) / 60).max(4);
        let (column, line) = (x / (size * 2 / 3).max(1), y / (size * 2));
        let inside = (self.width / 5..self.width * 4 / 5).contains(&x)
            && (self.height / 4..self.height * 3 / 4).contains(&y)
            && y % (size * 2) < size;
        if !inside {
            return 0.0;
        }
        let glyph = hash(self.seed ^ 0x1e77e6, column as u64, line as u64);
        let cell = size.div_ceil(5);
        let bit = (y % (size * 2) / cell) * 5 + (x % (size * 2 / 3).max(1)) / cell;
        if glyph >> (bit % 48) & 1 == 1 && !glyph.is_multiple_of(7) { 95.0 } else { 0.0 }
    }
}

/// Well mixed bits of a place in the picture (the finaliser of SplitMix64).
pub(super) fn hash(seed: u64, x: u64, y: u64) -> u64 {
    let mut z = seed
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(x.wrapping_mul(0xd1b5_4a32_d192_ed03))
        .wrapping_add(y.wrapping_mul(0x8cb9_2ba7_2f3d_8dd7));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
