//! The header of a BMP file. No pixel is decoded here.

use crate::finding::Found;

/// What the header tells.
#[derive(Debug)]
pub(crate) struct Header<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) width: u32,
    pub(crate) height: u32,
    alpha: bool,
}

/// Pixels stored as they are, and with masks for their samples.
const UNCOMPRESSED: [u32; 3] = [0, 3, 6];

/// Runs of 8 and of 4 bits.
const RUNS: [u32; 2] = [1, 2];

impl<'a> Header<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// `Truncated` where pixels are missing, `UnsupportedCoding` for a picture of another format
    /// inside, else `Damaged`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let u16_at =
            |at: usize| bytes.get(at..at + 2)?.first_chunk().copied().map(u16::from_le_bytes);
        let u32_at =
            |at: usize| bytes.get(at..at + 4)?.first_chunk().copied().map(u32::from_le_bytes);
        let read = || {
            let (start, header) = (u32_at(10)?, u32_at(14)?);
            Some(match header {
                12 => (start, i32::from(u16_at(18)?), i32::from(u16_at(20)?), u16_at(24)?, 0),
                _ => {
                    let side = |at| u32_at(at).map(|it| it as i32);
                    (start, side(18)?, side(22)?, u16_at(28)?, u32_at(30)?)
                }
            })
        };
        let (start, width, height, bits, compression) = read().ok_or(Found::Truncated)?;
        // A negative height only says that the first row is the top one.
        let (width, height) = (width.unsigned_abs(), height.unsigned_abs());
        if width == 0 || height == 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16 | 24 | 32) {
            return Err(Found::Damaged);
        }
        if UNCOMPRESSED.contains(&compression) {
            let row = (u64::from(width) * u64::from(bits)).div_ceil(32) * 4;
            let pixels = row.checked_mul(u64::from(height)).ok_or(Found::TooManyPixels)?;
            // Beyond what is decoded at all the size is what to tell, not what is missing.
            let huge = pixels > crate::limits::MAX_DECODE_BYTES * 2;
            if !huge && u64::from(start) + pixels > bytes.len() as u64 {
                return Err(Found::Truncated);
            }
        } else if !RUNS.contains(&compression) {
            return Err(Found::UnsupportedCoding);
        }
        // Only a header from the fourth version on, or masks, can tell of alpha.
        let alpha = bits == 32 && matches!(compression, 3 | 6);
        Ok(Self { bytes, width, height, alpha })
    }

    /// Whether parts of the picture can be transparent.
    pub(crate) fn has_alpha(&self) -> bool {
        self.alpha
    }

    /// Bytes that decoding takes.
    pub(crate) fn decode_bytes(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * if self.alpha { 4 } else { 3 }
    }
}
