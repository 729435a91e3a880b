use tiff::tags::Tag;

use super::{PageDecoder, number};

/// What the tag of a page's colours says of numbered ones, and of plain gray.
const NUMBERED: u32 = 3;
const GRAY: u8 = 1;

/// The colours of a page whose samples are numbers of colours. The decoder does not read such
/// pages; as gray it reads the numbers.
#[derive(Debug)]
pub(crate) struct Palette {
    colours: Vec<[u8; 3]>,
    /// Where in the file the tag's value stands.
    mark: usize,
}

impl Palette {
    pub(super) fn read(decoder: &mut PageDecoder<'_>, bytes: &[u8]) -> Option<Self> {
        if number(decoder, Tag::PhotometricInterpretation) != Some(NUMBERED) {
            return None;
        }
        let mark = mark(bytes, usize::try_from(decoder.ifd_pointer()?.0).ok()?)?;
        let parts = decoder.get_tag_u16_vec(Tag::ColorMap).ok()?;
        let count = parts.len() / 3;
        // All reds, then all greens, then all blues, 16 bits each.
        let part = |i: usize| (parts[i] >> 8) as u8;
        let colours = (0..count).map(|i| [part(i), part(count + i), part(2 * count + i)]).collect();
        Some(Self { colours, mark })
    }

    /// A copy of the file in which the page's samples are told to be gray.
    pub(super) fn hidden(&self, bytes: &[u8]) -> Vec<u8> {
        let mut copy = bytes.to_vec();
        if let Some(value) = copy.get_mut(self.mark) {
            *value = GRAY;
        }
        copy
    }

    /// The colour of a number. One that is not there is white, as paper.
    pub(crate) fn colour(&self, number: u8) -> [u8; 3] {
        self.colours.get(usize::from(number)).copied().unwrap_or([255; 3])
    }
}

/// Where the low byte of the tag's value stands, in a directory of 12-byte entries.
fn mark(bytes: &[u8], directory: usize) -> Option<usize> {
    let little = bytes.starts_with(b"II*");
    if !little && !bytes.starts_with(b"MM\0*") {
        return None;
    }
    let u16_at = |at: usize| {
        let pair = *bytes.get(at..at.checked_add(2)?)?.first_chunk()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let entries = usize::from(u16_at(directory)?);
    let at = (0..entries)
        .map(|i| directory + 2 + i * 12)
        .find(|&at| u16_at(at) == Some(Tag::PhotometricInterpretation.to_u16()))?;
    Some(at + 8 + usize::from(!little))
}
