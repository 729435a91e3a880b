use super::grid::Grid;
use super::network::{CELL, INPUTS, LETTERS, classify};
use crate::reading::gray::Gray;

/// A line as it was read.
pub(super) struct ReadLine {
    pub(super) text: String,
    /// How sure each character is, 0 to 1.
    pub(super) sure: Vec<f32>,
    /// Where an `O` could as well be a `0`, or the other way round.
    pub(super) doubtful: Vec<usize>,
}

impl ReadLine {
    /// How sure the characters are on average.
    pub(super) fn mean(&self) -> f32 {
        self.sure.iter().sum::<f32>() / self.sure.len().max(1) as f32
    }
}

/// Above this mean a line needs no closer look.
const GOOD: f32 = 0.985;

/// Columns of the strip before the first cell and behind the last.
const MARGIN: usize = 32;

/// How sure a line's characters are at first sight, 0 to 1.
pub(super) fn glance(band: &Gray, grid: &Grid, grammar: &str) -> f32 {
    look(band, grid, grammar, &[(0.0, 0.0)]).mean()
}

/// Reads a line whose characters are of these classes; none where it is less sure on average than
/// `least`.
pub(super) fn read(band: &Gray, grid: &Grid, grammar: &str, least: f32) -> Option<ReadLine> {
    let mut best = *grid;
    let mut sure = glance(band, &best, grammar);
    // A thin character at an end, such as a `1`, can let the ink fit one cell too far.
    for slip in [1.0, -1.0] {
        if sure > GOOD {
            break;
        }
        let moved = grid.nudged(slip, slip, 0.0);
        let other = glance(band, &moved, grammar);
        if other > sure {
            (best, sure) = (moved, other);
        }
    }
    // The grid was laid by ink alone; small moves of it are judged by what can be read then.
    for step in [0.16, 0.16, 0.08] {
        let before = sure;
        let moves = [
            (step, 0.0, 0.0),
            (-step, 0.0, 0.0),
            (0.0, step, 0.0),
            (0.0, -step, 0.0),
            (0.0, 0.0, step / 2.0),
            (0.0, 0.0, -step / 2.0),
        ];
        for (first, last, lift) in moves {
            if sure > GOOD {
                break;
            }
            let moved = best.nudged(first, last, lift);
            let other = glance(band, &moved, grammar);
            if other > sure {
                (best, sure) = (moved, other);
            }
        }
        // What moving helps little will not be made sure by moving.
        if sure < least - 0.2 && sure < before + 0.05 {
            return None;
        }
    }
    let line = look(band, &best, grammar, &[(0.0, 0.0), (0.04, 0.03), (-0.04, -0.03)]);
    (line.mean() >= least).then_some(line)
}

/// What is read where the grid is moved by these shares of the pitch, along and across, taken
/// together.
fn look(band: &Gray, grid: &Grid, grammar: &str, moves: &[(f32, f32)]) -> ReadLine {
    let strip = |(along, lift): &(f32, f32)| Strip::new(band, &grid.nudged(*along, *along, *lift));
    let strips: Vec<Strip> = moves.iter().map(strip).collect();
    let mut line = ReadLine { text: String::new(), sure: Vec::new(), doubtful: Vec::new() };
    for (i, class) in grammar.bytes().enumerate() {
        let mut likely = [0.0; LETTERS.len()];
        for strip in &strips {
            for (sum, it) in likely.iter_mut().zip(classify(&strip.cell(i))) {
                *sum += it / strips.len() as f32;
            }
        }
        let (letter, sure, is_doubtful) = choose(&likely, class);
        line.text.push(char::from(letter));
        line.sure.push(sure);
        if is_doubtful {
            line.doubtful.push(i);
        }
    }
    line
}

/// An `O` or `0` is not doubtful where the other is less likely than this.
const DOUBT: f32 = 0.02;

