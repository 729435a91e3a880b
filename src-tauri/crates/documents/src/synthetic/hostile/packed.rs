//! Little that unpacks to much, or makes a decoder go over the same again and again.

use super::super::{flat_jpeg, plain_png};
use super::plain::{self, zlib};
use super::random::Random;
use crate::png::chunk;

const SIGNATURE_AND_HEADER: usize = 33;

/// A small PNG with chunks put behind its header.
fn png_with(chunks: &[u8]) -> Vec<u8> {
    let plain = plain_png(1, 24, 16);
    let (head, rest) = plain.split_at(SIGNATURE_AND_HEADER);
    [head, chunks, rest].concat()
}

/// Megabytes of nothing.
fn zeros(random: &mut Random) -> Vec<u8> {
    zlib(&vec![0; random.between(20, 120) << 20])
}

pub(super) fn profile(random: &mut Random) -> Vec<u8> {
    let mut out = Vec::new();
    chunk(&mut out, b"iCCP", &[b"p\0\0", &zeros(random)[..]].concat());
    png_with(&out)
}

pub(super) fn text(random: &mut Random) -> Vec<u8> {
    let mut out = Vec::new();
    match random.between(0, 1) {
        0 => chunk(&mut out, b"zTXt", &[b"Comment\0\0", &zeros(random)[..]].concat()),
        _ => chunk(&mut out, b"iTXt", &[b"Comment\0\x01\0\0\0", &zeros(random)[..]].concat()),
    }
    png_with(&out)
}

pub(super) fn chunks(random: &mut Random) -> Vec<u8> {
    let mut out = Vec::new();
    for _ in 0..random.between(100_000, 300_000) {
        chunk(&mut out, b"prVt", &[]);
    }
    png_with(&out)
}

/// An animated PNG of thousands of frames.
pub(super) fn frames_png(random: &mut Random) -> Vec<u8> {
    let frames = random.between(2_000, 20_000) as u32;
    let mut out = Vec::new();
    chunk(&mut out, b"acTL", &[frames.to_be_bytes(), 0u32.to_be_bytes()].concat());
    for i in 0..frames {
        let control: Vec<u8> =
            [i * 2, 24, 16, 0, 0].iter().flat_map(|it| it.to_be_bytes()).collect();
        chunk(&mut out, b"fcTL", &[&control[..], &[0, 1, 0, 100, 0, 0]].concat());
    }
    png_with(&out)
}

pub(super) fn frames_gif(random: &mut Random) -> Vec<u8> {
    plain::gif(8, 8, random.between(2_000, 20_000))
}

/// A PNG within the limits whose data unpacks to far more than its picture, or to far less.
pub(super) fn data_png(random: &mut Random) -> Vec<u8> {
    let side = random.of(&[16u32, 4_000, 8_000]);
    let header = super::super::png_of_size(side, side);
    let mut out = header[..SIGNATURE_AND_HEADER].to_vec();
    chunk(&mut out, b"IDAT", &zeros(random));
    chunk(&mut out, b"IEND", &[]);
    out
}

/// A progressive JPEG that goes over its greatest picture in as many scans as it likes.
pub(super) fn scans(random: &mut Random) -> Vec<u8> {
    let side = random.of(&[640u16, 4_000, 8_000]);
    let jpeg = flat_jpeg(side, side, &[1, 2, 3], true, None);
    let last = jpeg.windows(2).rposition(|it| it == [0xff, 0xda]).unwrap_or(0);
    let (head, scan) = jpeg.split_at(last);
    let scan = &scan[..scan.len() - 2];
    let count = random.of(&[90, 99, 101, 3_000]);
    // The file stays under what is read at all.
    let count = count.min(60_000_000 / scan.len().max(1));
    [head, &scan.repeat(count), b"\xff\xd9"].concat()
}

/// Thousands of segments that say nothing.
pub(super) fn segments(random: &mut Random) -> Vec<u8> {
    let jpeg = flat_jpeg(16, 16, &[7], false, None);
    let segment = random.of(&[&b"\xff\xe5\0\x02"[..], b"\xff\xfe\0\x02", b"\xff\xff\xff\xd0"]);
    [&jpeg[..2], &segment.repeat(random.between(2_000, 60_000)), &jpeg[2..]].concat()
}

/// Directories that lead to themselves, to one another, or one after the other for ever.
pub(super) fn directories(random: &mut Random) -> Vec<u8> {
    let entries =
        [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (273, 8), (278, 16), (279, 9)];
    let length = plain::directory(&entries, 0).len() as u32;
    let count = random.of(&[1, 2, 5_000u32]);
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    for i in 0..count {
        let next = if i + 1 == count { 8 } else { 8 + length * (i + 1) };
        out.extend_from_slice(&plain::directory(&entries, next));
    }
    out
}

/// A picture of tiles or strips, each of which says that it is huge.
pub(super) fn tiles(random: &mut Random) -> Vec<u8> {
    let side = random.of(&[64u32, 4_096, 8_000]);
    let tile = random.of(&[16u32, 65_520, i32::MAX as u32 / 16 * 16]);
    let compression = random.of(&[1, 5, 8, 32_773, 7, 4]);
    let parts = match random.between(0, 1) {
        0 => [(322, tile), (323, tile), (324, 8), (325, 200)],
        _ => [(273, 8), (277, 1), (278, random.of(&[1, tile])), (279, 200)],
    };
    let mut entries = vec![(256, side), (257, side), (258, 8), (259, compression), (262, 1)];
    entries.extend(parts);
    [plain::tiff_of(&entries, 0), random.bytes(300)].concat()
}

/// A strip that unpacks to far more than its picture.
pub(super) fn data_tiff(random: &mut Random) -> Vec<u8> {
    let data = zeros(random);
    let side = random.of(&[16u32, 4_000, 7_900]);
    let entries = [
        (256, side),
        (257, side),
        (258, 8),
        (259, 8),
        (262, 1),
        (273, 8 + 2 + 9 * 12 + 4),
        (277, 1),
        (278, side),
        (279, data.len() as u32),
    ];
    [plain::tiff_of(&entries, 0), data].concat()
}
