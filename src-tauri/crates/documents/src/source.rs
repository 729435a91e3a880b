use dossier_domain::{DocumentFacts, MediaType};

use crate::colour::Colour;
use crate::digest::sha256_hex;
use crate::exif::Exif;
use crate::finding::Found;
use crate::jpeg::{self, Keep};
use crate::limits::{LEGIBLE_SHORT_SIDE, MAX_DECODE_BYTES, MAX_PIXELS, MAX_SIDE};
use crate::raster::Layout;
use crate::sniff::{Sniffed, sniff};
use crate::{bmp, gif, heic, pdf, png, tiff, webp};

/// A file as its header and structure tell it; nothing is decoded.
#[derive(Debug)]
pub(crate) enum Source<'a> {
    Jpeg(jpeg::Walk<'a>),
    Png(png::Chunks<'a>),
    Webp(webp::Walk<'a>),
    Tiff(tiff::Pages<'a>),
    Gif(gif::Walk<'a>),
    Bmp(bmp::Header<'a>),
    Heic(heic::Boxes<'a>),
    Pdf(pdf::Document),
}

impl<'a> Source<'a> {
    /// Tells the type by content and walks the structure.
    ///
    /// # Errors
    /// What makes the file unusable whatever the rule.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Found> {
        let media_type = match sniff(bytes) {
            _ if bytes.is_empty() => return Err(Found::Empty),
            Sniffed::Image(media_type) => media_type,
            Sniffed::Known(name, _) => return Err(Found::UnsupportedType(name)),
            Sniffed::Unknown => return Err(Found::NotAnImage),
        };
        match media_type {
            MediaType::Jpeg => jpeg::Walk::new(bytes).map(Self::Jpeg),
            MediaType::Png => png::Chunks::new(bytes).map(Self::Png),
            MediaType::Webp => webp::Walk::new(bytes).map(Self::Webp),
            MediaType::Tiff => tiff::Pages::new(bytes).map(Self::Tiff),
            MediaType::Gif => gif::Walk::new(bytes).map(Self::Gif),
            MediaType::Bmp => bmp::Header::new(bytes).map(Self::Bmp),
            MediaType::Heic => heic::Boxes::new(bytes).map(Self::Heic),
            MediaType::Pdf => pdf::Document::open(bytes).map(Self::Pdf),
        }
    }

    /// Holds the header against the limits, for a page from 1. A page of a PDF has no pixels of
    /// its own and is drawn within them.
    ///
    /// # Errors
    /// `TooManyPixels`, `NoSuchPage`.
    pub(crate) fn check_limits(&self, page: u32) -> Result<(), Found> {
        let decode_bytes = match self {
            Self::Jpeg(walk) => walk.frame.decode_bytes(),
            Self::Png(walk) => walk.decode_bytes(),
            Self::Webp(walk) => walk.decode_bytes(),
            Self::Gif(walk) => walk.decode_bytes(),
            Self::Bmp(header) => header.decode_bytes(),
            Self::Heic(boxes) => boxes.decode_bytes(),
            Self::Tiff(_) => self.page(page)?.map_or(0, tiff::Page::decode_bytes),
            Self::Pdf(_) => return self.page(page).map(|_| ()),
        };
        self.page(page)?;
        let (width, height) = self.stored_size(page);
        let within = width.max(height) <= MAX_SIDE
            && u64::from(width) * u64::from(height) <= MAX_PIXELS
            && decode_bytes <= MAX_DECODE_BYTES;
        if within { Ok(()) } else { Err(Found::TooManyPixels) }
    }

    pub(crate) fn media_type(&self) -> MediaType {
        match self {
            Self::Jpeg(_) => MediaType::Jpeg,
            Self::Png(_) => MediaType::Png,
            Self::Webp(_) => MediaType::Webp,
            Self::Tiff(_) => MediaType::Tiff,
            Self::Gif(_) => MediaType::Gif,
            Self::Bmp(_) => MediaType::Bmp,
            Self::Heic(_) => MediaType::Heic,
            Self::Pdf(_) => MediaType::Pdf,
        }
    }

    /// How many pages there are to choose from; 1 for a picture.
    pub(crate) fn pages(&self) -> u32 {
        match self {
            Self::Tiff(pages) => pages.pages.len() as u32,
            Self::Pdf(document) => document.pages(),
            _ => 1,
        }
    }

    /// The page of a TIFF, `None` for other types.
    fn page(&self, page: u32) -> Result<Option<&tiff::Page>, Found> {
        let of = self.pages();
        let index = page.checked_sub(1).filter(|_| page <= of).ok_or(Found::NoSuchPage(of))?;
        Ok(match self {
            Self::Tiff(pages) => pages.pages.get(index as usize),
            _ => None,
        })
    }

    /// What EXIF says that counts. The rotation of a HEIC file is one of its own properties.
    fn exif(&self, page: u32) -> Exif {
        match self {
            Self::Jpeg(walk) => walk.exif(),
            Self::Png(walk) => walk.exif(),
            Self::Webp(walk) => walk.exif(),
            Self::Tiff(pages) => Exif {
                orientation: self.page(page).ok().flatten().map_or(1, |it| it.orientation),
                location: pages.location,
            },
            Self::Heic(boxes) => Exif { orientation: 1, location: boxes.has_location() },
            Self::Gif(_) | Self::Bmp(_) | Self::Pdf(_) => Exif::default(),
        }
    }

    /// The orientation still to be applied, 1 to 8 as EXIF numbers them.
    pub(crate) fn orientation(&self, page: u32) -> u8 {
        self.exif(page).orientation
    }

    fn stored_size(&self, page: u32) -> (u32, u32) {
        match self {
            Self::Jpeg(walk) => (walk.frame.width, walk.frame.height),
            Self::Png(walk) => (walk.width, walk.height),
            Self::Webp(walk) => (walk.width, walk.height),
            Self::Gif(walk) => (walk.width, walk.height),
            Self::Bmp(header) => (header.width, header.height),
            Self::Heic(boxes) => (boxes.width, boxes.height),
            Self::Tiff(_) => {
                self.page(page).ok().flatten().map_or((0, 0), |it| (it.width, it.height))
            }
            Self::Pdf(_) => (0, 0),
        }
    }

    /// Width and height as shown; nothing for a PDF, whose pages have no pixels.
    pub(crate) fn shown_size(&self, page: u32) -> (u32, u32) {
        match (self.stored_size(page), self.orientation(page)) {
            ((width, height), 5..=8) => (height, width),
            (size, _) => size,
        }
    }

    /// The long side of a page as it is on paper, in points of 1/72 inch, where the file tells.
    pub(crate) fn long_side_points(&self, page: u32) -> Option<f64> {
        match self {
            Self::Pdf(document) => Some(document.long_side(page)),
            Self::Tiff(_) => {
                let it = self.page(page).ok().flatten()?;
                Some(f64::from(it.width.max(it.height)) / it.dpi? * 72.0)
            }
            _ => None,
        }
    }

    /// Pixels an inch, where the file tells.
    pub(crate) fn dpi(&self) -> Option<u32> {
        match self {
            Self::Jpeg(walk) => walk.dpi(),
            Self::Png(walk) => walk.dpi(),
            _ => None,
        }
    }

    pub(crate) fn has_alpha(&self, page: u32) -> bool {
        match self {
            Self::Png(walk) => walk.has_alpha(),
            Self::Webp(walk) => walk.has_alpha(),
            Self::Gif(walk) => walk.has_alpha(),
            Self::Bmp(header) => header.has_alpha(),
            Self::Heic(boxes) => boxes.has_alpha(),
            Self::Tiff(_) => {
                self.page(page).ok().flatten().is_some_and(|it| it.alpha != tiff::Alpha::None)
            }
            Self::Jpeg(_) | Self::Pdf(_) => false,
        }
    }

    /// What the file says of the colours that its decoder gives in `layout`. For a HEIC that has
    /// been seen to by the decoder.
    pub(crate) fn colour(&self, page: u32, layout: Layout) -> Colour {
        match self {
            Self::Jpeg(walk) if !walk.has_profile() => Colour::Srgb,
            // Ink became light without the profile.
            Self::Jpeg(walk) if walk.frame.components == 4 => Colour::Unreadable,
            Self::Jpeg(walk) => {
                walk.profile().map_or(Colour::Unreadable, |it| Colour::read(&it, layout))
            }
            Self::Png(walk) if !walk.has_profile() => Colour::Srgb,
            Self::Png(walk) => {
                walk.profile().map_or(Colour::Unreadable, |it| Colour::read(&it, layout))
            }
            Self::Webp(walk) => walk.profile().map_or(Colour::Srgb, |it| Colour::read(it, layout)),
            Self::Tiff(_) => {
                match self.page(page).ok().flatten().and_then(|it| it.profile.as_ref()) {
                    Some(profile) => Colour::read(profile, layout),
                    None => Colour::Srgb,
                }
            }
            Self::Heic(_) | Self::Gif(_) | Self::Bmp(_) | Self::Pdf(_) => Colour::Srgb,
        }
    }

    /// Whether the decoder itself brings other colours to sRGB.
    pub(crate) fn is_converted_by_decoder(&self) -> bool {
        match self {
            Self::Heic(boxes) => {
                boxes.profile().is_some_and(|it| Colour::read(it, Layout::Rgb).differs())
            }
            _ => false,
        }
    }

    /// The same coded picture without what is to go, for types in which that is possible without
    /// writing it anew.
    pub(crate) fn strip(&self, keep: Keep) -> Option<Vec<u8>> {
        match self {
            Self::Jpeg(walk) => Some(jpeg::strip(walk, keep)),
            Self::Png(walk) => Some(png::strip(walk, keep)),
            _ => None,
        }
    }

    /// What is to be said of the file as it came, whatever becomes of it.
    pub(crate) fn found(&self, bytes: &[u8]) -> Vec<Found> {
        let (trailing, animated) = match self {
            Self::Jpeg(walk) => (walk.trailing, false),
            Self::Png(walk) => (walk.trailing, walk.is_animated()),
            Self::Webp(walk) => (walk.trailing, walk.is_animated()),
            Self::Gif(walk) => (walk.trailing, walk.is_animated()),
            Self::Heic(boxes) => (0, boxes.is_sequence()),
            Self::Pdf(document) => return document.found.clone(),
            Self::Tiff(_) | Self::Bmp(_) => (0, false),
        };
        let metadata = match self {
            Self::Webp(walk) => walk.has_metadata(),
            Self::Gif(walk) => walk.metadata,
            Self::Heic(boxes) => boxes.has_metadata(),
            Self::Tiff(pages) => pages.metadata,
            _ => self
                .strip(Keep::Appearance)
                .is_some_and(|stripped| stripped != bytes[..bytes.len() - trailing]),
        };
        let (width, height) = self.stored_size(1);
        let short = width.min(height);
        [
            (metadata, Found::Metadata),
            (self.exif(1).location, Found::Location),
            (trailing > 0, Found::TrailingBytes),
            (animated, Found::AnimationDropped),
            (short < LEGIBLE_SHORT_SIDE, Found::LowResolution(short)),
        ]
        .into_iter()
        .filter_map(|(holds, found)| holds.then_some(found))
        .collect()
    }

    pub(crate) fn facts(&self, bytes: &[u8]) -> DocumentFacts {
        let mut facts = facts(self.media_type(), self.shown_size(1), bytes);
        if let Self::Pdf(_) = self {
            (facts.width, facts.height) = (None, None);
        }
        if let Self::Pdf(_) | Self::Tiff(_) = self {
            facts.pages = Some(self.pages());
        }
        facts
    }
}

/// The facts of a picture's file.
pub(crate) fn facts(
    media_type: MediaType,
    (width, height): (u32, u32),
    bytes: &[u8],
) -> DocumentFacts {
    DocumentFacts {
        media_type,
        width: Some(width),
        height: Some(height),
        pages: None,
        bytes: bytes.len() as u64,
        sha256: sha256_hex(bytes),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::synthetic;

    fn look(bytes: &[u8]) {
        if let Ok(source) = Source::open(bytes) {
            let _ = source.check_limits(1);
            let _ = source.found(bytes);
            if let Some(stripped) = source.strip(Keep::Appearance) {
                let again = Source::open(&stripped).expect("what was walked can be walked again");
                assert_eq!(
                    again.strip(Keep::Appearance),
                    Some(stripped.clone()),
                    "stripping twice is stripping once"
                );
            }
        }
    }

    /// Bytes with the beginnings that lead into each walk.
    fn files() -> impl Strategy<Value = Vec<u8>> {
        let heads: Vec<Vec<u8>> = vec![
            vec![],
            b"\xff\xd8\xff".to_vec(),
            b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0"
                .to_vec(),
            b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0".to_vec(),
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\0\0\0\0".to_vec(),
            b"RIFF\x80\0\0\0WEBP".to_vec(),
            b"RIFF\x80\0\0\0WEBPVP8X\x0a\0\0\0".to_vec(),
            b"GIF89a\x10\0\x10\0\0\0\0".to_vec(),
            b"BM\x80\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(),
            b"II*\0\x08\0\0\0".to_vec(),
            b"MM\0+\0\x08\0\0".to_vec(),
            b"\0\0\0\x10ftypheic\0\0\0\0".to_vec(),
            b"%PDF-1.4\n1 0 obj\n<<".to_vec(),
        ];
        (prop::sample::select(heads), prop::collection::vec(any::<u8>(), 0..400))
            .prop_map(|(head, tail)| [head, tail].concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn no_bytes_make_the_header_pass_panic(bytes in files()) {
            look(&bytes);
        }

        #[test]
        fn nor_does_a_real_file_with_bytes_changed(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
            cut in any::<prop::sample::Index>(),
            kind in 0usize..8,
        ) {
            let mut bytes = match kind {
                0 => synthetic::photo_png(1, 24, 16),
                1 => synthetic::photo_webp(1, 24, 16, 6),
                2 => synthetic::photo_tiff(1, 24, 16, 6, 2),
                3 => synthetic::photo_gif(1, 24, 16, 2),
                4 => synthetic::photo_bmp(1, 24, 16),
                5 => synthetic::sideways_heic(),
                6 => synthetic::PdfSketch { pages: 2, ..Default::default() }.write(),
                _ => synthetic::photo_jpeg(1, 24, 16, 6),
            };
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            look(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            look(&bytes);
        }
    }
}