/// The likeliest character of a class, how likely it or one that looks like it is, and whether
/// only a check digit can tell it from one that looks like it.
fn choose(likely: &[f32; LETTERS.len()], class: u8) -> (u8, f32, bool) {
    let allowed = LETTERS.iter().zip(likely).filter(|(letter, _)| allows(class, **letter));
    let best = allowed.max_by(|a, b| a.1.total_cmp(b.1)).map_or(b'<', |it| *it.0);
    let of = |letter: u8| {
        let found = LETTERS.iter().zip(likely).find(|it| *it.0 == letter);
        found.map_or(0.0, |it| *it.1)
    };
    let alike = |letter: &u8| !allows(class, *letter) && looks_like(best, *letter);
    let sure = of(best) + LETTERS.iter().copied().filter(alike).map(of).sum::<f32>();
    let other = match (best, class) {
        (b'O', b'X') => of(b'0'),
        (b'0', b'X') => of(b'O'),
        _ => 0.0,
    };
    if other > DOUBT { (best, sure + other, true) } else { (best, sure, false) }
}

/// Whether a character may stand in a place of a class: `A` a letter, `L` a letter or `<`, `D` a
/// digit, `C` a digit or `<`, `S` a sex, `X` anything.
pub(super) fn allows(class: u8, letter: u8) -> bool {
    match class {
        b'A' => letter.is_ascii_uppercase(),
        b'L' => letter.is_ascii_uppercase() || letter == b'<',
        b'D' => letter.is_ascii_digit(),
        b'C' => letter.is_ascii_digit() || letter == b'<',
        b'S' => b"MFX<".contains(&letter),
        _ => LETTERS.contains(&letter),
    }
}

/// Characters that only their place tells apart.
fn looks_like(a: u8, b: u8) -> bool {
    const ALIKE: [&[u8]; 6] = [b"0ODQ", b"1IL", b"2Z", b"5S", b"6G", b"8B"];
    ALIKE.iter().any(|it| it.contains(&a) && it.contains(&b))
}

/// A line laid out straight, each cell of one size.
pub(in crate::reading) struct Strip {
    width: usize,
    pixels: Vec<f32>,
}

impl Strip {
    pub(super) fn new(band: &Gray, grid: &Grid) -> Self {
        let width = grid.cells * CELL.0 + 2 * MARGIN;
        let mut pixels = vec![0.0; width * CELL.1];
        for column in 0..width {
            let along = (column as f32 + 0.5 - MARGIN as f32) / CELL.0 as f32 - 0.5;
            let cell = along.round().clamp(0.0, (grid.cells - 1) as f32);
            let place = grid.place(cell as usize);
            let u = along - cell;
            for row in 0..CELL.1 {
                let v = (row as f32 + 0.5 - CELL.1 as f32 / 2.0) / CELL.0 as f32;
                // Four looks a pixel, since a cell of the picture may be much larger.
                const QUARTER: f32 = 0.25 / CELL.0 as f32;
                let look = |du: f32, dv: f32| {
                    let (u, v) = (u + du, v + dv);
                    band.sample(
                        place.middle.0 + place.along.0 * u + place.across.0 * v - 0.5,
                        place.middle.1 + place.along.1 * u + place.across.1 * v - 0.5,
                    )
                };
                pixels[row * width + column] = (look(-QUARTER, -QUARTER)
                    + look(QUARTER, -QUARTER)
                    + look(-QUARTER, QUARTER)
                    + look(QUARTER, QUARTER))
                    / 4.0;
            }
        }
        Self { width, pixels }
    }

    /// A cell, its brightness by that of paper and ink around it: 0.5 is paper, -0.5 is ink.
    pub(in crate::reading) fn cell(&self, index: usize) -> [f32; INPUTS] {
        let from = index * CELL.0;
        let around = 2 * MARGIN + CELL.0;
        // Every third pixel of every second row is enough to order by.
        let mut near: Vec<f32> = (0..CELL.1)
            .step_by(2)
            .flat_map(|row| self.pixels[row * self.width + from..][..around].iter().step_by(3))
            .copied()
            .collect();
        let order = |near: &mut Vec<f32>, part: usize| {
            let at = near.len() * part / 100;
            *near.select_nth_unstable_by(at, f32::total_cmp).1
        };
        let (ink, paper) = (order(&mut near, 4), order(&mut near, 80));
        let depth = (paper - ink).max(8.0);
        let mut cell = [0.0; INPUTS];
        for (row, out) in cell.chunks_exact_mut(CELL.0).enumerate() {
            let start = row * self.width + from + MARGIN;
            for (out, it) in out.iter_mut().zip(&self.pixels[start..start + CELL.0]) {
                *out = ((it - ink) / depth).clamp(-0.3, 1.3) - 0.5;
            }
        }
        cell
    }
}
