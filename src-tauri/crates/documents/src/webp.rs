//! The structure of a WebP file (RFC 9649). No pixel is decoded here.

use crate::exif::Exif;
use crate::finding::Found;
use crate::limits::MAX_CHUNKS;

/// A file's chunks.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    chunks: Vec<([u8; 4], &'a [u8])>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    alpha: bool,
    lossless: bool,
    /// How many bytes follow the end of the picture.
    pub(crate) trailing: usize,
}

/// Where the kind of the first chunk stands.
const FIRST: usize = 12;

/// Flags of the extended header: an animation, and metadata of three kinds.
const ANIMATION: u8 = 0x02;
const METADATA: u8 = 0x20 | 0x08 | 0x04;

impl<'a> Walk<'a> {
    /// Walks the file.
    ///
    /// # Errors
    /// `Truncated` where a chunk ends behind the file, else `Damaged`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let length = bytes.get(4..8).and_then(|it| it.first_chunk()).ok_or(Found::Truncated)?;
        let end = 8 + u32::from_le_bytes(*length) as usize;
        let file = bytes.get(..end).ok_or(Found::Truncated)?;
        let mut chunks = Vec::new();
        let mut at = FIRST;
        while at + 8 <= file.len() {
            let (kind, data) = chunk(file, at).ok_or(Found::Truncated)?;
            chunks.push((kind, data));
            // Data of odd length is padded, the last one not always.
            at += 8 + data.len().next_multiple_of(2);
            if chunks.len() > MAX_CHUNKS {
                return Err(Found::Damaged);
            }
        }
        let (width, height) = size(&chunks).ok_or(Found::Damaged)?;
        let (alpha, lossless) = (alpha(&chunks), holds(&chunks, b"VP8L"));
        Ok(Self { width, height, alpha, lossless, trailing: bytes.len() - end, chunks })
    }

    /// What the EXIF chunk says.
    pub(crate) fn exif(&self) -> Exif {
        self.find(b"EXIF").map_or_else(Exif::default, |data| {
            Exif::read(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
        })
    }

    pub(crate) fn profile(&self) -> Option<&'a [u8]> {
        self.find(b"ICCP")
    }

    pub(crate) fn has_metadata(&self) -> bool {
        let known = |kind: &[u8; 4]| {
            matches!(kind, b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP")
        };
        self.chunks.iter().any(|(kind, _)| !known(kind))
    }

    pub(crate) fn has_alpha(&self) -> bool {
        self.alpha
    }

    /// Whether further pictures follow the first.
    pub(crate) fn is_animated(&self) -> bool {
        self.chunks.iter().filter(|it| it.0 == *b"ANMF").count() > 1
    }

    /// Bytes that decoding takes: the samples as the decoder gives them and what it has beside
    /// them, planes at half resolution or, without loss, all four samples once more.
    pub(crate) fn decode_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        let samples = if self.alpha { 4 } else { 3 };
        let frame = if self.find(b"ANMF").is_some() { 4 } else { 0 };
        area * (samples + frame) + if self.lossless { area * 4 } else { area * 3 / 2 }
    }

    /// The same coded picture, the first of several, without anything beside it.
    pub(crate) fn strip(&self) -> Vec<u8> {
        let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
        let mut frames = 0;
        for (kind, data) in &self.chunks {
            match kind {
                b"VP8X" => {
                    let mut header = data.to_vec();
                    if let Some(flags) = header.first_mut() {
                        *flags &= !METADATA;
                    }
                    write(&mut out, kind, &header);
                }
                b"ANMF" if frames > 0 => {}
                b"ANMF" => {
                    frames += 1;
                    write(&mut out, kind, data);
                }
                b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" => write(&mut out, kind, data),
                _ => {}
            }
        }
        let length = (out.len() - 8) as u32;
        out[4..8].copy_from_slice(&length.to_le_bytes());
        out
    }

    fn find(&self, kind: &[u8; 4]) -> Option<&'a [u8]> {
        self.chunks.iter().find(|it| it.0 == *kind).map(|it| it.1)
    }
}

fn chunk(file: &[u8], at: usize) -> Option<([u8; 4], &[u8])> {
    let kind = *file.get(at..at + 4)?.first_chunk()?;
    let length = u32::from_le_bytes(*file.get(at + 4..at + 8)?.first_chunk()?) as usize;
    Some((kind, file.get(at + 8..at.checked_add(8 + length)?)?))
}

fn write(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend_from_slice(kind);
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out.extend_from_slice(data);
    out.resize(out.len().next_multiple_of(2), 0);
}

fn holds(chunks: &[([u8; 4], &[u8])], kind: &[u8; 4]) -> bool {
    chunks.iter().any(|it| it.0 == *kind)
}

/// The size of the canvas, or of the only picture.
fn size(chunks: &[([u8; 4], &[u8])]) -> Option<(u32, u32)> {
    let (kind, data) = chunks.first()?;
    match kind {
        b"VP8X" => {
            let side = |at: usize| Some(u24(data.get(at..at + 3)?) + 1);
            let size = (side(4)?, side(7)?);
            let animated = data[0] & ANIMATION != 0;
            let coded = holds(chunks, b"VP8 ") || holds(chunks, b"VP8L");
            (if animated { holds(chunks, b"ANMF") } else { coded }).then_some(size)
        }
        b"VP8 " => {
            // A frame tag of 3 bytes, a start code, then 14 bits of each side.
            let sides = data.get(3..10)?.strip_prefix(b"\x9d\x01\x2a")?;
            let side =
                |at: usize| u32::from(u16::from_le_bytes([sides[at], sides[at + 1]]) & 0x3fff);
            Some((side(0), side(2))).filter(|it| it.0 > 0 && it.1 > 0)
        }
        b"VP8L" => {
            let bits =
                data.strip_prefix(b"\x2f")?.first_chunk().copied().map(u32::from_le_bytes)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

fn u24(bytes: &[u8]) -> u32 {
    u32::from(bytes[0]) | u32::from(bytes[1]) << 8 | u32::from(bytes[2]) << 16
}

fn alpha(chunks: &[([u8; 4], &[u8])]) -> bool {
    let Some((kind, data)) = chunks.first() else { return false };
    let flags = match kind {
        b"VP8X" => data.first(),
        // Behind a mark and 28 bits of size.
        b"VP8L" => data.get(4),
        _ => None,
    };
    flags.is_some_and(|flags| flags & 0x10 != 0)
}
