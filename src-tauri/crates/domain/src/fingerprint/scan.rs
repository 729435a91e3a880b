use super::Fingerprint;

/// Hashes that are counted before anybody asks which they were; most blocks hold none.
const BLOCK: usize = 1_024;

/// Where among `hashes` those stand that differ in at most `radius` bits from any of `asked`, in
/// order. One of `asked` against a million takes a fraction of a millisecond, which no index beats
/// at that number; `hashes` hold [`Fingerprint`]s' coarse bits.
pub fn within(asked: &[Fingerprint], hashes: &[u64], radius: u32) -> Vec<usize> {
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt") {
            #[allow(unsafe_code, reason = "the processor was asked for both features just above")]
            return unsafe { with_avx2(asked, hashes, radius) };
        }
        if is_x86_feature_detected!("popcnt") {
            #[allow(unsafe_code, reason = "the processor was asked for the feature just above")]
            return unsafe { with_popcnt(asked, hashes, radius) };
        }
    }
    scan(asked, hashes, radius)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn with_avx2(asked: &[Fingerprint], hashes: &[u64], radius: u32) -> Vec<usize> {
    scan(asked, hashes, radius)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "popcnt")]
fn with_popcnt(asked: &[Fingerprint], hashes: &[u64], radius: u32) -> Vec<usize> {
    scan(asked, hashes, radius)
}

/// Compiled into each of its callers with the instructions that the caller has.
#[inline(always)]
fn scan(asked: &[Fingerprint], hashes: &[u64], radius: u32) -> Vec<usize> {
    let mut found = Vec::new();
    for (block, hashes) in hashes.chunks(BLOCK).enumerate() {
        let near = |asked: &Fingerprint| {
            let near =
                hashes.iter().map(|it| u64::from((it ^ asked.coarse).count_ones() <= radius));
            near.sum::<u64>()
        };
        if asked.iter().map(near).sum::<u64>() > 0 {
            let is_near =
                |it: &u64| asked.iter().any(|asked| (it ^ asked.coarse).count_ones() <= radius);
            let places = hashes.iter().enumerate().filter(|(_, it)| is_near(it));
            found.extend(places.map(|(place, _)| block * BLOCK + place));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(coarse: u64) -> Fingerprint {
        Fingerprint { coarse, fine: [0; 4] }
    }

    /// Hashes near and far from nothing, over more than a block.
    fn hashes() -> impl Strategy<Value = Vec<u64>> {
        let hash = prop_oneof![any::<u64>(), (0u32..64).prop_map(|bit| 1 << bit)];
        prop::collection::vec(hash, 0..3_000)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_path_finds_what_one_by_one_comparison_finds(
            asked in prop::collection::vec(prop_oneof![any::<u64>(), Just(0)], 0..5),
            hashes in hashes(),
            radius in 0u32..40,
        ) {
            let asked: Vec<Fingerprint> = asked.into_iter().map(of).collect();
            let expected: Vec<usize> = (0..hashes.len())
                .filter(|&at| {
                    asked.iter().any(|it| (it.coarse ^ hashes[at]).count_ones() <= radius)
                })
                .collect();
            prop_assert_eq!(&within(&asked, &hashes, radius), &expected);
            prop_assert_eq!(&scan(&asked, &hashes, radius), &expected);
        }
    }

    #[test]
    fn the_radius_is_inclusive() {
        let hashes = [0b111, 0b11, 0b1111, 0];
        assert_eq!(within(&[of(0)], &hashes, 3), [0, 1, 3]);
        assert_eq!(within(&[], &hashes, 64), [0usize; 0]);
    }
}
