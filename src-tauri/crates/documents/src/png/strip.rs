use super::chunks::{Chunk, Chunks, SIGNATURE};
use super::write::chunk;
use crate::exif::orientation_only;
use crate::jpeg::Keep;

/// The name written for every colour profile; the field is free text in a given file.
const PROFILE_NAME: &[u8] = b"ICC Profile\0";

/// The same coded picture without text, time, EXIF, animation, private chunks and trailing bytes.
///
/// As with JPEG, what stays has one fixed form, so a file with nothing to lose is unchanged.
pub(crate) fn strip(walk: &Chunks<'_>, keep: Keep) -> Vec<u8> {
    let size: usize = walk.chunks.iter().map(|it| it.whole.len()).sum();
    let mut out = Vec::with_capacity(size + 64);
    out.extend_from_slice(SIGNATURE);
    let mut orientation = Some(walk.exif().orientation).filter(|&it| it != 1);
    for it in &walk.chunks {
        match &it.kind {
            b"IEND" => chunk(&mut out, b"IEND", &[]),
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" => out.extend_from_slice(it.whole),
            _ if keep == Keep::Pixels => {}
            b"iCCP" => {
                if let Some(profile) = profile(it) {
                    chunk(&mut out, b"iCCP", &[PROFILE_NAME, profile].concat());
                }
            }
            b"eXIf" => {
                if let Some(orientation) = orientation.take() {
                    chunk(&mut out, b"eXIf", &orientation_only(orientation));
                }
            }
            kind if is_appearance(kind, it.data.len()) => out.extend_from_slice(it.whole),
            _ => {}
        }
    }
    out
}

/// Chunks of a fixed small size that say how the samples are to be shown. A longer one would be a
/// place to hide something in.
fn is_appearance(kind: &[u8; 4], length: usize) -> bool {
    match kind {
        b"sRGB" => length == 1,
        b"gAMA" | b"cICP" => length == 4,
        b"cHRM" => length == 32,
        b"sBIT" => length <= 4,
        b"pHYs" => length == 9,
        _ => false,
    }
}

/// The profile's method and compressed data, after its name.
fn profile<'a>(chunk: &Chunk<'a>) -> Option<&'a [u8]> {
    let name = chunk.data.iter().take(80).position(|&byte| byte == 0)?;
    chunk.data.get(name + 1..)
}
