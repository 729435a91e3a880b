//! PDF: nesting, loops, and drawing that never ends.

use super::plain::{packed, page, pdf, stream};
use super::random::Random;

/// One page with this content.
fn drawn(content: &[u8]) -> Vec<u8> {
    pdf(&page(content))
}

/// Structures in structures, in an object or on the page.
pub(super) fn nesting(random: &mut Random) -> Vec<u8> {
    let depth = random.between(20_000, 200_000);
    let nested = |open: &[u8], close: &[u8]| [open.repeat(depth), close.repeat(depth)].concat();
    match random.between(0, 4) {
        0 => {
            let mut objects = page(b"");
            objects.push(nested(b"[", b"]"));
            pdf(&objects)
        }
        1 => {
            let mut objects = page(b"");
            objects.push(nested(b"<</A ", b">>"));
            pdf(&objects)
        }
        2 => drawn(&nested(b"q ", b"Q ")),
        3 => drawn(&[&nested(b"[", b"]")[..], b" TJ"].concat()),
        // Opened and never closed.
        _ => {
            let mut objects = page(b"");
            objects.push(b"[".repeat(depth));
            pdf(&objects)
        }
    }
}

/// Content that unpacks to a hundred times its size; packed once or twice.
pub(super) fn content(random: &mut Random) -> Vec<u8> {
    let line = random.of(&[&b"0 0 300 200 re f\n"[..], b"%\n", b"q 1 0 0 1 1 1 cm Q\n", b"\0"]);
    let unpacked = line.repeat((random.between(20, 100) << 20) / line.len());
    let mut objects = page(b"");
    objects[3] = match random.between(0, 1) {
        0 => packed("", &unpacked),
        _ => {
            let once = super::plain::zlib(&unpacked);
            stream("/Filter[/FlateDecode/FlateDecode]", &super::plain::zlib(&once))
        }
    };
    pdf(&objects)
}

/// A picture of more samples than memory, or of fewer bytes than it says.
pub(super) fn picture(random: &mut Random) -> Vec<u8> {
    let side = random.of(&[8_000, 16_000, 65_535, 2_000_000_000u32]);
    let space = random.of(&["DeviceRGB", "DeviceCMYK", "DeviceGray"]);
    let entries = format!(
        "/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/{space}"
    );
    let mut objects = page(b"300 0 0 200 0 0 cm /X Do");
    objects.push(match random.between(0, 4) {
        0 => packed(&entries, &vec![0; random.between(20, 120) << 20]),
        1 => stream(&format!("{entries}/Filter/DCTDecode"), &super::pixels::jpeg(random)),
        2 => stream(&format!("{entries}/Filter/JPXDecode"), &random.bytes(400)),
        3 => stream(
            &format!(
                "{entries}/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {side}/Rows {side}>>"
            ),
            &random.bytes(400),
        ),
        _ => stream(&format!("{entries}/Filter/JBIG2Decode"), &random.bytes(400)),
    });
    pdf(&objects)
}

/// Forms that draw forms: ten of the next in each of twelve, or one that draws itself.
pub(super) fn forms(random: &mut Random) -> Vec<u8> {
    let mut objects = page(b"/X Do");
    let times = random.of(&[1, 2, 10]);
    let depth = random.of(&[1, 12, 40u32]);
    for i in 0..depth {
        // The last leads back to the first in some, and draws a rectangle in others.
        let last = i + 1 == depth;
        let next = if last { 5 } else { 6 + i };
        let content = match last && depth > 1 {
            true => b"0 0 1 1 re f".to_vec(),
            false => b"/X Do ".repeat(times),
        };
        let entries = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</XObject<</X {next} 0 R>>>>"
        );
        objects.push(stream(&entries, &content));
    }
    pdf(&objects)
}

/// Lines of dashes, curves and text that are finer or farther than any page.
pub(super) fn drawing(random: &mut Random) -> Vec<u8> {
    let content: &[u8] = random.of(&[
        &b"[0.00001] 0 d 1 w 0 0 m 300 200 l S"[..],
        b"[0.00001 0.00001] 0 d 50 w 0 0 m 300 200 l S",
        b"0.0000001 w 0 0 m 1e30 1e30 l S",
        b"1e38 0 0 1e38 0 0 cm 0 0 1 1 re f",
        b"1e-38 0 0 1e-38 0 0 cm [1] 0 d 0 0 m 1e38 1e38 l S",
        b"1e30 w 1 j 1 J 0 0 m 10 10 20 20 30 30 c S",
        b"/Pattern cs /P scn 0 0 300 200 re f",
    ]);
    drawn(&content.repeat(random.of(&[1, 1, 500])))
}

/// Trees of pages that lead to themselves, or have more pages than anybody counts.
pub(super) fn tree(random: &mut Random) -> Vec<u8> {
    let mut objects = page(b"");
    match random.between(0, 3) {
        0 => objects[1] = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>".to_vec(),
        1 => objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>".to_vec(),
        2 => {
            let kids = "3 0 R ".repeat(random.between(1_000, 50_000));
            objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count 9>>").into_bytes();
        }
        _ => {
            // A chain of nodes.
            let depth = random.between(100, 20_000);
            objects[1] = b"<</Type/Pages/Kids[5 0 R]/Count 1>>".to_vec();
            for i in 0..depth {
                let next = if i + 1 == depth { 3 } else { 6 + i };
                objects.push(format!("<</Type/Pages/Kids[{next} 0 R]/Count 1>>").into_bytes());
            }
        }
    }
    pdf(&objects)
}

/// A page larger than paper comes, smaller than a point, or inside out.
pub(super) fn sheet(random: &mut Random) -> Vec<u8> {
    let sheet = random.of(&[
        "0 0 2000000 2000000",
        "0 0 1e30 1e30",
        "0 0 0 0",
        "0 0 0.0001 0.0001",
        "1000 1000 0 0",
        "-1e9 -1e9 1e9 1e9",
        "0 0 1 16384000",
    ]);
    let mut objects = page(b"0 0 100 100 re f");
    objects[2] =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[{sheet}]/Contents 4 0 R>>").into_bytes();
    pdf(&objects)
}

/// Tables of objects that lead to themselves or out of the file.
pub(super) fn table(random: &mut Random) -> Vec<u8> {
    let mut out = drawn(b"");
    let end = out.windows(9).rposition(|it| it == b"startxref").unwrap_or(0);
    let table = out.windows(5).position(|it| it == b"xref\n").unwrap_or(0);
    let trailer = out.windows(9).rposition(|it| it == b"startxref").unwrap_or(0);
    match random.between(0, 3) {
        0 => {
            out.truncate(end);
            out.extend_from_slice(format!("startxref\n{}\n%%EOF\n", i64::MAX).as_bytes());
        }
        1 => {
            // The table before this one is this one.
            let before = format!("/Prev {table}>>\n");
            out.splice(trailer - 3..trailer, before.into_bytes());
        }
        2 => {
            out.splice(trailer - 3..trailer, b"/Size 2000000000/Prev -5>>\n".to_vec());
        }
        _ => {
            // The catalogue stands in a stream of objects that stands in itself.
            let mut objects = page(b"");
            objects.push(stream("/Type/ObjStm/N 100000000/First 10/Extends 5 0 R", b"5 0 1 0 "));
            out = pdf(&objects);
        }
    }
    out
}
