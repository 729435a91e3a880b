use dossier_domain::Crop;

use super::luma::Luma;
use super::polygon::{area, greatest_quadrilateral, holds, hull};
use super::table::Table;
use crate::raster::Raster;
use crate::scale::reduce;

/// The longest side in pixels at which a document is looked for.
const LONGEST: u32 = 250;

/// The least share of the picture that is taken for a document.
const LEAST: f64 = 0.06;

/// How much of its hull a document fills, and of that the quadrilateral.
const SOLID: f64 = 0.95;
const FOUR_SIDED: f64 = 0.955;

/// How much longer one pair of sides is than the other: from a letter's page to a card, with some
/// room for a view from the side. What is longer or shorter may be a part of a document.
const PROPORTIONS: std::ops::RangeInclusive<f64> = 1.18..=1.78;

/// The margin round a document, as a share of its longer extent.
const MARGIN: f64 = 0.03;

/// The least share of the picture that a crop has to take away to be worth offering.
const WORTH: f64 = 0.15;

/// Where a document lies, clearly told from what it lies on. Places are shares of the sides.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    hull: Vec<(f64, f64)>,
    quadrilateral: Vec<(f64, f64)>,
}

impl Outline {
    /// None unless there is one document, four-sided, all of it in the picture, on a table that is
    /// plainly not paper.
    pub(super) fn find(raster: &Raster) -> Option<Self> {
        let small = reduce(raster, LONGEST);
        let (width, height) = (small.width as usize, small.height as usize);
        if width.min(height) < 40 {
            return None;
        }
        let table = Table::of(&small)?;
        let regions = regions(&table.others(&small), width, height);
        let (document, rest) = regions.split_first()?;
        // A second document, a hand: then nothing is plain.
        if rest.iter().any(|it| it.len() * 50 > document.len()) {
            return None;
        }
        let hull = hull(document, width);
        let (hull_area, whole) = (area(&hull), (width * height) as f64);
        let quadrilateral = greatest_quadrilateral(&hull)?;
        let plain = document.len() as f64 >= whole * LEAST
            && document.len() as f64 >= hull_area * SOLID
            && area(&quadrilateral) >= hull_area * FOUR_SIDED
            && PROPORTIONS.contains(&proportion(&quadrilateral))
            && hull.iter().all(|&(x, y)| {
                x >= 2.0 && y >= 2.0 && x <= width as f64 - 2.0 && y <= height as f64 - 2.0
            });
        let share = |&(x, y): &(f64, f64)| (x / width as f64, y / height as f64);
        plain.then(|| Self {
            hull: hull.iter().map(share).collect(),
            quadrilateral: quadrilateral.iter().map(share).collect(),
        })
    }

    /// Whether the square of `side` pixels at a place of `luma` lies in the document.
    pub(super) fn holds(&self, luma: &Luma, (x, y): (usize, usize), side: usize) -> bool {
        let share =
            |x: usize, y: usize| (x as f64 / luma.width as f64, y as f64 / luma.height as f64);
        [(0, 0), (side, 0), (0, side), (side, side)]
            .iter()
            .all(|(dx, dy)| holds(&self.quadrilateral, share(x + dx, y + dy)))
    }

    /// All of the document with a margin, where that takes enough of the picture away.
    pub(super) fn crop(&self) -> Option<Crop> {
        let range = |of: fn(&(f64, f64)) -> f64| {
            let values = self.hull.iter().map(of);
            values.fold((1.0_f64, 0.0_f64), |(least, most), it| (least.min(it), most.max(it)))
        };
        let ((left, right), (top, bottom)) = (range(|it| it.0), range(|it| it.1));
        let margin = (right - left).max(bottom - top) * MARGIN;
        let whole = f64::from(Crop::WHOLE);
        let before = |it: f64| ((it - margin).max(0.0) * whole).floor() as u16;
        let after = |it: f64| ((it + margin).min(1.0) * whole).ceil() as u16;
        let crop = Crop {
            left: before(left),
            top: before(top),
            right: after(right),
            bottom: after(bottom),
        };
        let kept = f64::from(crop.right - crop.left) * f64::from(crop.bottom - crop.top);
        (kept <= whole * whole * (1.0 - WORTH)).then_some(crop)
    }
}

/// How much longer the longer pair of opposite sides is.
fn proportion(quadrilateral: &[(f64, f64)]) -> f64 {
    let side = |i: usize| {
        let (a, b) = (quadrilateral[i], quadrilateral[(i + 1) % 4]);
        ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
    };
    let (one, other) = (side(0) + side(2), side(1) + side(3));
    one.max(other) / one.min(other).max(1.0)
}

/// The places that touch one another, the greatest region first; what a region encloses is of it.
fn regions(others: &[bool], width: usize, height: usize) -> Vec<Vec<usize>> {
    let mut outside = vec![false; others.len()];
    let edge = (0..others.len()).filter(|at| {
        let (x, y) = (at % width, at / width);
        x == 0 || y == 0 || x + 1 == width || y + 1 == height
    });
    for at in edge.collect::<Vec<_>>() {
        spread(at, width, |it| !others[it], &mut outside);
    }
    // What cannot be reached from the edge of the picture is enclosed.
    let mut seen = outside;
    let mut regions = Vec::new();
    for at in 0..others.len() {
        let region = spread(at, width, |_| true, &mut seen);
        if !region.is_empty() {
            regions.push(region);
        }
    }
    regions.sort_by_key(|it| std::cmp::Reverse(it.len()));
    regions
}

/// The places not seen before that are reached from one over such places; they count as seen then.
fn spread(
    start: usize,
    width: usize,
    takes: impl Fn(usize) -> bool,
    seen: &mut [bool],
) -> Vec<usize> {
    let mut region = Vec::new();
    if !seen[start] && takes(start) {
        seen[start] = true;
        region.push(start);
    }
    let mut next = 0;
    while let Some(&at) = region.get(next) {
        next += 1;
        let x = at % width;
        let beside = [
            (x > 0).then(|| at - 1),
            (x + 1 < width).then_some(at + 1),
            at.checked_sub(width),
            Some(at + width).filter(|&it| it < seen.len()),
        ];
        for it in beside.into_iter().flatten() {
            if !seen[it] && takes(it) {
                seen[it] = true;
                region.push(it);
            }
        }
    }
    region
}
