//! The coded picture turned without loss: blocks of 8 by 8 change places, and within them
//! coefficients change places and signs (ITU-T T.81). Nothing is rounded.

use super::huffman::{Reader, Table, Writer, standard};
use super::walk::{APP0, APP15, COM, EOI, SOI, SOS, Walk};
use crate::limits::MAX_DECODE_BYTES;

const SOF0: u8 = 0xc0;
const DHT: u8 = 0xc4;
const DQT: u8 = 0xdb;
const DRI: u8 = 0xdd;

/// The place in a block, row by row, of the coefficient at each place in the file.
#[rustfmt::skip]
const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// One component's coefficients, row by row in blocks row by row.
struct Plane {
    id: u8,
    across: usize,
    down: usize,
    quantiser: u8,
    /// Blocks in a row of the whole plane.
    width: usize,
    blocks: Vec<[i16; 64]>,
}

/// What an EXIF orientation does, in this order: rows become columns, then each side is reversed.
#[derive(Clone, Copy)]
struct Turn {
    transpose: bool,
    flip_x: bool,
    flip_y: bool,
}

impl Turn {
    fn new(exif: u8) -> Self {
        Self {
            transpose: exif >= 5,
            flip_x: matches!(exif, 2 | 3 | 6 | 7),
            flip_y: matches!(exif, 3 | 4 | 7 | 8),
        }
    }

    fn plane(self, plane: Plane) -> Plane {
        let Plane { id, across, down, quantiser, width, blocks } = plane;
        let height = blocks.len() / width;
        let (w, h) = if self.transpose { (height, width) } else { (width, height) };
        let (across, down) = if self.transpose { (down, across) } else { (across, down) };
        let turned = (0..h * w).map(|i| {
            let x = if self.flip_x { w - 1 - i % w } else { i % w };
            let y = if self.flip_y { h - 1 - i / w } else { i / w };
            let (x, y) = if self.transpose { (y, x) } else { (x, y) };
            self.block(&blocks[y * width + x])
        });
        let blocks = turned.collect();
        Plane { id, across, down, quantiser, width: w, blocks }
    }

    /// Reversing a side changes the sign of the waves of odd number along it.
    fn block(self, block: &[i16; 64]) -> [i16; 64] {
        std::array::from_fn(|i| {
            let (u, v) = (i % 8, i / 8);
            let value = block[if self.transpose { u * 8 + v } else { i }];
            let negative = (self.flip_x && u % 2 == 1) != (self.flip_y && v % 2 == 1);
            if negative { -value } else { value }
        })
    }
}

/// The file with its picture turned by an EXIF orientation, its other segments as they were; `None`
/// where that cannot be done without loss, takes too much memory, or is not done: progressive files
/// and those of several scans, and sides that end within a group of blocks.
pub(crate) fn turn(walk: &Walk<'_>, exif: u8) -> Option<Vec<u8>> {
    if walk.frame.coefficient_bytes() * 2 > MAX_DECODE_BYTES {
        return None;
    }
    let turn = Turn::new(exif);
    let planes = read(walk)?;
    let planes: Vec<Plane> = planes.into_iter().map(|plane| turn.plane(plane)).collect();
    let (width, height) = (walk.frame.width as u16, walk.frame.height as u16);
    let (width, height) = if turn.transpose { (height, width) } else { (width, height) };

    let mut out = vec![0xff, SOI];
    for segment in &walk.segments {
        match segment.marker {
            DQT if turn.transpose => write(&mut out, DQT, &transposed(segment.payload)?),
            APP0..=APP15 | COM | DQT => write(&mut out, segment.marker, segment.payload),
            _ => {}
        }
    }
    let mut frame = vec![8];
    frame.extend_from_slice(&height.to_be_bytes());
    frame.extend_from_slice(&width.to_be_bytes());
    frame.push(planes.len() as u8);
    let mut scan = vec![planes.len() as u8];
    for (i, plane) in planes.iter().enumerate() {
        frame.extend_from_slice(&[
            plane.id,
            (plane.across << 4 | plane.down) as u8,
            plane.quantiser,
        ]);
        scan.extend_from_slice(&[plane.id, if i == 0 { 0 } else { 0x11 }]);
    }
    scan.extend_from_slice(&[0, 63, 0]);
    write(&mut out, SOF0, &frame);
    for class in 0..4 {
        write(&mut out, DHT, &standard(class));
    }
    write(&mut out, SOS, &scan);
    out.extend_from_slice(&code(&planes)?);
    out.extend_from_slice(&[0xff, EOI]);
    Some(out)
}

