use super::luma::Luma;
use super::outline::Outline;

/// The side in pixels of the squares in which a lamp is looked for.
const SQUARE: usize = 4;

/// The mean luma of a square from which it is wiped out.
const WHITE: u8 = 249;

/// Outside of a lamp's image its document is darker than this; where it is not, the white is paper.
const PAPER: u8 = 226;

/// How bright a square beside the white still is where the white fades, as a lamp does; print and
/// panels end at once.
const FADING: u8 = 205;

/// The share of its border in percent over which a lamp fades.
const FADES: usize = 60;

/// Thousandths of the picture from which a reflection is worth a word.
const LEAST: u32 = 2;

/// Thousandths of the picture that a lamp has wiped out of the document; none where it is not worth
/// a word.
pub(super) fn glare(luma: &Luma, outline: Option<&Outline>) -> Option<u32> {
    let map = luma.by(SQUARE);
    let mut seen = vec![false; map.values.len()];
    let mut covered = 0;
    for start in 0..map.values.len() {
        if seen[start] || map.values[start] < WHITE {
            continue;
        }
        let spot = Spot::around(&map, start, &mut seen);
        let (x, y) = (start % map.width * SQUARE, start / map.width * SQUARE);
        let inside = outline.is_none_or(|it| it.holds(luma, (x, y), SQUARE));
        if inside && spot.is_lamp(&map) {
            covered += spot.squares.len();
        }
    }
    let share = (covered * 1_000 / map.values.len().max(1)) as u32;
    (share >= LEAST).then_some(share)
}

/// White squares that touch.
struct Spot {
    squares: Vec<usize>,
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Spot {
    fn around(map: &Luma, start: usize, seen: &mut [bool]) -> Self {
        let (x, y) = (start % map.width, start / map.width);
        let mut spot = Self { squares: vec![start], left: x, right: x, top: y, bottom: y };
        seen[start] = true;
        let mut next = 0;
        while let Some(&at) = spot.squares.get(next) {
            next += 1;
            let (x, y) = (at % map.width, at / map.width);
            spot.left = spot.left.min(x);
            spot.right = spot.right.max(x);
            spot.top = spot.top.min(y);
            spot.bottom = spot.bottom.max(y);
            for beside in beside(map, at) {
                if !seen[beside] && map.values[beside] >= WHITE {
                    seen[beside] = true;
                    spot.squares.push(beside);
                }
            }
        }
        spot
    }

    /// Whether it fades at its border into something that is not white by itself.
    fn is_lamp(&self, map: &Luma) -> bool {
        let border: Vec<u8> = self
            .squares
            .iter()
            .flat_map(|&at| beside(map, at))
            .map(|it| map.values[it])
            .filter(|&it| it < WHITE)
            .collect();
        let fading = border.iter().filter(|&&it| it >= FADING).count();
        let fades = fading * 100 >= border.len() * FADES && !border.is_empty();
        fades && self.around_it(map) < PAPER
    }

    /// The luma of the brighter parts on the frame at twice its size: the paper, not the print.
    fn around_it(&self, map: &Luma) -> u8 {
        let reach = (self.right - self.left).max(self.bottom - self.top) / 2 + 6;
        let (left, right) =
            (self.left.saturating_sub(reach), (self.right + reach).min(map.width - 1));
        let (top, bottom) =
            (self.top.saturating_sub(reach), (self.bottom + reach).min(map.height - 1));
        let mut frame: Vec<u8> = (left..=right)
            .flat_map(|x| [(x, top), (x, bottom)])
            .chain((top..=bottom).flat_map(|y| [(left, y), (right, y)]))
            .map(|(x, y)| map.values[y * map.width + x])
            .collect();
        frame.sort_unstable();
        frame[frame.len() * 9 / 10]
    }
}

/// The four squares beside one, as far as they are in the picture.
fn beside(map: &Luma, at: usize) -> impl Iterator<Item = usize> + use<> {
    let (width, height) = (map.width, map.height);
    let (x, y) = (at % width, at / width);
    [
        (x > 0).then(|| at - 1),
        (x + 1 < width).then(|| at + 1),
        (y > 0).then(|| at - width),
        (y + 1 < height).then(|| at + width),
    ]
    .into_iter()
    .flatten()
}
