use serde::{Deserialize, Serialize};

/// What a person asked for in the making of a file, beyond what its rule asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Edit {
    /// The pages to use, from 1, in this order; several are stacked into one picture. Empty where
    /// nobody chose: a file of several pages is then refused where one picture is required.
    pub pages: Vec<u32>,
    /// Quarter turns to the right, 0 to 3, after the file's own orientation.
    pub turn: u8,
    /// The part to keep; none keeps all.
    pub crop: Option<Crop>,
}

/// A part of a picture, in ten-thousandths of its upright, turned sides: left and top inclusive,
/// right and bottom exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Crop {
    /// Where it begins, from the left.
    pub left: u16,
    /// Where it begins, from the top.
    pub top: u16,
    /// Where it ends, from the left.
    pub right: u16,
    /// Where it ends, from the top.
    pub bottom: u16,
}

impl Crop {
    /// One whole side.
    pub const WHOLE: u16 = 10_000;

    /// Whether it lies in the picture and holds something of it.
    pub fn is_valid(self) -> bool {
        self.left < self.right
            && self.top < self.bottom
            && self.right <= Self::WHOLE
            && self.bottom <= Self::WHOLE
    }
}