fn write(out: &mut Vec<u8>, marker: u8, payload: &[u8]) {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&(payload.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(payload);
}

/// Quantisers of rows for columns.
fn transposed(payload: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(payload.len());
    let mut rest = payload;
    while let Some((&head, tables)) = rest.split_first() {
        let bytes = if head >> 4 == 0 { 1 } else { 2 };
        let (table, after) = tables.split_at_checked(64 * bytes)?;
        out.push(head);
        for place in ZIGZAG {
            let other = ZIGZAG.iter().position(|&it| it == place % 8 * 8 + place / 8)?;
            out.extend_from_slice(&table[other * bytes..][..bytes]);
        }
        rest = after;
    }
    Some(out)
}

/// Every plane's blocks in the order in which a scan of all of them holds them, by place.
fn places(planes: &[Plane]) -> impl Iterator<Item = (usize, usize)> {
    let shapes: Vec<_> = planes.iter().map(|it| (it.across, it.down, it.width)).collect();
    let groups_across = planes[0].width / planes[0].across;
    let groups = planes[0].blocks.len() / (planes[0].across * planes[0].down);
    (0..groups).flat_map(move |group| {
        let (column, row) = (group % groups_across, group / groups_across);
        let shapes = shapes.clone();
        shapes.into_iter().enumerate().flat_map(move |(plane, (across, down, width))| {
            (0..across * down).map(move |i| {
                let (x, y) = (column * across + i % across, row * down + i / across);
                (plane, y * width + x)
            })
        })
    })
}

fn read(walk: &Walk<'_>) -> Option<Vec<Plane>> {
    let mut frames = walk.segments.iter().filter(|it| matches!(it.marker, 0xc0..=0xc2));
    let mut scans = walk.segments.iter().filter(|it| it.marker == SOS);
    let (frame, scan) = (frames.next()?, scans.next()?);
    if frame.marker != SOF0 || scans.next().is_some() {
        return None;
    }
    let (width, height) = (walk.frame.width as usize, walk.frame.height as usize);
    let specs = frame.payload.get(6..)?.chunks_exact(3);
    let count = specs.len();
    // A scan of one component has its blocks one by one, whatever its factors say.
    let factors =
        |it: u8| if count == 1 { (1, 1) } else { (usize::from(it >> 4), usize::from(it & 15)) };
    let across = specs.clone().map(|it| factors(it[1]).0).max()?;
    let down = specs.clone().map(|it| factors(it[1]).1).max()?;
    let group = (across * 8, down * 8);
    if group.0 == 0 || group.1 == 0 || width % group.0 != 0 || height % group.1 != 0 {
        return None;
    }
    let mut planes: Vec<Plane> = specs
        .map(|spec| {
            let (across, down) = factors(spec[1]);
            let (columns, rows) = (width / group.0 * across, height / group.1 * down);
            let (blocks, id) = (vec![[0; 64]; columns * rows], spec[0]);
            Plane { id, across, down, quantiser: spec[2], width: columns, blocks }
        })
        .collect();
    if planes.iter().any(|it| it.blocks.is_empty()) {
        return None;
    }

    let mut tables: [Option<Table>; 8] = Default::default();
    let mut interval = 0;
    for segment in walk.segments.iter().take_while(|it| it.marker != SOS) {
        match segment.marker {
            DHT => Table::read_all(segment.payload, &mut tables)?,
            DRI => interval = usize::from(u16::from_be_bytes(*segment.payload.first_chunk()?)),
            _ => {}
        }
    }
    let (&listed, ids) = scan.payload.split_first()?;
    if usize::from(listed) != count {
        return None;
    }
    let mut coders = Vec::new();
    for (plane, spec) in planes.iter().zip(ids.chunks_exact(2)) {
        if plane.id != spec[0] {
            return None;
        }
        let dc = tables.get(usize::from(spec[1] >> 4 & 3))?.as_ref()?;
        let ac = tables.get(4 + usize::from(spec[1] & 3))?.as_ref()?;
        coders.push((dc, ac));
    }

    let per_group: usize = planes.iter().map(|it| it.across * it.down).sum();
    let mut reader = Reader::new(scan.scan);
    let mut before = vec![0i32; count];
    let order: Vec<(usize, usize)> = places(&planes).collect();
    for (i, (plane, place)) in order.into_iter().enumerate() {
        if interval > 0 && i > 0 && i % (interval * per_group) == 0 {
            reader.restart()?;
            before.fill(0);
        }
        let (dc, ac) = coders[plane];
        let block = &mut planes[plane].blocks[place];
        before[plane] += reader.difference(dc)?;
        block[0] = i16::try_from(before[plane]).ok()?;
        let mut at = 1;
        while at < 64 {
            let symbol = reader.symbol(ac)?;
            let (run, size) = (usize::from(symbol >> 4), symbol & 15);
            match (run, size) {
                (15, 0) => at += 16,
                (_, 0) => break,
                _ => {
                    at += run;
                    *block.get_mut(*ZIGZAG.get(at)?)? = reader.value(size)? as i16;
                    at += 1;
                }
            }
        }
    }
    Some(planes)
}

fn code(planes: &[Plane]) -> Option<Vec<u8>> {
    let mut tables: [Option<Table>; 8] = Default::default();
    for class in 0..4 {
        Table::read_all(&standard(class), &mut tables)?;
    }
    let mut writer = Writer::default();
    let mut before = vec![0i32; planes.len()];
    for (plane, place) in places(planes) {
        let kind = usize::from(plane > 0);
        let (dc, ac) = (tables[kind].as_ref()?, tables[4 + kind].as_ref()?);
        let block = &planes[plane].blocks[place];
        let average = i32::from(block[0]);
        writer.coded(dc, 0, average - before[plane])?;
        before[plane] = average;
        let mut run = 0;
        for &place in &ZIGZAG[1..] {
            let value = i32::from(block[place]);
            if value == 0 {
                run += 1;
                continue;
            }
            while run > 15 {
                writer.symbol(ac, 0xf0)?;
                run -= 16;
            }
            writer.coded(ac, run << 4, value)?;
            run = 0;
        }
        if run > 0 {
            writer.symbol(ac, 0)?;
        }
    }
    Some(writer.finish())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::decode::{Detail, decode};
    use crate::raster::Raster;
    use crate::source::Source;
    use crate::synthetic;

    fn turned(jpeg: &[u8], exif: u8) -> Option<Vec<u8>> {
        turn(&Walk::new(jpeg).unwrap(), exif)
    }

    fn pixels(jpeg: &[u8]) -> Raster {
        decode(&Source::open(jpeg).unwrap(), 1, Detail::FULL).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn turned_there_and_back_it_is_the_same_and_looks_as_it_should(
            seed in 0u64..1_000,
            (width, height) in (1u32..6, 1u32..6),
            exif in 2u8..=8,
        ) {
            let given = synthetic::plain_jpeg(seed, width * 16, height * 16);
            let there = turned(&given, exif).unwrap();
            let opposite = match exif {
                6 => 8,
                8 => 6,
                other => other,
            };
            prop_assert!(turned(&there, opposite) == turned(&given, 1));
            let (seen, wanted) = (pixels(&there), pixels(&given).orient(exif));
            prop_assert_eq!((seen.width, seen.height), (wanted.width, wanted.height));
            // A decoder rounds rows and columns one after the other, so their order shows a little.
            let near = seen.pixels.iter().zip(&wanted.pixels).all(|(&a, &b)| a.abs_diff(b) <= 4);
            prop_assert!(near);
        }
    }

    #[test]
    fn gray_and_ink_are_turned_too() {
        for components in [&[90][..], &[10, 200, 60, 30]] {
            let given = synthetic::flat_jpeg(32, 16, components, false, Some(0));
            let seen = pixels(&turned(&given, 6).unwrap());
            assert_eq!((seen.width, seen.height), (16, 32));
            assert!(seen.pixels == pixels(&given).orient(6).pixels);
        }
    }

    #[test]
    fn what_cannot_be_turned_without_loss_is_left_alone() {
        let progressive = synthetic::flat_jpeg(16, 16, &[1, 2, 3], true, None);
        assert!(turned(&progressive, 6).is_none());
        assert!(turned(&synthetic::plain_jpeg(1, 33, 32), 6).is_none());
        // A block's data is missing.
        let mut cut = synthetic::plain_jpeg(1, 64, 64);
        cut.drain(cut.len() - 200..cut.len() - 2);
        assert!(turned(&cut, 6).is_none());
    }
}
