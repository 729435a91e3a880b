mod scan;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use scan::within;

/// A perceptual hash of 64 bits: pictures that look alike have hashes that differ in few bits. It
/// can tell that two pictures are of the same thing and is erased with the document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// Up to so many bits of difference two pictures count as the same, unless somebody wants it
    /// otherwise. Measured on synthetic documents: a picture encoded anew, scaled or brightened
    /// stays within it, and about half of those cropped by a hundredth; of some thousand pairs of
    /// documents of one kind and different people, scanned edge to edge, the nearest are 8 bits
    /// apart.
    pub const RADIUS: u32 = 6;

    /// The number of bits in which two differ, 0 to 64.
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint")
    }
}

impl From<Fingerprint> for String {
    fn from(it: Fingerprint) -> Self {
        format!("{:016x}", it.0)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}
