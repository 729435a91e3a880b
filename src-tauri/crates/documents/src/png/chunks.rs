use libdeflater::Decompressor;

use crate::exif::Exif;
use crate::finding::Found;
use crate::limits::{MAX_CHUNKS, MAX_PROFILE_BYTES};

pub(crate) const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// One chunk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chunk<'a> {
    pub(crate) kind: [u8; 4],
    pub(crate) data: &'a [u8],
    /// Length, kind, data and checksum as they stand in the file.
    pub(crate) whole: &'a [u8],
}

/// A file's chunks up to the end of its picture.
#[derive(Debug)]
pub(crate) struct Chunks<'a> {
    pub(crate) chunks: Vec<Chunk<'a>>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    colour_type: u8,
    interlaced: bool,
    /// How many bytes follow the end of the picture.
    pub(crate) trailing: usize,
}

impl<'a> Chunks<'a> {
    /// Walks the file.
    ///
    /// # Errors
    /// `Truncated` where the end of the picture is missing, else `Damaged`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let mut chunks: Vec<Chunk<'a>> = Vec::new();
        let mut at = SIGNATURE.len();
        loop {
            let chunk = read(bytes, at)?;
            at += chunk.whole.len();
            if chunks.is_empty() && chunk.kind != *b"IHDR" {
                return Err(Found::Damaged);
            }
            chunks.push(chunk);
            if chunk.kind == *b"IEND" {
                break;
            }
            if chunks.len() > MAX_CHUNKS {
                return Err(Found::Damaged);
            }
        }
        let header = chunks.first().and_then(|it| it.data.first_chunk::<13>());
        let &[w3, w2, w1, w0, h3, h2, h1, h0, _, colour_type, _, _, interlace] =
            header.ok_or(Found::Damaged)?;
        let width = u32::from_be_bytes([w3, w2, w1, w0]);
        let height = u32::from_be_bytes([h3, h2, h1, h0]);
        if width == 0 || height == 0 || !chunks.iter().any(|it| it.kind == *b"IDAT") {
            return Err(Found::Damaged);
        }
        let interlaced = interlace != 0;
        let trailing = bytes.len() - at;
        Ok(Self { chunks, width, height, colour_type, interlaced, trailing })
    }

    /// What the EXIF chunk says.
    pub(crate) fn exif(&self) -> Exif {
        self.find(b"eXIf").map_or_else(Exif::default, |chunk| Exif::read(chunk.data))
    }

    /// Whether parts of the picture can be transparent.
    pub(crate) fn has_alpha(&self) -> bool {
        self.colour_type & 4 != 0 || self.find(b"tRNS").is_some()
    }

    /// Whether a colour profile is embedded.
    pub(crate) fn has_profile(&self) -> bool {
        self.find(b"iCCP").is_some()
    }

    /// The colour profile; `None` for one that is damaged or too long.
    pub(crate) fn profile(&self) -> Option<Vec<u8>> {
        let data = self.find(b"iCCP")?.data;
        let name = data.iter().take(80).position(|&byte| byte == 0)?;
        let compressed = data.get(name + 1..)?.strip_prefix(&[0])?;
        let mut profile = vec![0; MAX_PROFILE_BYTES];
        let length = Decompressor::new().zlib_decompress(compressed, &mut profile).ok()?;
        profile.truncate(length);
        Some(profile)
    }

    /// Pixels an inch as the file tells them.
    pub(crate) fn dpi(&self) -> Option<u32> {
        let &[a, b, c, d, _, _, _, _, unit] = self.find(b"pHYs")?.data.first_chunk::<9>()?;
        // In pixels a metre.
        let across = f64::from(u32::from_be_bytes([a, b, c, d])) * 0.0254;
        (unit == 1).then_some(across.round() as u32).filter(|&it| it > 1)
    }

    /// Whether further pictures follow the first.
    pub(crate) fn is_animated(&self) -> bool {
        self.find(b"acTL").is_some()
    }

    /// Bytes that decoding takes. A picture in passes is decoded whole with its alpha first.
    pub(crate) fn decode_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        let colour = if self.colour_type & 2 == 0 { 1 } else { 3 };
        let alpha = u64::from(self.interlaced && self.has_alpha());
        area * (colour + alpha)
    }

    fn find(&self, kind: &[u8; 4]) -> Option<&Chunk<'a>> {
        self.chunks.iter().find(|it| it.kind == *kind)
    }
}

fn read(bytes: &[u8], at: usize) -> Result<Chunk<'_>, Found> {
    let head = bytes.get(at..at + 8).ok_or(Found::Truncated)?;
    let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let kind = [head[4], head[5], head[6], head[7]];
    if length > i32::MAX as u32 || !kind.iter().all(u8::is_ascii_alphabetic) {
        return Err(Found::Damaged);
    }
    let end = at + 12 + length as usize;
    let whole = bytes.get(at..end).ok_or(Found::Truncated)?;
    Ok(Chunk { kind, data: &whole[8..whole.len() - 4], whole })
}
