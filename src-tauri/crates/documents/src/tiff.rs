//! The structure of a TIFF file: its directories, one a page (TIFF 6.0, BigTIFF). No pixel is
//! decoded here.

mod palette;

use std::borrow::Cow;
use std::io::Cursor;

use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

pub(crate) use palette::Palette;

use crate::finding::Found;
use crate::limits::{MAX_DECODE_BYTES, MAX_PAGES, MAX_PROFILE_BYTES};

/// A file's pages.
#[derive(Debug)]
pub(crate) struct Pages<'a> {
    bytes: &'a [u8],
    pub(crate) pages: Vec<Page>,
    /// Whether camera's data, descriptions or programs' own stand beside the pictures.
    pub(crate) metadata: bool,
    /// Whether a place is told.
    pub(crate) location: bool,
}

/// One picture.
#[derive(Debug)]
pub(crate) struct Page {
    /// Which directory of the file it is.
    directory: usize,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 1 to 8, as EXIF numbers them.
    pub(crate) orientation: u8,
    /// Pixels an inch along the first side, where the file tells.
    pub(crate) dpi: Option<f64>,
    /// `None` for one that cannot be read.
    pub(crate) colour: Option<ColorType>,
    pub(crate) alpha: Alpha,
    pub(crate) planar: bool,
    pub(crate) profile: Option<Vec<u8>>,
    /// The colours that samples stand for, where they are numbers of colours.
    pub(crate) palette: Option<Palette>,
    /// Bytes of the greatest part that is decoded at a time.
    part_bytes: u64,
}

/// A decoder over a file, or over a copy in which the mark of a palette is hidden from it.
pub(crate) type PageDecoder<'a> = Decoder<Cursor<Cow<'a, [u8]>>>;

/// What the sample behind the colours means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alpha {
    /// Nothing that is shown.
    None,
    /// How opaque the pixel is.
    Straight,
    /// The same, and the colours are multiplied by it already.
    Multiplied,
}

/// Tags that describe what is beside the pixels: text, camera, programs' own.
const METADATA: [u16; 18] = [
    269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853, 37724,
    40092, 50341,
];
const GPS: u16 = 34853;

impl<'a> Pages<'a> {
    /// Reads the directories. Reduced pictures and masks are no pages.
    ///
    /// # Errors
    /// `Truncated` where a picture's data ends behind the file, else `Damaged`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        let mut decoder = open(Cow::Borrowed(bytes)).map_err(|error| refusal(&error))?;
        let mut found = Self { bytes, pages: Vec::new(), metadata: false, location: false };
        for directory in 0..MAX_PAGES {
            let tags: Vec<u16> =
                decoder.tag_iter().filter_map(Result::ok).map(|(tag, _)| tag.to_u16()).collect();
            found.metadata |= tags.iter().any(|it| METADATA.contains(it));
            found.location |= tags.contains(&GPS);
            let kind = number(&mut decoder, Tag::NewSubfileType).unwrap_or(0);
            if kind & 0b101 == 0 {
                found.pages.push(page(&mut decoder, directory, bytes)?);
            }
            if !decoder.more_images() {
                break;
            }
            decoder.next_image().map_err(|error| refusal(&error))?;
        }
        if found.pages.is_empty() { Err(Found::Damaged) } else { Ok(found) }
    }

    /// The decoder, set to a page.
    ///
    /// # Errors
    /// `Damaged`.
    pub(crate) fn decoder(&self, page: &Page) -> Result<PageDecoder<'a>, Found> {
        let bytes = match &page.palette {
            Some(palette) => Cow::Owned(palette.hidden(self.bytes)),
            None => Cow::Borrowed(self.bytes),
        };
        let mut decoder = open(bytes).map_err(|_| Found::Damaged)?;
        decoder.seek_to_image(page.directory).map_err(|_| Found::Damaged)?;
        Ok(decoder)
    }
}

