use super::luma::Luma;
use super::outline::Outline;

/// The side in pixels of the squares that are looked at one by one.
const TILE: usize = 16;

/// Contrast of a tile, as the mean square of a step to the neighbour, from which it holds something
/// whatever the noise is.
const PRINTED: f32 = 6.0;

/// How many times its share of the noise a tile must have to hold something.
const OVER_NOISE: f32 = 3.0;

/// Under so many thousandths of tiles a picture holds nothing.
const BLANK: u32 = 2;

/// Under this sharpness a picture is called blurred.
const BLURRED: u32 = 250;

/// One direction with under this share of the other's contrast says nothing of its sharpness.
const ONE_SIDED: f32 = 0.04;

/// How much there is in a picture, and how sharp it is.
pub(super) struct Detail {
    /// Thousandths of the picture that hold anything.
    pub(super) printed: u32,
    /// 0 to 1000: how much steeper edges are than slopes, in the direction that is less so.
    pub(super) sharpness: u32,
}

/// Sums over a tile of squared steps, and of squared changes of step, along a row and down a column.
#[derive(Debug, Clone, Copy, Default)]
struct Energy {
    step: [f32; 2],
    change: [f32; 2],
}

impl Detail {
    /// Of the part of the picture that is the document, where that is known.
    pub(super) fn of(luma: &Luma, outline: Option<&Outline>) -> Self {
        let mut tiles = Vec::new();
        for y in (1..luma.height.saturating_sub(TILE)).step_by(TILE) {
            for x in (1..luma.width.saturating_sub(TILE)).step_by(TILE) {
                let inside = outline.is_none_or(|it| it.holds(luma, (x, y), TILE));
                if inside {
                    tiles.push(energy(luma, x, y));
                }
            }
        }
        if tiles.is_empty() {
            return Self { printed: 0, sharpness: 0 };
        }
        // The quietest parts hold the noise alone.
        let quiet = |of: fn(&Energy) -> f32| {
            let mut all: Vec<f32> = tiles.iter().map(of).collect();
            all.sort_by(f32::total_cmp);
            all[all.len() / 10]
        };
        let noise = Energy {
            step: [quiet(|it| it.step[0]), quiet(|it| it.step[1])],
            change: [quiet(|it| it.change[0]), quiet(|it| it.change[1])],
        };
        let contrast = |it: &Energy| it.step[0] + it.step[1];
        let least = PRINTED.max(contrast(&noise) * OVER_NOISE);
        let mut printed: Vec<Energy> =
            tiles.iter().copied().filter(|it| contrast(it) > least).collect();
        let share = printed.len() * 1_000 / tiles.len();
        printed.sort_by(|a, b| contrast(b).total_cmp(&contrast(a)));
        // The clearest third, so that soft surroundings of a sharp document do not count.
        printed.truncate((printed.len() / 3).max(8));
        Self { printed: share as u32, sharpness: sharpness(&printed, noise) }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.printed < BLANK
    }

    pub(super) fn is_blurred(&self) -> bool {
        self.sharpness < BLURRED
    }
}

fn sharpness(tiles: &[Energy], noise: Energy) -> u32 {
    let sum = |of: fn(&Energy) -> [f32; 2], along: usize| {
        tiles.iter().map(|it| (of(it)[along] - of(&noise)[along]).max(0.0)).sum::<f32>()
    };
    let step = [0, 1].map(|along| sum(|it| it.step, along));
    let change = [0, 1].map(|along| sum(|it| it.change, along));
    let least = (step[0] + step[1]) * ONE_SIDED;
    let ratios = [0, 1].map(|along| match step[along] > least {
        true => change[along] / step[along],
        false => f32::INFINITY,
    });
    // White noise would have three changes for a step; an edge over one pixel has two.
    (ratios[0].min(ratios[1]) * 500.0).clamp(0.0, 1_000.0) as u32
}

fn energy(luma: &Luma, left: usize, top: usize) -> Energy {
    let mut sums = [0u32; 4];
    for y in top..top + TILE {
        let (above, here, below) = (luma.row(y - 1), luma.row(y), luma.row(y + 1));
        for x in left..left + TILE {
            let at = |row: &[u8], x: usize| i32::from(row[x]);
            let middle = at(here, x);
            let (before, after) = (at(here, x - 1), at(here, x + 1));
            let (over, under) = (at(above, x), at(below, x));
            sums[0] += (after - middle).pow(2) as u32;
            sums[1] += (under - middle).pow(2) as u32;
            sums[2] += (before + after - 2 * middle).pow(2) as u32;
            sums[3] += (over + under - 2 * middle).pow(2) as u32;
        }
    }
    let [across, down, bend_across, bend_down] = sums.map(|it| it as f32 / (TILE * TILE) as f32);
    Energy { step: [across, down], change: [bend_across, bend_down] }
}
