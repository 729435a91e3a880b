use std::f64::consts::PI;
use std::sync::LazyLock;

use dossier_domain::Fingerprint;

use super::luma::Luma;
use crate::raster::{Layout, Raster};
use crate::scale::squeeze;

/// The side in pixels to which a picture is reduced, whatever its proportions.
const SIDE: usize = 32;

/// How far around a place its surroundings reach, against which it counts as bright or dark. So
/// light, and the layout that all documents of a kind share, weigh no more than what is written.
const REACH: usize = 4;

/// What is added to the contrast of the surroundings, so that noise is not made much of.
const CALM: f64 = 6.0;

/// The least sum of half periods, along both sides, of a wave that counts. Below it are the waves
/// that documents of one kind have in common, far above it those that a small crop moves.
const LOWEST: usize = 13;

/// The waves along the two sides that make a hash, in half periods over a side: those of the coarse
/// bits, then those of the fine ones.
static WAVES: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
    let mut waves: Vec<(usize, usize)> = (0..SIDE)
        .flat_map(|u| (0..SIDE).map(move |v| (u, v)))
        .filter(|(u, v)| u + v >= LOWEST)
        .collect();
    waves.sort_by_key(|(u, v)| (u + v, u.abs_diff(*v), *u));
    waves.truncate(64 * 5);
    waves
});

/// The hashes of a picture and of it turned right once, twice and three times.
pub(super) fn fingerprints(luma: &Luma) -> Vec<Fingerprint> {
    let raster = Raster {
        width: luma.width as u32,
        height: luma.height as u32,
        layout: Layout::Gray,
        pixels: luma.values.clone(),
    };
    let square = squeeze(&raster, SIDE as u32);
    // Quarter turns to the right as EXIF numbers them.
    [1, 6, 3, 8].map(|turn| hash(&square.clone().orient(turn).pixels)).to_vec()
}

/// One bit for each wave: whether it begins bright.
fn hash(pixels: &[u8]) -> Fingerprint {
    let pixels = against_surroundings(pixels);
    // First along the rows, then down the columns.
    let rows: Vec<f64> = (0..SIDE * SIDE)
        .map(|i| {
            let (u, y) = (i / SIDE, i % SIDE);
            (0..SIDE).map(|x| pixels[y * SIDE + x] * wave(u, x)).sum()
        })
        .collect();
    let strength =
        |&(u, v): &(usize, usize)| (0..SIDE).map(|y| rows[u * SIDE + y] * wave(v, y)).sum::<f64>();
    let bits = |waves: &[(usize, usize)]| {
        waves.iter().fold(0, |hash, it| hash << 1 | u64::from(strength(it) > 0.0))
    };
    let (coarse, fine) = WAVES.split_at(64);
    let mut parts = fine.chunks_exact(64).map(bits);
    Fingerprint {
        coarse: bits(coarse),
        fine: std::array::from_fn(|_| parts.next().unwrap_or_default()),
    }
}

/// The basis of the cosine transform.
fn wave(half_periods: usize, at: usize) -> f64 {
    (PI * half_periods as f64 * (at as f64 + 0.5) / SIDE as f64).cos()
}

/// How much brighter each place is than what is around it, in spreads of that.
fn against_surroundings(pixels: &[u8]) -> Vec<f64> {
    // Beyond the edge the outermost pixels go on.
    let at = |x: usize, y: usize| {
        let inside = |it: usize| it.saturating_sub(REACH).min(SIDE - 1);
        f64::from(pixels[inside(y) * SIDE + inside(x)])
    };
    let places = (0..SIDE * SIDE).map(|i| (i % SIDE, i / SIDE));
    let against = |(x, y)| {
        let (mut sum, mut squares) = (0.0, 0.0);
        for (dx, dy) in (0..=2 * REACH).flat_map(|dy| (0..=2 * REACH).map(move |dx| (dx, dy))) {
            let value = at(x + dx, y + dy);
            sum += value;
            squares += value * value;
        }
        let count = ((2 * REACH + 1) * (2 * REACH + 1)) as f64;
        let mean = sum / count;
        let spread = (squares / count - mean * mean).max(0.0).sqrt();
        (f64::from(pixels[y * SIDE + x]) - mean) / (spread + CALM)
    };
    places.map(against).collect()
}
