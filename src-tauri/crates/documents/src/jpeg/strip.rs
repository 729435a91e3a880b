use super::walk::{APP0, APP1, APP2, APP14, EOI, EXIF_PREFIX, ICC_PREFIX, SOI, SOS, Segment, Walk};
use crate::exif::orientation_only;

/// What stays beside the picture itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// What the pixels need to be decoded.
    Pixels,
    /// That, and what they need to look right: density, colour profile, orientation.
    Appearance,
}

/// The same coded picture without metadata, comments, thumbnails and trailing bytes.
///
/// What stays is written in one fixed form, so a file that has nothing to lose comes out byte for
/// byte: that is how a file without metadata is recognised.
pub(crate) fn strip(walk: &Walk<'_>, keep: Keep) -> Vec<u8> {
    strip_as(walk, keep, walk.exif().orientation)
}

/// The same under another orientation, 1 to 8.
pub(crate) fn strip_as(walk: &Walk<'_>, keep: Keep, orientation: u8) -> Vec<u8> {
    let size: usize = walk.segments.iter().map(|it| 4 + it.payload.len() + it.scan.len()).sum();
    let mut out = Vec::with_capacity(size + 64);
    out.extend_from_slice(&[0xff, SOI]);
    let mut orientation = Some(orientation).filter(|&it| it != 1 && keep == Keep::Appearance);
    for segment in &walk.segments {
        // Before all but the JFIF header, which readers expect first.
        if segment.marker != APP0
            && let Some(orientation) = orientation.take()
        {
            write(&mut out, APP1, &[EXIF_PREFIX, &orientation_only(orientation)]);
        }
        match segment.marker {
            _ if !segment.is_metadata() => {
                write(&mut out, segment.marker, &[segment.payload]);
                if segment.marker == SOS {
                    out.extend_from_slice(segment.scan);
                }
            }
            // JFIF decides how three components are read; its thumbnail goes.
            APP0 => {
                if let Some(head) = jfif(segment) {
                    write(&mut out, APP0, &[head, &[0, 0]]);
                }
            }
            // So does Adobe's segment, and whether four components are inverted.
            APP14 => {
                if let Some(head) = adobe(segment) {
                    write(&mut out, APP14, &[head]);
                }
            }
            APP2 if keep == Keep::Appearance && segment.payload.starts_with(ICC_PREFIX) => {
                write(&mut out, APP2, &[segment.payload]);
            }
            _ => {}
        }
    }
    out.extend_from_slice(&[0xff, EOI]);
    out
}

fn jfif<'a>(segment: &Segment<'a>) -> Option<&'a [u8]> {
    segment.payload.get(..12).filter(|it| it.starts_with(b"JFIF\0"))
}

fn adobe<'a>(segment: &Segment<'a>) -> Option<&'a [u8]> {
    segment.payload.get(..12).filter(|it| it.starts_with(b"Adobe"))
}

fn write(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = 2 + parts.iter().map(|it| it.len()).sum::<usize>();
    let length = u16::try_from(length).expect("a segment is never longer than the one it is from");
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    parts.iter().for_each(|part| out.extend_from_slice(part));
}
