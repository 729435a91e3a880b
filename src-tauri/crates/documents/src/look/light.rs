use super::luma::Luma;

/// Under this the bright parts of a picture are dark: paper in poor light. Print on it is then at
/// most a few levels away.
const DARK: u32 = 100;

/// With anything this bright in it, it is a dark document or screen rather than poor light.
const LIT: u32 = 165;

/// The luma from which a pixel holds nothing any more.
const WHITE: usize = 250;

/// The percentage of white from which a picture can be too bright.
const WASHED_OUT: u32 = 8;

/// Ink is darker than this unless the light has washed it out.
const PALE: u32 = 78;

/// How a picture is lit.
pub(super) struct Light {
    /// The luma that 5 % of the picture exceed.
    pub(super) bright_parts: u32,
    /// Percent of the picture that is white.
    pub(super) saturated: u32,
    brightest: u32,
    darkest: u32,
}

impl Light {
    pub(super) fn of(luma: &Luma) -> Self {
        let mut counts = [0u64; 256];
        luma.values.iter().for_each(|&it| counts[usize::from(it)] += 1);
        let all = luma.values.len().max(1) as u64;
        // The luma below which so many thousandths of the picture lie.
        let below = |thousandths: u64| {
            let mut sum = 0;
            let reached = counts.iter().position(|count| {
                sum += count;
                sum * 1_000 >= all * thousandths
            });
            reached.unwrap_or(255) as u32
        };
        Self {
            bright_parts: below(950),
            saturated: (counts[WHITE..].iter().sum::<u64>() * 100 / all) as u32,
            brightest: below(997),
            darkest: below(5),
        }
    }

    pub(super) fn is_dark(&self) -> bool {
        self.bright_parts < DARK && self.brightest < LIT
    }

    /// White alone is paper; white while nothing is black any more is too much light.
    pub(super) fn is_bright(&self) -> bool {
        self.saturated >= WASHED_OUT && self.darkest >= PALE
    }
}
