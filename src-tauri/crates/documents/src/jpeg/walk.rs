use super::scans::Scans;
use crate::exif::Exif;
use crate::finding::Found;
use crate::limits::MAX_SEGMENTS;

pub(crate) const SOI: u8 = 0xd8;
pub(crate) const EOI: u8 = 0xd9;
pub(crate) const SOS: u8 = 0xda;
pub(crate) const APP0: u8 = 0xe0;
pub(crate) const APP1: u8 = 0xe1;
pub(crate) const APP2: u8 = 0xe2;
pub(crate) const APP14: u8 = 0xee;
pub(crate) const APP15: u8 = 0xef;
pub(crate) const COM: u8 = 0xfe;

pub(crate) const EXIF_PREFIX: &[u8] = b"Exif\0\0";
pub(crate) const ICC_PREFIX: &[u8] = b"ICC_PROFILE\0";

/// One marker segment, and for a start of scan the coded data after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment<'a> {
    pub(crate) marker: u8,
    pub(crate) payload: &'a [u8],
    /// Coded data with its restart markers; empty but for scans.
    pub(crate) scan: &'a [u8],
}

impl Segment<'_> {
    /// Whether it can be left out without a change of the pixels as stored.
    pub(crate) fn is_metadata(&self) -> bool {
        matches!(self.marker, APP0..=APP15 | COM)
    }
}

/// What the frame header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 1, 3 or 4.
    pub(crate) components: u8,
    ids: [u8; 4],
    pub(crate) progressive: bool,
    /// Samples of all components for one sample of the picture, times 16.
    samples_x16: u64,
}

impl Frame {
    /// The components' names.
    pub(super) fn ids(&self) -> &[u8] {
        &self.ids[..usize::from(self.components)]
    }

    /// Bytes that decoding takes: the pixels, and for a progressive file all its coefficients.
    pub(crate) fn decode_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        let pixels = area * if self.components == 1 { 1 } else { 3 };
        pixels + if self.progressive { self.coefficient_bytes() } else { 0 }
    }

    /// Bytes of all its coefficients.
    pub(crate) fn coefficient_bytes(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * self.samples_x16 / 16 * 2
    }
}

/// A file's segments up to the end of its first picture.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    pub(crate) segments: Vec<Segment<'a>>,
    pub(crate) frame: Frame,
    /// How many bytes follow the end of the picture.
    pub(crate) trailing: usize,
}

