//! The structure of a GIF file (GIF89a specification). No pixel is decoded here.

use crate::finding::Found;
use crate::limits::MAX_CHUNKS;

/// What a file's blocks tell.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    bytes: &'a [u8],
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Where the data of the first picture ends.
    first_end: usize,
    pictures: usize,
    /// Whether comments or a program's own blocks are there.
    pub(crate) metadata: bool,
    transparent: bool,
    /// How many bytes follow the end.
    pub(crate) trailing: usize,
}

impl<'a> Walk<'a> {
    /// Walks the file. One whose end mark is missing behind whole blocks counts as whole, as
    /// viewers take it.
    ///
    /// # Errors
    /// `Truncated` where a block ends behind the file, else `Damaged`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let screen = bytes.get(6..13).ok_or(Found::Truncated)?;
        let side = |at: usize| u32::from(u16::from_le_bytes([screen[at], screen[at + 1]]));
        let mut walk = Self {
            bytes,
            width: side(0),
            height: side(2),
            first_end: 0,
            pictures: 0,
            metadata: false,
            transparent: false,
            trailing: 0,
        };
        let mut at = 13 + table(screen[4]);
        for _ in 0..MAX_CHUNKS {
            match bytes.get(at) {
                Some(0x3b) => {
                    walk.trailing = bytes.len() - at - 1;
                    return walk.finish();
                }
                Some(0x21) => at = walk.extension(at)?,
                Some(0x2c) => at = walk.picture(at)?,
                Some(_) => return Err(Found::Damaged),
                None if walk.pictures > 0 && at == bytes.len() => return walk.finish(),
                None => return Err(Found::Truncated),
            }
        }
        Err(Found::Damaged)
    }

    fn finish(self) -> Result<Self, Found> {
        let whole = self.pictures > 0 && self.width > 0 && self.height > 0;
        if whole { Ok(self) } else { Err(Found::Damaged) }
    }

    fn extension(&mut self, at: usize) -> Result<usize, Found> {
        let label = *self.bytes.get(at + 1).ok_or(Found::Truncated)?;
        match label {
            // How the next picture is shown: transparency counts for the first.
            0xf9 if self.pictures == 0 => {
                self.transparent = self.bytes.get(at + 3).is_some_and(|flags| flags & 1 != 0);
            }
            0xf9 => {}
            // How often an animation is repeated says nothing of anybody.
            0xff if self.bytes.get(at + 3..at + 14) == Some(b"NETSCAPE2.0") => {}
            _ => self.metadata = true,
        }
        sub_blocks(self.bytes, at + 2)
    }

    fn picture(&mut self, at: usize) -> Result<usize, Found> {
        let flags = *self.bytes.get(at + 9).ok_or(Found::Truncated)?;
        // The size of codes stands before the blocks.
        let end = sub_blocks(self.bytes, at + 10 + table(flags) + 1)?;
        if self.pictures == 0 {
            self.first_end = end;
        }
        self.pictures += 1;
        Ok(end)
    }

    /// Whether parts of the picture can be transparent.
    pub(crate) fn has_alpha(&self) -> bool {
        self.transparent
    }

    /// Whether further pictures follow the first.
    pub(crate) fn is_animated(&self) -> bool {
        self.pictures > 1
    }

    /// Bytes that decoding takes: an index and three samples a pixel.
    pub(crate) fn decode_bytes(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * 4
    }

    /// The file up to the end of its first picture.
    pub(crate) fn strip(&self) -> Vec<u8> {
        [&self.bytes[..self.first_end], &[0x3b]].concat()
    }
}

/// The length of a colour table by the flags that announce it.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the blocks from `at`, each after its length, end: behind an empty one.
fn sub_blocks(bytes: &[u8], mut at: usize) -> Result<usize, Found> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(Found::Truncated)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}
