/// What share of the limit is aimed at: near it, and yet rarely over it.
pub(crate) const AIM: f64 = 0.985;

/// With this share of the limit used, another try would gain too little.
const ENOUGH: f64 = 0.95;

/// Tries before speed gives way to certainty. Two are usual.
const TRIES: usize = 6;

/// Looks for the greatest scale at which the encoded picture has at most `limit` bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Search {
    /// The greatest accepted length.
    pub(crate) limit: u64,
    /// The scale to begin with.
    pub(crate) start: f64,
    /// How bytes grow with the scale: `bytes ~ scale ^ exponent`.
    pub(crate) exponent: f64,
    /// The least scale allowed.
    pub(crate) least: f64,
}

impl Search {
    /// Runs `encode`, which gives a length (none when far over the limit) and a result, until a
    /// length lies close under the limit. Full size (scale 1) is taken to be over. The length that
    /// came out decides, never an estimate. `None` when even the least scale is over.
    pub(crate) fn run<T>(self, mut encode: impl FnMut(f64) -> (Option<u64>, T)) -> Option<T> {
        let limit = self.limit as f64;
        let (mut fits, mut over, mut best) = (None::<f64>, 1.0_f64, None);
        let mut scale = self.start.min(0.99).max(self.least);
        for _ in 0..TRIES {
            let (length, result) = encode(scale);
            let share = match length {
                Some(length) if length <= self.limit => {
                    fits = Some(scale);
                    best = Some(result);
                    length as f64 / limit
                }
                length => {
                    over = scale;
                    length.map_or(1.5, |it| it as f64 / limit)
                }
            };
            if fits.is_some() && (ENOUGH..=1.0).contains(&share) {
                return best;
            }
            if over <= self.least {
                return best;
            }
            let next = scale * (AIM / share).powf(1.0 / self.exponent);
            scale = match fits {
                Some(low) if over / low < 1.002 => return best,
                Some(low) if next <= low || next >= over => (low * over).sqrt(),
                Some(_) => next,
                None => next.min(over * 0.98).max(self.least),
            };
        }
        // The picture does not follow any curve: go down until it fits.
        while best.is_none() && over > self.least {
            scale = (over * 0.9).max(self.least);
            let (length, result) = encode(scale);
            match length {
                Some(length) if length <= self.limit => best = Some(result),
                _ => over = scale,
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn search(start: f64, exponent: f64, least: f64) -> Search {
        Search { limit: 1_000_000, start, exponent, least }
    }

    proptest! {
        #[test]
        fn it_lands_close_under_the_limit_from_any_start(
            start in 0.01f64..1.5,
            guess in 1.0f64..2.4,
            truth in 1.0f64..2.4,
            full in 1_100_000f64..100_000_000.0,
        ) {
            let mut tries = 0;
            let found = search(start, guess, 0.0001).run(|scale| {
                tries += 1;
                let length = (full * scale.powf(truth)) as u64;
                (Some(length).filter(|it| *it < 1_500_000), length)
            });
            let length = found.expect("a scale exists");
            prop_assert!(length <= 1_000_000);
            prop_assert!(tries < 60);
            // A guess far off can end the tries early, but never over the limit.
            prop_assert!(length > 500_000 || (truth - guess).abs() > 0.5 || start < 0.2);
        }

        #[test]
        fn it_ends_whatever_the_lengths_are(lengths in prop::collection::vec(any::<u64>(), 1..200)) {
            let mut lengths = lengths.into_iter().cycle();
            let mut tries = 0;
            let found = search(0.5, 2.0, 0.01).run(|_| {
                tries += 1;
                let length = lengths.next().expect("it repeats");
                (Some(length), length)
            });
            prop_assert!(tries < 60);
            prop_assert!(found.is_none_or(|it| it <= 1_000_000));
        }
    }

    #[test]
    fn under_the_least_scale_nothing_is_returned() {
        let mut least: f64 = 1.0;
        let found = search(0.9, 2.0, 0.3).run(|scale| {
            least = least.min(scale);
            (Some(2_000_000), ())
        });
        assert_eq!((found, least), (None, 0.3));
    }
}
