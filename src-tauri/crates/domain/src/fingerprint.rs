mod scan;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use scan::within;

/// A perceptual hash: pictures that look alike have hashes that differ in few bits. It can tell that
/// two pictures are of the same thing and is erased with the document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint {
    /// What is looked through first, among all that there are: 64 bits of the coarser parts.
    pub coarse: u64,
    /// What has to agree as well: 256 bits of the finer parts, in which two documents of one kind
    /// and different people differ where their coarser parts may not.
    pub fine: [u64; 4],
}

impl Fingerprint {
    /// Up to so many of the 64 coarse bits two pictures of the same thing differ in.
    pub const RADIUS: u32 = 8;
    /// And up to so many of the 256 fine ones. The figures behind both: docs/checks.md.
    pub const FINE_RADIUS: u32 = 36;

    /// Whether two pictures count as the same.
    pub fn is_same(&self, other: &Self) -> bool {
        let (coarse, fine) = self.distance(other);
        coarse <= Self::RADIUS && fine <= Self::FINE_RADIUS
    }

    /// The numbers of coarse and of fine bits in which two differ.
    pub fn distance(&self, other: &Self) -> (u32, u32) {
        let fine = self.fine.iter().zip(&other.fine).map(|(a, b)| (a ^ b).count_ones()).sum();
        ((self.coarse ^ other.coarse).count_ones(), fine)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint")
    }
}

impl From<Fingerprint> for String {
    fn from(it: Fingerprint) -> Self {
        let [a, b, c, d] = it.fine;
        format!("{:016x}{a:016x}{b:016x}{c:016x}{d:016x}", it.coarse)
    }
}

/// A text that is no fingerprint: 80 digits in hex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFingerprint;

impl fmt::Display for NoFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a fingerprint")
    }
}

impl std::error::Error for NoFingerprint {}

impl TryFrom<String> for Fingerprint {
    type Error = NoFingerprint;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let part = |at: usize| {
            let digits = text.get(at * 16..(at + 1) * 16).ok_or(NoFingerprint)?;
            u64::from_str_radix(digits, 16).map_err(|_| NoFingerprint)
        };
        match text.len() {
            80 => Ok(Self { coarse: part(0)?, fine: [part(1)?, part(2)?, part(3)?, part(4)?] }),
            _ => Err(NoFingerprint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back_from_its_text_and_nothing_else_does() {
        let it = Fingerprint { coarse: 1, fine: [u64::MAX, 0, 3, 0xf00d << 48] };
        let text = String::from(it);
        assert_eq!(Fingerprint::try_from(text.clone()), Ok(it));
        assert_eq!(Fingerprint::try_from(text[1..].to_owned()), Err(NoFingerprint));
        assert_eq!(Fingerprint::try_from(text.replace('0', "g")), Err(NoFingerprint));
    }

    #[test]
    fn two_are_the_same_within_both_radii_only() {
        let none = Fingerprint { coarse: 0, fine: [0; 4] };
        let differ = |coarse: u64, fine: u64| Fingerprint { coarse, fine: [fine, 0, 0, 0] };
        assert!(none.is_same(&differ(0xff, 0)) && none.is_same(&differ(0, (1 << 36) - 1)));
        assert!(!none.is_same(&differ(0x1ff, 0)) && !none.is_same(&differ(0, (1 << 37) - 1)));
    }
}
