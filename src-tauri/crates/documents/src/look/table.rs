use crate::raster::{Layout, Raster};

/// The share of the shorter side that belongs to the frame in which only the table is seen.
const FRAME: f64 = 0.02;

/// The least difference, over three channels, by which something is not the table.
const DIFFERENCE: f64 = 42.0;

/// How many times its own spread something must differ from it.
const OVER_SPREAD: f64 = 4.5;

/// A table of which the colour spreads more than this, over three channels, tells nothing.
const UNEVEN: f64 = 40.0;

/// A table this bright may be paper, and what stands out on it print.
const PAPER: f64 = 190.0;

/// Rounds in which what lies on the frame, and is not table, is left out.
const ROUNDS: usize = 4;

/// What a document lies on: for each channel a brightness that changes evenly over the picture.
pub(super) struct Table {
    planes: [[f64; 3]; 3],
    difference: f64,
}

impl Table {
    /// From the frame of the picture; none where it is uneven, paper, or mostly something else.
    pub(super) fn of(raster: &Raster) -> Option<Self> {
        let (width, height) = (raster.width as usize, raster.height as usize);
        let frame = ((width.min(height) as f64 * FRAME) as usize).max(2);
        let on_frame = |x: usize, y: usize| {
            x < frame || y < frame || x + frame >= width || y + frame >= height
        };
        let all: Vec<(f64, f64, [f64; 3])> = (0..width * height)
            .map(|at| (at % width, at / width))
            .filter(|&(x, y)| on_frame(x, y))
            .map(|(x, y)| (x as f64, y as f64, colour(raster, y * width + x)))
            .collect();
        let mut kept = all.clone();
        let mut planes = [[0.0; 3]; 3];
        let mut spread = 0.0;
        for _ in 0..ROUNDS {
            for (channel, plane) in planes.iter_mut().enumerate() {
                *plane = fit(kept.iter().map(|it| (it.0, it.1, it.2[channel])))?;
            }
            let differences: f64 = kept.iter().map(|it| difference(&planes, it).powi(2)).sum();
            spread = (differences / kept.len() as f64).sqrt();
            let most = (spread * 2.5).max(DIFFERENCE / 3.0);
            kept = all.iter().copied().filter(|it| difference(&planes, it) <= most).collect();
            if kept.len() * 10 < all.len() * 8 {
                return None;
            }
        }
        let middle = (width as f64 / 2.0, height as f64 / 2.0);
        let brightness: f64 = planes.iter().map(|it| at(it, middle.0, middle.1)).sum::<f64>() / 3.0;
        let plain = spread <= UNEVEN && brightness < PAPER;
        plain.then(|| Self { planes, difference: DIFFERENCE.max(spread * OVER_SPREAD) })
    }

    /// The places where something else than the table is seen.
    pub(super) fn others(&self, raster: &Raster) -> Vec<bool> {
        let width = raster.width as usize;
        (0..width * raster.height as usize)
            .map(|at| {
                let seen = ((at % width) as f64, (at / width) as f64, colour(raster, at));
                difference(&self.planes, &seen) > self.difference
            })
            .collect()
    }
}

fn colour(raster: &Raster, at: usize) -> [f64; 3] {
    match raster.layout {
        Layout::Gray => [f64::from(raster.pixels[at]); 3],
        Layout::Rgb => std::array::from_fn(|c| f64::from(raster.pixels[at * 3 + c])),
    }
}

fn at(plane: &[f64; 3], x: f64, y: f64) -> f64 {
    plane[0] + plane[1] * x + plane[2] * y
}

fn difference(planes: &[[f64; 3]; 3], (x, y, colour): &(f64, f64, [f64; 3])) -> f64 {
    planes.iter().zip(colour).map(|(plane, value)| (at(plane, *x, *y) - value).abs()).sum()
}

/// The plane of least squares through values at places; none where they lie on a line.
fn fit(values: impl Iterator<Item = (f64, f64, f64)>) -> Option<[f64; 3]> {
    let mut m = [[0.0; 4]; 3];
    for (x, y, value) in values {
        let basis = [1.0, x, y];
        for (row, weight) in m.iter_mut().zip(basis) {
            let terms = basis.into_iter().chain([value]);
            row.iter_mut().zip(terms).for_each(|(sum, term)| *sum += weight * term);
        }
    }
    for i in 0..3 {
        let pivot = (m[i][i].abs() > 1e-6).then_some(m[i][i])?;
        m[i].iter_mut().for_each(|it| *it /= pivot);
        let done = m[i];
        for (_, row) in m.iter_mut().enumerate().filter(|(other, _)| *other != i) {
            let factor = row[i];
            row.iter_mut().zip(done).for_each(|(it, done)| *it -= factor * done);
        }
    }
    Some([m[0][3], m[1][3], m[2][3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_is_found_again() {
        let places = (0..50).flat_map(|x| (0..40).map(move |y| (f64::from(x), f64::from(y))));
        let plane = fit(places.map(|(x, y)| (x, y, 90.0 + 0.5 * x - 0.25 * y))).unwrap();
        let near = plane.iter().zip([90.0, 0.5, -0.25]).all(|(a, b)| (a - b).abs() < 1e-6);
        assert!(near, "{plane:?}");
    }
}
