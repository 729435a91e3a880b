//! Headers that claim more pixels than anybody has memory for.

use super::super::{flat_jpeg, png_of_size};
use super::plain;
use super::random::Random;

/// Two sides of which the area or one alone is over every limit.
fn sides(random: &mut Random) -> (u32, u32) {
    let long = random.between(16_400, 65_535) as u32;
    match random.between(0, 2) {
        0 => (65_535, 65_535),
        1 => (long, 1),
        _ => (long, random.between(16_400, 65_535) as u32),
    }
}

pub(super) fn png(random: &mut Random) -> Vec<u8> {
    match random.between(0, 3) {
        0 => png_of_size(i32::MAX as u32, i32::MAX as u32),
        _ => {
            let (width, height) = sides(random);
            png_of_size(width, height)
        }
    }
}

pub(super) fn jpeg(random: &mut Random) -> Vec<u8> {
    let progressive = random.between(0, 1) == 1;
    let mut jpeg = flat_jpeg(8, 8, &[1, 2, 3], progressive, None);
    let frame = jpeg.windows(2).position(|it| matches!(it, [0xff, 0xc0 | 0xc2])).unwrap_or(0);
    let (width, height) = sides(random);
    jpeg[frame + 5..frame + 7].copy_from_slice(&(height as u16).to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&(width as u16).to_be_bytes());
    jpeg
}

pub(super) fn gif(random: &mut Random) -> Vec<u8> {
    let mut gif = plain::gif(2, 2, 1);
    let (width, height) = sides(random);
    // The screen; the frame as well.
    for at in [6, 32] {
        gif[at..at + 2].copy_from_slice(&(width as u16).to_le_bytes());
        gif[at + 2..at + 4].copy_from_slice(&(height as u16).to_le_bytes());
    }
    gif
}

/// The extended header, whose sides have 24 bits.
pub(super) fn webp(random: &mut Random) -> Vec<u8> {
    let coded = plain::webp(1, 8, 8);
    let (width, height) = sides(random);
    let mut extended = b"VP8X\x0a\0\0\0\0\0\0\0".to_vec();
    extended.extend_from_slice(&(width - 1).to_le_bytes()[..3]);
    extended.extend_from_slice(&(height - 1).to_le_bytes()[..3]);
    let length = (4 + extended.len() + coded.len() - 12) as u32;
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &extended, &coded[12..]].concat()
}

pub(super) fn bmp(random: &mut Random) -> Vec<u8> {
    let (width, height) = sides(random);
    [plain::bmp_head(width, height, random.of(&[1, 8, 24, 32])), vec![0; 64]].concat()
}

pub(super) fn tiff(random: &mut Random) -> Vec<u8> {
    let (width, height) = sides(random);
    let mut tiff = plain::tiff(16, 16);
    // The values of the first two entries; the one strip has all rows.
    for (at, value) in [(18, width), (30, height), (102, height)] {
        tiff[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    tiff
}

/// The boxes of a HEIC file as far as its size, and nothing coded.
pub(super) fn heic(random: &mut Random) -> Vec<u8> {
    fn nested(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
    }
    let (width, height) = sides(random);
    let size = [&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
    let properties = nested(b"ipco", &nested(b"ispe", &size));
    // Item 1 has property 1.
    let link = nested(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0x81]);
    let item = nested(b"infe", b"\x02\0\0\0\0\x01\0\0hvc1\0");
    let meta = [
        &[0; 4][..],
        &nested(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        &nested(b"pitm", &[0, 0, 0, 0, 0, 1]),
        &nested(b"iloc", &[0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8]),
        &nested(b"iinf", &[&[0, 0, 0, 0, 0, 1][..], &item].concat()),
        &nested(b"iprp", &[properties, link].concat()),
    ]
    .concat();
    let kind = nested(b"ftyp", b"heic\0\0\0\0mif1heic");
    [kind, nested(b"meta", &meta), nested(b"mdat", &[0; 8])].concat()
}
