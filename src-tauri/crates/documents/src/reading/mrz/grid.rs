use super::rows::Line;

/// Where the cells of a line are in a band.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    pub(super) cells: usize,
    /// The middle of the first cell and of the last, from the left.
    first: f32,
    last: f32,
    /// How much wider the pitch grows from the one end to the other, as a share.
    widening: f32,
    /// The middle of the letters: height at the left rim, and change for each pixel.
    middle: f32,
    slope: f32,
    /// Cells are looked at from the other side.
    turned: bool,
}

/// A cell: its middle, the steps of one pitch along the line and across it.
pub(super) struct Place {
    pub(super) middle: (f32, f32),
    pub(super) along: (f32, f32),
    pub(super) across: (f32, f32),
}

impl Grid {
    /// The same as it is read by one who holds the band upside down.
    pub(super) fn upside_down(&self) -> Self {
        Self { turned: !self.turned, ..*self }
    }

    /// The same moved by shares of the pitch: its beginning, its end, and its height.
    pub(super) fn nudged(&self, first: f32, last: f32, lift: f32) -> Self {
        let pitch = self.pitch();
        Self {
            first: self.first + first * pitch,
            last: self.last + last * pitch,
            middle: self.middle + lift * pitch,
            ..*self
        }
    }

    fn pitch(&self) -> f32 {
        (self.last - self.first) / (self.cells - 1) as f32
    }

    /// The place of a cell, or of the border behind it at a half.
    fn x(&self, cell: f32) -> f32 {
        let part = cell / (self.cells - 1) as f32;
        self.first + (self.last - self.first) * (part + self.widening * part * (part - 1.0))
    }

    /// A grid that is known and not found: its cells `pitch` apart from `first` on.
    #[cfg(feature = "synthetic")]
    pub(super) fn known(cells: usize, first: f32, pitch: f32, middle: f32, slope: f32) -> Self {
        let last = first + pitch * (cells - 1) as f32;
        Self { cells, first, last, widening: 0.0, middle, slope, turned: false }
    }

    pub(super) fn place(&self, cell: usize) -> Place {
        let cell = if self.turned { self.cells - 1 - cell } else { cell } as f32;
        let x = self.x(cell);
        let pitch = self.x(cell + 0.5) - self.x(cell - 0.5);
        let side = if self.turned { -pitch } else { pitch };
        Place {
            middle: (x, self.middle + self.slope * x),
            along: (side, side * self.slope),
            across: (-side * self.slope, side),
        }
    }
}

/// The most that the pitch widens from the middle of a line to its end, as a share. A camera that
/// is held askew makes the nearer end wider.
const WIDENING: f32 = 0.11;

/// Fits `cells` cells of one pitch onto a line, such that their borders run where no ink is.
pub(super) fn fit(ink: &[f32], width: usize, line: &Line, cells: usize) -> Option<Grid> {
    let ink = columns(ink, width, line);
    let pitch = (line.right - line.left) / (cells as f32 - 0.3);
    // Letters are a little lower than a pitch is wide.
    if !(0.55..1.75).contains(&(line.height / pitch)) {
        return None;
    }
    let grid = |first: f32, last: f32, widening: f32| Grid {
        cells,
        first: line.left + pitch * (0.35 + first),
        last: line.right - pitch * (0.35 + last),
        widening,
        middle: line.middle,
        slope: line.slope,
        turned: false,
    };
    let cost = |grid: &Grid| {
        let border = |i: usize| at(&ink, grid.x(i as f32 - 0.5));
        let middle = |i: usize| at(&ink, grid.x(i as f32));
        let borders: f32 = (0..=cells).map(border).sum();
        borders - (0..cells).map(middle).sum::<f32>() * 0.25
    };
    // First over all that may be, then twice more finely around the best. A step of widening
    // moves the middle of the line by an eighth of a pitch.
    let bend = 0.5 / cells as f32;
    let most = (WIDENING / bend).ceil() as i32;
    let mut best = (f32::INFINITY, [0.0; 3]);
    for (ends, widenings, part) in [(5, most, 1.0), (1, 1, 0.5), (1, 1, 0.25)] {
        let around = best.1;
        for first in -ends..=ends {
            for last in -ends..=ends {
                for widening in -widenings..=widenings {
                    let moves = [first as f32 * 0.2, last as f32 * 0.2, widening as f32 * bend];
                    let at: [f32; 3] = std::array::from_fn(|i| around[i] + moves[i] * part);
                    let cost = cost(&grid(at[0], at[1], at[2]));
                    if cost < best.0 {
                        best = (cost, at);
                    }
                }
            }
        }
    }
    let [first, last, widening] = best.1;
    Some(grid(first, last, widening))
}

/// The ink of each column of a line, a little smoothed.
fn columns(ink: &[f32], width: usize, line: &Line) -> Vec<f32> {
    let height = ink.len() / width;
    let half = line.height * 0.6;
    let raw: Vec<f32> = (0..width)
        .map(|x| {
            let middle = line.at(x as f32);
            let from = (middle - half).max(0.0) as usize;
            let to = ((middle + half).max(0.0) as usize).min(height);
            (from..to).map(|y| ink[y * width + x]).sum()
        })
        .collect();
    (0..raw.len())
        .map(|x| {
            let part = &raw[x.saturating_sub(1)..(x + 2).min(raw.len())];
            part.iter().sum::<f32>() / part.len() as f32
        })
        .collect()
}

fn at(columns: &[f32], x: f32) -> f32 {
    let last = columns.len() - 1;
    let x = x.clamp(0.0, last as f32);
    let (left, part) = (x as usize, x.fract());
    columns[left] + (columns[(left + 1).min(last)] - columns[left]) * part
}
