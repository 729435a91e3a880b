use dossier_domain::{DocumentFacts, MediaType};

use crate::digest::sha256_hex;
use crate::exif::Exif;
use crate::finding::Found;
use crate::jpeg::{self, Keep};
use crate::limits::{LEGIBLE_SHORT_SIDE, MAX_DECODE_BYTES, MAX_PIXELS, MAX_SIDE};
use crate::png;
use crate::sniff::{Sniffed, sniff};

/// A file as its header and structure tell it; nothing is decoded.
#[derive(Debug)]
pub(crate) enum Source<'a> {
    Jpeg(jpeg::Walk<'a>),
    Png(png::Chunks<'a>),
}

impl<'a> Source<'a> {
    /// Tells the type by content and walks the structure.
    ///
    /// # Errors
    /// What makes the file unusable whatever the rule.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Found> {
        match sniff(bytes) {
            _ if bytes.is_empty() => Err(Found::Empty),
            Sniffed::Image(MediaType::Jpeg) => jpeg::Walk::new(bytes).map(Self::Jpeg),
            Sniffed::Image(MediaType::Png) => png::Chunks::new(bytes).map(Self::Png),
            Sniffed::Image(other) => Err(Found::UnsupportedType(other.as_str())),
            Sniffed::Known(name, _) => Err(Found::UnsupportedType(name)),
            Sniffed::Unknown => Err(Found::NotAnImage),
        }
    }

    /// Holds the header against the limits.
    ///
    /// # Errors
    /// `TooManyPixels`.
    pub(crate) fn check_limits(&self) -> Result<(), Found> {
        let (width, height) = self.stored_size();
        let decode_bytes = match self {
            Self::Jpeg(walk) => walk.frame.decode_bytes(),
            Self::Png(walk) => walk.decode_bytes(),
        };
        let within = width.max(height) <= MAX_SIDE
            && u64::from(width) * u64::from(height) <= MAX_PIXELS
            && decode_bytes <= MAX_DECODE_BYTES;
        if within { Ok(()) } else { Err(Found::TooManyPixels) }
    }

    pub(crate) fn media_type(&self) -> MediaType {
        match self {
            Self::Jpeg(_) => MediaType::Jpeg,
            Self::Png(_) => MediaType::Png,
        }
    }

    fn exif(&self) -> Exif {
        match self {
            Self::Jpeg(walk) => walk.exif(),
            Self::Png(walk) => walk.exif(),
        }
    }

    /// The EXIF orientation, 1 to 8.
    pub(crate) fn orientation(&self) -> u8 {
        self.exif().orientation
    }

    fn stored_size(&self) -> (u32, u32) {
        match self {
            Self::Jpeg(walk) => (walk.frame.width, walk.frame.height),
            Self::Png(walk) => (walk.width, walk.height),
        }
    }

    /// Width and height as shown.
    pub(crate) fn shown_size(&self) -> (u32, u32) {
        match (self.stored_size(), self.orientation()) {
            ((width, height), 5..=8) => (height, width),
            (size, _) => size,
        }
    }

    pub(crate) fn has_alpha(&self) -> bool {
        matches!(self, Self::Png(walk) if walk.has_alpha())
    }

    pub(crate) fn has_profile(&self) -> bool {
        match self {
            Self::Jpeg(walk) => walk.has_profile(),
            Self::Png(walk) => walk.has_profile(),
        }
    }

    /// The same coded picture without what is to go.
    pub(crate) fn strip(&self, keep: Keep) -> Vec<u8> {
        match self {
            Self::Jpeg(walk) => jpeg::strip(walk, keep),
            Self::Png(walk) => png::strip(walk, keep),
        }
    }

    /// What is to be said of the file as it came, whatever becomes of it.
    pub(crate) fn found(&self, bytes: &[u8]) -> Vec<Found> {
        let (trailing, animated) = match self {
            Self::Jpeg(walk) => (walk.trailing, false),
            Self::Png(walk) => (walk.trailing, walk.is_animated()),
        };
        let metadata = self.strip(Keep::Appearance) != bytes[..bytes.len() - trailing];
        let (width, height) = self.stored_size();
        [
            (metadata, Found::Metadata),
            (self.exif().location, Found::Location),
            (trailing > 0, Found::TrailingBytes),
            (animated, Found::AnimationDropped),
            (width.min(height) < LEGIBLE_SHORT_SIDE, Found::LowResolution),
        ]
        .into_iter()
        .filter_map(|(holds, found)| holds.then_some(found))
        .collect()
    }

    pub(crate) fn facts(&self, bytes: &[u8]) -> DocumentFacts {
        facts(self.media_type(), self.shown_size(), bytes)
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

    fn look(bytes: &[u8]) {
        if let Ok(source) = Source::open(bytes) {
            let _ = source.check_limits();
            let _ = source.found(bytes);
            let stripped = source.strip(Keep::Appearance);
            let again = Source::open(&stripped).expect("what was walked can be walked again");
            assert_eq!(
                again.strip(Keep::Appearance),
                stripped,
                "stripping twice is stripping once"
            );
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
            png in any::<bool>(),
        ) {
            let mut bytes = if png {
                crate::synthetic::photo_png(1, 24, 16)
            } else {
                crate::synthetic::photo_jpeg(1, 24, 16, 6)
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
