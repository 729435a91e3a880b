use image::RgbImage;
use image::imageops::fast_blur;
use rayon::prelude::*;

use super::super::photo::hash;
use super::Shot;
use super::print::Print;

/// Where a document lies before a camera, and what befalls the picture on its way.
#[derive(Debug, Clone)]
pub(super) struct Camera {
    seed: u64,
    width: u32,
    height: u32,
    /// The document's greatest extent as a share of the frame.
    fill: f64,
    /// Standard deviation of the lens's blur in pixels.
    blur: f32,
    /// Pixels by which it moved sideways.
    shake: usize,
    /// The light, 1 as it should be.
    exposure: f64,
    /// The spread of the sensor's noise.
    noise: f64,
    glare: bool,
}

impl Camera {
    pub(super) fn new(seed: u64, width: u32, height: u32) -> Self {
        let fill = 0.55 + 0.3 * chance(seed, 20);
        Self {
            seed,
            width,
            height,
            fill,
            blur: 0.7,
            shake: 0,
            exposure: 0.9 + 0.2 * chance(seed, 29),
            noise: 5.0,
            glare: false,
        }
    }

    pub(super) fn filling(self, fill: f64) -> Self {
        Self { fill, ..self }
    }

    pub(super) fn with_blur(self, blur: f32) -> Self {
        Self { blur, ..self }
    }

    pub(super) fn with_shake(self, shake: usize) -> Self {
        Self { shake, ..self }
    }

    pub(super) fn with_exposure(self, exposure: f64) -> Self {
        Self { exposure, ..self }
    }

    pub(super) fn with_noise(self, noise: f64) -> Self {
        Self { noise, ..self }
    }

    pub(super) fn with_glare(self) -> Self {
        Self { glare: true, ..self }
    }

    /// Takes the picture.
    pub(super) fn take(&self, print: &Print) -> Shot {
        let corners = self.corners(print);
        let mut picture = fast_blur(&self.scene(print, corners), self.blur);
        if self.shake > 0 {
            shake(&mut picture, self.shake);
        }
        self.expose(&mut picture, corners);
        Shot::new(picture, Some(corners).filter(|_| self.fill < 1.0))
    }

    /// Turned by up to 7 degrees, seen a little from the side.
    fn corners(&self, print: &Print) -> [(f64, f64); 4] {
        let (w, h) = (f64::from(self.width), f64::from(self.height));
        let (wide, high) = print.size();
        let angle = (chance(self.seed, 21) - 0.5) * 0.24;
        let (sin, cos) = angle.sin_cos();
        let extent = (wide * cos.abs() + high * sin.abs(), wide * sin.abs() + high * cos.abs());
        let scale = if self.fill < 1.0 {
            (w / extent.0).min(h / extent.1) * self.fill
        } else {
            (w / extent.0).max(h / extent.1) * self.fill
        };
        let room = |side: f64, extent: f64| (side - extent * scale).max(0.0) * 0.6;
        let x = w / 2.0 + (chance(self.seed, 22) - 0.5) * room(w, extent.0);
        let y = h / 2.0 + (chance(self.seed, 23) - 0.5) * room(h, extent.1);
        let tilt = |i: u64| 1.0 - 0.06 * chance(self.seed, 24 + i);
        [(-1.0, -1.0, 0), (1.0, -1.0, 1), (1.0, 1.0, 2), (-1.0, 1.0, 3)].map(|(sx, sy, i)| {
            let (dx, dy) = (sx * wide * scale / 2.0 * tilt(i), sy * high * scale / 2.0 * tilt(i));
            (x + dx * cos - dy * sin, y + dx * sin + dy * cos)
        })
    }

    /// The document on its table.
    fn scene(&self, print: &Print, corners: [(f64, f64); 4]) -> RgbImage {
        let (wide, high) = print.size();
        let view = Perspective::new(corners);
        // Darker than paper, as tables mostly are.
        let table: [f64; 3] =
            std::array::from_fn(|c| 40.0 + 105.0 * chance(self.seed, 30 + c as u64 / 2));
        let slope = (chance(self.seed, 33) - 0.5, chance(self.seed, 34) - 0.5);
        let row = self.width as usize * 3;
        let mut pixels = vec![0; row * self.height as usize];
        pixels.par_chunks_mut(row).enumerate().for_each(|(y, out)| {
            for (x, pixel) in out.chunks_exact_mut(3).enumerate() {
                let (u, v) = view.to_unit(x as f64 + 0.5, y as f64 + 0.5);
                let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
                let colour = if inside {
                    print.at(u * wide, v * high)
                } else {
                    let grain = grain(self.seed, x, y);
                    table.map(|it| it + grain)
                };
                let light = 1.0
                    + 0.3 * slope.0 * (x as f64 / f64::from(self.width) - 0.5)
                    + 0.3 * slope.1 * (y as f64 / f64::from(self.height) - 0.5);
                for (out, value) in pixel.iter_mut().zip(colour) {
                    *out = (value * light).clamp(0.0, 255.0) as u8;
                }
            }
        });
        RgbImage::from_raw(self.width, self.height, pixels).expect("the buffer fits the size")
    }

