use libdeflater::{CompressionLvl, Compressor};

use crate::png::chunk;

/// A JPEG of one colour, for the codings that no encoder at hand writes: `components` are the
/// samples (one for gray, three for YCbCr, four for CMYK or YCCK as stored), `progressive` writes
/// a scan of averages and one of the rest for each component, `adobe` is the colour transform of Adobe's segment.
/// Width and height are multiples of 8.
///
/// # Panics
/// When they are not.
pub fn flat_jpeg(
    width: u16,
    height: u16,
    components: &[u8],
    progressive: bool,
    adobe: Option<u8>,
) -> Vec<u8> {
    assert!(width.is_multiple_of(8) && height.is_multiple_of(8), "sides are multiples of 8");
    let count = components.len() as u8;
    let mut out = vec![0xff, 0xd8];
    let mut segment = |marker: u8, payload: &[u8]| {
        out.extend_from_slice(&[0xff, marker]);
        out.extend_from_slice(&(payload.len() as u16 + 2).to_be_bytes());
        out.extend_from_slice(payload);
    };
    if let Some(transform) = adobe {
        segment(0xee, &[b"Adobe\0\x64\0\0\0\0", &[transform][..]].concat());
    }
    segment(0xdb, &[&[0][..], &[1; 64]].concat());
    let ids = 1..=count;
    let (h, w) = (height.to_be_bytes(), width.to_be_bytes());
    let mut frame = vec![8, h[0], h[1], w[0], w[1], count];
    ids.clone().for_each(|id| frame.extend_from_slice(&[id, 0x11, 0]));
    segment(if progressive { 0xc2 } else { 0xc0 }, &frame);
    // Average values: the twelve lengths of difference have codes of 4 bits each.
    let mut lengths = [0; 16];
    lengths[3] = 12;
    segment(0xc4, &[&[0][..], &lengths, &(0..12).collect::<Vec<u8>>()].concat());
    // The rest of a block: one code of 1 bit, the end.
    let mut lengths = [0; 16];
    lengths[0] = 1;
    segment(0xc4, &[&[0x10][..], &lengths, &[0]].concat());
    let blocks = usize::from(width / 8) * usize::from(height / 8);
    let scan_head = |ids: std::ops::RangeInclusive<u8>, band: [u8; 3]| {
        let mut head = vec![ids.clone().count() as u8];
        ids.for_each(|id| head.extend_from_slice(&[id, 0]));
        [head, band.to_vec()].concat()
    };
    if progressive {
        segment(0xda, &scan_head(ids, [0, 0, 0]));
        out.extend_from_slice(&averages(blocks, components, ""));
        for id in 1..=count {
            let head = scan_head(id..=id, [1, 63, 0]);
            out.extend_from_slice(&[0xff, 0xda, 0, head.len() as u8 + 2]);
            out.extend_from_slice(&head);
            out.extend_from_slice(&packed(&"0".repeat(blocks)));
        }
    } else {
        segment(0xda, &scan_head(ids, [0, 63, 0]));
        out.extend_from_slice(&averages(blocks, components, "0"));
    }
    out.extend_from_slice(&[0xff, 0xd9]);
    out
}

/// The differences of the blocks' averages, each followed by `end`.
fn averages(blocks: usize, components: &[u8], end: &str) -> Vec<u8> {
    let mut bits = String::new();
    for block in 0..blocks {
        for &sample in components {
            let value = if block == 0 { (i32::from(sample) - 128) * 8 } else { 0 };
            let length = 32 - value.unsigned_abs().leading_zeros();
            bits.push_str(&format!("{length:04b}"));
            if length > 0 {
                let low = if value < 0 { value - 1 } else { value } as u32 & ((1 << length) - 1);
                bits.push_str(&format!("{low:00$b}", length as usize));
            }
            bits.push_str(end);
        }
    }
    packed(&bits)
}

/// Digits to bytes, filled with ones, and a zero behind each byte that would look like a marker.
fn packed(bits: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bits.as_bytes().chunks(8) {
        let digit = |i: usize| byte.get(i).is_none_or(|&it| it == b'1');
        let byte = (0..8).fold(0, |sum, i| sum << 1 | u8::from(digit(i)));
        out.push(byte);
        if byte == 0xff {
            out.push(0);
        }
    }
    out
}

/// A PNG whose header claims `width` by `height` while its data holds next to nothing.
pub fn png_of_size(width: u32, height: u32) -> Vec<u8> {
    png_of_rows(width, height, 2, false, &[])
}

/// A PNG of 8 bits a sample with this colour type and these rows, each after its filter byte.
///
/// # Panics
/// Never: the buffer has room.
pub fn png_of_rows(
    width: u32,
    height: u32,
    colour_type: u8,
    interlaced: bool,
    rows: &[u8],
) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::fastest());
    let mut data = vec![0; compressor.zlib_compress_bound(rows.len())];
    let length = compressor.zlib_compress(rows, &mut data).expect("the buffer has the bound");
    let rest = [8, colour_type, 0, 0, u8::from(interlaced)];
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &rest].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &header);
    chunk(&mut out, b"IDAT", &data[..length]);
    chunk(&mut out, b"IEND", &[]);
    out
}