impl<'a> Walk<'a> {
    /// Walks the file. Stray bytes between segments are skipped, as every reader does.
    ///
    /// # Errors
    /// `Truncated` where the end of the picture is missing, else `Damaged` or `UnsupportedCoding`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let mut segments = Vec::new();
        let mut scans: Option<Scans> = None;
        let mut at = 2;
        loop {
            let marker;
            (marker, at) = next_marker(bytes, at).ok_or(Found::Truncated)?;
            match marker {
                EOI => break,
                SOI => return Err(Found::Damaged),
                // Markers without a length; outside a scan they mean nothing.
                0x01 | 0xd0..=0xd7 => continue,
                _ => {}
            }
            let payload = payload(bytes, at)?;
            at += 2 + payload.len();
            let mut scan: &[u8] = &[];
            match marker {
                0xc0..=0xc2 if scans.is_some() => return Err(Found::Damaged),
                0xc0..=0xc2 => scans = Some(Scans::new(read_frame(payload, marker == 0xc2)?)),
                // Lossless, hierarchical and arithmetic coding: no phone, scanner or program for
                // people writes them.
                0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                    return Err(Found::UnsupportedCoding);
                }
                SOS => {
                    scans.as_mut().ok_or(Found::Damaged)?.note(payload)?;
                    let end = scan_end(bytes, at).ok_or(Found::Truncated)?;
                    scan = &bytes[at..end];
                    at = end;
                }
                _ => {}
            }
            segments.push(Segment { marker, payload, scan });
            if segments.len() > MAX_SEGMENTS {
                return Err(Found::Damaged);
            }
        }
        match scans {
            Some(scans) if scans.is_complete() => {
                Ok(Self { segments, frame: scans.frame(), trailing: bytes.len() - at })
            }
            _ => Err(Found::Damaged),
        }
    }

    /// What the first EXIF block says.
    pub(crate) fn exif(&self) -> Exif {
        self.segments
            .iter()
            .filter(|it| it.marker == APP1)
            .find_map(|it| it.payload.strip_prefix(EXIF_PREFIX))
            .map_or_else(Exif::default, Exif::read)
    }

    /// Whether a colour profile is embedded.
    pub(crate) fn has_profile(&self) -> bool {
        self.profile_parts().next().is_some()
    }

    /// The colour profile, put together from its parts in their order; `None` where one is missing
    /// (ICC.1, annex B.4).
    pub(crate) fn profile(&self) -> Option<Vec<u8>> {
        let mut parts: Vec<_> =
            self.profile_parts().map(|it| it.split_first_chunk::<2>()).collect::<Option<_>>()?;
        parts.sort_by_key(|(place, _)| place[0]);
        let whole =
            parts.iter().zip(1..).all(|(&(&[at, of], _), i)| at == i && of as usize == parts.len());
        whole.then(|| parts.iter().flat_map(|it| it.1).copied().collect())
    }

    fn profile_parts(&self) -> impl Iterator<Item = &'a [u8]> {
        self.segments
            .iter()
            .filter(|it| it.marker == APP2)
            .filter_map(|it| it.payload.strip_prefix(ICC_PREFIX))
    }

    /// Pixels an inch as the JFIF header tells them.
    pub(crate) fn dpi(&self) -> Option<u32> {
        let jfif = self.segments.iter().filter(|it| it.marker == APP0);
        let head = jfif.filter_map(|it| it.payload.strip_prefix(b"JFIF\0")).next()?;
        let across = u32::from(u16::from_be_bytes([*head.get(3)?, *head.get(4)?]));
        match head.get(2)? {
            1 => Some(across),
            2 => Some((f64::from(across) * 2.54).round() as u32),
            _ => None,
        }
        .filter(|&it| it > 1)
    }
}

/// The next marker at or after `at`, and where its segment's length stands.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xff)?;
        // Any number of fill bytes may stand before a marker.
        at += bytes[at..].iter().position(|&byte| byte != 0xff)?;
        match bytes[at] {
            0 => at += 1,
            marker => return Some((marker, at + 1)),
        }
    }
}

fn payload(bytes: &[u8], at: usize) -> Result<&[u8], Found> {
    let length = bytes.get(at..at + 2).ok_or(Found::Truncated)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(Found::Damaged);
    }
    bytes.get(at + 2..at + length).ok_or(Found::Truncated)
}

/// Where the coded data from `at` ends: at the marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xff)?;
        match bytes.get(at + 1)? {
            0 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

fn read_frame(payload: &[u8], progressive: bool) -> Result<Frame, Found> {
    let (&[precision, h1, h0, w1, w0, components], specs) =
        payload.split_first_chunk::<6>().ok_or(Found::Damaged)?;
    if precision != 8 || !matches!(components, 1 | 3 | 4) {
        return Err(Found::UnsupportedCoding);
    }
    let height = u32::from(u16::from_be_bytes([h1, h0]));
    let width = u32::from(u16::from_be_bytes([w1, w0]));
    // A height of 0 would be told after the first scan; nobody writes such files.
    if width == 0 || height == 0 || specs.len() != usize::from(components) * 3 {
        return Err(Found::Damaged);
    }
    let factors = specs.chunks_exact(3).map(|it| (u64::from(it[1] >> 4), u64::from(it[1] & 15)));
    let across = factors.clone().map(|it| it.0).max().unwrap_or(1).max(1);
    let down = factors.clone().map(|it| it.1).max().unwrap_or(1).max(1);
    let samples_x16 = factors.map(|(h, v)| h * v * 16).sum::<u64>() / (across * down);
    let mut ids = [0; 4];
    ids.iter_mut().zip(specs.chunks_exact(3)).for_each(|(id, spec)| *id = spec[0]);
    Ok(Frame { width, height, components, ids, progressive, samples_x16: samples_x16.max(16) })
}
