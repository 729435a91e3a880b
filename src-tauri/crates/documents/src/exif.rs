//! The two things that EXIF is read for: which way is up, and whether a place is told.

use exif::{Context, In, Reader, Tag};

use crate::limits::MAX_EXIF_BYTES;

/// What an EXIF block says. Without one: upright, no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exif {
    /// 1 to 8, as EXIF numbers them.
    pub(crate) orientation: u8,
    /// Whether it holds any GPS field.
    pub(crate) location: bool,
}

impl Default for Exif {
    fn default() -> Self {
        Self { orientation: 1, location: false }
    }
}

impl Exif {
    /// From the TIFF structure, without the `Exif` prefix. What cannot be read counts as absent:
    /// cameras write broken EXIF around good pictures.
    pub(crate) fn read(tiff: &[u8]) -> Self {
        if tiff.len() > MAX_EXIF_BYTES {
            return Self::default();
        }
        let parsed = Reader::new()
            .continue_on_error(true)
            .read_raw(tiff.to_vec())
            .or_else(|error| error.distill_partial_result(|_| {}));
        let Ok(parsed) = parsed else { return Self::default() };
        let orientation = parsed
            .get_field(Tag::Orientation, In::PRIMARY)
            .and_then(|field| field.value.get_uint(0))
            .and_then(|value| u8::try_from(value).ok())
            .filter(|value| (1..=8).contains(value))
            .unwrap_or(1);
        let location = parsed.fields().any(|field| field.tag.context() == Context::Gps);
        Self { orientation, location }
    }
}

/// A TIFF structure that holds the orientation and nothing else.
pub(crate) fn orientation_only(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minimal_block_reads_back() {
        for orientation in 1..=8 {
            let read = Exif::read(&orientation_only(orientation));
            assert_eq!(read, Exif { orientation, location: false });
        }
    }

    #[test]
    fn nonsense_counts_as_upright() {
        assert_eq!(Exif::read(&orientation_only(9)), Exif::default());
        assert_eq!(Exif::read(b"II*\0\xff\xff\xff\xff"), Exif::default());
        assert_eq!(Exif::read(b""), Exif::default());
    }
}