    /// Light, lamp and sensor.
    fn expose(&self, picture: &mut RgbImage, corners: [(f64, f64); 4]) {
        let curve: Vec<f64> = (0..256)
            .map(|it| {
                let light = (f64::from(it) / 255.0).powf(2.2) * self.exposure;
                light.min(1.0).powf(1.0 / 2.2) * 255.0
            })
            .collect();
        let side =
            ((corners[1].0 - corners[0].0).powi(2) + (corners[1].1 - corners[0].1).powi(2)).sqrt();
        let place = |i: u64| 0.25 + 0.5 * chance(self.seed, i);
        let (a, b) = (place(40), place(41));
        let lamp = (
            (corners[0].0 * (1.0 - a) + corners[1].0 * a) * (1.0 - b)
                + (corners[3].0 * (1.0 - a) + corners[2].0 * a) * b,
            (corners[0].1 * (1.0 - a) + corners[1].1 * a) * (1.0 - b)
                + (corners[3].1 * (1.0 - a) + corners[2].1 * a) * b,
        );
        let reach = side * (0.07 + 0.06 * chance(self.seed, 42));
        let row = self.width as usize * 3;
        picture.par_chunks_mut(row).enumerate().for_each(|(y, out)| {
            let mut grain = [0.0; 3];
            for (x, pixel) in out.chunks_exact_mut(3).enumerate() {
                let lit = if self.glare {
                    let distance = (x as f64 - lamp.0).powi(2) + (y as f64 - lamp.1).powi(2);
                    420.0 * (-distance / (reach * reach)).exp()
                } else {
                    0.0
                };
                let bits = hash(self.seed ^ 0x5eed, x as u64, y as u64);
                for c in 0..3 {
                    let fresh = ((bits >> (c * 16)) & 0xffff) as f64 / 65_536.0 - 0.5;
                    grain[c] = grain[c] * 0.5 + fresh * self.noise;
                    let value = curve[usize::from(pixel[c])] + lit + grain[c];
                    pixel[c] = value.clamp(0.0, 255.0) as u8;
                }
            }
        });
    }
}

/// The mean of `length` neighbours to the right.
fn shake(picture: &mut RgbImage, length: usize) {
    let row = picture.width() as usize * 3;
    picture.par_chunks_mut(row).for_each(|out| {
        let from = out.to_vec();
        for i in 0..row {
            let taken = (0..length).map(|k| u32::from(from[(i + k * 3).min(row - 3 + i % 3)]));
            out[i] = (taken.sum::<u32>() / length as u32) as u8;
        }
    });
}

/// A table's pattern over some scales.
fn grain(seed: u64, x: usize, y: usize) -> f64 {
    let strength = 4.0 + 10.0 * chance(seed, 35);
    [(160usize, 1.0), (37, 0.5), (9, 0.35)]
        .into_iter()
        .map(|(step, share)| {
            let knot =
                |cx: usize, cy: usize| chance(seed ^ step as u64, (cx * 8_191 + cy) as u64) - 0.5;
            let (cx, cy) = (x / step, y / step);
            let (px, py) = ((x % step) as f64 / step as f64, (y % step) as f64 / step as f64);
            let above = knot(cx, cy) * (1.0 - px) + knot(cx + 1, cy) * px;
            let below = knot(cx, cy + 1) * (1.0 - px) + knot(cx + 1, cy + 1) * px;
            (above * (1.0 - py) + below * py) * share * strength
        })
        .sum()
}

fn chance(seed: u64, what: u64) -> f64 {
    (hash(seed, what, 0xca3e) >> 11) as f64 / (1u64 << 53) as f64
}

/// From a picture with a quadrilateral in it to the quadrilateral as a unit square.
struct Perspective([f64; 9]);

impl Perspective {
    /// The corners from the top left, clockwise (Heckbert's square to quadrilateral, inverted).
    fn new([p0, p1, p2, p3]: [(f64, f64); 4]) -> Self {
        let (dx1, dx2, sx) = (p1.0 - p2.0, p3.0 - p2.0, p0.0 - p1.0 + p2.0 - p3.0);
        let (dy1, dy2, sy) = (p1.1 - p2.1, p3.1 - p2.1, p0.1 - p1.1 + p2.1 - p3.1);
        let whole = dx1 * dy2 - dx2 * dy1;
        let g = (sx * dy2 - dx2 * sy) / whole;
        let h = (dx1 * sy - sx * dy1) / whole;
        let (a, b, c) = (p1.0 - p0.0 + g * p1.0, p3.0 - p0.0 + h * p3.0, p0.0);
        let (d, e, f) = (p1.1 - p0.1 + g * p1.1, p3.1 - p0.1 + h * p3.1, p0.1);
        Self([
            e - f * h,
            c * h - b,
            b * f - c * e,
            f * g - d,
            a - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }

    fn to_unit(&self, x: f64, y: f64) -> (f64, f64) {
        let m = &self.0;
        let depth = m[6] * x + m[7] * y + m[8];
        ((m[0] * x + m[1] * y + m[2]) / depth, (m[3] * x + m[4] * y + m[5]) / depth)
    }
}