impl Page {
    /// Whether it has one sample of light a pixel.
    pub(crate) fn is_gray(&self) -> bool {
        matches!(
            self.colour,
            Some(ColorType::Gray(_) | ColorType::GrayA(_) | ColorType::Multiband { .. })
        )
    }

    /// Bytes that decoding takes: the pixels and one part of them as stored.
    pub(crate) fn decode_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        area.saturating_mul(if self.is_gray() { 1 } else { 3 })
            .saturating_add(self.part_bytes.saturating_mul(2))
    }
}

fn open(bytes: Cow<'_, [u8]>) -> Result<PageDecoder<'_>, TiffError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MAX_DECODE_BYTES as usize;
    limits.intermediate_buffer_size = MAX_DECODE_BYTES as usize / 2;
    limits.ifd_value_size = MAX_PROFILE_BYTES;
    Ok(Decoder::new(Cursor::new(bytes))?.with_limits(limits))
}

fn refusal(error: &TiffError) -> Found {
    match error {
        TiffError::IoError(_) => Found::Truncated,
        TiffError::UnsupportedError(_) => Found::UnsupportedCoding,
        _ => Found::Damaged,
    }
}

fn page(decoder: &mut PageDecoder<'_>, directory: usize, bytes: &[u8]) -> Result<Page, Found> {
    let length = bytes.len() as u64;
    let (width, height) = decoder.dimensions().map_err(|error| refusal(&error))?;
    let parts =
        [(Tag::StripOffsets, Tag::StripByteCounts), (Tag::TileOffsets, Tag::TileByteCounts)];
    for (offsets, counts) in parts {
        let list = |decoder: &mut Decoder<_>, tag| {
            decoder.find_tag_unsigned_vec::<u64>(tag).ok().flatten().unwrap_or_default()
        };
        let ends = list(decoder, offsets).into_iter().zip(list(decoder, counts));
        if ends.map(|(at, count)| at.saturating_add(count)).any(|end| end > length) {
            return Err(Found::Truncated);
        }
    }
    let colour = decoder.colortype().ok();
    let bits = colour.map_or(8, |it| u64::from(it.bit_depth()) * u64::from(it.num_samples()));
    let (part_width, part_height) = decoder.chunk_dimensions();
    let orientation = number(decoder, Tag::Orientation).and_then(|it| u8::try_from(it).ok());
    Ok(Page {
        directory,
        width,
        height,
        orientation: orientation.filter(|it| (1..=8).contains(it)).unwrap_or(1),
        dpi: dpi(decoder),
        colour,
        alpha: match number(decoder, Tag::ExtraSamples) {
            Some(1) => Alpha::Multiplied,
            Some(2) => Alpha::Straight,
            _ => Alpha::None,
        },
        planar: number(decoder, Tag::PlanarConfiguration) == Some(2),
        profile: decoder.get_tag_u8_vec(Tag::IccProfile).ok(),
        palette: Palette::read(decoder, bytes),
        part_bytes: (u64::from(part_width.min(width)) * u64::from(part_height.min(height)))
            .saturating_mul(bits)
            / 8,
    })
}

/// The first number of a tag.
fn number(decoder: &mut PageDecoder<'_>, tag: Tag) -> Option<u32> {
    decoder.find_tag_unsigned_vec::<u32>(tag).ok().flatten()?.first().copied()
}

fn dpi(decoder: &mut PageDecoder<'_>) -> Option<f64> {
    let across = match decoder.find_tag(Tag::XResolution).ok().flatten()? {
        tiff::decoder::ifd::Value::Rational(numerator, denominator) if denominator > 0 => {
            f64::from(numerator) / f64::from(denominator)
        }
        _ => return None,
    };
    let unit = match number(decoder, Tag::ResolutionUnit) {
        Some(1) => return None,
        Some(3) => 2.54,
        _ => 1.0,
    };
    Some(across * unit).filter(|it| it.is_finite() && *it >= 1.0)
}
