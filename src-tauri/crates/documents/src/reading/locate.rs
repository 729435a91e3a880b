use rayon::prelude::*;

use super::gray::{Frame, Gray, Pyramid};

/// The longest side of the picture in which codes are looked for.
const LONGEST: usize = 2_100;
/// Side of a cell in pixels of that picture.
const CELL: usize = 16;
/// How much of a cell's change must run in one direction.
const COHERENT: f32 = 0.42;
/// The fewest cells that are taken for a code.
const FEWEST: usize = 8;

/// The change of brightness in a cell: how much it changes across, down, and both at once.
#[derive(Debug, Clone, Copy, Default)]
struct Change {
    across: f32,
    down: f32,
    both: f32,
}

impl Change {
    fn strength(self) -> f32 {
        self.across + self.down
    }

    /// The direction of the change with its angle doubled, so that opposite directions are one;
    /// its length is how much of the change runs that way.
    fn direction(self) -> (f32, f32) {
        (self.across - self.down, 2.0 * self.both)
    }

    fn coherence(self) -> f32 {
        let (x, y) = self.direction();
        if self.strength() > 0.0 { x.hypot(y) / self.strength() } else { 0.0 }
    }
}

/// Where bars stand side by side: frames along the direction in which they change, the likeliest
/// first, with room for the quiet zone around a code.
pub(super) fn codes(pyramid: &Pyramid) -> Vec<Frame> {
    let (gray, unit) = pyramid.level(LONGEST);
    let (columns, rows) = (gray.width / CELL, gray.height / CELL);
    if columns < 3 || rows < 3 {
        return Vec::new();
    }
    let cells = smoothed(&changes(gray, columns, rows), columns, rows);
    let weight = |it: &Change| it.strength() * it.coherence();
    let mut sorted: Vec<f32> = cells.iter().map(weight).collect();
    sorted.sort_by(f32::total_cmp);
    // A code takes at least a hundredth of the picture or so; what is far weaker is none.
    let least = (sorted[sorted.len() * 993 / 1_000] * 0.22).max((CELL * CELL) as f32 * 12.0);
    let marked: Vec<bool> =
        cells.iter().map(|it| weight(it) > least && it.coherence() > COHERENT).collect();
    let mut groups = groups(&cells, marked, columns, rows);
    let sum = |group: &[usize]| group.iter().map(|&it| weight(&cells[it])).sum::<f32>();
    groups.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    groups.iter().take(3).map(|group| frame(group, &cells, columns, unit)).collect()
}

fn changes(gray: &Gray, columns: usize, rows: usize) -> Vec<Change> {
    let mut cells = vec![Change::default(); columns * rows];
    let width = gray.width;
    cells.par_chunks_mut(columns).enumerate().for_each(|(row, cells)| {
        for y in (row * CELL).max(1)..((row + 1) * CELL).min(gray.height - 1) {
            let above = &gray.pixels[(y - 1) * width..y * width];
            let here = &gray.pixels[y * width..(y + 1) * width];
            let below = &gray.pixels[(y + 1) * width..(y + 2) * width];
            for (column, cell) in cells.iter_mut().enumerate() {
                let (mut across, mut down, mut both) = (0_i32, 0_i32, 0_i32);
                for x in (column * CELL).max(1)..((column + 1) * CELL).min(width - 1) {
                    let gx = i32::from(here[x + 1]) - i32::from(here[x - 1]);
                    let gy = i32::from(below[x]) - i32::from(above[x]);
                    across += gx * gx;
                    down += gy * gy;
                    both += gx * gy;
                }
                cell.across += across as f32;
                cell.down += down as f32;
                cell.both += both as f32;
            }
        }
    });
    cells
}

/// Each cell with its neighbours.
fn smoothed(cells: &[Change], columns: usize, rows: usize) -> Vec<Change> {
    let mut out = Vec::with_capacity(cells.len());
    for row in 0..rows {
        for column in 0..columns {
            let mut sum = Change::default();
            let mut count = 0.0;
            for y in row.saturating_sub(1)..(row + 2).min(rows) {
                for x in column.saturating_sub(1)..(column + 2).min(columns) {
                    let cell = cells[y * columns + x];
                    sum.across += cell.across;
                    sum.down += cell.down;
                    sum.both += cell.both;
                    count += 1.0;
                }
            }
            out.push(Change {
                across: sum.across / count,
                down: sum.down / count,
                both: sum.both / count,
            });
        }
    }
    out
}

/// Marked cells that touch and change in the same direction.
fn groups(cells: &[Change], mut marked: Vec<bool>, columns: usize, rows: usize) -> Vec<Vec<usize>> {
    let alike = |a: usize, b: usize| {
        let ((ax, ay), (bx, by)) = (cells[a].direction(), cells[b].direction());
        (ax * bx + ay * by) > 0.75 * ax.hypot(ay) * bx.hypot(by)
    };
    let mut groups = Vec::new();
    for start in 0..marked.len() {
        if !std::mem::take(&mut marked[start]) {
            continue;
        }
        let mut group = vec![start];
        let mut next = 0;
        while let Some(&cell) = group.get(next) {
            next += 1;
            let (column, row) = (cell % columns, cell / columns);
            let near = [
                (column > 0).then(|| cell - 1),
                (column + 1 < columns).then(|| cell + 1),
                (row > 0).then(|| cell - columns),
                (row + 1 < rows).then(|| cell + columns),
            ];
            for near in near.into_iter().flatten() {
                if marked[near] && alike(cell, near) {
                    marked[near] = false;
                    group.push(near);
                }
            }
        }
        if group.len() >= FEWEST {
            groups.push(group);
        }
    }
    groups
}

/// The frame around a group, in pixels of the full picture.
fn frame(group: &[usize], cells: &[Change], columns: usize, unit: f32) -> Frame {
    let (x, y) = group.iter().fold((0.0, 0.0), |(x, y), &cell| {
        let (dx, dy) = cells[cell].direction();
        (x + dx, y + dy)
    });
    let angle = y.atan2(x) / 2.0;
    let (sin, cos) = angle.sin_cos();
    let (mut left, mut right, mut top, mut bottom) =
        (f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY);
    for &cell in group {
        let px = ((cell % columns) as f32 + 0.5) * CELL as f32;
        let py = ((cell / columns) as f32 + 0.5) * CELL as f32;
        let (u, v) = (px * cos + py * sin, py * cos - px * sin);
        (left, right) = (left.min(u), right.max(u));
        (top, bottom) = (top.min(v), bottom.max(v));
    }
    let (u, v) = ((left + right) / 2.0, (top + bottom) / 2.0);
    // The thick bar at either end changes little inside, and a code needs white around it.
    let room = CELL as f32 * 3.0 + (right - left) * 0.16;
    Frame {
        middle: ((u * cos - v * sin) * unit, (u * sin + v * cos) * unit),
        along: (cos, sin),
        length: (right - left + room) * unit,
        breadth: (bottom - top + CELL as f32 * 3.0) * unit,
    }
}
