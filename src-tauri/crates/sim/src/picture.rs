//! Width and height of an image, from its header alone.

/// The eight bytes that every PNG file starts with.
pub(crate) const PNG_MAGIC: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Pixels as (width, height) of a PNG or JPEG file; `None` where the header does not tell.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(&PNG_MAGIC) { png(bytes) } else { jpeg(bytes) }
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| {
        let field = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes(field.try_into().ok()?))
    };
    Some((number(16)?, number(20)?))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let pair = |at: usize| {
        let field = bytes.get(at..at + 2)?;
        Some(u16::from_be_bytes(field.try_into().ok()?))
    };
    let mut at = 2;
    loop {
        // Any number of FF bytes may stand before a marker.
        while bytes.get(at)? == &0xFF && bytes.get(at + 1)? == &0xFF {
            at += 1;
        }
        if bytes.get(at)? != &0xFF {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xC4 | 0xC8 | 0xCC => {}
            0xC0..=0xCF => return Some((pair(at + 7)?.into(), pair(at + 5)?.into())),
            0xD0..=0xD7 | 0x01 => {
                at += 2;
                continue;
            }
            0xD9 | 0xDA => return None,
            _ => {}
        }
        at += 2 + usize::from(pair(at + 2)?);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn png_header_tells_both_sides() {
        let mut file = PNG_MAGIC.to_vec();
        file.extend(13u32.to_be_bytes());
        file.extend(b"IHDR");
        file.extend(640u32.to_be_bytes());
        file.extend(403u32.to_be_bytes());
        assert_eq!(dimensions(&file), Some((640, 403)));
        assert_eq!(dimensions(&file[..20]), None, "a header cut short tells nothing");
    }

    #[test]
    fn jpeg_frame_is_found_behind_other_segments() {
        let file = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 1,
            0x2C, 2, 0x58, 3,
        ];
        assert_eq!(dimensions(&file), Some((600, 300)));
        assert_eq!(dimensions(&file[..12]), None);
        assert_eq!(dimensions(b"GIF89a"), None);
    }
}
