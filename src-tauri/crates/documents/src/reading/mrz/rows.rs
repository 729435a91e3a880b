use crate::reading::gray::Gray;

/// A line of print in a band.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The middle of its letters from the top where it begins, and how much deeper it lies for
    /// each pixel to the right.
    pub(super) middle: f32,
    pub(super) slope: f32,
    /// Where its ink begins and ends from the left.
    pub(super) left: f32,
    pub(super) right: f32,
    /// The height of its letters, roughly.
    pub(super) height: f32,
}

impl Line {
    /// The middle of the letters at a place.
    pub(super) fn at(&self, x: f32) -> f32 {
        self.middle + self.slope * x
    }
}

/// Vertical strips in which rows are measured.
const STRIPS: usize = 24;

/// Groups of two and three lines that belong together: alike in length, height and distance.
pub(super) fn lines(ink: &[f32], width: usize) -> Vec<Vec<Line>> {
    let found = find(ink, width, ink.len() / width);
    let mut groups = Vec::new();
    for count in [3, 2] {
        for group in found.windows(count) {
            if belong(group) {
                groups.push(group.to_vec());
            }
        }
    }
    groups
}

fn belong(group: &[Line]) -> bool {
    let first = &group[0];
    let length = first.right - first.left;
    let alike = group.iter().all(|it| {
        let ratio = it.height / first.height;
        (0.6..1.7).contains(&ratio)
            && (it.left - first.left).abs() < length * 0.09
            && (it.right - first.right).abs() < length * 0.09
    });
    let middle = |it: &Line| it.at((first.left + first.right) / 2.0);
    let steps: Vec<f32> = group.windows(2).map(|it| middle(&it[1]) - middle(&it[0])).collect();
    let even = steps
        .iter()
        .all(|it| (it / steps[0] - 1.0).abs() < 0.3 && (1.2..4.2).contains(&(it / first.height)));
    alike && even
}

/// How much darker each pixel is than its surroundings.
pub(super) fn ink(band: &Gray) -> Vec<f32> {
    let (width, height) = (band.width, band.height);
    const HALF: usize = 32;
    let mut sums = vec![0_u32; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u32::from(band.pixels[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    let mut ink = Vec::with_capacity(width * height);
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(HALF), (y + HALF).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(HALF), (x + HALF).min(width));
            let at = |x: usize, y: usize| sums[y * (width + 1) + x];
            let sum = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
            let mean = sum as f32 / ((bottom - top) * (right - left)) as f32;
            let depth = mean - f32::from(band.pixels[y * width + x]);
            // By what share it is darker, so that shade and light weigh the same.
            ink.push((depth / mean.max(8.0) - 0.12).max(0.0));
        }
    }
    ink
}

fn find(ink: &[f32], width: usize, height: usize) -> Vec<Line> {
    let strip = width.div_ceil(STRIPS);
    let mut profiles = vec![vec![0.0_f32; height]; STRIPS];
    for y in 0..height {
        for (i, part) in ink[y * width..(y + 1) * width].chunks(strip).enumerate() {
            profiles[i][y] = part.iter().sum();
        }
    }
    let slope = slope(&profiles, strip, height);
    let profile = aligned(&profiles, strip, height, slope);
    let most = {
        let mut sorted = profile.clone();
        sorted.sort_by(f32::total_cmp);
        sorted[sorted.len() * 95 / 100]
    };
    let mut found = Vec::new();
    let mut start = None;
    for y in 0..=height {
        let inked = profile.get(y).is_some_and(|it| *it > most * 0.3);
        match (start, inked) {
            (None, true) => start = Some(y),
            (Some(top), false) => {
                start = None;
                if y - top >= 8 && y - top < height * 2 / 3 {
                    found.extend(line(ink, width, height, slope, (top, y)));
                }
            }
            _ => {}
        }
    }
    found
}

