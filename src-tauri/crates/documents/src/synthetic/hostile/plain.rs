//! Small files that are in order, of every type, for others to be made of. The writers are our own
//! and as short as each format allows.

use super::super::{flat_jpeg, photo_jpeg, photo_png};
use super::random::Random;

/// A small file of any type.
pub(super) fn any(random: &mut Random) -> Vec<u8> {
    let seed = random.next() % 8;
    match random.between(0, 8) {
        0 => photo_jpeg(seed, 48, 32, random.between(1, 8) as u8),
        1 => flat_jpeg(40, 24, &[9, 9, 9], true, None),
        2 => photo_png(seed, 48, 32),
        3 => gif(16, 12, 1),
        4 => webp(seed, 32, 24),
        5 => tiff(16, 16),
        6 => bmp(16, 12),
        7 => heic(seed, 64, 64),
        _ => pdf(&page(b"0 0 100 100 re f")),
    }
}

/// Some of each type, by the name of the fuzz target that reads it.
pub(super) fn by_type() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    let forms = b"q 0.5 0 0 0.5 10 10 cm [3 1] 0 d 0 0 m 9 9 l S Q BT (a) Tj ET /X Do";
    let mut objects = page(forms);
    objects.push(packed("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f"));
    vec![
        (
            "jpeg",
            vec![
                photo_jpeg(1, 48, 32, 6),
                flat_jpeg(40, 24, &[9, 9, 9], true, None),
                flat_jpeg(16, 16, &[9, 9, 9, 9], false, None),
                flat_jpeg(16, 16, &[9], false, None),
            ],
        ),
        ("png", vec![photo_png(1, 24, 16)]),
        ("webp", vec![webp(1, 24, 16)]),
        ("tiff", vec![tiff(16, 16)]),
        ("gif", vec![gif(16, 12, 1), gif(4, 4, 3)]),
        ("bmp", vec![bmp(16, 12)]),
        ("heic", vec![heic(1, 32, 32)]),
        ("pdf", vec![pdf(&page(b"0 0 100 100 re f")), pdf(&objects)]),
    ]
}

/// A GIF of so many frames, each of one colour.
pub(super) fn gif(width: u16, height: u16, frames: usize) -> Vec<u8> {
    let mut out = b"GIF89a".to_vec();
    out.extend_from_slice(&width.to_le_bytes());
    out.extend_from_slice(&height.to_le_bytes());
    // Two colours.
    out.extend_from_slice(&[0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    for _ in 0..frames {
        out.extend_from_slice(&[0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0]);
        out.extend_from_slice(&width.to_le_bytes());
        out.extend_from_slice(&height.to_le_bytes());
        out.extend_from_slice(&[0, 2]);
        // Codes of three bits: clear and zero by turns, so that they never grow, then the end.
        let pixels = usize::from(width) * usize::from(height);
        let codes = (0..pixels).flat_map(|_| [4u8, 0]).chain([5]);
        let bits: Vec<bool> =
            codes.flat_map(|code| (0..3).map(move |i| code >> i & 1 == 1)).collect();
        let packed: Vec<u8> = bits
            .chunks(8)
            .map(|byte| byte.iter().rev().fold(0, |all, &bit| all << 1 | u8::from(bit)))
            .collect();
        for block in packed.chunks(255) {
            out.push(block.len() as u8);
            out.extend_from_slice(block);
        }
        out.push(0);
    }
    out.push(0x3b);
    out
}

/// A lossless WebP.
pub(super) fn webp(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    image_webp::WebPEncoder::new(&mut out)
        .encode(
            &super::super::pixels(seed, width, height),
            width,
            height,
            image_webp::ColorType::Rgb8,
        )
        .expect("memory takes any write");
    out
}

/// A HEIC of one picture.
fn heic(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let pixels = super::super::pixels(seed, width, height);
    heifer::encode_rgb8(width, height, &pixels, &heifer::EncodeOptions::default())
        .expect("the sides and the pixels agree")
}

/// A TIFF of gray pixels in one strip.
pub(super) fn tiff(width: u32, height: u32) -> Vec<u8> {
    let pixels = vec![200; (width * height) as usize];
    let strip = 8 + 2 + 9 * 12 + 4;
    let entries = [
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, strip),
        (277, 1),
        (278, height),
        (279, width * height),
    ];
    [tiff_of(&entries, 0), pixels].concat()
}

/// A TIFF of one directory with these entries (tag and one number each) and the place of the next.
pub(super) fn tiff_of(entries: &[(u16, u32)], next: u32) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend_from_slice(&directory(entries, next));
    out
}

/// A directory of a TIFF.
pub(super) fn directory(entries: &[(u16, u32)], next: u32) -> Vec<u8> {
    let mut out = (entries.len() as u16).to_le_bytes().to_vec();
    for (tag, value) in entries {
        out.extend_from_slice(&tag.to_le_bytes());
        // One number of 32 bits.
        out.extend_from_slice(&[4, 0, 1, 0, 0, 0]);
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&next.to_le_bytes());
    out
}

/// A BMP of 24 bits.
pub(super) fn bmp(width: u32, height: u32) -> Vec<u8> {
    let row = (width * 3).div_ceil(4) * 4;
    let pixels = vec![120; (row * height) as usize];
    [bmp_head(width, height, 24), pixels].concat()
}

/// What stands before a BMP's pixels.
pub(super) fn bmp_head(width: u32, height: u32, bits: u16) -> Vec<u8> {
    let mut out = b"BM".to_vec();
    for number in [1_000_000, 0, 54, 40, width, height] {
        out.extend_from_slice(&u32::to_le_bytes(number));
    }
    out.extend_from_slice(&[1, 0]);
    out.extend_from_slice(&bits.to_le_bytes());
    out.extend_from_slice(&[0; 24]);
    out
}

/// The objects of a PDF with one page, whose content this is. Object 1 is the catalogue, 2 the
/// tree, 3 the page, 4 the content; more may follow.
pub(super) fn page(content: &[u8]) -> Vec<Vec<u8>> {
    vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</XObject<</X 5 0 R>>>>\
          /Contents 4 0 R>>"
            .to_vec(),
        stream("", content),
    ]
}

/// A stream with these entries beside its length.
pub(super) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}{entries}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A stream that unpacks to `data`.
pub(super) fn packed(entries: &str, data: &[u8]) -> Vec<u8> {
    stream(&format!("/Filter/FlateDecode{entries}"), &zlib(data))
}

/// Deflated, in a zlib frame.
pub(super) fn zlib(data: &[u8]) -> Vec<u8> {
    let level = libdeflater::CompressionLvl::new(6).expect("libdeflate has levels 1 to 12");
    let mut compressor = libdeflater::Compressor::new(level);
    let mut out = vec![0; compressor.zlib_compress_bound(data.len())];
    let length =
        compressor.zlib_compress(data, &mut out).expect("the buffer has the bound's length");
    out.truncate(length);
    out
}

/// A PDF of these objects, the first of which is its catalogue.
pub(super) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", i + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    let count = objects.len() + 1;
    out.extend_from_slice(format!("xref\n0 {count}\n0000000000 65535 f \n").as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    out.extend_from_slice(trailer.as_bytes());
    out
}