/// The slope at which the rows stand out most.
fn slope(profiles: &[Vec<f32>], strip: usize, height: usize) -> f32 {
    let sharpness = |slope: f32| {
        let profile = aligned(profiles, strip, height, slope);
        profile.windows(3).map(|it| (it[2] - it[0]).powi(2)).sum::<f32>()
    };
    let steps = (-36..=36).map(|it| it as f32 * 0.0025);
    steps.map(|it| (sharpness(it), it)).max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |it| it.1)
}

/// The sum of the strips, each moved up by what the slope lowers it.
fn aligned(profiles: &[Vec<f32>], strip: usize, height: usize, slope: f32) -> Vec<f32> {
    let mut sum = vec![0.0; height];
    for (i, profile) in profiles.iter().enumerate() {
        let shift = (slope * (i * strip + strip / 2) as f32).round() as isize;
        for (y, sum) in sum.iter_mut().enumerate() {
            let from = y as isize + shift;
            if let Some(value) = usize::try_from(from).ok().and_then(|it| profile.get(it)) {
                *sum += value;
            }
        }
    }
    sum
}

/// Measures one line, given the slope of all and its rows where it begins.
fn line(
    ink: &[f32],
    width: usize,
    height: usize,
    slope: f32,
    (top, bottom): (usize, usize),
) -> Option<Line> {
    let tall = (bottom - top) as f32;
    let first = (top + bottom) as f32 / 2.0;
    // Ink by column, and its middle there, a little beyond the rows.
    let column = |x: usize| {
        let middle = first + slope * x as f32;
        let from = (middle - tall * 0.75).max(0.0) as usize;
        let to = ((middle + tall * 0.75).max(0.0) as usize).min(height);
        let values = (from..to).map(|y| (ink[y * width + x], y as f32 + 0.5));
        values.fold((0.0, 0.0), |(sum, moment), (it, y)| (sum + it, moment + it * (y - middle)))
    };
    let columns: Vec<(f32, f32)> = (0..width).map(column).collect();
    let window = (tall * 1.6) as usize;
    let smooth: Vec<f32> = (0..width)
        .map(|x| {
            let part = &columns[x.saturating_sub(window / 2)..(x + window / 2 + 1).min(width)];
            part.iter().map(|it| it.0).sum::<f32>() / part.len() as f32
        })
        .collect();
    let mut sorted = smooth.clone();
    sorted.sort_by(f32::total_cmp);
    let least = sorted[width / 2] * 0.3;
    // The longest run of columns with ink.
    let (mut left, mut right, mut start) = (0, 0, None);
    for x in 0..=width {
        match (start, smooth.get(x).is_some_and(|it| *it > least)) {
            (None, true) => start = Some(x),
            (Some(from), false) => {
                start = None;
                if x - from > right - left {
                    (left, right) = (from, x);
                }
            }
            _ => {}
        }
    }
    // Smoothing spreads the ends; the ink itself tells them.
    let strong =
        columns[left..right].iter().map(|it| it.0).sum::<f32>() / (right - left).max(1) as f32;
    while left < right && columns[left].0 < strong * 0.4 {
        left += 1;
    }
    while right > left && columns[right - 1].0 < strong * 0.4 {
        right -= 1;
    }
    if right - left < width / 3 {
        return None;
    }
    // A straight line through the middles, weighed by ink.
    let (mut s, mut sx, mut sy, mut sxx, mut sxy) = (0.0_f64, 0.0, 0.0, 0.0, 0.0);
    for (x, (weight, moment)) in columns.iter().enumerate().take(right).skip(left) {
        let (x, w, m) = (x as f64, f64::from(*weight), f64::from(*moment));
        s += w;
        sx += w * x;
        sxx += w * x * x;
        sy += m;
        sxy += m * x;
    }
    let spread = s * sxx - sx * sx;
    if spread <= 0.0 {
        return None;
    }
    let bend = (s * sxy - sx * sy) / spread;
    let lift = (sy - bend * sx) / s;
    Some(Line {
        middle: first + lift as f32,
        slope: slope + bend as f32,
        left: left as f32,
        right: right as f32,
        height: tall,
    })
}
